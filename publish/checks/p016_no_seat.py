"""P016: more people than seats."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, warning
from publish.model import Publication, Slot, Workshop
from publish.schedule import Place, clock, places


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every room of every row, with all the groups that are in it; where a number is not known, nothing is said."""
    for workshop in publication.workshops:
        told = set()
        for slot in workshop.programme:
            for place in places(slot, workshop):
                names, people, seats = _present(slot, place, workshop)
                if seats and people > seats and (names, place.room) not in told:
                    told.add((names, place.room))
                    when = f"on day {slot.day} at {clock(slot.start)}"
                    message = f"{people} people ({', '.join(names)}) but {seats} seats in {place.room} {when}"
                    yield warning("P016", message, slot.span, "take a larger room, or correct People or Seats")


def _present(slot: Slot, place: Place, workshop: Workshop) -> tuple[tuple[str, ...], int, int | None]:
    """The groups in a place, how many people they have, and the seats of its room."""
    names = (place.group,) if place.group else slot.groups
    people = sum(group.people or 0 for group in workshop.groups if group.name in names)
    return names, people, next((room.seats for room in workshop.rooms if room.name == place.room), None)


RULE = Rule(
    code="P016",
    title="more people than seats",
    explanation="""
The tables say how many people a group has and how many seats a room. Here somebody would have to stand.

Give the group a larger room, divide it, or correct the numbers.
""",
    path="content/workshops/w/workshop.md",
    bad="| Room A | en | 12 | flipchart |",
    good="| Room A | en | 20 | flipchart |",
    check=check,
    holds_packs=True,
)
