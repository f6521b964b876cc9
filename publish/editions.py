"""What is asked for → editions → decks and books, arranged, with everything their jobs need.

Products are arranged in the order in which they may refer to each other: decks, worksheets,
handbooks, guides. What is needed only for its numbers (a worksheet's pages, for the guide) is
arranged too, and not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish import walk
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics, Span, error, warning
from publish.jobs import Job, job
from publish.kinds import GUIDE, HANDBOOK, RESPONSE, SLIDES, TASKS, WORKSHEET
from publish.load import Project, template_files
from publish.model import Blocks, Book, Box, Deck, Edition, Figure, Paper, Publication, SlideDrawing
from publish.products import BY_NAME, CALENDAR, PAPER, SLIDES_PDF, TIMETABLE, Product, path_of
from publish.schedule import chapters_of
from publish.slug import slug
from publish.translate.passages import Passage
from publish.translate.rooms import PLACES, Rooms

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. No languages means all of the publication's; `jobs` 0 means as many as there are cores.

    No `paper` means that of the publication. `final`: not with passages that a language lacks; `accepted`: with them,
    for this reason.
    """

    root: Path
    output: Path
    products: tuple[str, ...]
    languages: tuple[str, ...] = ()
    jobs: int = 0
    strict: bool = False
    force: bool = False
    notes: bool = True
    audience: str = ""
    region: str = ""
    workshop: str = ""
    paper: str | None = None
    large: bool = False
    final: bool = False
    accepted: str = ""

    @property
    def draft(self) -> bool:
        """Whether passages that a language lacks are marked: where nobody asks for a final edition, or accepts them."""
        return not (self.final or self.accepted)


@dataclass(frozen=True, slots=True)
class DeckPlan:
    path: str
    edition: Edition
    job: Job


@dataclass(frozen=True, slots=True)
class BookPlan:
    """A book to draw and bind. `path` is "" where only its numbers are needed; `name` is how others call it.

    `drawings`: for each deck whose slides it shows, the job that draws them. `kept`: what is drawn stays in the cache.
    """

    path: str
    name: str
    book: Book
    brand: Brand
    pictures: Mapping[str, bytes]
    drawings: Mapping[str, Job] = field(default_factory=dict)
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Arranged:
    decks: tuple[DeckPlan, ...] = ()
    books: tuple[BookPlan, ...] = ()


_SUBJECTS: Mapping[str, Callable[[Publication], tuple[str, ...]]] = {
    "talk": lambda publication: tuple(talk.id for talk in publication.talks),
    "chapter": lambda publication: tuple(chapter.id for chapter in publication.chapters),
    "tasks": lambda publication: tuple(chapter.id for chapter in publication.chapters if _has_tasks(chapter.blocks)),
    "session": lambda publication: tuple(session.id for session in publication.sessions),
    "workshop": lambda publication: tuple(workshop.id for workshop in publication.workshops),
    "curriculum": lambda publication: tuple(curriculum.id for curriculum in publication.curricula),
}


def _has_tasks(blocks: Blocks) -> bool:
    return any(isinstance(block, Box) and block.role in TASKS for block in walk.blocks(blocks))


def subjects(product: Product, publication: Publication) -> tuple[str, ...]:
    """The ids of everything that `product` is made of."""
    return tuple(id for subject in product.subjects for id in _SUBJECTS[subject](publication))


def arrange_all(project: Project, compiled: Mapping[str, Compiled], request: Request) -> tuple[Arranged, Diagnostics]:
    """Decks and books of every language asked for. T000: a brand without templates."""
    found: list[Diagnostic] = []
    brand, template = project.settings.brand, None
    paper = [product for product in request.products if product in PAPER]
    if paper or {SLIDES, GUIDE} & set(request.products):
        template = slide_template(project.root, brand, found)
    printed = paper or {WORKSHEET, TIMETABLE, RESPONSE, HANDBOOK, GUIDE} & set(request.products)
    printing = print_brand(project.root, brand, found) if printed else None
    decks: list[DeckPlan] = []
    plans: list[BookPlan] = []
    for one in compiled.values():
        found += _nothing_to_read(one.publication, request)
        if CALENDAR in request.products:
            decks += _calendars(one, found)
        made = _decks(one, request, template, found) if template else {}
        if template and SLIDES in request.products:
            decks += (_deck_plan(deck, one, request, template) for deck in made.values())
        if template and printing:
            decks += (_paper_plan(p, deck, one, request, template, printing) for p in paper for deck in made.values())
        if printing:
            plans += _books(one, request, printing, made, template)
    return Arranged(tuple(decks), tuple(plans)), tuple(found)


