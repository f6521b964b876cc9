"""Decks, in PowerPoint and on paper, and calendars: arranged, with the jobs that write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from publish import walk
from publish.canonical import Named
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, warning
from publish.editions.asked import Naming, on_paper, subjects, variant
from publish.editions.brands import facing
from publish.editions.honesty import honest_deck
from publish.editions.plans import DeckPlan, pictures_in
from publish.editions.revisions import revised
from publish.forks import among
from publish.jobs import Job, job, workers
from publish.kinds import SLIDES
from publish.model import (
    Book,
    Deck,
    Edition,
    SlideDrawing,
)
from publish.products import BY_NAME, CALENDAR, SLIDES_PDF, path_of
from publish.request import Request

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


def decks_of(
    one: Compiled,
    named: Naming,
    request: Request,
    template: Template,
    found: list[Diagnostic],
    below: tuple[Compiled, ...] = (),
) -> dict[str, Deck]:
    """The decks of a language, by their subject; each line said again under it in those of `below`."""
    from publish.arrange.deck import arrange

    each = among(workers(request.jobs))
    made = {}
    template = facing(template, one.publication.language)
    again = tuple((other.publication, other.words) for other in below)
    for id in subjects(BY_NAME[SLIDES], one.publication):
        edition = Edition(SLIDES, id, one.publication.language, notes=request.notes)
        deck, wrong = arrange(one.publication, edition, template, one.words, named(edition), again, each)
        for spoken in (one, *below):
            deck = honest_deck(deck, spoken, template, request.accepted)
        made[id] = revised(deck, one.pictures)
        found += wrong
    return made


def deck_plan(deck: Deck, one: Compiled, request: Request, template: Named[Template]) -> DeckPlan:
    path = path_of(deck.language, SLIDES, deck.id, "" if request.notes else "no-notes")
    edition = Edition(SLIDES, deck.id, deck.language, notes=request.notes)
    return DeckPlan(path, edition, deck_job(deck, one, template))


def deck_job(deck: Deck, one: Compiled, template: Named[Template]) -> Job:
    """The job that makes a PowerPoint file of a deck; the template is as the deck's language has it."""
    pictures = pictures_in([slot.blocks for slide in deck.slides for slot in slide.slots], one.pictures)
    values = (deck, template, pictures)
    return job("publish.render.pptx:render", values, f"{deck.language} {deck.id}", parts=True)


def paper_plan(product: str, deck: Deck, one: Compiled, request: Request, template: Template, brand: Brand) -> DeckPlan:
    """A deck on paper. What it says is what a deck says: with notes for facilitators, else without hidden slides."""
    facilitator = BY_NAME[product].reader == "facilitator"
    edition = on_paper(Edition(SLIDES, deck.id, deck.language, notes=facilitator, hidden=facilitator), one, request)
    path = path_of(deck.language, product, deck.id, variant(edition, one))
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


def calendars(one: Compiled, named: Naming, found: list[Diagnostic]) -> Iterator[DeckPlan]:
    """The calendars of every workshop. P042: one without a date."""
    from publish.arrange.calendars import arrange

    for workshop in one.publication.workshops:
        edition = Edition(CALENDAR, workshop.id, one.publication.language)
        if not workshop.date:
            hint = "write date: 2026-12-01 at the top of it"
            message = f"the workshop `{workshop.id}` has no date, so it has no calendars"
            found.append(warning("P042", message, workshop.span, hint))
        for calendar in arrange(one.publication, edition, one.words, named(edition)):
            path = path_of(edition.language, CALENDAR, workshop.id, calendar.variant, calendar.folder)
            yield DeckPlan(path, edition, job("publish.render.ics:render", (revised(calendar, {}),), path))


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
