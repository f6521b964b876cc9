"""Participants into groups: those named stay, the others are shared out by language, organisation and size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from publish.diagnostics import Diagnostic, Diagnostics, error, tidy, warning
from publish.model import Group, Person, Workshop
from publish.read.attributes import near


def balance(workshop: Workshop, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Everybody with a group, in the order of the list; a group that is named stays.

    Those whom the fewest groups suit come first. Each goes to a group that speaks their language, there to the one
    that is least full (by People, else by the seats of its room), where their language and then their organisation
    is least present; the first in the table where all is equal. Where no group speaks their language, every group
    suits. Then people of one language change places until organisations are mixed. The same list always gives the
    same groups.
    """
    if not workshop.groups:
        return people
    order = sorted(range(len(people)), key=lambda n: (len(_suiting(people[n], workshop)), people[n].language, n))
    chosen = [person.group for person in people]
    count = _Count(workshop, people)
    for n in order:
        if not chosen[n]:
            group = min(_suiting(people[n], workshop), key=lambda g: count.rank(people[n], g))
            chosen[n] = group.name
            count.add(people[n], group.name)
    _mix(people, chosen, count)
    return tuple(replace(person, group=group) for person, group in zip(people, chosen, strict=True))


class _Count:
    """How many there are in each group: of a language, of an organisation, and in all."""

    def __init__(self, workshop: Workshop, people: tuple[Person, ...]) -> None:
        self._order = {group.name: n for n, group in enumerate(workshop.groups)}
        sizes = {group.name: size(group, workshop) for group in workshop.groups}
        self._sizes = {name: size or 0 for name, size in sizes.items()} if all(sizes.values()) else {}
        self._all: Counter[str] = Counter()
        self._languages: Counter[tuple[str, str]] = Counter()
        self.organisations: Counter[tuple[str, str]] = Counter()
        for person in people:
            if person.group:
                self.add(person, person.group)

    def add(self, person: Person, group: str, by: int = 1) -> None:
        self._all[group] += by
        self._languages[group, person.language] += by
        if person.organisation:
            self.organisations[group, person.organisation.casefold()] += by

    def rank(self, person: Person, group: Group) -> tuple[float, ...]:
        """The lower, the better this group suits: how full it is, then who is there already."""
        here = self._all[group.name]
        share = here / self._sizes[group.name] if self._sizes else here
        same = self.organisations[group.name, person.organisation.casefold()]
        return share, self._languages[group.name, person.language], same, self._order[group.name]


def _mix(people: tuple[Person, ...], chosen: list[str], count: _Count) -> None:
    """Two of one language, neither put into a group by hand, change places where that parts colleagues."""
    movable = [n for n, person in enumerate(people) if not person.group and person.organisation]
    for n, other in combinations(movable, 2):
        a, b = people[n], people[other]
        if a.language == b.language and chosen[n] != chosen[other] and _parts(a, chosen[n], b, chosen[other], count):
            for person, old, new in ((a, chosen[n], chosen[other]), (b, chosen[other], chosen[n])):
                count.add(person, old, -1)
                count.add(person, new)
            chosen[n], chosen[other] = chosen[other], chosen[n]


def _parts(a: Person, group: str, b: Person, other: str, count: _Count) -> bool:
    """Whether exchanging a and b leaves fewer pairs of colleagues in these two groups."""
    mine, theirs = a.organisation.casefold(), b.organisation.casefold()
    if mine == theirs:
        return False
    have = count.organisations
    parted = have[group, mine] - 1 + have[other, theirs] - 1
    joined = have[other, mine] + have[group, theirs]
    return joined < parted


def _suiting(person: Person, workshop: Workshop) -> tuple[Group, ...]:
    speaking = tuple(g for g in workshop.groups if person.language in g.languages or not g.languages)
    return speaking or workshop.groups


def size(group: Group, workshop: Workshop) -> int | None:
    """How many a group may have: as planned, else as many as its room has seats."""
    return group.people or next((room.seats for room in workshop.rooms if room.name == group.room), None)


def examine(workshop: Workshop, people: tuple[Person, ...]) -> Diagnostics:
    """What does not fit between a list and its workshop, after balancing: P029 unknown groups and languages.

    P016: more people in a group than its room has seats.
    """
    return tidy([*_unknown(workshop, people), *_crowded(workshop, balance(workshop, people))])


def _unknown(workshop: Workshop, people: tuple[Person, ...]) -> Iterator[Diagnostic]:
    names = tuple(group.name for group in workshop.groups)
    spoken = {code for group in workshop.groups for code in group.languages} or set(workshop.languages)
    for person in people:
        if person.group and person.group not in names:
            hint = near(person.group, names, f"groups: {', '.join(names) or 'none'}")
            yield error("P029", f"there is no group “{person.group}”", person.span, hint)
        if person.language and spoken and person.language not in spoken:
            message = f"no group speaks `{person.language}`"
            yield warning("P029", message, person.span, f"languages of the groups: {', '.join(sorted(spoken))}")


def _crowded(workshop: Workshop, people: tuple[Person, ...]) -> Iterator[Diagnostic]:
    counted = Counter(person.group for person in people)
    rooms = {room.name: room for room in workshop.rooms}
    for group in workshop.groups:
        room = rooms.get(group.room)
        if room and room.seats and counted[group.name] > room.seats:
            message = f"{group.name} has {counted[group.name]} people in the list, {room.name} {room.seats} seats"
            yield warning("P016", message, group.span, "name groups in the list, or give this one a larger room")
