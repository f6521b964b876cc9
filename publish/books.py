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
from publish.editions.plans import BookPlan, pictures_in
from publish.events import Step
from publish.jobs import Job, Work, job
from publish.model import Artifact, Book, Edition, Folio, Part, Rendered
from publish.paging import Asked, Numbers, Pages, asked, guess, seen_from
from publish.words import Words

MOST_ROUNDS = 4
MARGINS = "publish.render.pdf:render_margins"
RENDER = "publish.render.pdf:render_part"
BIND = "publish.bind.pdf:bind"
FOLD = "publish.bind.booklet:impose"
INSIDE = "publish.bind.press:inside"
JACKET = "publish.bind.press:jacket"


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished book, and the files that are to be saved, where they are others: made of it, they say nothing else."""

    path: str
    data: bytes
    files: tuple[Artifact, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A part on its way: its job but for the numbers, and what it prints the page numbers of."""

    stem: Job
    asked: Asked

    def job(self, pages: Pages) -> Job:
        """It depends on how long the numbers are that it prints, not on what they are."""
        return self.stem.with_more(self.asked.samples(pages))


@dataclass(slots=True)
class _Drawn:
    """A book on its way: its parts, the job of each, and its result as soon as there is one."""

    plan: BookPlan
    sheets: tuple[_Sheet, ...]
    jobs: list[Job]
    results: dict[str, Rendered]

    @property
    def whole(self) -> bool:
        return all(one.key in self.results for one in self.jobs)

    @property
    def parts(self) -> tuple[Rendered, ...]:
        return tuple(self.results[one.key] for one in self.jobs)

    @property
    def name(self) -> tuple[str, str]:
        """What other books of its languages know it by."""
        return self.plan.book.edition.spoken, self.plan.name

    def ask(self, numbers: Numbers) -> bool:
        """Lets its jobs have `numbers`; whether one of them is another now."""
        pages = seen_from(*self.name, numbers)
        before = [one.key for one in self.jobs]
        self.jobs = [sheet.job(pages) for sheet in self.sheets]
        return [one.key for one in self.jobs] != before

    def printed(self, numbers: Numbers) -> Pages:
        """The numbers that it prints one at a time; they are put in when it is bound."""
        pages = seen_from(*self.name, numbers)
        places = sorted({place for sheet in self.sheets for place in sheet.asked.single})
        return {place: pages[place] for place in places if place in pages}


def bind_all(work: Work, plans: tuple[BookPlan, ...], compiled: Mapping[str, Compiled]) -> Iterator[Step | Bound]:
    """Every book as a file, as soon as all of them have their numbers; books with a lost part are left out."""
    drawn = [_Drawn(plan, _sheets(plan), [], {}) for plan in plans]
    numbers: Numbers = {book.name: guess(book.plan.book) for book in drawn}
    for _ in range(MOST_ROUNDS):
        changed = [book.ask(numbers) for book in drawn]
        if not any(changed):
            break
        yield from _draw(work, drawn)
        drawn = [book for book in drawn if book.whole]
        numbers = {book.name: _numbers(book) for book in drawn}
    slides: dict[str, bytes] = {}
    yield from _draw_slides(work, plans, slides)
    bound = _bind(work, [book for book in drawn if book.plan.path], compiled, slides, numbers)
    yield from _made(work, bound, plans)


def _sheets(plan: BookPlan) -> tuple[_Sheet, ...]:
    return tuple(_Sheet(_stem(plan, part), asked(part)) for part in plan.book.parts)


def _draw(work: Work, books: list[_Drawn]) -> Iterator[Step]:
    """Draws what is not drawn yet; parts with much in them first."""
    wanted = [one for book in books for one in book.jobs if one.key not in book.results]
    wanted.sort(key=lambda one: -len(repr(one.values[1])))
    done: dict[str, Rendered] = {}
    for event in work.results(wanted, by_helper=True):
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


def _stem(plan: BookPlan, part: Part) -> Job:
    """A part's job names just what it depends on: its own pictures, of the book only what its pages say."""
    pictures = pictures_in([part.blocks], plan.pictures)
    label = f"{_label(plan.book.edition)}: {walk.plain(part.title) or part.role}"
    return job(RENDER, (_bare(plan.book), part, plan.brand, pictures), label, plan.kept)


