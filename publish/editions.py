"""What is asked for → editions → decks and books, arranged, with everything their jobs need.

Products are arranged in the order in which they may refer to each other: decks, worksheets,
handbooks, guides. What is needed only for its numbers (a worksheet's pages, for the guide) is
arranged too, and not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish import walk
from publish.compile import Compiled, common
from publish.diagnostics import Diagnostic, Diagnostics, Span, error, warning
from publish.jobs import Job, job
from publish.kinds import GUIDE, HANDBOOK, RESPONSE, SLIDES, TASKS, WORKSHEET
from publish.load import Project, template_files
from publish.model import (
    Block,
    Blocks,
    Book,
    Box,
    Curriculum,
    Deck,
    Edition,
    Figure,
    Paper,
    Publication,
    Settings,
    SlideDrawing,
)
from publish.products import BY_NAME, CALENDAR, PAPER, SLIDES_PDF, TIMETABLE, Product, path_of
from publish.schedule import chapters_of
from publish.slug import slug

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. No languages means all of the publication's; `jobs` 0 means as many as there are cores.

    `en+fr` is an edition in which these stand side by side; `together`: all languages follow each other in one volume.
    No `paper` means that of the publication.
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
    together: bool = False

    def languages_of(self, settings: Settings) -> tuple[str, ...]:
        """Every language that is needed for what is asked, in the order of the publication's."""
        asked = {language for one in self.languages for language in one.split("+")}
        return tuple(language for language in settings.languages if language in asked or not asked)

    def alone(self, language: str) -> bool:
        """Whether there is to be an edition in this language only."""
        return not self.together and (not self.languages or language in self.languages)

    @property
    def side_by_side(self) -> tuple[tuple[str, ...], ...]:
        """The languages of each edition in which several stand side by side."""
        return tuple(tuple(one.split("+")) for one in self.languages if "+" in one)


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


_SUBJECTS: Mapping[str, Callable[[Publication], Iterable[str]]] = {
    "talk": lambda publication: (talk.id for talk in publication.talks),
    "chapter": lambda publication: (chapter.id for chapter in publication.chapters),
    "tasks": lambda publication: (chapter.id for chapter in publication.chapters if _has_tasks(chapter.blocks)),
    "session": lambda publication: (session.id for session in publication.sessions),
    "alone": lambda publication: _alone(publication),
    "workshop": lambda publication: (workshop.id for workshop in publication.workshops),
    "curriculum": lambda publication: (one.id for one in publication.curricula if _is_there(one, publication)),
}


def _has_tasks(blocks: Blocks) -> bool:
    return any(isinstance(block, Box) and block.role in TASKS for block in walk.blocks(blocks))


def _alone(publication: Publication) -> Iterator[str]:
    """The sessions that no workshop in this language holds: nothing else tells how to hold them."""
    workshops = [workshop for workshop in publication.workshops if publication.has(workshop.id)]
    held = {slot.session for workshop in workshops for slot in workshop.programme}
    return (session.id for session in publication.sessions if session.id not in held)


def _is_there(curriculum: Curriculum, publication: Publication) -> bool:
    """Whether there is anything of a curriculum in this language."""
    return not publication.partial or any(publication.has(chapter.id) for chapter in curriculum.chapters)


def subjects(product: Product, publication: Publication) -> tuple[str, ...]:
    """The ids of everything that `product` is made of, as far as it is in this language."""
    every = ((subject, id) for subject in product.subjects for id in _SUBJECTS[subject](publication))
    return tuple(id for subject, id in every if subject == "curriculum" or publication.has(id))


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
        if not request.alone(one.publication.language):
            continue
        if CALENDAR in request.products:
            decks += _calendars(one, found)
        made = _decks(one, request, template, found) if template else {}
        if template and SLIDES in request.products:
            decks += (_deck_plan(deck, one, request, template) for deck in made.values())
        if template and printing:
            decks += (_paper_plan(p, deck, one, request, template, printing) for p in paper for deck in made.values())
        if printing:
            plans += _books(one, request, printing, made, template)
    if template:
        for languages in request.side_by_side:
            decks += _under(tuple(compiled[one] for one in languages), request, template, printing, found)
    if printing:
        for languages in request.side_by_side:
            plans += _beside(tuple(compiled[language] for language in languages), request, printing)
        if request.together:
            plans += _together(tuple(compiled.values()), request, printing)
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


def facing(template: Template, language: str) -> Template:
    """The template as a language has it: mirrored for those that run from right to left."""
    from publish.render.languages import right_to_left
    from publish.templates.mirroring import mirrored

    return mirrored(template) if right_to_left(language) else template


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


