"""A plan that works, made fair: people are exchanged until groups meet new ones each time and the load is even."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publish.rotation.board import Board
from publish.rotation.search import State

AGAIN = 12.0
"""What it weighs that a group meets a facilitator again, against the squares of the hours that each works."""

ROUNDS = 6


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
    for _ in range(ROUNDS):
        better = [_replace(plan, need, seat) or _swap(plan, need, seat) for need, seat in _seats(plan)]
        if not any(better):
            return


def _seats(plan: Plan) -> Iterator[tuple[int, int]]:
    needs = (need for need in range(len(plan.led)) if need not in plan.pinned)
    return ((need, seat) for need in needs for seat in range(len(plan.led[need])))


def _replace(plan: Plan, need: int, seat: int) -> bool:
    """The one in this seat goes, a person who is free comes."""
    board, state = plan.board, plan.state
    old = plan.led[need][seat]
    gain = _leaving(plan, old, need)
    best, best_gain = None, 1e-9
    for new in range(len(board.people)):
        if new == old or not board.free("lead", new, need, state.busy) or not _speak(plan, need, seat, new):
            continue
        if gain - _coming(plan, new, need) > best_gain:
            best, best_gain = new, gain - _coming(plan, new, need)
    if best is None:
        return False
    take(plan.state, plan.board, old, need, -1)
    take(plan.state, plan.board, best, need, 1)
    plan.led[need][seat] = best
    return True


def _swap(plan: Plan, need: int, seat: int) -> bool:
    """The one in this seat and one of a need that collides with it change places."""
    for other, its in _seats(plan):
        if other <= need or not plan.board.clash[need] >> other & 1:
            continue
        here, there = plan.led[need][seat], plan.led[other][its]
        if here == there or not (_speak(plan, need, seat, there) and _speak(plan, other, its, here)):
            continue
        before = _leaving(plan, here, need) + _leaving(plan, there, other)
        take(plan.state, plan.board, here, need, -1)
        take(plan.state, plan.board, there, other, -1)
        free = plan.board.free("lead", there, need, plan.state.busy) and plan.board.free(
            "lead", here, other, plan.state.busy
        )
        if free and _coming(plan, there, need) + _coming(plan, here, other) < before - 1e-9:
            take(plan.state, plan.board, there, need, 1)
            take(plan.state, plan.board, here, other, 1)
            plan.led[need][seat], plan.led[other][its] = there, here
            return True
        take(plan.state, plan.board, here, need, 1)
        take(plan.state, plan.board, there, other, 1)
    return False


def _speak(plan: Plan, need: int, seat: int, new: int) -> bool:
    """Whether the team still speaks all it spoke of what is needed with `new` in that seat."""
    crew = [new if n == seat else p for n, p in enumerate(plan.led[need])]
    spoken = 0
    for p in (*crew, *plan.fixed[need]):
        spoken |= plan.board.speaks[p]
    return not plan.needed[need] & ~spoken and len(set(crew)) == len(crew)


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
