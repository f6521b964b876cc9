"""Documents → finished files, each made once however many packs it is in."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from publish.arrange import response, timetable
from publish.arrange.common import joined
from publish.arrange.pack.paper import PACK
from publish.bind.signed import sign
from publish.books import MARGINS, Bound, bind_all
from publish.canonical import named
from publish.editions.brands import facing
from publish.editions.decks import deck_job, drawings_in, paper_job
from publish.editions.honesty import honest_deck, honest_in_all
from publish.editions.plans import BookPlan, pictures_in
from publish.editions.revisions import Source, content, runs
from publish.editions.several import pictures_of
from publish.events import Step
from publish.jobs import Job, Work, job
from publish.kinds import RESPONSE
from publish.model import Book, Calendar, Deck, Edition, Wanted
from publish.packs.contents import DECK, NOTES, PERSONAL, WORKSHEET
from publish.packs.desk import Desk
from publish.packs.documents import ARRANGERS, calendar
from publish.products import NOTES_PAGES, TIMETABLE
from publish.render.html import Margin

Sources = Mapping[Wanted, Source]

WRITERS = {
    "docx": "publish.render.docx:render",
    "xlsx": "publish.render.xlsx:render",
    "ics": "publish.render.ics:render",
}
"""How a book becomes a file that offices change by hand, and a calendar one that calendars read."""


DATED = {TIMETABLE: timetable.arrange, RESPONSE: response.arrange}
"""Products that say of which revision they are in a place of their own: below a picture, in a field nobody sees."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file. `content` tells it from others whatever its revision; `pages` 0: it has none.

    `by_hand`: it is not ours, but takes the place of ours; the numbers of its slides that differ, or a dash.
    """

    data: bytes
    content: str
    pages: int = 0
    by_hand: str = ""


Done = Iterator[Step | tuple[Wanted, Made]]


def arranged(wanted: Iterable[Wanted], desk: Desk) -> dict[Wanted, Source]:
    """What each document says. A document in several forms is arranged once."""
    sources: dict[Wanted, Source] = {}
    for one in wanted:
        same = replace(one, form="pdf")
        if one.document in (DECK, NOTES):
            decks = desk.decks if one.document == DECK else {**desk.decks, **desk.on_paper}
            sources[one] = decks[one.language, one.subject]
        elif one.form == "ics":
            sources[one] = calendar(one, desk)
        else:
            sources[one] = sources.get(same) or ARRANGERS[one.document](one, desk)
    return sources


def footed(source: Source, desk: Desk) -> Source:
    """A document that says which revision it is of: at the foot of each page or slide, last in each appointment."""
    language = source.edition.language if isinstance(source, Book) else source.language
    said = _revision(language, desk)
    if isinstance(source, Calendar):
        return replace(source, appointments=tuple(replace(a, notes=(*a.notes, said)) for a in source.appointments))
    one = desk.compiled[language]
    if isinstance(source, Deck):
        deck = replace(source, revision=desk.revision, footer=joined(source.footer, said))
        return honest_deck(deck, one, facing(desk.template, language), desk.accepted)
    if arrange := DATED.get(source.edition.product):
        source = arrange(
            replace(one.publication, revision=desk.revision), source.edition, one.words, desk.papers[language].names
        )
    foot = "" if source.edition.product == TIMETABLE else said  # below the picture it says so itself
    ones = [one, *(desk.compiled[other] for other in source.edition.beside)]
    pictures = pictures_in(runs(source), pictures_of(ones))
    return honest_in_all(replace(source, revision=desk.revision, foot=foot), ones, pictures, desk.accepted)


def _revision(language: str, desk: Desk) -> str:
    return desk.papers[language].words("Revision {revision}", revision=desk.revision)


def finished(work: Work, sources: Sources, desk: Desk) -> Done:
    """Each document as soon as it is done; one whose job was lost never comes."""
    signed = {one: source if one.document == NOTES else footed(source, desk) for one, source in sources.items()}
    feet: dict[str, bytes] = {}
    yield from _feet(work, [one.language for one in sources if one.document == NOTES], desk, feet)
    jobs = {one: made for one, source in signed.items() if (made := _job(one, source, desk))}
    by_key: dict[str, list[Wanted]] = {}
    for one, drawn in jobs.items():
        by_key.setdefault(drawn.key, []).append(one)
    for event in work.results(list({drawn.key: drawn for drawn in jobs.values()}.values())):
        if isinstance(event, Step):
            yield event
        else:
            for one in by_key[event[0].key]:
                data = event[1].data
                data = sign(data, feet[one.language]) if one.document == NOTES and one.language in feet else data
                yield one, _made(one, data, sources[one], desk)
    books = {one: source for one, source in signed.items() if one not in jobs and isinstance(source, Book)}
    yield from _bound(work, books, sources, desk)


def _feet(work: Work, languages: Iterable[str], desk: Desk, feet: dict[str, bytes]) -> Iterator[Step]:
    """What stands at the foot of decks on paper, by language: it is laid over them, and they are drawn once for all."""
    jobs: dict[str, str] = {}
    wanted = []
    for language in dict.fromkeys(languages):
        book = Book(Edition(PACK, NOTES, language), "", ())
        margin = Margin("recto", NOTES, foot=_revision(language, desk))
        wanted.append(job(MARGINS, (book, (margin,), desk.brand), f"{language} {NOTES}: margins"))
        jobs[wanted[-1].key] = language
    for event in work.results(wanted):
        if isinstance(event, Step):
            yield event
        else:
            feet[jobs[event[0].key]] = event[1].data


def _made(wanted: Wanted, data: bytes, source: Source, desk: Desk) -> Made:
    pictures = _pictures(wanted, desk)
    return Made(data, content(source, pictures), pages(data) if wanted.form == "pdf" else 0)


def _pictures(wanted: Wanted, desk: Desk) -> Mapping[str, bytes]:
    """The pictures that a document may show, in all its languages."""
    return pictures_of([desk.compiled[language] for language in wanted.languages])


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    from pikepdf import Pdf

    with Pdf.open(io.BytesIO(data)) as one:
        return len(one.pages)


def _job(wanted: Wanted, source: Source, desk: Desk) -> Job | None:
    """The one job that makes a file; None for books, which take many."""
    one = desk.compiled[wanted.language]
    if isinstance(source, Deck):
        if wanted.document == NOTES:
            return paper_job(NOTES_PAGES, source, one, desk.template, desk.brand)
        return deck_job(source, one, named(facing(desk.template, source.language)))
    if wanted.form == "pdf":
        return None
    label = f"{wanted.language} {wanted.document} {wanted.form}"
    return job(WRITERS[wanted.form], (source,), label, wanted.document not in PERSONAL)


def _bound(work: Work, books: Mapping[Wanted, Book], sources: Sources, desk: Desk) -> Done:
    """Guides name pages of worksheets: where there are guides, all worksheets are drawn, whoever wants them."""
    asked = tuple(books)
    plans = [_plan(str(n), one, books[one], desk) for n, one in enumerate(asked)]
    languages = {one.language for one in asked if one.document == "guide"}
    sheets = {Wanted(WORKSHEET, language, subject=id): book for (language, id), book in desk.worksheets.items()}
    known = {(one.language, one.subject) for one in asked if one.document == WORKSHEET and not one.beside}
    unasked = (one for one in sheets if one.language in languages and (one.language, one.subject) not in known)
    plans += [_plan("", one, sheets[one], desk) for one in unasked]
    for event in bind_all(work, tuple(plans), desk.compiled):
        if isinstance(event, Bound):
            one = asked[int(event.path)]
            yield one, _made(one, event.data, sources[one], desk)
        else:
            yield event


def _plan(path: str, wanted: Wanted, book: Book, desk: Desk) -> BookPlan:
    """`name` is how guides call a worksheet; nobody calls the others."""
    name = f"{WORKSHEET}/{wanted.subject}" if wanted.document == WORKSHEET else f"{wanted.document}/{path}"
    pictures = pictures_in(runs(book), {**_pictures(wanted, desk), **desk.pictures})
    one, decks = desk.compiled[wanted.language], desk.decks_in(wanted.language)
    drawings = drawings_in(book, decks, one, desk.template, desk.brand)
    return BookPlan(path, name, book, desk.brand, pictures, drawings, kept=wanted.document not in PERSONAL)
