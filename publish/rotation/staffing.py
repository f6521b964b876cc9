"""Needs and people → who takes what: those who lead, wave by wave; then fairness; then who writes the report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from publish.model import Facilitator
from publish.rotation.board import INTERPRETER, RAPPORTEUR, Board, board, members
from publish.rotation.fairness import Plan, polish, take
from publish.rotation.needs import Need
from publish.rotation.search import Crew, Given, State, cover
from publish.values import dataclass

PARTS = ("lead", "co_facilitator", "rapporteur", "interpreter")
"""The parts of a team, as `Team` calls them."""


@dataclass(frozen=True, slots=True)
class Solution:
    """For each need the people proposed, by number: who leads, who interprets, who writes the report.

    `busy` has the needs that each person takes, given and proposed.
    """

    board: Board
    given: tuple[Given, ...]
    crews: tuple[tuple[int, ...], ...]
    interpreters: tuple[int | None, ...]
    rapporteurs: tuple[int | None, ...]
    busy: tuple[int, ...]


@lru_cache(maxsize=8)  # every language of a publication has the same needs and the same people
def solve(needs: tuple[Need, ...], people: tuple[Facilitator, ...]) -> Solution:
    """The best plan that is found; the same for the same values, always."""
    made = board(needs, people)
    numbers = {one.name: n for n, one in enumerate(people)}
    given = tuple(_given(need, numbers) for need in needs)
    state = State([0] * len(people), [0] * len(people), {})
    _seat_given(made, numbers, state)
    crews: list[Crew] = [Crew((), None, (0, 0, 0))] * len(needs)
    for wave in waves(made):
        for need, crew in cover(made, given, wave, state).items():
            crews[need] = crew
        for need in wave:
            for person in crews[need].everybody:
                take(state, made, person, need)
    led = _fair(made, given, crews, state)
    reporting = _rapporteurs(made, state)
    return Solution(made, given, led, tuple(crew.interpreter for crew in crews), reporting, tuple(state.busy))


def _given(need: Need, numbers: dict[str, int]) -> Given:
    leads, interpreter = [need.fixed("lead"), need.fixed("co_facilitator")], need.fixed("interpreter")
    named = [name for name in leads if name]
    return Given(
        tuple(numbers[name] for name in named if name in numbers),
        (numbers[interpreter],) if interpreter in numbers else (),
        leads.count(None),
        interpreter is None,
        any(name not in numbers for name in (*named, interpreter or "") if name),
    )


def _seat_given(made: Board, numbers: dict[str, int], state: State) -> None:
    """What the planner fixed stays, even where it collides (the checks tell)."""
    for n, need in enumerate(made.needs):
        for name in dict.fromkeys(need.fixed(part) or "" for part in PARTS):
            if name in numbers:
                take(state, made, numbers[name], n)


def waves(made: Board) -> Iterator[tuple[int, ...]]:
    """Needs that collide, directly or through others, in the order of the programme."""
    left = list(range(len(made.needs)))
    while left:
        wave, edge = set(), {left[0]}
        while edge:
            wave |= edge
            edge = {other for need in edge for other in members(made.clash[need])} - wave
        yield tuple(sorted(wave))
        left = [need for need in left if need not in wave]


def _fair(made: Board, given: tuple[Given, ...], crews: list[Crew], state: State) -> tuple[tuple[int, ...], ...]:
    fixed = [
        (*g.leads, *g.interpreters, *((c.interpreter,) if c.interpreter is not None else ()))
        for g, c in zip(given, crews, strict=True)
    ]
    pinned = frozenset(n for n, crew in enumerate(crews) if crew.interpreter is not None or given[n].interpreters)
    needed = []
    for n, crew in enumerate(crews):
        spoken = 0
        for person in (*crew.people, *fixed[n]):
            spoken |= made.speaks[person]
        needed.append(made.wanted[n] & spoken)
    plan = Plan(made, [list(crew.people) for crew in crews], fixed, needed, pinned, state)
    polish(plan)
    return tuple(map(tuple, plan.led))


def _rapporteurs(made: Board, state: State) -> tuple[int | None, ...]:
    """A rapporteur for each group that works by itself, where somebody is named for that part and free."""
    found: list[int | None] = [None] * len(made.needs)
    for n, need in enumerate(made.needs):
        if not need.apart or need.fixed("rapporteur") is not None:
            continue
        able = [
            p
            for p in range(len(made.people))
            if made.free(RAPPORTEUR, p, n, state.busy) and (made.speaks[p] & made.wanted[n] or not made.wanted[n])
        ]
        best = min(able, key=lambda p: (state.met.get((need.group, p), 0), state.minutes[p], p), default=None)
        if best is not None:
            take(state, made, best, n)
            found[n] = best
    return tuple(found)


__all__ = ["INTERPRETER", "PARTS", "RAPPORTEUR", "Solution", "solve", "waves"]