def slide_template(root: Path, brand: str, found: list[Diagnostic]) -> Template | None:
    """The brand's slide template; None, and T-codes in `found`, where it cannot be used."""
    from publish import templates

    files = template_files(root, brand, "slides")
    if not files:
        found.append(_no_brand(brand, "slides"))
        return None
    template, wrong = templates.read(files)
    found += _placed(wrong, f"templates/{brand}/slides")
    return template


def rooms(project: Project, language: str, sample: str) -> Rooms:  # noqa: ARG001 # one that measures
    """How many characters like those of a sample fit the places of the brand's slides; none where it has no such."""
    from publish.arrange.slides.room import room

    template = slide_template(project.root, project.settings.brand, [])
    return {place: room(template, *place, sample) for place in PLACES} if template else {}


def print_brand(root: Path, brand: str, found: list[Diagnostic]) -> Brand | None:
    """The brand's print template; None, and T-codes in `found`, where it cannot be used."""
    from publish.render import brand as brands

    files = template_files(root, brand, "print")
    if not files:
        found.append(_no_brand(brand, "print"))
        return None
    read, wrong = brands.read(files)
    found += _placed(wrong, f"templates/{brand}/print")
    return read


def _placed(found: Diagnostics, folder: str) -> Iterator[Diagnostic]:
    """What is wrong with a template, with the place of its file in the project; the folder, where no file is named."""
    for one in found:
        name = one.span.path if one.span else one.key.rpartition("/")[2]
        place = replace(one.span or Span(""), path=f"{folder}/{name}" if name else folder)
        yield replace(
            one, span=place, key="", hint=one.hint or "compare it with the one in templates/default, which works"
        )


def _no_brand(brand: str, folder: str) -> Diagnostic:
    hint = "write `brand: default` in content/publication.yml, or add the folder"
    return error("T000", f"there is no folder templates/{brand}/{folder}", None, hint)


# ── decks ─────────────────────────────────────────────────────────────────────


def _decks(one: Compiled, request: Request, template: Template, found: list[Diagnostic]) -> dict[str, Deck]:
    from publish.arrange.deck import arrange
    from publish.arrange.labels import names

    made, named = {}, None
    for id in subjects(BY_NAME[SLIDES], one.publication):
        edition = Edition(SLIDES, id, one.publication.language, notes=request.notes)
        named = named or names(one.publication, edition, one.words)
        deck, wrong = arrange(one.publication, edition, template, one.words, named)
        made[id] = honest_deck(deck, one, template, request.accepted)
        found += wrong
    return made


def honest_deck(deck: Deck, one: Compiled, template: Template, accepted: str) -> Deck:
    """The deck, saying what of it is not translated: what the signs of a draft mean, or why it was accepted."""
    from publish.arrange.honest import accepted_deck, lacks, signed_deck

    if one.signs:
        return signed_deck(deck, one.signs, one.pictures, one.words)
    if accepted and lacks(deck, shown_in(one, SLIDES), one.pictures):
        return accepted_deck(deck, accepted, template, one.words)
    return deck


def honest_book(book: Book, one: Compiled, pictures: Mapping[str, bytes], accepted: str) -> Book:
    """The book, saying what of it is not translated."""
    from publish.arrange.honest import accepted_book, signed_book

    if one.signs:
        return signed_book(book, one.signs, pictures.values(), one.words)
    lacking = shown_in(one, book.edition.product) if accepted else ()
    return accepted_book(book, accepted, lacking, pictures.values(), one.words) if lacking else book


