"""What hangs and lies in a room: the sign on its door, and the sheets on which a group signs."""

from __future__ import annotations

from publish.arrange.common import DOT, joined, language_said, paragraphs, strung, text
from publish.arrange.pack.paper import SLASH, Paper, by_day, day_said, in_all, logos, sheets, subject_said
from publish.link.drawings import time_range
from publish.model import Align, Book, Inlines, Pack, Paragraph, Part, Person, Slot, Strong, Table, Text

BLANK = 5
"""Empty rows of a list, for those who come unannounced."""


_LEFT: tuple[Align, ...] = ("left",)


def door_sign(paper: Paper, pack: Pack) -> Book:
    """A sign for each group that meets in the room: the group, the room, its languages, each by its own name."""
    groups = dict.fromkeys(one.group for one in pack.held)
    spoken = {one.group: one.languages for one in pack.held}
    parts = tuple(_sign(group, spoken[group], paper, pack) for group in groups)
    return sheets(paper, "door-sign", pack.name, parts, pack.slug)


def _sign(group: str, languages: tuple[str, ...], paper: Paper, pack: Pack) -> Part:
    said = DOT.join(language_said(code, code) for code in languages)
    blocks = (*paragraphs(pack.name if group else "", said), *logos(paper))
    key = f"door-sign/{group}"
    return Part(key, "door-sign", text(group or pack.name), blocks, eyebrow=paper.title, folio=False)


def attendance(papers: tuple[Paper, ...], group: str, rows: tuple[int, ...], people: tuple[Person, ...]) -> Book:
    """A sheet to sign for each day: the people of `group`, a column for each of its sessions, and empty rows.

    What is printed above the columns is said in the languages of all `papers`.
    """
    paper = papers[0]
    days = [(day, tuple(s for n, s in slots if n in rows)) for day, slots in by_day(paper.workshop)]
    parts = tuple(_day(day, slots, papers, group, people) for day, slots in days if slots)
    return sheets(paper, "attendance", joined(group, paper.words("Attendance")), parts, group)


def _day(day: int, slots: tuple[Slot, ...], papers: tuple[Paper, ...], group: str, people: tuple[Person, ...]) -> Part:
    paper = papers[0]
    heads = ("", in_all(papers, "Name"), in_all(papers, "Organisation"), *map(time_range, slots))
    expected = next((g.people or 0 for g in paper.workshop.groups if g.name == group), 0)
    names = sorted(people, key=lambda person: person.name.casefold())
    rows = [_row(n, person, len(slots)) for n, person in enumerate(names, 1)]
    rows += [_row(n, None, len(slots)) for n in range(len(rows) + 1, max(len(rows), expected) + BLANK + 1)]
    align: tuple[Align, ...] = ("right", "left", "left", *_LEFT * len(slots))
    table = Table(tuple(map(text, heads)), tuple(rows), align, role="attendance")
    title = joined(group, day_said(day, paper.workshop, paper.words))
    above = tuple(Paragraph((Strong(text(time_range(slot))), Text("  "), *_session(slot, papers))) for slot in slots)
    eyebrow, heading = in_all(papers, "Attendance"), (paper.title, title)
    return Part(f"attendance/{day}", "attendance", text(title), (*above, table), "", eyebrow, heading)


def _row(number: int, person: Person | None, sessions: int) -> tuple[Inlines, ...]:
    name, organisation = (person.name, person.organisation) if person else ("", "")
    return text(str(number)), text(name), text(organisation), *(() for _ in range(sessions))


def _session(slot: Slot, papers: tuple[Paper, ...]) -> Inlines:
    """A session by its title in every language."""
    titles = dict.fromkeys(subject_said(slot, paper.names) for paper in papers)
    return strung(titles, text(SLASH))
