"""P012: no time to move to another room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, Span, warning
from publish.model import Publication, Slot, Workshop
from publish.schedule import SETTLE, clock, places

Stay = tuple[Slot, str, Span]
"""A row of the programme, the room somebody is in, and where it is written."""


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every group and every facilitator through each day; the same move of several groups is told once."""
    for workshop in publication.workshops:
        moves: dict[tuple[Span, int, Slot, Slot], list[str]] = {}
        for name, stays in (*_groups(workshop), *_facilitators(workshop)):
            for (before, room, _), (after, other, span) in pairwise(stays):
                left = after.start - before.end
                if before.day == after.day and room and other and room != other and 0 <= left < SETTLE:
                    moves.setdefault((span, left, before, after), []).append(name)
        for (span, left, before, after), names in moves.items():
            who = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
            when = f"on day {after.day} at {clock(after.start)}"
            message = f"{left} minutes for {who} to move to another room {when}"
            yield warning("P012", message, span, f"begin at {clock(before.end + SETTLE)} or later")


def _groups(workshop: Workshop) -> Iterator[tuple[str, list[Stay]]]:
    for group in workshop.groups:
        yield (
            group.name,
            [
                (slot, place.room, slot.span)
                for slot in workshop.programme
                for place in places(slot, workshop)
                if place.room and (place.group == group.name or (not place.group and group.name in slot.groups))
            ],
        )


def _facilitators(workshop: Workshop) -> Iterator[tuple[str, list[Stay]]]:
    given = [team for team in workshop.teams if team.given]
    for one in workshop.facilitators:
        yield one.name, [(team.slot, team.room, team.span) for team in given if one.name in team.names]


RULE = Rule(
    code="P012",
    title="no time to move to another room",
    explanation="""
Somebody ends in one room and begins in another at the same minute. People need about five minutes to move and settle;
taken from the session, they are missing at its end.

Begin five minutes later, put a break between, or keep the room.
""",
    path="content/workshops/w/workshop.md",
    bad="| 1 | 09:30 | 30 | Questions | all | Hall |",
    good="| 1 | 09:30 | 30 | Coffee | | |",
    check=check,
)
