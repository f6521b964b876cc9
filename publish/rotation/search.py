"""Who can lead what: branch and bound over the needs that collide, the most difficult first.

People who could stand in for each other (same languages, sessions and times) are tried once, so that a
wave of twelve rooms and forty people is settled within some hundred steps; the first plan in which nothing
is missing is taken, else the best one found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from publish.rotation.board import INTERPRETER, Board, members

Cost = tuple[int, int, int]
"""Needs nobody takes, languages nobody speaks, second facilitators that are missing: the first weighs most."""

STEPS = 1500
"""How many choices are tried for needs that collide before the best plan so far is taken."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who takes a need besides those the planner named: one or two who lead, perhaps an interpreter."""

    people: tuple[int, ...]
    interpreter: int | None
    cost: Cost

    @property
    def everybody(self) -> tuple[int, ...]:
        return self.people if self.interpreter is None else (*self.people, self.interpreter)


@dataclass(frozen=True, slots=True)
class Given:
    """What the planner fixed of a need: who leads it, who interprets, and how many of its seats are still open."""

    leads: tuple[int, ...]
    interpreters: tuple[int, ...]
    open: int
    interpreter_open: bool
    strangers: bool = False


@dataclass(slots=True)
class State:
    """Where the search is: what each person takes already, and how often and how long in all."""

    busy: list[int]
    minutes: list[int]
    met: dict[tuple[str, int], int]


def cover(board: Board, given: tuple[Given, ...], wave: Sequence[int], state: State) -> dict[int, Crew]:
    """A crew for each need of `wave`, needs that collide with each other. `state` is left as it was.

    First every need gets as many people as it wants. Where that leaves a group without anybody, or without its
    language, the search begins again with as few people as will do, and those who are left come second.
    """
    search = _Search(board, given, tuple(wave), state)
    crews = search.best()
    if search.cost(crews)[:2] > search.bound[:2]:
        thrifty = _Search(board, given, tuple(wave), state, thrifty=True)
        fewer = thrifty.seconded(thrifty.best())
        if search.cost(fewer) < search.cost(crews):
            return fewer
    return crews


