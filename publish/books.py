"""Books: their parts drawn by jobs, page numbers looked up, bound into files.

A part does not know on which page it begins. First every part is drawn without page numbers; then only
those that print one are drawn again, from the same start, until nothing moves. So what is printed
depends on the sources alone, and a growing chapter does not cause its successors to be laid out again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from publish import walk
from publish.compile import Compiled
from publish.editions import BookPlan, pictures_in
from publish.jobs import Job, Step, Work, job
from publish.model import Book, Contents, Edition, Folio, Inline, PageOf, PagesOf, Part, Rendered
from publish.words import Words

MOST_ROUNDS = 4
MARGINS = "publish.render.pdf:render_margins"
RENDER = "publish.render.pdf:render_part"
BIND = "publish.bind.pdf:bind"

Place = tuple[str, str]
"""(name of a book, or "" for this one; key): what a page number is asked for."""

Pages = dict[Place, Folio]


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
    drawn = [_Drawn(plan, [_job(plan, part, {}) for part in plan.book.parts], {}) for plan in plans]
    slides: dict[str, bytes] = {}
    yield from _draw(work, drawn)
    yield from _draw_slides(work, plans, slides)
    for _ in range(MOST_ROUNDS):
        whole = [book for book in drawn if book.whole]
        numbers = {(b.plan.book.edition.spoken, b.plan.name): _numbers(b) for b in whole}
        before = [one.key for book in whole for one in book.jobs]
        for book in whole:
            pages = _pages(book.plan, numbers)
            book.jobs = [_job(book.plan, part, pages) for part in book.plan.book.parts]
        if [one.key for book in whole for one in book.jobs] == before:
            break
        yield from _draw(work, whole)
    yield from _bind(work, [book for book in drawn if book.whole and book.plan.path], compiled, slides)


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


def _job(plan: BookPlan, part: Part, pages: Pages) -> Job:
    """A part's job names just what it depends on: its own pictures and the numbers that it prints."""
    asked = {place: pages[place] for place in sorted(places(part)) if place in pages}
    pictures = pictures_in([part.blocks], plan.pictures)
    edition = plan.book.edition
    label = f"{_label(edition)}: {walk.plain(part.title) or part.role}"
    return job(RENDER, (_bare(plan.book), part, plan.brand, pictures, asked), label, plan.kept)


def _bare(book: Book) -> Book:
    """The book without its parts: a change in one chapter is no change of the others."""
    return replace(book, parts=(), labels=(), revision="", hidden=(), foot="")


def places(part: Part) -> frozenset[Place]:
    """What a part prints page numbers of."""
    named = [place for inline in walk.all_inlines(part.blocks) for place in _asked(inline)]
    for block in walk.blocks(part.blocks):
        if isinstance(block, Contents):
            named += [("", entry.key) for entry in block.entries]
    return frozenset(named)


def _asked(inline: Inline) -> tuple[Place, ...]:
    match inline:
        case PageOf():
            return ((inline.book, inline.key),)
        case PagesOf():
            return tuple(("", key) for key in inline.keys)
        case _:
            return ()


def _numbers(book: _Drawn) -> Mapping[str, Folio]:
    from publish.bind.numbers import folios

    return folios(book.plan.book, book.parts)


def _pages(plan: BookPlan, numbers: Mapping[tuple[str, str], Mapping[str, Folio]]) -> Pages:
    """Where everything stands, as seen from one book: its own keys, and those of others in its languages."""
    language = plan.book.edition.spoken
    return {
        ("" if name == plan.name else name, key): page
        for (spoken, name), pages in numbers.items()
        if spoken == language
        for key, page in pages.items()
    }


def _bind(
    work: Work, books: list[_Drawn], compiled: Mapping[str, Compiled], slides: Mapping[str, bytes]
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
            values = (plan.book, book.parts, done, compiled[edition.language].words, decks)
            bindings[plan.path] = job(BIND, values, _label(edition), plan.kept)
    paths: dict[str, list[str]] = {}
    for path, one in bindings.items():
        paths.setdefault(one.key, []).append(path)
    for event in work.results(list({one.key: one for one in bindings.values()}.values())):
        if isinstance(event, Step):
            yield event
        else:
            yield from (Bound(path, event[1].data) for path in paths[event[0].key])


def _margins(book: _Drawn, words: Words) -> Job:
    """The job that lays out a book's margins: it depends on what they say, not on how many pages say it."""
    from publish.bind import folios, numbers

    plan = book.plan
    order = tuple(numbers.leaves(plan.book, book.parts))
    values = (_bare(plan.book), folios.sheets(plan.book, order, words), plan.brand)
    return job(MARGINS, values, f"{_label(plan.book.edition)}: margins")


def _label(edition: Edition) -> str:
    return f"{edition.spoken} {edition.product} {edition.subject}"
