"""Who is where: the rooms of a row of a programme, the groups in each, and who leads them."""

from __future__ import annotations

from dataclasses import dataclass

from publish.model import Slot, Team, Workshop


@dataclass(frozen=True, slots=True)
class Rooming:
    """Answers for the rows of one workshop's programme."""

    workshop: Workshop

    def places(self, slot: Slot) -> dict[str, tuple[str, ...]]:
        """The rooms of a row, each with the groups in it; a group of which no room is known is its own place.

        Where nobody says which of several rooms a group goes to, it is named in each.
        """
        if not slot.groups or 1 < len(slot.rooms) != len(slot.groups):
            return dict.fromkeys(slot.rooms, slot.groups)
        found: dict[str, tuple[str, ...]] = {}
        for group in slot.groups:
            place = self.place(slot, group)
            found[place] = (*found.get(place, ()), group)
        return found

    def place(self, slot: Slot, group: str) -> str:
        """Where a group is: as its team says, in the room of the row that is listed at its place, in its own."""
        team = self.team(slot, group)
        if team and team.room:
            return team.room
        if len(slot.rooms) > 1 and len(slot.rooms) == len(slot.groups):
            return slot.rooms[slot.groups.index(group)]
        own = next((one.room for one in self.workshop.groups if one.name == group), "")
        return ", ".join(slot.rooms) or own or group

    def leads(self, slot: Slot, group: str) -> tuple[str, ...]:
        """The names of those who lead a group through a row."""
        team = self.team(slot, group)
        return team.names if team else ()

    def team(self, slot: Slot, group: str) -> Team | None:
        """Who leads a group; a team without a group leads all who are there."""
        teams = [team for team in self.workshop.teams if team.slot == slot]
        return next((t for t in teams if t.group == group), next((t for t in teams if not t.group), None))