class _Search:
    """One wave. The state changes while it runs, and is as before when it ends."""

    def __init__(
        self, board: Board, given: tuple[Given, ...], wave: tuple[int, ...], state: State, thrifty: bool = False
    ) -> None:
        self._board, self._given, self._state, self._thrifty = board, given, state, thrifty
        self._mask = sum(1 << need for need in wave)
        self._spoken = 0
        for need in wave:
            self._spoken |= board.wanted[need]
        self.order = tuple(sorted(wave, key=lambda need: (self._ways(need), need)))
        self.bound = self._bound()

    def best(self) -> dict[int, Crew]:
        """A crew for each need; recursion by hand, since a day may have hundreds of rows."""
        best, best_cost = None, (len(self.order) + 1, 0, 0)
        seen: dict[tuple[object, ...], Cost] = {}
        path: list[Crew] = []
        levels = [iter(self.crews(self.order[0]))]
        for _ in range(STEPS + len(self.order)):
            crew = next(levels[-1], None)
            total = _total(path, crew)
            if crew is None or total >= best_cost:  # crews come in the order of their cost: the rest is no better
                levels.pop()
                if not path:
                    break
                self._undo(self.order[len(path) - 1], path.pop())
                continue
            self._do(self.order[len(path)], crew)
            path.append(crew)
            if len(path) == len(self.order):
                best, best_cost = tuple(path), total
                if total <= self.bound:
                    break
            elif self._fresh(len(path), total, seen):
                levels.append(iter(self.crews(self.order[len(path)])))
                continue
            self._undo(self.order[len(path) - 1], path.pop())
        for need, crew in zip(self.order, path, strict=False):
            self._undo(need, crew)
        assert best is not None  # nobody at all is a choice, too
        return dict(zip(self.order, best, strict=True))

    def cost(self, crews: Mapping[int, Crew]) -> Cost:
        """What crews cost in all, with everybody who is wanted."""
        return _sum(self._cost(need, crew.people, crew.interpreter) for need, crew in crews.items())

    def seconded(self, crews: dict[int, Crew]) -> dict[int, Crew]:
        """The same crews with a second one from those who are left: as many as can be, by augmenting paths."""
        for need, crew in crews.items():
            self._do(need, crew)
        second: dict[int, int] = {}
        for need in (need for need, crew in crews.items() if crew.people and self._cost(need, crew.people, None)[2]):
            self._find_second(need, second, set())
        for need, crew in crews.items():
            self._undo(need, crew)
        added = {need: person for person, need in second.items()}
        return {
            need: replace(crew, people=(*crew.people, added[need])) if need in added else crew
            for need, crew in crews.items()
        }

    def _find_second(self, need: int, second: dict[int, int], tried: set[int]) -> bool:
        """Somebody who is free; or who is second elsewhere, where somebody else can be found for them."""
        for p in range(len(self._board.people)):
            if p not in tried and self._board.free("lead", p, need, self._state.busy):
                tried.add(p)
                if p not in second or self._find_second(second[p], second, tried):
                    second[p] = need
                    return True
        return False

    # ── a need ────────────────────────────────────────────────────────────────

    def crews(self, need: int) -> list[Crew]:
        """Everybody who could take a need now, the cheapest first; last of all nobody."""
        given, state = self._given[need], self._state
        able = self._stand_ins(need)
        crews = (self._crew(need, people) for size in range(given.open + 1) for people in combinations(able, size))
        group = self._board.needs[need].group

        def rank(crew: Crew) -> tuple[object, ...]:
            more = len(given.leads) + len(crew.people) - self._board.needs[need].wanted
            spare = sum((self._board.speaks[p] & self._spoken).bit_count() for p in crew.everybody)
            again = sum(state.met.get((group, p), 0) for p in crew.everybody)
            load = sum(state.minutes[p] for p in crew.everybody)
            few = len(crew.people) if self._thrifty else max(0, more)
            return crew.cost, few, crew.interpreter is not None, spare, again, load, crew.everybody

        return sorted(crews, key=rank)

    def _stand_ins(self, need: int) -> list[int]:
        """Who is free for a need: of people who could stand in for each other, the two whose turn it is."""
        state, group = self._state, self._board.needs[need].group
        free = (p for p in range(len(self._board.people)) if self._board.free("lead", p, need, state.busy))
        kept: dict[tuple[int, ...], int] = {}
        able = []
        for p in sorted(free, key=lambda p: (state.met.get((group, p), 0), state.minutes[p], p)):
            like = self._like(p)
            kept[like] = kept.get(like, 0) + 1
            if kept[like] <= 2:
                able.append(p)
        return able

    def _like(self, person: int) -> tuple[int, ...]:
        board, mask = self._board, self._mask
        may = (bits[person] & mask for bits in board.may.values())
        return (board.speaks[person] & self._spoken, self._state.busy[person] & mask, *may)

    def _crew(self, need: int, people: tuple[int, ...]) -> Crew:
        spoken = self._spoken_by(need, people)
        lacking = self._board.wanted[need] & ~spoken
        leads = people or self._given[need].leads
        interpreter = self._interpreter(need, people, spoken, lacking) if lacking and leads else None
        dropped, unspoken, missing = self._cost(need, people, interpreter)
        return Crew(people, interpreter, (dropped, unspoken, 0 if self._thrifty else missing))

    def _spoken_by(self, need: int, people: tuple[int, ...]) -> int:
        spoken = self._said(need)
        for p in people:
            spoken |= self._board.speaks[p]
        return spoken

    def _cost(self, need: int, people: tuple[int, ...], interpreter: int | None) -> Cost:
        given = self._given[need]
        leads = len(given.leads) + len(people) + given.strangers
        spoken = self._spoken_by(need, people if interpreter is None else (*people, interpreter))
        wanted = min(self._board.needs[need].wanted, len(given.leads) + given.strangers + given.open)
        return int(not leads), (self._board.wanted[need] & ~spoken).bit_count(), max(0, wanted - leads)

    def _interpreter(self, need: int, people: tuple[int, ...], spoken: int, lacking: int) -> int | None:
        """Who speaks what is lacking, and a language of those who lead."""
        if not self._given[need].interpreter_open:
            return None
        board, state = self._board, self._state
        able = [
            p
            for p in range(len(board.people))
            if board.speaks[p] & lacking
            and board.speaks[p] & spoken
            and p not in people
            and board.free(INTERPRETER, p, need, state.busy)
        ]
        return min(able, key=lambda p: ((lacking & ~board.speaks[p]).bit_count(), state.minutes[p], p), default=None)

    def _ways(self, need: int) -> int:
        """In how many ways a need can be met: the fewer, the earlier it is settled."""
        return sum(crew.cost == (0, 0, 0) for crew in self.crews(need))

    # ── the whole ─────────────────────────────────────────────────────────────

    def _do(self, need: int, crew: Crew) -> None:
        for p in crew.everybody:
            self._state.busy[p] |= 1 << need

    def _undo(self, need: int, crew: Crew) -> None:
        for p in crew.everybody:
            self._state.busy[p] &= ~(1 << need)

    def _fresh(self, depth: int, total: Cost, seen: dict[tuple[object, ...], Cost]) -> bool:
        """Whether this is new: the same people left for the same needs may have been reached at less cost."""
        place = (depth, *sorted(map(self._like, range(len(self._board.people)))))
        if place in seen and seen[place] <= total:
            return False
        seen[place] = total
        return True

    def _bound(self) -> Cost:
        """What no plan can be cheaper than; known where every two needs of the wave collide."""
        board, order = self._board, self.order
        if any(self._mask & ~board.clash[need] for need in order):
            return (0, 0, 0)
        everybody = range(len(board.people))
        able = [p for p in everybody if any(self._usable(p, need) for need in order)]
        leads = sum(any(board.free("lead", p, need, self._state.busy) for need in order) for p in able)
        alone = [self._crew(need, ()) for need in order]
        empty = sum(crew.cost[0] for crew in alone)
        seats = sum(crew.cost[2] for crew in alone)
        lacking = 0
        for bit in (1 << n for n in members(self._spoken)):
            wanted = sum(bool(bit & board.wanted[need] & ~self._said(need)) for need in order)
            lacking += max(0, wanted - sum(bool(bit & board.speaks[p]) for p in able))
        return max(0, empty - leads), lacking, max(0, seats - leads)

    def _usable(self, person: int, need: int) -> bool:
        return any(self._board.free(part, person, need, self._state.busy) for part in ("lead", INTERPRETER))

    def _said(self, need: int) -> int:
        """The languages of those whom the planner named; of a stranger we do not know."""
        given, spoken = self._given[need], 0
        for p in (*given.leads, *given.interpreters):
            spoken |= self._board.speaks[p]
        return -1 if given.strangers else spoken


def _total(path: list[Crew], last: Crew | None) -> Cost:
    return _sum(crew.cost for crew in (*path, *((last,) if last else ())))


def _sum(costs: Iterable[Cost]) -> Cost:
    dropped, lacking, missing = 0, 0, 0
    for cost in costs:
        dropped, lacking, missing = dropped + cost[0], lacking + cost[1], missing + cost[2]
    return dropped, lacking, missing
