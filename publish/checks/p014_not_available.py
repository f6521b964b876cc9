"""P014: somebody who is not there."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.p011_twice_at_once import when, whom
from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication
from publish.schedule import away


def check(publication: Publication) -> Iterator[Diagnostic]:
    """The teams that the planner wrote; nobody is proposed who is not there."""
    for workshop in publication.workshops:
        people = {one.name: one for one in workshop.facilitators}
        for team in workshop.teams:
            for name in dict.fromkeys(team.names):
                if name in people and away(people[name].away, team.slot):
                    said = people[name].not_available
                    message = f"{name} is not available ({said}), but leads {whom(team)} {when(team)}"
                    yield error("P014", message, team.span, "name somebody else, or leave the cell empty")


RULE = Rule(
    code="P014",
    title="somebody who is not there",
    explanation="""
The table of teams names a facilitator for a time at which, by the table of facilitators, they are not available.

Name somebody else, leave the cell empty (`publish rotation` proposes who is free), or correct `Not available`.
""",
    path="content/workshops/w/workshop.md",
    bad="""
| Facilitator 1 | en, fr | t, s | |
| Facilitator 2 | en | s | day 1 until 10:30 |

## Teams

| Day | Start | Group | Lead |
|---|---|---|---|
| 1 | 10:00 | Group A | Facilitator 2 |
""",
    good="| Facilitator 1 | en, fr | t, s | |",
    check=check,
)
