"""Where no team can be found: who, where, when, and what would mend it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Span, error, warning
from publish.model import Slot
from publish.rotation.board import INTERPRETER, members
from publish.rotation.needs import Need
from publish.rotation.staffing import Solution
from publish.schedule import away, clock

MOST = 3
"""How many people a sentence names before it says how many more there are."""


def tell(solution: Solution) -> Iterator[Diagnostic]:
    """P019 for each need that nobody takes, or whose team does not speak a language of its room.

    P013, where the planner named that team, and left no place in it for somebody who does.
    Nothing, where nobody at all is named for the session (P018) or speaks the language (P009).
    """
    board = solution.board
    for n, need in enumerate(board.needs):
        leads = [p for p, one in enumerate(board.people) if need.slot.session in one.leads]
        if not leads or solution.given[n].strangers:
            continue
        team = (*solution.crews[n], *solution.given[n].leads)
        if not team:
            message = f"nobody who leads `{need.slot.session}` is free {when(need.slot)}{_where(need)}"
            yield warning("P019", f"{message}: {_whereabouts(solution, leads, n)}", _span(need), _mend(need))
            continue
        interpreters = [p for p, one in enumerate(board.people) if INTERPRETER in one.leads]
        spoken = {code for p in (*team, *_interpreting(solution, n)) for code in board.people[p].languages}
        for code in (code for code in need.languages if code not in spoken):
            speakers = [p for p in (*leads, *interpreters) if code in board.people[p].languages]
            if speakers:
                yield _unspoken(solution, n, code, list(dict.fromkeys(speakers)), team)


def _unspoken(solution: Solution, n: int, code: str, speakers: list[int], team: tuple[int, ...]) -> Diagnostic:
    need = solution.board.needs[n]
    if not solution.given[n].open:
        names = " and ".join(solution.board.people[p].name for p in team)
        able = ", ".join(solution.board.people[p].name for p in speakers[:MOST])
        message = f"{names} {'do' if len(team) > 1 else 'does'} not speak `{code}` {when(need.slot)}{_where(need)}"
        return error("P013", message, _span(need), f"{able} would; or name an interpreter")
    message = f"nobody who leads `{need.slot.session}` speaks `{code}` and is free {when(need.slot)}{_where(need)}"
    there = " and ".join(solution.board.people[p].name for p in team)
    hint = f"add {code} to the languages of {there} if they speak it, name one more who does, or move the row"
    return warning("P019", f"{message}: {_whereabouts(solution, speakers, n)}", _span(need), hint)


def when(slot: Slot) -> str:
    """“on day 1 at 11:00”."""
    return f"on day {slot.day} at {clock(slot.start)}"


def _where(need: Need) -> str:
    """“, for Group B in Room B”."""
    group = f", for {need.group}" if need.group else ""
    return f"{group}{' in ' if group else ', in '}{need.room}" if need.room else group


def _mend(need: Need) -> str:
    return f"add `{need.slot.session}` to what one more facilitator leads, or move this row to another time"


def _span(need: Need) -> Span:
    return need.given.span if need.given else need.slot.span


def _interpreting(solution: Solution, n: int) -> tuple[int, ...]:
    proposed = solution.interpreters[n]
    return (*solution.given[n].interpreters, *(() if proposed is None else (proposed,)))


def _whereabouts(solution: Solution, people: list[int], n: int) -> str:
    """“Facilitator 1 is with Group A, Facilitator 2 is not available”."""
    said = [f"{solution.board.people[p].name} {_whereabout(solution, p, n)}" for p in people[:MOST]]
    more = len(people) - MOST
    return ", ".join(said) + (f", and {more} more are taken" if more > 0 else "")


def _whereabout(solution: Solution, person: int, n: int) -> str:
    board = solution.board
    if away(board.people[person].away, board.needs[n].slot):
        return "is not available"
    taken = [board.needs[m] for m in members(solution.busy[person] & board.clash[n])]
    if not taken:
        return "cannot be there"
    return f"is with {taken[0].group}" if taken[0].group else f"is in {taken[0].room or 'plenary'}"
