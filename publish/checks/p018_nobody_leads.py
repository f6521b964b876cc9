"""P018: a session that nobody leads."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, warning
from publish.model import Publication


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Each session of a programme once; nothing where Leads says nothing of anybody yet."""
    for workshop in publication.workshops:
        led = {id for one in workshop.facilitators for id in one.leads}
        led |= {team.slot.session for team in workshop.teams if team.given} if led else set()
        first = {slot.session: slot for slot in reversed(workshop.programme) if slot.session}
        for id, slot in first.items():
            if led and id not in led:
                hint = f"add {id} to the Leads of a facilitator"
                yield warning("P018", f"nobody leads `{id}`", slot.span, hint)


RULE = Rule(
    code="P018",
    title="a session that nobody leads",
    explanation="""
The programme has this session, but no facilitator has it under Leads: nobody would get its guide, and nobody would
come.

Add its id to what somebody leads, or take the row out of the programme.
""",
    path="content/workshops/w/workshop.md",
    bad="| Facilitator 1 | en, fr | s | |",
    good="| Facilitator 1 | en, fr | t, s | |",
    check=check,
    holds_packs=True,
)