def shown_in(one: Compiled, *products: str) -> tuple[Passage, ...]:
    """The passages that a language lacks, of those that one of these products shows; a pack shows any."""
    known = set(products) & set(BY_NAME)
    return tuple(passage for passage in one.lacking if not known or passage.products & known)


def _deck_plan(deck: Deck, one: Compiled, request: Request, template: Template) -> DeckPlan:
    path = path_of(deck.language, SLIDES, deck.id, "" if request.notes else "no-notes")
    edition = Edition(SLIDES, deck.id, deck.language, notes=request.notes)
    return DeckPlan(path, edition, deck_job(deck, one, template))


def deck_job(deck: Deck, one: Compiled, template: Template) -> Job:
    """The job that makes a PowerPoint file of a deck."""
    pictures = pictures_in([slot.blocks for slide in deck.slides for slot in slide.slots], one.pictures)
    return job("publish.render.pptx:render", (deck, template, pictures), f"{deck.language} {deck.id}")


def _paper_plan(
    product: str, deck: Deck, one: Compiled, request: Request, template: Template, brand: Brand
) -> DeckPlan:
    """A deck on paper. What it says is what a deck says: with notes for facilitators, else without hidden slides."""
    facilitator = BY_NAME[product].reader == "facilitator"
    edition = _on_paper(Edition(SLIDES, deck.id, deck.language, notes=facilitator, hidden=facilitator), one, request)
    path = path_of(deck.language, product, deck.id, _variant(edition, one))
    looks = () if product == SLIDES_PDF else edition.looks  # slides have a size of their own
    return DeckPlan(path, edition, paper_job(product, deck, one, template, brand, looks))


def paper_job(
    product: str, deck: Deck, one: Compiled, template: Template, brand: Brand, looks: tuple[str, ...] = ()
) -> Job:
    """The job that draws a deck on paper, as `product` shows it. `looks` are those of an edition."""
    from publish.arrange.handout import on_paper

    deck = on_paper(deck, product)
    runs = [run for slide in deck.slides for run in (*(slot.blocks for slot in slide.slots), slide.notes)]
    looks = () if product == SLIDES_PDF else looks  # slides have a size of their own
    values = (product, deck, template, brand, pictures_in(runs, one.pictures), one.words, looks)
    return job("publish.render.paper:render", values, f"{deck.language} {product} {deck.id}")


def _calendars(one: Compiled, found: list[Diagnostic]) -> Iterator[DeckPlan]:
    """The calendars of every workshop. P042: one without a date."""
    from publish.arrange.calendars import arrange

    for workshop in one.publication.workshops:
        edition = Edition(CALENDAR, workshop.id, one.publication.language)
        if not workshop.date:
            hint = "write date: 2026-12-01 at the top of it"
            message = f"the workshop `{workshop.id}` has no date, so it has no calendars"
            found.append(warning("P042", message, workshop.span, hint))
        for calendar in arrange(one.publication, edition, one.words):
            path = path_of(edition.language, CALENDAR, workshop.id, calendar.variant, calendar.folder)
            yield DeckPlan(path, edition, job("publish.render.ics:render", (calendar,), path))


def drawings_in(
    book: Book, decks: Mapping[str, Deck], one: Compiled, template: Template, brand: Brand
) -> dict[str, Job]:
    """For each deck whose slides a book shows, the job that draws them."""
    shown = {b.deck for part in book.parts for b in walk.blocks(part.blocks) if isinstance(b, SlideDrawing)}
    return {id: _drawing(decks[id], one, template, brand) for id in sorted(shown)}


def _drawing(deck: Deck, one: Compiled, template: Template, brand: Brand) -> Job:
    """The job that draws a deck's slides, which do not depend on what is said about them."""
    silent = replace(deck, slides=tuple(replace(slide, notes=()) for slide in deck.slides), revision="")
    pictures = pictures_in([slot.blocks for slide in silent.slides for slot in slide.slots], one.pictures)
    values = (silent, template, brand, pictures)
    return job("publish.render.paper:drawings", values, f"{deck.language} slides of {deck.id}")


