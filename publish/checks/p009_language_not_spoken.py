"""P009: a group whose language nobody who leads its session speaks."""

from __future__ import annotations

from collections.abc import Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, warning
from publish.model import Publication, Slot, Workshop
from publish.rotation import INTERPRETER


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every row of a programme whose session has people to lead it; where there are none, P018 speaks."""
    for workshop in publication.workshops:
        for slot in workshop.programme:
            leads = [one for one in workshop.facilitators if slot.session in one.leads]
            helping = [one for one in workshop.facilitators if leads and INTERPRETER in one.leads]
            spoken = {code for one in (*leads, *helping) for code in one.languages}
            for code, where in _needed(workshop, slot).items():
                if spoken and code not in spoken:
                    message = f"nobody who leads `{slot.session}` speaks `{code}`, the language of {', '.join(where)}"
                    yield warning("P009", message, slot.span, "name a facilitator who does, or plan interpretation")


def _needed(workshop: Workshop, slot: Slot) -> dict[str, list[str]]:
    """The languages of the row's groups and rooms, each with the groups and rooms it is spoken in."""
    places = [(group.name, group.languages) for group in workshop.groups if group.name in slot.groups]
    places += [(room.name, room.languages) for room in workshop.rooms if room.name in slot.rooms]
    needed: dict[str, list[str]] = {}
    for name, languages in places:
        for code in languages:
            needed.setdefault(code, []).append(name)
    return needed


RULE = Rule(
    code="P009",
    title="a group whose language nobody who leads its session speaks",
    explanation="""
The tables of the workshop say which languages are spoken in each group and room, and which each facilitator
speaks. For this session none of those who lead it speaks one of them: the group would sit before somebody whom it
does not understand.

Name another facilitator under Leads, complete the languages, or plan interpretation.
""",
    path="content/workshops/w/workshop.md",
    bad="| Facilitator 1 | fr | t, s | |",
    good="| Facilitator 1 | en, fr | t, s | |",
    check=check,
    holds_packs=True,
)
