"""P023: a group without a room."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication
from publish.schedule import clock, places


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Each group once, at the first session it has to be at home for."""
    for workshop in publication.workshops:
        own = [slot for slot in workshop.programme if slot.session and not slot.rooms]
        lost = {place.group: slot for slot in reversed(own) for place in places(slot, workshop) if not place.room}
        for group, slot in lost.items():
            if group:
                message = f"{group} has no room for the session on day {slot.day} at {clock(slot.start)}"
                place = next((one.span for one in workshop.groups if one.name == group), slot.span)
                yield error("P023", message, place, "name its room in the table of groups, or one in the programme")


RULE = Rule(
    code="P023",
    title="a group without a room",
    explanation="""
The programme sends each group to its own room, and this one has none in the table of groups.

Write the room there, or name one in the row of the programme.
""",
    path="content/workshops/w/workshop.md",
    bad="| Group A | | en | 15 |",
    good="| Group A | Room A | en | 15 |",
    check=check,
)
