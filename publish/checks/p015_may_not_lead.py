"""P015: somebody who does not lead this session."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.p011_twice_at_once import when, whom
from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Publication, Team

PARTS = {"interpreter": "interpreter", "rapporteur": "rapporteur"}
"""Parts of a team that are named under Leads themselves; who leads a session may take them as well."""


def check(publication: Publication) -> Iterator[Diagnostic]:
    """The teams that the planner wrote, of those whose Leads says anything."""
    for workshop in publication.workshops:
        leads = {one.name: one.leads for one in workshop.facilitators if one.leads}
        for team in (team for team in workshop.teams if team.given):
            for name, wanted in _parts(team):
                if name in leads and not set(wanted) & set(leads[name]):
                    message = f"{name} does not lead `{wanted[0]}`, but is named for {whom(team)} {when(team)}"
                    hint = f"name somebody else, or add {wanted[0]} to what {name} leads"
                    yield error("P015", message, team.span, hint)


def _parts(team: Team) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whom a team has, and what they must be named for."""
    yield team.lead, (team.slot.session,)
    yield team.co_facilitator, (team.slot.session,)
    yield team.rapporteur, ("rapporteur", team.slot.session)
    yield team.interpreter, ("interpreter", team.slot.session)


RULE = Rule(
    code="P015",
    title="somebody who does not lead this session",
    explanation="""
The table of teams gives a session to somebody who, by the column Leads, leads others only: they would get a guide for
a session they have not prepared.

Name somebody else, or add the session to their Leads.
""",
    path="content/workshops/w/workshop.md",
    bad="""
| Facilitator 1 | en, fr | t, s | |
| Facilitator 2 | en | t | |

## Teams

| Day | Start | Group | Lead |
|---|---|---|---|
| 1 | 10:00 | Group A | Facilitator 2 |
""",
    good="| Facilitator 1 | en, fr | t, s | |",
    check=check,
)
