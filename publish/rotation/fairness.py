"""A plan that works, made fair: people are exchanged until groups meet new ones each time and the load is even."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from publish.rotation.board import Board
from publish.rotation.search import State

AGAIN = 12.0
"""What it weighs that a group meets a facilitator again, against the squares of the hours that each works."""

ROUNDS = 6
LEAST = 1e-9
"""Less is no gain: sums of the same numbers in another order differ by as much."""


@dataclass(slots=True)
class Plan:
    """Who leads each need by proposal (`led`), who else is there (`fixed`), and what each person takes in all.

    `needed` are the languages that those two speak together of those that are wanted; in needs that are `pinned`
    nobody is exchanged (who interprets there speaks a language of those who lead).
    """

    board: Board
    led: list[list[int]]
    fixed: list[tuple[int, ...]]
    needed: list[int]
    pinned: frozenset[int]
    state: State


def polish(plan: Plan) -> None:
    """Exchanges those who lead with people who are free, and with each other, while that makes it fairer."""
    needs = [need for need, crew in enumerate(plan.led) if crew and need not in plan.pinned]
    for _ in range(ROUNDS):
        better = [_replace(plan, need, seat) for need in needs for seat in range(len(plan.led[need]))]
        better += [_swap(plan, a, b) for a, b in combinations(needs, 2) if plan.board.clash[a] >> b & 1]
        if not any(better):
            return


def _replace(plan: Plan, need: int, seat: int) -> bool:
    """The one in this seat goes, a person who is free comes."""
    board, state = plan.board, plan.state
    old, others = plan.led[need][seat], [p for n, p in enumerate(plan.led[need]) if n != seat]
    gain = _leaving(plan, old, need)
    best, best_gain = None, LEAST
    for new in range(len(board.people)):
        if new == old or not board.free("lead", new, need, state.busy) or not _speak(plan, need, [*others, new]):
            continue
        if gain - _coming(plan, new, need) > best_gain:
            best, best_gain = new, gain - _coming(plan, new, need)
    if best is None:
        return False
    take(state, board, old, need, -1)
    take(state, board, best, need)
    plan.led[need][seat] = best
    return True


def _swap(plan: Plan, a: int, b: int) -> bool:
    """One of each of two needs that collide change places; or both whole crews, where one alone would not do."""
    here, there = plan.led[a], plan.led[b]
    pairs = [((x,), (y,)) for x in here for y in there if x != y]
    return any(_trade(plan, a, give, b, get) for give, get in [*pairs, (tuple(here), tuple(there))])


def _trade(plan: Plan, a: int, give: tuple[int, ...], b: int, get: tuple[int, ...]) -> bool:
    """`give` go from need a to b, `get` come from b to a; undone where it is not allowed, or no better."""
    board, state = plan.board, plan.state
    here = [*(p for p in plan.led[a] if p not in give), *get]
    there = [*(p for p in plan.led[b] if p not in get), *give]
    if not (_speak(plan, a, here) and _speak(plan, b, there)):
        return False
    gain = sum(_move(plan, p, a, -1) for p in give) + sum(_move(plan, p, b, -1) for p in get)
    allowed = all(board.free("lead", p, a, state.busy) for p in get)
    if allowed and all(board.free("lead", p, b, state.busy) for p in give):
        cost = sum(_move(plan, p, a, 1) for p in get) + sum(_move(plan, p, b, 1) for p in give)
        if cost < gain - LEAST:
            plan.led[a], plan.led[b] = here, there
            return True
        for need, people in ((a, get), (b, give)):
            for p in people:
                take(state, board, p, need, -1)
    for need, people in ((a, give), (b, get)):
        for p in people:
            take(state, board, p, need)
    return False


def _move(plan: Plan, person: int, need: int, by: int) -> float:
    """A person comes (`by` 1) or goes (-1): what that costs, or gains."""
    weight = _coming(plan, person, need) if by > 0 else _leaving(plan, person, need)
    take(plan.state, plan.board, person, need, by)
    return weight


def _speak(plan: Plan, need: int, crew: list[int]) -> bool:
    """Whether with this crew the team still speaks all it spoke of what is needed."""
    spoken = 0
    for p in (*crew, *plan.fixed[need]):
        spoken |= plan.board.speaks[p]
    return not plan.needed[need] & ~spoken


def _hours(plan: Plan, need: int) -> float:
    return plan.board.needs[need].slot.minutes / 60


def _leaving(plan: Plan, person: int, need: int) -> float:
    """What is gained when a person leaves a need."""
    load, hours = plan.state.minutes[person] / 60, _hours(plan, need)
    again = plan.state.met.get((plan.board.needs[need].group, person), 0) > 1
    return load**2 - (load - hours) ** 2 + AGAIN * again


def _coming(plan: Plan, person: int, need: int) -> float:
    """What it costs when a person comes to a need."""
    load, hours = plan.state.minutes[person] / 60, _hours(plan, need)
    again = plan.state.met.get((plan.board.needs[need].group, person), 0) > 0
    return (load + hours) ** 2 - load**2 + AGAIN * again


def take(state: State, board: Board, person: int, need: int, by: int = 1) -> None:
    """A person takes a need (`by` 1), or leaves it (-1)."""
    one = board.needs[need]
    state.busy[person] ^= 1 << need
    state.minutes[person] += by * one.slot.minutes
    if one.group:
        state.met[one.group, person] = state.met.get((one.group, person), 0) + by
