"""Books: their parts drawn by jobs, page numbers looked up, bound into files.

A part does not know on which page it begins, nor which numbers it prints: it is drawn with samples as long as
the numbers are guessed to be, and the numbers are put in when the book is bound. What was guessed too short or
too long is drawn again. So what is printed depends on the sources alone, and a growing chapter does not cause
others to be laid out again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from publish import walk
from publish.compile import Compiled
from publish.editions import BookPlan, pictures_in
from publish.jobs import Job, Step, Work, job
from publish.model import Book, Contents, Edition, Folio, PageOf, PagesOf, Part, Rendered
from publish.words import Words

MOST_ROUNDS = 4
LETTERS_A_PAGE = 2_000
MARGINS = "publish.render.pdf:render_margins"
RENDER = "publish.render.pdf:render_part"
BIND = "publish.bind.pdf:bind"

Place = tuple[str, str]
"""(name of a book, or "" for this one; key): what a page number is asked for."""

Pages = dict[Place, Folio]

Numbers = Mapping[tuple[str, str], Mapping[str, Folio]]
"""(language, name of a book) → key → what is printed as the number of its page."""


@dataclass(frozen=True, slots=True)
class Bound:
    path: str
    data: bytes


@dataclass(slots=True)
class _Drawn:
    """A book on its way: the job of each part, and its result as soon as there is one."""

    plan: BookPlan
    jobs: list[Job]
    results: dict[str, Rendered]

    @property
    def whole(self) -> bool:
        return all(one.key in self.results for one in self.jobs)

    @property
    def parts(self) -> tuple[Rendered, ...]:
        return tuple(self.results[one.key] for one in self.jobs)


def bind_all(work: Work, plans: tuple[BookPlan, ...], compiled: Mapping[str, Compiled]) -> Iterator[Step | Bound]:
    """Every book as a file, as soon as all of them have their numbers; books with a lost part are left out."""
    guessed = {(plan.book.edition.language, plan.name): _guess(plan.book) for plan in plans}
    drawn = [_Drawn(plan, _jobs(plan, guessed), {}) for plan in plans]
    numbers: Numbers = {}
    for more in reversed(range(MOST_ROUNDS)):
        yield from _draw(work, drawn)
        drawn = [book for book in drawn if book.whole]
        numbers = {(book.plan.book.edition.language, book.plan.name): _numbers(book) for book in drawn}
        wanted = [_jobs(book.plan, numbers) for book in drawn]
        if not more or wanted == [book.jobs for book in drawn]:
            break
        for book, jobs in zip(drawn, wanted, strict=True):
            book.jobs = jobs
    slides: dict[str, bytes] = {}
    yield from _draw_slides(work, plans, slides)
    yield from _bind(work, [book for book in drawn if book.plan.path], compiled, slides, numbers)


def _draw(work: Work, books: list[_Drawn]) -> Iterator[Step]:
    """Draws what is not drawn yet; parts with much in them first."""
    wanted = [one for book in books for one in book.jobs if one.key not in book.results]
    wanted.sort(key=lambda one: -len(repr(one.values[1])))
    done: dict[str, Rendered] = {}
    for event in work.results(wanted):
        if isinstance(event, Step):
            yield event
        else:
            done[event[0].key] = event[1]
    for book in books:
        book.results |= {one.key: done[one.key] for one in book.jobs if one.key in done}


def _draw_slides(work: Work, plans: tuple[BookPlan, ...], slides: dict[str, bytes]) -> Iterator[Step]:
    """Draws the decks that books show slides of, into `slides` by the keys of their jobs; each deck once for all."""
    wanted = {one.key: one for plan in plans for one in plan.drawings.values()}
    for event in work.results(list(wanted.values())):
        if isinstance(event, Step):
            yield event
        else:
            slides[event[0].key] = event[1].data


def _jobs(plan: BookPlan, numbers: Numbers) -> list[Job]:
    pages = _pages(plan, numbers)
    return [_job(plan, part, pages) for part in plan.book.parts]


def _job(plan: BookPlan, part: Part, pages: Pages) -> Job:
    """A part's job names just what it depends on: its own pictures, and how long the numbers are that it prints."""
    asked = _samples(part, pages)
    pictures = pictures_in([part.blocks], plan.pictures)
    edition = plan.book.edition
    label = f"{_label(edition)}: {walk.plain(part.title) or part.role}"
    return job(RENDER, (_bare(plan.book), part, plan.brand, pictures, asked), label, plan.kept)


