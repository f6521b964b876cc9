"""P022: a group in a room without its language."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every group and its own room, where both say their languages."""
    for workshop in publication.workshops:
        rooms = {room.name: room for room in workshop.rooms}
        for group in workshop.groups:
            room = rooms.get(group.room)
            for code in group.languages if room and room.languages else ():
                if room and code not in room.languages:
                    message = f"{group.name} speaks `{code}`, {room.name} does not"
                    hint = f"add {code} to the languages of {room.name}, or give {group.name} another room"
                    yield error("P022", message, group.span, hint)


RULE = Rule(
    code="P022",
    title="a group in a room without its language",
    explanation="""
The table of rooms says which languages are worked in there: signs, interpretation and the worksheets that lie ready
follow it. This group has a language that its room has not.

Add the language to the room, give the group another room, or correct the group's languages.
""",
    path="content/workshops/w/workshop.md",
    bad="| Group A | Room A | en, fr | 15 |",
    good="| Group A | Room A | en | 15 |",
    check=check,
)
