"""Everything that the documents of a workshop's packs are arranged from, read and arranged once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.arrange import deck as decks
from publish.arrange import worksheet
from publish.arrange.labels import names
from publish.arrange.pack.paper import Paper
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics
from publish.kinds import GUIDE, SLIDES, WORKSHEET
from publish.model import Book, Deck, Edition, Pack, Person, Workshop
from publish.packs.plan import Plan

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


@dataclass(frozen=True, slots=True)
class Desk:
    """`decks` and `worksheets` are by language and the id of their session; `papers` by language.

    `packs` are all of the workshop's, whatever of them is asked for.
    """

    plan: Plan
    packs: tuple[Pack, ...]
    compiled: Mapping[str, Compiled]
    papers: Mapping[str, Paper]
    decks: Mapping[tuple[str, str], Deck]
    worksheets: Mapping[tuple[str, str], Book]
    template: Template
    brand: Brand

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
    plan: Plan, packs: tuple[Pack, ...], compiled: Mapping[str, Compiled], template: Template, brand: Brand
) -> tuple[Desk, Diagnostics]:
    """The desk for these packs, and what fitting the decks had to decide."""
    found: list[Diagnostic] = []
    drawn: dict[tuple[str, str], Deck] = {}
    sheets: dict[tuple[str, str], Book] = {}
    papers: dict[str, Paper] = {}
    for language, one in compiled.items():
        papers[language] = _paper(plan.workshop.id, one)
        for id in _taught(plan, plan.plans | plan.talks):
            drawn[language, id], wrong = decks.arrange(
                one.publication, Edition(SLIDES, id, language), template, one.words
            )
            found += wrong
        for id in _taught(plan, plan.plans):
            sheets[language, id] = worksheet.arrange(one.publication, Edition(WORKSHEET, id, language), one.words)
    return Desk(plan, packs, compiled, papers, drawn, sheets, template, brand), tuple(found)


def _taught(plan: Plan, known: Iterable[str]) -> tuple[str, ...]:
    """The sessions of the programme that are among `known`, each once."""
    return tuple(dict.fromkeys(slot.session for slot in plan.workshop.programme if slot.session in known))


def _paper(workshop: str, one: Compiled) -> Paper:
    publication = one.publication
    named = names(publication, Edition(GUIDE, workshop, publication.language), one.words)
    return Paper(publication, next(w for w in publication.workshops if w.id == workshop), named)
