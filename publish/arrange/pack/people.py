"""What the organisers have for the people: the participants' list, name badges, certificates."""

from __future__ import annotations

from collections.abc import Iterable

from publish.arrange.common import joined, language_said, paragraphs, text
from publish.arrange.pack.paper import Paper, dates, logos, sheet, sheets
from publish.arrange.tables import table
from publish.model import Book, Box, Inlines, Paragraph, Part, Person, Room, Strong

BLANK = 8
"""Badges and certificates without a name, to write one on: a sheet of badges."""
A_PART = 40
"""Certificates that are drawn together; a new name costs drawing its neighbours again, not all."""
HEADS = ("Name", "Organisation", "Language", "Group", "Room")


def in_order(people: Iterable[Person]) -> list[Person]:
    """By name, as lists are read."""
    return sorted(people, key=lambda person: (person.name.casefold(), person.organisation.casefold()))


def listed(paper: Paper, people: tuple[Person, ...]) -> Book:
    """The participants' list, by name."""
    rooms = {group.name: group.room for group in paper.workshop.groups}

    def row(person: Person) -> tuple[Inlines, ...]:
        language = language_said(person.language, paper.language)
        said = (person.name, person.organisation, language, person.group, rooms.get(person.group, ""))
        return tuple(map(text, said))

    rows = tuple(map(row, in_order(people)))
    return sheet(paper, "participants", paper.words("Participants"), (table("participants", HEADS, rows, paper.words),))


# ── badges ────────────────────────────────────────────────────────────────────


def badges(paper: Paper, people: tuple[Person, ...]) -> Book:
    """A badge for each participant and facilitator, then empty ones."""
    facilitator = paper.words("Facilitator")
    named = [_badge(paper, one.name, one.organisation, one.group, one.language) for one in in_order(people)]
    named += [_badge(paper, one.name, facilitator, "", *one.languages) for one in paper.workshop.facilitators]
    blank = [_badge(paper, "", "", "") for _ in range(BLANK)]
    part = Part("badges", "badges", text(paper.words("Name badges")), (*named, *blank), folio=False)
    return sheets(paper, "badges", joined(paper.words("Name badges"), paper.title), (part,))


def _badge(paper: Paper, name: str, who: str, group: str, *languages: str) -> Box:
    spoken = joined(*(language_said(code, code) for code in languages if code))
    blocks = (*paragraphs(who, joined(group, spoken)), *logos(paper))
    return Box("badge", blocks, text(name), label=paper.title)


# ── certificates ──────────────────────────────────────────────────────────────


def certificates(paper: Paper, people: tuple[Person, ...]) -> Book:
    """A certificate for each of `people`, who read this language; then some to write a name on."""
    whole = [_certificate(paper, person.name) for person in in_order(people)]
    whole += [_certificate(paper, "") for _ in range(BLANK)]
    runs = [tuple(whole[n : n + A_PART]) for n in range(0, len(whole), A_PART)]
    title = paper.words("Certificate of participation")
    parts = tuple(
        Part(f"certificates/{n}", "certificates", text(title), run, folio=False) for n, run in enumerate(runs)
    )
    return sheets(paper, "certificates", joined(title, paper.title), parts)


def _certificate(paper: Paper, name: str) -> Box:
    """A person's name, or a line to write it on; what it was, when and where; a line to sign on."""
    words, workshop = paper.words, paper.workshop
    line = () if name else (Room(1, "", words("Name")),)
    blocks = (
        *line,
        *paragraphs(words("has taken part in")),
        Paragraph((Strong(text(paper.title)),)),
        *paragraphs(joined(dates(workshop, paper.language), workshop.venue)),
        Room(1, "", words("For the organisers")),
        *paragraphs(words("For the organisers")),
        *logos(paper),
    )
    return Box("certificate", blocks, text(name), label=words("Certificate of participation"))
