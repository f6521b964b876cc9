"""P027: a room for two groups at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication, Slot
from publish.schedule import Place, clock, places


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every two groups that work by themselves at the same time; rows that name the same room are P005."""
    for workshop in publication.workshops:
        held = [(slot, place) for slot in workshop.programme if slot.session for place in places(slot, workshop)]
        told = set()
        for (a, here), (b, there) in combinations(held, 2):
            if here.room and here.room == there.room and here.group != there.group and _at_once(a, here, b, there):
                pair = (here.group, there.group)
                if pair not in told:
                    told.add(pair)
                    who = f"{here.group or 'all'} and {there.group or 'all'}"
                    message = f"{who} are both in {here.room} on day {b.day} at {clock(b.start)}"
                    yield error("P027", message, b.span, "give one of them another room, or another time")


def _at_once(a: Slot, here: Place, b: Slot, there: Place) -> bool:
    named = a is not b and here.room in a.rooms and there.room in b.rooms
    return a.day == b.day and a.start < b.end and b.start < a.end and not named


RULE = Rule(
    code="P027",
    title="a room for two groups at once",
    explanation="""
Two groups work by themselves at the same time, and the tables send both to one room.

Give one of them another room in the table of groups, or hold the sessions at different times.
""",
    path="content/workshops/w/workshop.md",
    bad="""
| Group A | Room A | en | 10 |
| Group B | Room A | en | 10 |

## Facilitators

| Name | Languages | Leads | Not available |
|---|---|---|---|
| Facilitator 1 | en, fr | t, s | |
| Facilitator 2 | en | s | |
""",
    good="""
| Group A | Room A | en | 15 |

## Facilitators

| Name | Languages | Leads | Not available |
|---|---|---|---|
| Facilitator 1 | en, fr | t, s | |
""",
    check=check,
)