def _decks(
    one: Compiled, request: Request, template: Template, found: list[Diagnostic], below: tuple[Compiled, ...] = ()
) -> dict[str, Deck]:
    from publish.arrange.deck import arrange
    from publish.arrange.labels import names

    made, named = {}, None
    template = facing(template, one.publication.language)
    for id in subjects(BY_NAME[SLIDES], one.publication):
        edition = Edition(SLIDES, id, one.publication.language, notes=request.notes)
        named = named or names(one.publication, edition, one.words)
        again = tuple((other.publication, other.words) for other in below)
        made[id], wrong = arrange(one.publication, edition, template, one.words, named, again)
        found += wrong
    return made


def _deck_plan(deck: Deck, one: Compiled, request: Request, template: Template) -> DeckPlan:
    path = path_of(deck.language, SLIDES, deck.id, "" if request.notes else "no-notes")
    edition = Edition(SLIDES, deck.id, deck.language, notes=request.notes)
    return DeckPlan(path, edition, deck_job(deck, one, template))


def deck_job(deck: Deck, one: Compiled, template: Template) -> Job:
    """The job that makes a PowerPoint file of a deck."""
    pictures = pictures_in([slot.blocks for slide in deck.slides for slot in slide.slots], one.pictures)
    values = (deck, facing(template, deck.language), pictures)
    return job("publish.render.pptx:render", values, f"{deck.language} {deck.id}")


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
    template = facing(template, deck.language)
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
    values = (silent, facing(template, deck.language), brand, pictures)
    return job("publish.render.paper:drawings", values, f"{deck.language} slides of {deck.id}")


