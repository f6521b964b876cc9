"""Books in one language: worksheets, forms, programmes, handbooks, guides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.compile import Compiled
from publish.editions.asked import Naming, is_read, on_paper, subjects, variant
from publish.editions.decks import drawings_in
from publish.editions.honesty import honest_book
from publish.editions.plans import BookPlan, Press, pictures_in
from publish.editions.revisions import revised
from publish.jobs import Job
from publish.kinds import GUIDE, HANDBOOK, RESPONSE, WORKSHEET
from publish.model import (
    Book,
    Deck,
    Edition,
    Settings,
)
from publish.products import BY_NAME, TIMETABLE, path_of
from publish.request import Request

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


def books_of(
    one: Compiled,
    named: Naming,
    request: Request,
    brand: Brand,
    decks: Mapping[str, Deck],
    template: Template | None,
) -> Iterator[BookPlan]:
    from publish.arrange import guide, response, timetable

    publication, words = one.publication, one.words

    def plan(book: Book, wanted: bool = True) -> BookPlan:
        drawings = drawings_in(book, decks, one, template, brand) if template else {}
        pictures = pictures_in([part.blocks for part in book.parts], one.pictures)
        book = honest_book(book, one, pictures, request.accepted)
        return planned(revised(book, pictures), one, request, pictures, brand, drawings, wanted)

    sheets = {}
    if {WORKSHEET, GUIDE} & set(request.products):
        wanted = WORKSHEET in request.products
        # A guide names pages of the sessions' sheets only.
        written = worksheets(one, named, request)
        sheets = {id: sheet for id, sheet in written if wanted or publication.session(id)}
        yield from (plan(sheet, wanted) for sheet in sheets.values())
    if RESPONSE in request.products:
        yield from (plan(response.arrange(publication, e, words, named(e))) for e in _editions(RESPONSE, one, request))
    if TIMETABLE in request.products:
        yield from (
            plan(timetable.arrange(publication, e, words, named(e))) for e in _editions(TIMETABLE, one, request)
        )
    if HANDBOOK in request.products:
        yield from (plan(book) for _, book in handbooks(one, named, request))
    if GUIDE in request.products:
        guides = _editions(GUIDE, one, request)
        yield from (plan(guide.arrange(publication, e, words, decks, sheets, named=named(e))) for e in guides)


def _editions(product: str, one: Compiled, request: Request) -> Iterator[Edition]:
    for id in subjects(BY_NAME[product], one.publication):
        language = one.publication.language
        edition = Edition(product, id, language, request.audience, request.region, request.notes)
        yield on_paper(edition, one, request)


def worksheets(one: Compiled, named: Naming, request: Request) -> Iterator[tuple[str, Book]]:
    from publish.arrange import worksheet

    for edition in _editions(WORKSHEET, one, request):
        yield edition.subject, worksheet.arrange(one.publication, edition, one.words, named(edition))


def handbooks(one: Compiled, named: Naming, request: Request) -> Iterator[tuple[str, Book]]:
    from publish.arrange import handbook

    for edition in _editions(HANDBOOK, one, request):
        if is_read(edition, request, one.publication):
            edition = replace(edition, workshop=request.workshop)
            yield edition.subject, handbook.arrange(one.publication, edition, one.words, named(edition))


def planned(
    book: Book,
    one: Compiled,
    request: Request,
    pictures: Mapping[str, bytes],
    brand: Brand,
    drawings: Mapping[str, Job] = MappingProxyType({}),
    wanted: bool = True,
) -> BookPlan:
    """The plan of a book whose own language is `one`; not `wanted`, where only its numbers are."""
    e, called = book.edition, variant(book.edition, one)
    path = path_of(e.spoken, e.product, e.subject, called) if wanted else ""
    shown = pictures_in([part.blocks for part in book.parts], pictures)
    plan = BookPlan(path, f"{e.product}/{e.subject}", book, brand, shown, drawings)
    return _for_print(plan, called, one.publication.settings, request) if wanted else plan


def _for_print(plan: BookPlan, variant: str, settings: Settings, request: Request) -> BookPlan:
    """The plan, with the files that are made of the book."""

    def path(made: str) -> str:
        return path_of(edition.spoken, edition.product, edition.subject, ".".join(filter(None, (variant, made))))

    from publish.render.brand import JACKET

    edition = plan.book.edition
    covered = plan.book.parts[0].role == "cover" and JACKET in dict(plan.brand.templates)
    return replace(
        plan,
        booklet=path("booklet") if request.booklet else "",
        press=Press(path("cover") if covered else "", settings.date, settings.leaf) if edition.press else None,
    )
