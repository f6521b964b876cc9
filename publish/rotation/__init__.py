"""Rotation: who leads which group in which row of a programme, proposed around what the planner fixed.

The rules, in the order in which they weigh: nobody in two places at once, nor in two rooms without time to
move; everybody only where they are there and may lead; a team speaks all languages of its group and room
together; two facilitators for about twenty people; a group meets new ones each time; the load is even.
"""

from __future__ import annotations

from dataclasses import replace

from publish.diagnostics import Diagnostics
from publish.model import Team, Workshop
from publish.rotation.board import INTERPRETER, PARTS, RAPPORTEUR
from publish.rotation.groups import balance, examine
from publish.rotation.needs import ALONE, NOBODY, Need, needs
from publish.rotation.staffing import Solution, solve
from publish.rotation.telling import tell

__all__ = ["ALONE", "INTERPRETER", "NOBODY", "PARTS", "RAPPORTEUR", "balance", "examine", "propose"]


def propose(workshop: Workshop, talks: frozenset[str]) -> tuple[tuple[Team, ...], Diagnostics]:
    """A team for each group in each row with a session. What `workshop.teams` gives stays; the rest is proposed.

    `talks` are the ids of decks: one speaker is enough for them. P019 tells where no team is to be found; there
    a team may be missing or lack a language. Without facilitators nothing is proposed.
    """
    wanted = needs(workshop, talks)
    if not workshop.facilitators:
        return tuple(_cleared(need.given) for need in wanted if need.given), ()
    solution = solve(wanted, tuple({one.name: one for one in reversed(workshop.facilitators)}.values())[::-1])
    return _teams(solution), tuple(tell(solution))


def _cleared(team: Team) -> Team:
    """Without the marks for nobody."""
    lead, second, rapporteur, interpreter = (
        "" if name in NOBODY else name for name in (team.lead, team.co_facilitator, team.rapporteur, team.interpreter)
    )
    return replace(team, lead=lead, co_facilitator=second, rapporteur=rapporteur, interpreter=interpreter)


def _teams(solution: Solution) -> tuple[Team, ...]:
    """Of two who are proposed, the one leads who has led less often so far."""
    people = solution.board.people
    led = {one.name: 0 for one in people}
    teams = []
    for n, need in enumerate(solution.board.needs):
        crew = sorted((people[p].name for p in solution.crews[n]), key=lambda name: led[name])
        lead = _next(need, "lead", crew)
        second = _next(need, "co_facilitator", crew)
        if not lead and not second:
            continue
        led[lead] = led.get(lead, 0) + 1
        others = (solution.rapporteurs[n], solution.interpreters[n])
        rapporteur, interpreter = ([] if p is None else [people[p].name] for p in others)
        given, span = (need.given is not None, need.given.span) if need.given else (False, need.slot.span)
        report, voice = _next(need, "rapporteur", rapporteur), _next(need, "interpreter", interpreter)
        teams.append(Team(need.slot, need.group, need.room, lead, second, report, voice, given, span))
    return tuple(teams)


def _next(need: Need, part: str, proposed: list[str]) -> str:
    """Whom the planner named for a part, else the next who is proposed."""
    fixed = need.fixed(part)
    return fixed if fixed is not None else proposed.pop(0) if proposed else ""
