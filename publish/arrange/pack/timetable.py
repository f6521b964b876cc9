"""Where one person has to be, or what takes place in one room or in all of them, and when."""

from __future__ import annotations

from collections.abc import Iterator

from publish.arrange.common import strung, text
from publish.arrange.pack.paper import Paper, by_day, day_said, sheet, subject_said
from publish.arrange.tables import table
from publish.link.drawings import time_range
from publish.model import Blocks, Book, Heading, Held, Inlines, LineBreak, Pack, Slot, Strong, Team

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
    title = paper.words("Timetable")
    return sheet(paper, "timetable", pack.name or title, _days(paper, pack.held), pack.slug, title)


def programme(paper: Paper, pack: Pack) -> Book:
    """The programme with all that a pack holds: every group, room and team."""
    return sheet(paper, "programme", paper.words("Programme"), _days(paper, pack.held), pack.slug, paper.title)


def _days(paper: Paper, held: tuple[Held, ...]) -> Blocks:
    """The days on which something is held, each with its table."""
    run: Blocks = ()
    for day, slots in by_day(paper.workshop):
        if any(one.row == number for one in held for number, _ in slots):
            rows = tuple(row for number, slot in slots for row in _rows(number, slot, held, paper))
            head = Heading(2, text(day_said(day, paper.workshop, paper.words)), f"timetable/day-{day}")
            run = (*run, head, table("timetable", HEADS, rows, paper.words))
    return run


def _rows(number: int, slot: Slot, held: tuple[Held, ...], paper: Paper) -> Iterator[tuple[Inlines, ...]]:
    time, what = text(time_range(slot)), subject_said(slot, paper.names)
    own = [one for one in held if one.row == number]
    for one in own:
        group = text(one.group or _everybody(paper))
        yield (Strong(time),), (Strong(what),), group, text(one.room), said(one.team, paper) if one.team else ()
    if not own and (not slot.session or len(slot.rooms) == 1):
        yield time, what, (), text(", ".join(slot.rooms)), ()


def _everybody(paper: Paper) -> str:
    return paper.words("all groups") if paper.workshop.groups else ""


def said(team: Team, paper: Paper) -> Inlines:
    """“Facilitator 1 (lead)”, and on a line of its own “Facilitator 2 (co-facilitator)”."""
    named = (paper.words(word, name=name) for role, word in ROLES if (name := getattr(team, role)))
    return strung(map(text, named), (LineBreak(),))