def pictures_in(runs: list[Blocks], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of `pictures` that the runs of blocks show."""
    shown = {block.image for run in runs for block in walk.blocks(run) if isinstance(block, Figure)}
    return {path: pictures[path] for path in sorted(shown) if path in pictures}


# ── books ─────────────────────────────────────────────────────────────────────


def _books(
    one: Compiled, request: Request, brand: Brand, decks: Mapping[str, Deck], template: Template | None
) -> Iterator[BookPlan]:
    from publish.arrange import guide, response, timetable

    publication, words = one.publication, one.words

    def plan(book: Book, wanted: bool = True) -> BookPlan:
        drawings = drawings_in(book, decks, one, template, brand) if template else {}
        return _plan(book, one, one.pictures, brand, drawings, wanted)

    sheets = {}
    if {WORKSHEET, GUIDE} & set(request.products):
        wanted = WORKSHEET in request.products
        # A guide names pages of the sessions' sheets only.
        written = _worksheets(one, request)
        sheets = {id: sheet for id, sheet in written if wanted or publication.session(id)}
        yield from (plan(sheet, wanted) for sheet in sheets.values())
    if RESPONSE in request.products:
        yield from (plan(response.arrange(publication, e, words)) for e in _editions(RESPONSE, one, request))
    if TIMETABLE in request.products:
        yield from (plan(timetable.arrange(publication, e, words)) for e in _editions(TIMETABLE, one, request))
    if HANDBOOK in request.products:
        yield from (plan(book) for _, book in _handbooks(one, request))
    if GUIDE in request.products:
        guides = _editions(GUIDE, one, request)
        yield from (plan(guide.arrange(publication, e, words, decks, sheets)) for e in guides)


def _editions(product: str, one: Compiled, request: Request) -> Iterator[Edition]:
    for id in subjects(BY_NAME[product], one.publication):
        language = one.publication.language
        edition = Edition(product, id, language, request.audience, request.region, request.notes)
        yield _on_paper(edition, one, request)


def _worksheets(one: Compiled, request: Request) -> Iterator[tuple[str, Book]]:
    from publish.arrange import worksheet

    for edition in _editions(WORKSHEET, one, request):
        yield edition.subject, worksheet.arrange(one.publication, edition, one.words)


def _handbooks(one: Compiled, request: Request) -> Iterator[tuple[str, Book]]:
    from publish.arrange import handbook

    for edition in _editions(HANDBOOK, one, request):
        if _read(edition, request, one.publication):
            edition = replace(edition, workshop=request.workshop)
            yield edition.subject, handbook.arrange(one.publication, edition, one.words)


def _plan(
    book: Book,
    one: Compiled,
    pictures: Mapping[str, bytes],
    brand: Brand,
    drawings: Mapping[str, Job] = MappingProxyType({}),
    wanted: bool = True,
) -> BookPlan:
    """The plan of a book whose own language is `one`; not `wanted`, where only its numbers are."""
    e = book.edition
    path = path_of(e.spoken, e.product, e.subject, _variant(e, one)) if wanted else ""
    shown = pictures_in([part.blocks for part in book.parts], pictures)
    return BookPlan(path, f"{e.product}/{e.subject}", book, brand, shown, drawings)


# ── several languages ─────────────────────────────────────────────────────────

_SEVERAL: Mapping[str, Callable[[Compiled, Request], Iterator[tuple[str, Book]]]] = {
    WORKSHEET: _worksheets,
    HANDBOOK: _handbooks,
}
"""What can be made in several languages at once: books by their subject."""


def _beside(ones: tuple[Compiled, ...], request: Request, brand: Brand) -> Iterator[BookPlan]:
    """The books that are in all of these languages, side by side."""
    from publish.arrange.beside import beside

    ones = common(ones)
    pictures = pictures_of(ones)
    for product in request.products:
        for books in _in_each(product, ones, request):
            yield _plan(beside(books), ones[0], pictures, brand)


def _together(ones: tuple[Compiled, ...], request: Request, brand: Brand) -> Iterator[BookPlan]:
    """The handbooks that are in all of these languages, one volume each."""
    from publish.arrange.together import together

    ones = common(ones)
    pictures, words = pictures_of(ones), tuple(one.words for one in ones)
    if HANDBOOK in request.products:
        for books in _in_each(HANDBOOK, ones, request):
            yield _plan(together(books, words), ones[0], pictures, brand)


def _in_each(product: str, ones: tuple[Compiled, ...], request: Request) -> Iterator[tuple[Book, ...]]:
    """For each subject the books of all these languages, which ask for the pictures of their own."""
    make = _SEVERAL.get(product)
    in_each = [dict(make(one, request)) for one in ones] if make else []
    for id in in_each[0] if in_each else ():
        if all(id in books for books in in_each):
            yield tuple(own_pictures(books[id], one, ones[0]) for books, one in zip(in_each, ones, strict=True))


def _under(
    ones: tuple[Compiled, ...], request: Request, template: Template, brand: Brand | None, found: list[Diagnostic]
) -> Iterator[DeckPlan]:
    """The decks that are in all of these languages: each line in the first, and under it in the others."""
    ones = common(ones)
    one, beside = ones[0], tuple(other.publication.language for other in ones[1:])
    made = _decks(one, request, template, found, ones[1:])
    plans = [_deck_plan(deck, one, request, template) for deck in made.values()] if SLIDES in request.products else []
    if brand:
        paper = (product for product in request.products if product in PAPER)
        plans += (_paper_plan(p, deck, one, request, template, brand) for p in paper for deck in made.values())
    for plan in plans:
        edition = replace(plan.edition, beside=beside)
        yield replace(plan, edition=edition, path=plan.path.replace(one.publication.language, edition.spoken, 1))


def pictures_of(ones: tuple[Compiled, ...]) -> dict[str, bytes]:
    """The pictures of several languages: those of the first by their path, those of others below their language."""
    named = {f"{one.publication.language}/{path}": data for one in ones[1:] for path, data in one.pictures.items()}
    return {**ones[0].pictures, **named}


def own_pictures(book: Book, one: Compiled, first: Compiled) -> Book:
    """A book that asks for the pictures of its own language, where they differ from those of the first."""

    def rule(block: Block) -> Blocks:
        if not isinstance(block, Figure) or one.pictures.get(block.image) == first.pictures.get(block.image):
            return (block,)
        return (replace(block, image=f"{one.publication.language}/{block.image}"),)

    return replace(book, parts=tuple(replace(part, blocks=walk.rewrite(part.blocks, rule)) for part in book.parts))


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
    return not workshop or any(c.id in wanted and publication.has(c.id) for c in curriculum.chapters)


def _on_paper(edition: Edition, one: Compiled, request: Request) -> Edition:
    paper: Paper = "letter" if (request.paper or one.publication.settings.paper) == "letter" else "a4"
    return replace(edition, paper=paper, large=request.large)


def _variant(edition: Edition, one: Compiled) -> str:
    """What is another than the usual edition, in its file's name: `emm.africa.large.pdf`.

    The id of a workshop stands there as it is, whatever people call the rest in short.
    """
    large = "large" if edition.large else ""
    paper = edition.paper if edition.paper != one.publication.settings.paper else ""
    together = "together" if edition.together else ""
    rest = (slug(name) for name in (edition.audience, edition.region, together, large, paper) if name)
    return ".".join(filter(None, (edition.workshop, *rest)))
