"""Everything that the documents of a workshop's packs are arranged from, read and arranged once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.arrange import calendars, worksheet
from publish.arrange import deck as decks
from publish.arrange.labels import names
from publish.arrange.pack import cover, knowledge
from publish.arrange.pack.paper import Paper
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics
from publish.editions.brands import facing
from publish.kinds import GUIDE, SLIDES, WORKSHEET
from publish.load import Project
from publish.model import Book, Calendar, Deck, Edition, Pack, Person, Workshop
from publish.packs.plan import Plan, packs
from publish.products import CALENDAR
from publish.render import qr

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


@dataclass(frozen=True, slots=True)
class Desk:
    """`decks` and `worksheets` are by language and the id of their session; `papers` by language.

    `packs` are all of the workshop's, whatever of them is asked for. `pictures` are those that only packs show.
    The publications say nothing of their `revision`: it is put at the foot of what is finished. `on_paper` are the
    decks that speakers changed, as those have them who work from paper. `accepted`: why not everything is translated.
    """

    plan: Plan
    packs: tuple[Pack, ...]
    compiled: Mapping[str, Compiled]
    papers: Mapping[str, Paper]
    decks: Mapping[tuple[str, str], Deck]
    worksheets: Mapping[tuple[str, str], Book]
    template: Template
    brand: Brand
    pictures: Mapping[str, bytes]
    calendars: Mapping[str, tuple[Calendar, ...]]
    revision: str
    on_paper: Mapping[tuple[str, str], Deck] = field(default_factory=dict)
    accepted: str = ""

    @property
    def workshop(self) -> Workshop:
        """The workshop in the source language: names, times and places, which no language changes."""
        return self.plan.workshop

    @property
    def people(self) -> tuple[Person, ...]:
        return self.plan.people

    def decks_in(self, language: str) -> dict[str, Deck]:
        return {id: deck for (spoken, id), deck in self.decks.items() if spoken == language}

    def worksheets_in(self, language: str) -> dict[str, Book]:
        return {id: book for (spoken, id), book in self.worksheets.items() if spoken == language}


def laid(
    plan: Plan, compiled: Mapping[str, Compiled], template: Template, brand: Brand, project: Project
) -> tuple[Desk, Diagnostics]:
    """The desk for the packs of a workshop, and what fitting the decks had to decide.

    The address of the handbook, if it has one, stands on the covers, to be scanned.
    """
    found: list[Diagnostic] = []
    compiled = {language: _undated(one) for language, one in compiled.items()}
    drawn: dict[tuple[str, str], Deck] = {}
    sheets: dict[tuple[str, str], Book] = {}
    papers: dict[str, Paper] = {}
    for language, one in compiled.items():
        papers[language] = _paper(plan.workshop.id, one)
        for id in _taught(plan, plan.plans | plan.talks, language):
            drawn[language, id], wrong = decks.arrange(
                one.publication,
                Edition(SLIDES, id, language),
                facing(template, language),
                one.words,
                papers[language].names,
            )
            found += wrong
        for id in _taught(plan, plan.plans, language):
            sheets[language, id] = worksheet.arrange(
                one.publication, Edition(WORKSHEET, id, language), one.words, papers[language].names
            )
    plan = replace(plan, nothing=plan.nothing | frozenset(_empty(papers)))
    address = project.settings.address
    pictures = {cover.QR: qr.drawing(address)} if address else {}
    made = {language: _calendars(papers[language]) for language in compiled}
    desk = Desk(plan, packs(plan), compiled, papers, drawn, sheets, template, brand, pictures, made, project.revision)
    return desk, tuple(found)


def _empty(papers: Mapping[str, Paper]) -> Iterator[str]:
    """The documents that would have nothing in them: tests without questions, calendars without a date."""
    if not any(knowledge.questions(paper) for paper in papers.values()):
        yield from ("test-before", "test-after", "test-key")
    if not all(paper.workshop.date for paper in papers.values()):
        yield "calendar"


def _undated(one: Compiled) -> Compiled:
    """A language that does not say of which revision it is: what did not change says the same again."""
    return replace(one, publication=replace(one.publication, revision=""))


def _calendars(paper: Paper) -> tuple[Calendar, ...]:
    edition = Edition(CALENDAR, paper.workshop.id, paper.language)
    return calendars.arrange(paper.publication, edition, paper.words, paper.names)


def _taught(plan: Plan, known: Iterable[str], language: str) -> tuple[str, ...]:
    """The sessions of the programme that are among `known` and in a language, each once."""
    held = (slot.session for slot in plan.workshop.programme if slot.session in known)
    return tuple(dict.fromkeys(id for id in held if plan.has(id, language)))


def _paper(workshop: str, one: Compiled) -> Paper:
    publication = one.publication
    named = names(publication, Edition(GUIDE, workshop, publication.language), one.words)
    return Paper(publication, next(w for w in publication.workshops if w.id == workshop), named)
