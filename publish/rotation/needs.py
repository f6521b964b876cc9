"""What a programme needs people for: a row with a session, in each place where it is held."""

from __future__ import annotations

from collections.abc import Iterator

from publish.model import Group, Slot, Team, Workshop
from publish.schedule import places
from publish.values import dataclass

NOBODY = frozenset({"–", "-", "—"})
"""What a planner writes into a cell of the table of teams that is to stay empty."""

ALONE = 15
"""So many people one facilitator has at most: two for about twenty, one for ten, to the nearest (a rule of thumb)."""


@dataclass(frozen=True, slots=True)
class Need:
    """Somebody has to lead `group` in `room` through a row of the programme.

    `languages` are those of the group and of the room, `wanted` how many facilitators there should be;
    `given` is the planner's own row of the table of teams. `apart`: groups work by themselves.
    """

    slot: Slot
    group: str
    room: str
    languages: tuple[str, ...]
    people: int | None
    wanted: int
    apart: bool
    given: Team | None = None

    def fixed(self, part: str) -> str | None:
        """Whom the planner named for a part; "" for nobody, None where it is left to the proposal."""
        name: str = getattr(self.given, part) if self.given else ""
        return "" if name in NOBODY else name or None


def needs(workshop: Workshop, talks: frozenset[str]) -> tuple[Need, ...]:
    """Every need of a workshop in the order of its programme. A talk is given by one, however many listen."""
    given = {(team.slot, team.group): team for team in workshop.teams}
    groups = {group.name: group for group in workshop.groups}

    def made() -> Iterator[Need]:
        for slot in workshop.programme:
            for place in places(slot, workshop) if slot.session else ():
                names = (place.group,) if place.group else slot.groups
                present = [groups[name] for name in names if name in groups]
                languages = dict.fromkeys(code for group in present for code in group.languages)
                languages |= {
                    code: None for room in workshop.rooms if room.name == place.room for code in room.languages
                }
                people = counted(present)
                wanted = 2 if slot.session not in talks and (people or 0) > ALONE else 1
                mine = given.get((slot, place.group))
                apart = bool(place.group) and slot.session not in talks
                yield Need(slot, place.group, place.room, tuple(languages), people, wanted, apart, mine)

    return tuple(made())


def counted(groups: list[Group]) -> int | None:
    """How many people these groups have; None where one does not say."""
    sizes = [group.people for group in groups]
    return sum(size for size in sizes if size) if sizes and all(sizes) else None
