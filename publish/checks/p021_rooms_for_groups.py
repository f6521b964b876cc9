"""P021: rooms that cannot be matched with groups."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every row with several rooms."""
    for workshop in publication.workshops:
        for slot in workshop.programme:
            if len(slot.rooms) > 1 and len(slot.rooms) != len(slot.groups):
                message = f"{len(slot.rooms)} rooms for {len(slot.groups)} groups: nobody knows who is where"
                hint = "name one room for all, one for each group in the same order, or `own`"
                yield error("P021", message, slot.span, hint)


RULE = Rule(
    code="P021",
    title="rooms that cannot be matched with groups",
    explanation="""
A row of the programme has one room for everybody, one for each group in the order of the groups, or `own`: then each
is in the room it has in the table of groups. Here there are fewer rooms than groups, or more.

Name one room, as many as groups, or write own.
""",
    path="content/workshops/w/workshop.md",
    bad="| 1 | 09:00 | 30 | t | all | Hall, Room A |",
    good="| 1 | 09:00 | 30 | t | all | Hall |",
    check=check,
)