def pictures_in(runs: list[Blocks], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of `pictures` that the runs of blocks show."""
    shown = {block.image for run in runs for block in walk.blocks(run) if isinstance(block, Figure)}
    return {path: pictures[path] for path in sorted(shown) if path in pictures}


# ── books ─────────────────────────────────────────────────────────────────────


def _books(
    one: Compiled, request: Request, brand: Brand, decks: Mapping[str, Deck], template: Template | None
) -> Iterator[BookPlan]:
    from publish.arrange import guide, handbook, response, timetable, worksheet

    publication, words = one.publication, one.words

    def editions(product: str) -> Iterator[Edition]:
        for id in subjects(BY_NAME[product], publication):
            edition = Edition(product, id, publication.language, request.audience, request.region, request.notes)
            yield _on_paper(edition, one, request)

    def plan(book: Book, wanted: bool = True) -> BookPlan:
        e = book.edition
        path = path_of(e.language, e.product, e.subject, _variant(e, one)) if wanted else ""
        pictures = pictures_in([part.blocks for part in book.parts], one.pictures)
        drawings = drawings_in(book, decks, one, template, brand) if template else {}
        book = honest_book(book, one, pictures, request.accepted)
        return BookPlan(path, f"{e.product}/{e.subject}", book, brand, pictures, drawings)

    sheets = {}
    if {WORKSHEET, GUIDE} & set(request.products):
        wanted = WORKSHEET in request.products
        # A guide names pages of the sessions' sheets only.
        written = (e for e in editions(WORKSHEET) if wanted or publication.session(e.subject))
        sheets = {e.subject: worksheet.arrange(publication, e, words) for e in written}
        yield from (plan(sheet, wanted) for sheet in sheets.values())
    if RESPONSE in request.products:
        yield from (plan(response.arrange(publication, e, words)) for e in editions(RESPONSE))
    if TIMETABLE in request.products:
        yield from (plan(timetable.arrange(publication, e, words)) for e in editions(TIMETABLE))
    if HANDBOOK in request.products:
        readers = (replace(e, workshop=request.workshop) for e in editions(HANDBOOK) if _read(e, request, publication))
        yield from (plan(handbook.arrange(publication, e, words)) for e in readers)
    if GUIDE in request.products:
        yield from (plan(guide.arrange(publication, e, words, decks, sheets)) for e in editions(GUIDE))


def _nothing_to_read(publication: Publication, request: Request) -> Iterator[Diagnostic]:
    """P043: a reader is asked for, but the sessions of the workshop are on no chapter."""
    workshop = next((w for w in publication.workshops if w.id == request.workshop), None)
    if workshop and not chapters_of(workshop, publication):
        hint = "name them at the top of its sessions: chapters: [emm-2.6]"
        message = f"the sessions of `{workshop.id}` are on no chapter, so there is nothing to make a reader of"
        yield error("P043", message, workshop.span, hint)


def _read(edition: Edition, request: Request, publication: Publication) -> bool:
    """Whether there is anything to read of a curriculum: for a workshop, if one of its sessions is on it."""
    curriculum = next(c for c in publication.curricula if c.id == edition.subject)
    workshop = next((w for w in publication.workshops if w.id == request.workshop), None)
    wanted = chapters_of(workshop, publication) if workshop else ()
    return not workshop or any(chapter.id in wanted for chapter in curriculum.chapters)


def _on_paper(edition: Edition, one: Compiled, request: Request) -> Edition:
    paper: Paper = "letter" if (request.paper or one.publication.settings.paper) == "letter" else "a4"
    return replace(edition, paper=paper, large=request.large)


def _variant(edition: Edition, one: Compiled) -> str:
    """What is another than the usual edition, in its file's name: `emm.africa.large.pdf`.

    The id of a workshop stands there as it is, whatever people call the rest in short.
    """
    large = "large" if edition.large else ""
    paper = edition.paper if edition.paper != one.publication.settings.paper else ""
    rest = (slug(name) for name in (edition.audience, edition.region, large, paper) if name)
    return ".".join(filter(None, (edition.workshop, *rest)))
