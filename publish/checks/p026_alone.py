"""P026: one facilitator for many people."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, Span, warning
from publish.model import Publication, Slot
from publish.rotation import ALONE
from publish.schedule import clock


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Each session of a programme; a talk is given by one, however many listen."""
    talks = {talk.id for talk in publication.talks}
    for workshop in publication.workshops:
        people = {group.name: group.people or 0 for group in workshop.groups}
        alone: dict[tuple[Slot, Span], list[str]] = {}
        for team in workshop.teams:
            present = sum(people.get(name, 0) for name in ((team.group,) if team.group else team.slot.groups))
            if present > ALONE and not (team.lead and team.co_facilitator) and team.slot.session not in talks:
                alone.setdefault((team.slot, team.span), []).append(f"{team.group or 'all'} ({present} people)")
        for (slot, span), groups in alone.items():
            message = f"one facilitator alone on day {slot.day} at {clock(slot.start)}: {', '.join(groups)}"
            yield warning("P026", message, span, f"name one more who leads `{slot.session}` and is free then")


RULE = Rule(
    code="P026",
    title="one facilitator for many people",
    explanation="""
For a group of about twenty, two facilitators are usual: one leads, the other watches the time, helps at the tables
and takes over. Here one would be alone with more than fifteen, because nobody else who leads the session is free.

Name one more for the session under Leads, or make smaller groups.
""",
    path="content/workshops/w/workshop.md",
    bad="| Group A | Room A | en | 18 |",
    good="| Group A | Room A | en | 15 |",
    check=check,
)