def _bare(book: Book) -> Book:
    """The book without its parts: a change in one chapter is no change of the others."""
    return replace(book, parts=(), labels=(), revision="", hidden=(), foot="")


def _samples(part: Part, pages: Pages) -> Pages:
    """For each number that a part prints one that is as long; the number itself where it depends on others (“3–5”)."""
    listed = {("", key) for one in walk.all_inlines(part.blocks) if isinstance(one, PagesOf) for key in one.keys}
    single = {place: _sample(pages[place]) for place in _single(part) if place in pages}
    return dict(sorted((single | {place: pages[place] for place in listed if place in pages}).items()))


def _sample(folio: Folio) -> Folio:
    return replace(folio, number=10 ** (len(str(folio.number)) - 1))


def _single(part: Part) -> Iterator[Place]:
    """What a part prints the page number of, one at a time."""
    yield from ((one.book, one.key) for one in walk.all_inlines(part.blocks) if isinstance(one, PageOf))
    for block in walk.blocks(part.blocks):
        if isinstance(block, Contents):
            yield from (("", entry.key) for entry in block.entries)


def _guess(book: Book) -> Mapping[str, Folio]:
    """Where everything may stand, by how much text there is. Only the number of digits has to be right."""
    from publish.bind.numbers import Leaf, folio

    guessed: dict[str, Folio] = {}
    number = 1
    for index, part in enumerate(book.parts):
        length = sum(len(walk.plain(text)) for block in walk.blocks(part.blocks) for text in walk.texts(block))
        pages = 1 + length // LETTERS_A_PAGE
        here = folio(book, Leaf(number + pages // 2, index, 1 + pages // 2))
        for key in (part.key, *walk.keys(part.blocks)):
            guessed.setdefault(key, here)
        number += pages + (part.opens == "right")
    return guessed


def _numbers(book: _Drawn) -> Mapping[str, Folio]:
    from publish.bind.numbers import folios

    return folios(book.plan.book, book.parts)


def _pages(plan: BookPlan, numbers: Numbers) -> Pages:
    """Where everything stands, as seen from one book: its own keys, and those of others in its language."""
    language = plan.book.edition.language
    return {
        ("" if name == plan.name else name, key): page
        for (spoken, name), pages in numbers.items()
        if spoken == language
        for key, page in pages.items()
    }


def _bind(
    work: Work, books: list[_Drawn], compiled: Mapping[str, Compiled], slides: Mapping[str, bytes], numbers: Numbers
) -> Iterator[Step | Bound]:
    margins = {book.plan.path: _margins(book, compiled[book.plan.book.edition.language].words) for book in books}
    laid_out: dict[str, Rendered] = {}
    for event in work.results(list(margins.values())):
        if isinstance(event, Step):
            yield event
        else:
            laid_out[event[0].key] = event[1]
    bindings: dict[str, Job] = {}
    for book in books:
        plan, edition = book.plan, book.plan.book.edition
        if done := laid_out.get(margins[plan.path].key):
            decks = {id: slides[one.key] for id, one in plan.drawings.items() if one.key in slides}
            values = (plan.book, book.parts, done, compiled[edition.language].words, decks, _printed(plan, numbers))
            bindings[plan.path] = job(BIND, values, _label(edition), plan.kept)
    paths: dict[str, list[str]] = {}
    for path, one in bindings.items():
        paths.setdefault(one.key, []).append(path)
    for event in work.results(list({one.key: one for one in bindings.values()}.values())):
        if isinstance(event, Step):
            yield event
        else:
            yield from (Bound(path, event[1].data) for path in paths[event[0].key])


def _printed(plan: BookPlan, numbers: Numbers) -> Pages:
    """The numbers that a book prints one at a time; they are put in when it is bound."""
    pages = _pages(plan, numbers)
    asked = {place for part in plan.book.parts for place in _single(part)}
    return {place: pages[place] for place in sorted(asked) if place in pages}


def _margins(book: _Drawn, words: Words) -> Job:
    """The job that lays out a book's margins: it depends on what they say, not on how many pages say it."""
    from publish.bind import folios, numbers

    plan = book.plan
    order = tuple(numbers.leaves(plan.book, book.parts))
    values = (_bare(plan.book), folios.sheets(plan.book, order, words), plan.brand)
    return job(MARGINS, values, f"{_label(plan.book.edition)}: margins")


def _label(edition: Edition) -> str:
    return f"{edition.language} {edition.product} {edition.subject}"
