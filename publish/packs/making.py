"""Documents → finished files, each made once however many packs it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publish.books import Bound, bind_all
from publish.canonical import digest
from publish.editions import BookPlan, deck_job, pictures_in
from publish.jobs import Job, Step, Work, job
from publish.model import Book, Deck, Wanted
from publish.packs.contents import DECK, PERSONAL, WORKSHEET
from publish.packs.desk import Desk
from publish.packs.documents import ARRANGERS

WRITERS = {"docx": "publish.render.docx:render", "xlsx": "publish.render.xlsx:render"}
"""How a book becomes a file that offices change by hand."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file. `source` is what it was made of, whose digest is `content`, whatever the revision."""

    data: bytes
    content: str
    source: Book | Deck


def make(work: Work, wanted: Iterable[Wanted], desk: Desk) -> Iterator[Step | tuple[Wanted, Made]]:
    """Each document as soon as it is done; one whose job was lost never comes."""
    decks, books = {}, {}
    for one in dict.fromkeys(wanted):
        if one.document == DECK:
            decks[one] = desk.decks[one.language, one.subject]
        else:
            books[one] = _with_foot(ARRANGERS[one.document](one, desk), desk)
    yield from _decks(work, decks, desk)
    yield from _office(work, {one: book for one, book in books.items() if one.form in WRITERS})
    yield from _print(work, {one: book for one, book in books.items() if one.form == "pdf"}, desk)


def _with_foot(book: Book, desk: Desk) -> Book:
    words = desk.papers[book.edition.language].words
    return replace(book, foot=words("Revision {revision}", revision=book.revision))


def content(source: Book | Deck) -> str:
    """What tells a document's content from another's: everything it says, but not of which revision."""
    return digest(replace(source, revision="", foot="") if isinstance(source, Book) else replace(source, revision=""))


# ── by form ───────────────────────────────────────────────────────────────────


def _decks(work: Work, decks: dict[Wanted, Deck], desk: Desk) -> Iterator[Step | tuple[Wanted, Made]]:
    jobs = {one: deck_job(deck, desk.compiled[one.language], desk.template) for one, deck in decks.items()}
    yield from _done(work, jobs, decks)


def _office(work: Work, books: dict[Wanted, Book]) -> Iterator[Step | tuple[Wanted, Made]]:
    jobs = {
        one: job(WRITERS[one.form], (book,), f"{one.language} {one.document}", one.document not in PERSONAL)
        for one, book in books.items()
    }
    yield from _done(work, jobs, books)


def _done(
    work: Work, jobs: dict[Wanted, Job], sources: dict[Wanted, Deck] | dict[Wanted, Book]
) -> Iterator[Step | tuple[Wanted, Made]]:
    by_key: dict[str, list[Wanted]] = {}
    for one, drawn in jobs.items():
        by_key.setdefault(drawn.key, []).append(one)
    for event in work.results(list({drawn.key: drawn for drawn in jobs.values()}.values())):
        if isinstance(event, Step):
            yield event
            continue
        for one in by_key[event[0].key]:
            source: Book | Deck = sources[one]
            yield one, Made(event[1].data, content(source), source)


def _print(work: Work, books: dict[Wanted, Book], desk: Desk) -> Iterator[Step | tuple[Wanted, Made]]:
    """Bound as PDF. Guides name pages of worksheets: all of a language are drawn, whoever wants them."""
    asked = tuple(books)
    plans = [_book_plan(str(n), one, books[one], desk) for n, one in enumerate(asked)]
    languages = {one.language for one in asked}
    sheets = {Wanted(WORKSHEET, language, subject=id): book for (language, id), book in desk.worksheets.items()}
    unasked = [one for one in sheets if one.language in languages and one not in books]
    plans += [_book_plan("", one, sheets[one], desk) for one in unasked]
    for event in bind_all(work, tuple(plans), desk.compiled):
        if isinstance(event, Bound):
            one = asked[int(event.path)]
            yield one, Made(event.data, content(books[one]), books[one])
        else:
            yield event


def _book_plan(path: str, wanted: Wanted, book: Book, desk: Desk) -> BookPlan:
    """`name` is by what guides call a worksheet; nobody calls the others."""
    name = f"{WORKSHEET}/{wanted.subject}" if wanted.document == WORKSHEET else f"{wanted.document}/{path}"
    pictures = pictures_in([part.blocks for part in book.parts], desk.compiled[wanted.language].pictures)
    return BookPlan(path, name, book, desk.brand, pictures, wanted.document not in PERSONAL)
