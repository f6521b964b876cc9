"""P025: a name that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, Span, error
from publish.model import Publication


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Rooms, groups and facilitators, each among themselves; groups and rooms within a row of the programme."""
    for workshop in publication.workshops:
        yield from _twice("room", [(room.name, room.span) for room in workshop.rooms])
        yield from _twice("group", [(group.name, group.span) for group in workshop.groups])
        yield from _twice("facilitator", [(one.name, one.span) for one in workshop.facilitators if one.name])
        for slot in workshop.programme:
            yield from _twice("group", [(name, slot.span) for name in slot.groups])
            yield from _twice("room", [(name, slot.span) for name in slot.rooms])


def _twice(what: str, named: Sequence[tuple[str, Span]]) -> Iterator[Diagnostic]:
    seen = set()
    for name, span in named:
        if name in seen:
            hint = "delete one of the two, or give it another name"
            yield error("P025", f"the {what} “{name}” stands twice", span, hint)
        seen.add(name)


RULE = Rule(
    code="P025",
    title="a name that stands twice",
    explanation="""
Two rows of a table have the same name, or a row of the programme names somebody twice: nobody could tell which of the
two is meant, and one would get both packs.

Give one another name (Facilitator 2), or delete it.
""",
    path="content/workshops/w/workshop.md",
    bad="| Facilitator 1 | en, fr | t, s | |\n| Facilitator 1 | en | s | |",
    good="| Facilitator 1 | en, fr | t, s | |",
    check=check,
)
