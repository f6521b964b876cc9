"""What is asked for → editions → decks and books, arranged, with everything their jobs need.

Products are arranged in the order in which they may refer to each other: decks, worksheets,
handbooks, guides. What is needed only for its numbers (a worksheet's pages, for the guide) is
arranged too, and not written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from publish.canonical import Named
from publish.canonical import named as digested
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics
from publish.editions.asked import naming, nobody_meant, nothing_to_read
from publish.editions.books import books_of
from publish.editions.brands import faced, pressing, print_brand, slide_template
from publish.editions.decks import calendars, deck_plan, decks_of, paper_plan
from publish.editions.plans import Arranged, BookPlan, DeckPlan
from publish.editions.several import beside, together, under
from publish.kinds import GUIDE, HANDBOOK, RESPONSE, SLIDES, WORKSHEET
from publish.load import Project
from publish.products import CALENDAR, PAPER, TIMETABLE
from publish.request import Request

if TYPE_CHECKING:
    from publish.templates import Template


def arrange_all(project: Project, compiled: Mapping[str, Compiled], request: Request) -> tuple[Arranged, Diagnostics]:
    """Decks and books of every language asked for. T000: a brand without templates."""
    found: list[Diagnostic] = []
    brand, template = project.settings.brand, None
    paper = [product for product in request.products if product in PAPER]
    if paper or {SLIDES, GUIDE} & set(request.products):
        template = slide_template(project.root, brand, found)
    printed = paper or {WORKSHEET, TIMETABLE, RESPONSE, HANDBOOK, GUIDE} & set(request.products)
    printing = print_brand(project.root, brand, found) if printed else None
    if printing and request.press:
        found += pressing(printing, brand)
    shared: Named[Template] | None = None
    decks: list[DeckPlan] = []
    plans: list[BookPlan] = []
    for one in compiled.values():
        found += nothing_to_read(one.publication, request)
        found += nobody_meant(one.publication, request)
        if not request.alone(one.publication.language):
            continue
        named = naming(one)
        if CALENDAR in request.products:
            decks += calendars(one, named, found)
        made = decks_of(one, named, request, template, found) if template else {}
        if template and SLIDES in request.products:
            shared = shared or digested(template)
            face = faced(shared, one.publication.language)
            decks += (deck_plan(deck, one, request, face) for deck in made.values())
        if template and printing:
            decks += (paper_plan(p, deck, one, request, template, printing) for p in paper for deck in made.values())
        if printing:
            plans += books_of(one, named, request, printing, made, template)
    if template:
        for languages in request.side_by_side:
            decks += under(tuple(compiled[one] for one in languages), request, template, printing, found)
    if printing:
        for languages in request.side_by_side:
            plans += beside(tuple(compiled[language] for language in languages), request, printing)
        if request.together:
            plans += together(tuple(compiled.values()), request, printing)
    return Arranged(tuple(decks), tuple(plans)), tuple(found)
