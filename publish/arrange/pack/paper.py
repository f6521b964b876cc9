"""What every document of a pack is arranged from, and how it becomes a book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publish import walk
from publish.arrange.common import date_said, joined, text
from publish.arrange.labels import Names
from publish.model import Blocks, Book, Box, Edition, Inlines, Part, Publication, Slot, Workshop
from publish.schedule import day_of
from publish.words import Words

SLASH = " / "
PACK = "pack"
"""The product that a document of a pack is an edition of: its style sheet is `pack.css`."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A workshop in one language, with all that is called by a name in it."""

    publication: Publication
    workshop: Workshop
    names: Names

    @property
    def words(self) -> Words:
        return self.names.words

    @property
    def language(self) -> str:
        return self.publication.language

    @property
    def title(self) -> str:
        return walk.plain(self.workshop.title)


def logos(paper: Paper) -> Blocks:
    """The logos of the workshop's hosts, side by side; nothing where there are none."""
    return (Box("logos", paper.workshop.logos),) if paper.workshop.logos else ()


def in_all(papers: tuple[Paper, ...], word: str) -> str:
    """A word in several languages, for what people of all of them read: “Name / Nom / Nombre”."""
    return SLASH.join(dict.fromkeys(paper.words(word) for paper in papers))


def sheet(paper: Paper, role: str, title: str, blocks: Blocks, about: str = "", eyebrow: str = "") -> Book:
    """A document of one part. `role` names it and its look; `about` tells it from others of its kind."""
    name = joined(eyebrow or title, paper.title)
    heads = (paper.title, title)
    return sheets(paper, role, name, (Part(role, role, text(title), blocks, eyebrow=eyebrow, heads=heads),), about)


def sheets(paper: Paper, document: str, title: str, parts: tuple[Part, ...], about: str = "") -> Book:
    """A document of several parts."""
    subject = "/".join(filter(None, (paper.workshop.id, document, about)))
    edition = Edition(PACK, subject, paper.language)
    return Book(edition, title, parts, (), paper.publication.revision, paper.workshop.date)


def date_of(day: int, workshop: Workshop, language: str) -> str:
    """The date of a day of the workshop, as the language writes it; "" where the workshop has none."""
    when = day_of(workshop, day)
    return date_said(when.isoformat(), language) if when else ""


def day_said(day: int, workshop: Workshop, words: Words) -> str:
    """“Day 2 · 2 December 2026”."""
    return joined(words("Day {number}", number=day), date_of(day, workshop, words.language))


def dates(workshop: Workshop, language: str) -> str:
    """When a workshop takes place: its first day and its last."""
    days = sorted({slot.day for slot in workshop.programme})
    ends = dict.fromkeys((*days[:1], *days[-1:]))
    return " – ".join(filter(None, (date_of(day, workshop, language) for day in ends)))


def subject_said(slot: Slot, names: Names) -> Inlines:
    """What takes place: the title of a session or talk, or the planner's own words (“Lunch”)."""
    return text(names.documents.get(slot.session, slot.session)) if slot.session else slot.label


def by_day(workshop: Workshop) -> Iterator[tuple[int, tuple[tuple[int, Slot], ...]]]:
    """The rows of the programme with their numbers, day by day, in the order of time."""
    rows = sorted(enumerate(workshop.programme), key=lambda row: (row[1].day, row[1].start))
    for day in dict.fromkeys(slot.day for _, slot in rows):
        yield day, tuple(row for row in rows if row[1].day == day)
