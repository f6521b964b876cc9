"""P011: a facilitator in two rooms at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication, Team
from publish.schedule import clock


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every two teams at the same time, and every team by itself; what is proposed never collides."""
    for workshop in publication.workshops:
        for team in workshop.teams:
            for name in sorted({name for name in team.names if team.names.count(name) > 1}):
                message = f"{name} stands twice in the team of {whom(team)} {when(team)}"
                yield error("P011", message, team.span, "name somebody else for one of the two, or leave it empty")
        for a, b in combinations((team for team in workshop.teams if team.given), 2):
            if a.slot.day == b.slot.day and a.slot.start < b.slot.end and b.slot.start < a.slot.end:
                for name in (name for name in dict.fromkeys(a.names) if name in b.names):
                    message = f"{name} is with {whom(a)} and with {whom(b)} at once, {when(b)}"
                    yield error("P011", message, b.span, "name somebody else in one of the two rows of Teams")


def whom(team: Team) -> str:
    """“Group A in Room A”, “all in Plenary”."""
    return f"{team.group or 'all'} in {team.room}" if team.room else team.group or "all"


def when(team: Team) -> str:
    """“on day 1 at 11:00”."""
    return f"on day {team.slot.day} at {clock(team.slot.start)}"


RULE = Rule(
    code="P011",
    title="a facilitator in two rooms at once",
    explanation="""
The table of teams sends somebody to two groups at the same time, or names one person twice for the same group.

Name somebody else in one of the rows, or leave the cell empty: `publish rotation` proposes who is free.
""",
    path="content/workshops/w/workshop.md",
    bad="""
## Teams

| Day | Start | Group | Lead | Co-facilitator |
|---|---|---|---|---|
| 1 | 10:00 | Group A | Facilitator 1 | Facilitator 1 |
""",
    good="""
## Teams

| Day | Start | Group | Lead | Co-facilitator |
|---|---|---|---|---|
| 1 | 10:00 | Group A | Facilitator 1 | – |
""",
    check=check,
)