def _bare(book: Book) -> Book:
    """The book without its parts: a change in one chapter is no change of the others."""
    return replace(book, parts=(), labels=(), revision="", hidden=(), foot="")


def _numbers(book: _Drawn) -> Mapping[str, Folio]:
    from publish.bind.numbers import folios

    return folios(book.plan.book, book.parts)


def _bind(
    work: Work, books: list[_Drawn], compiled: Mapping[str, Compiled], slides: Mapping[str, bytes], numbers: Numbers
) -> Iterator[Step | Bound]:
    margins = {book.plan.path: _margins(book, compiled[book.plan.book.edition.language].words) for book in books}
    laid_out: dict[str, Rendered] = {}
    for event in work.results(list(margins.values()), by_helper=True):
        if isinstance(event, Step):
            yield event
        else:
            laid_out[event[0].key] = event[1]
    bindings: dict[str, Job] = {}
    for book in books:
        plan, edition = book.plan, book.plan.book.edition
        if done := laid_out.get(margins[plan.path].key):
            decks = {id: slides[one.key] for id, one in plan.drawings.items() if one.key in slides}
            values = (plan.book, book.parts, done, compiled[edition.language].words, decks, book.printed(numbers))
            bindings[plan.path] = job(BIND, values, _label(edition), plan.kept)
    paths: dict[str, list[str]] = {}
    for path, one in bindings.items():
        paths.setdefault(one.key, []).append(path)
    for event in work.results(list({one.key: one for one in bindings.values()}.values()), by_helper=True):
        if isinstance(event, Step):
            yield event
        else:
            yield from (Bound(path, event[1].data) for path in paths[event[0].key])


def _made(work: Work, events: Iterator[Step | Bound], plans: tuple[BookPlan, ...]) -> Iterator[Step | Bound]:
    """The finished books: those for a printing house as it asks for them, and with each what is made of it."""
    printed = {plan.path: plan for plan in plans if plan.booklet or plan.press}
    waiting: list[Bound] = []
    for event in events:
        if isinstance(event, Bound) and event.path in printed:
            waiting.append(event)
        else:
            yield event
    jobs = {one.path: _for_print(printed[one.path], one.data) for one in waiting}
    every = {one.key: one for made in jobs.values() for one in made.values()}
    results: dict[str, bytes] = {}
    for done in work.results(list(every.values())):
        if isinstance(done, Step):
            yield done
        else:
            results[done[0].key] = done[1].data
    for book in waiting:
        made = {path: results[one.key] for path, one in jobs[book.path].items() if one.key in results}
        plain = {} if printed[book.path].press else {book.path: book.data}
        if files := plain | made:  # what was lost is told as such
            yield replace(book, files=tuple(Artifact(path, data) for path, data in files.items()))


def _for_print(plan: BookPlan, data: bytes) -> dict[str, Job]:
    """The jobs that make files of a finished book, by the paths of these."""
    made: dict[str, Job] = {}
    if plan.booklet:
        made[plan.booklet] = job(FOLD, (data,), plan.booklet, plan.kept)
    if plan.press:
        made[plan.path] = job(INSIDE, (data, plan.brand, plan.press.date), plan.path, plan.kept)
    if plan.press and plan.press.cover:
        values = (data, _bare(plan.book), plan.book.parts[0], plan.brand, plan.press.date, plan.press.leaf)
        made[plan.press.cover] = job(JACKET, values, plan.press.cover, plan.kept)
    return made


def _margins(book: _Drawn, words: Words) -> Job:
    """The job that lays out a book's margins: it depends on what they say, not on how many pages say it."""
    from publish.bind import folios, numbers

    plan = book.plan
    order = tuple(numbers.leaves(plan.book, book.parts))
    values = (_bare(plan.book), folios.sheets(plan.book, order, words), plan.brand)
    return job(MARGINS, values, f"{_label(plan.book.edition)}: margins")


def _label(edition: Edition) -> str:
    return f"{edition.spoken} {edition.product} {edition.subject}"
