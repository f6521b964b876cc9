"""Where one person has to be, or what takes place in one room, and when."""

from __future__ import annotations

from collections.abc import Iterator

from publish.arrange.common import joined, text
from publish.arrange.pack.paper import Paper, by_day, day_said, sheet, subject_said
from publish.arrange.tables import table
from publish.link.drawings import time_range
from publish.model import Blocks, Book, Heading, Held, Inlines, Pack, Slot, Strong, Team

HEADS = ("Time", "Session", "Group", "Room", "Team")
ROLES = (
    ("lead", "{name} (lead)"),
    ("co_facilitator", "{name} (co-facilitator)"),
    ("rapporteur", "{name} (rapporteur)"),
    ("interpreter", "{name} (interpreter)"),
)
"""What each of a team does, in the order in which it is said."""


def arrange(paper: Paper, pack: Pack) -> Book:
    """The timetable of a person or room: what they hold, and between it breaks and what is for everybody."""
    run: Blocks = ()
    for day, slots in by_day(paper.workshop):
        rows = tuple(row for number, slot in slots for row in _rows(number, slot, pack.held, paper))
        if any(one.row == number for one in pack.held for number, _ in slots):
            head = Heading(2, text(day_said(day, paper.workshop, paper.words)), f"timetable/day-{day}")
            run = (*run, head, table("timetable", HEADS, rows, paper.words))
    return sheet(paper, "timetable", pack.name, run, pack.slug, paper.words("Timetable"))


def _rows(number: int, slot: Slot, held: tuple[Held, ...], paper: Paper) -> Iterator[tuple[Inlines, ...]]:
    time, what = text(time_range(slot)), subject_said(slot, paper.names)
    own = [one for one in held if one.row == number]
    for one in own:
        team = text(said(one.team, paper)) if one.team else ()
        yield (Strong(time),), (Strong(what),), text(one.group or _everybody(paper)), text(one.room), team
    if not own and (not slot.session or len(slot.rooms) == 1):
        yield time, what, (), text(", ".join(slot.rooms)), ()


def _everybody(paper: Paper) -> str:
    return paper.words("all groups") if paper.workshop.groups else ""


def said(team: Team, paper: Paper) -> str:
    """“Facilitator 1 (lead) · Facilitator 2 (co-facilitator)”."""
    return joined(*(paper.words(word, name=name) for role, word in ROLES if (name := getattr(team, role))))
