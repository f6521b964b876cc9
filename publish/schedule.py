"""Minutes and clock times: of a day's programme, and of the activities within a session.

Times are minutes since midnight. What overlaps is found here; what the programme means is linked before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, combinations

from publish.diagnostics import Diagnostic, error, warning
from publish.model import Absence, Publication, Session, Slot, Workshop
from publish.values import dataclass

DAY = 24 * 60
SETTLE = 5
"""Minutes that people need to move to another room and settle."""

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")


def parse_clock(text: str) -> int | None:
    """`11:00` → 660; None if it is no time of day."""
    found = _CLOCK.fullmatch(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def clock(minutes: int) -> str:
    """660 → `11:00`."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def times(session: Session, start: int) -> tuple[int, ...]:
    """When each activity of a session begins that begins at `start`."""
    lengths = (activity.minutes for activity in session.activities[:-1])
    return tuple(accumulate(lengths, initial=start)) if session.activities else ()


def chapters_of(workshop: Workshop, publication: Publication) -> tuple[str, ...]:
    """The chapters of a workshop's sessions, those its programme holds, and the host's supplements, each once."""
    held = (slot.session for slot in workshop.programme)
    plans = ((id, publication.session(id)) for id in held)
    named = (chapter for id, session in plans for chapter in (session.chapters if session else (id,)))
    known = (id for id in (*named, *(chapter.id for chapter in workshop.supplements)) if publication.chapter(id))
    return tuple(dict.fromkeys(known))


def occurrences(workshop: Workshop, session: str) -> tuple[Slot, ...]:
    """The slots of the programme in which a session takes place, in order."""
    return tuple(slot for slot in workshop.programme if slot.session == session)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one group is during a row of the programme; `group` is "" where several are together."""

    group: str
    room: str


def places(slot: Slot, workshop: Workshop) -> tuple[Place, ...]:
    """The groups and rooms of a row: each group in its own, all in the one that is named, or one in each in order.

    Where rooms and groups cannot be matched (P021), those that can.
    """
    if not slot.rooms and slot.groups:
        own = {group.name: group.room for group in workshop.groups}
        return tuple(Place(group, own.get(group, "")) for group in slot.groups)
    if len(slot.rooms) < 2:
        return (Place(slot.groups[0] if len(slot.groups) == 1 else "", slot.rooms[0] if slot.rooms else ""),)
    return tuple(Place(group, room) for group, room in zip(slot.groups, slot.rooms, strict=False))


def group_said(slot: Slot, group: str, workshop: Workshop) -> str:
    """What the table of teams calls those who are together: a group, nothing for all, or those of the row."""
    everybody = {one.name for one in workshop.groups}
    return group or ("" if everybody <= set(slot.groups) else ", ".join(slot.groups))


def collide(a: Slot, room: str, b: Slot, other: str) -> bool:
    """Whether nobody can be in `room` during `a` and in the `other` during `b`, with time to move between them."""
    settle = SETTLE if room and other and room != other else 0
    return a.day == b.day and a.start < b.end + settle and b.start < a.end + settle


def away(absences: Iterable[Absence], slot: Slot) -> bool:
    """Whether somebody with these absences misses a part of the row."""
    return any(a.day in (0, slot.day) and a.start < slot.end and slot.start < a.end for a in absences)


def day_of(workshop: Workshop, day: int) -> date | None:
    """The date of a day of the programme (they follow each other, from 1); None where the workshop has no date yet."""
    return date.fromisoformat(workshop.date) + timedelta(days=day - 1) if workshop.date else None


def conflicts(workshop: Workshop) -> Iterator[Diagnostic]:
    """P005: two rows of a programme at the same time with the same group or room; P006: past midnight."""
    for slot in workshop.programme:
        if slot.end > DAY:
            yield error("P006", f"this row ends after midnight ({clock(slot.end)})", slot.span, "move it to a new day")
    for a, b in combinations(workshop.programme, 2):
        if a.day != b.day or a.end <= b.start or b.end <= a.start:
            continue
        shared = _shared(a, b, workshop)
        if shared:
            times_of = f"{clock(a.start)}–{clock(a.end)} and {clock(b.start)}–{clock(b.end)}"
            message = f"two rows overlap on day {a.day}: {times_of}, both with {shared}"
            yield error("P005", message, b.span, f"begin at {clock(a.end)} or later, or shorten the row above")


def _shared(a: Slot, b: Slot, workshop: Workshop) -> str:
    """Whom or what two rows would need at once; a row without groups is for everybody."""
    everybody = tuple(group.name for group in workshop.groups)
    groups = [g for g in (a.groups or everybody) if g in (b.groups or everybody)]
    if groups or not everybody:
        return groups[0] if len(groups) == 1 else "all groups" if groups == list(everybody) else ", ".join(groups)
    return ", ".join(room for room in a.rooms if room in b.rooms)


def lengths(workshop: Workshop, sessions: tuple[Session, ...]) -> Iterator[Diagnostic]:
    """P007: a session that is longer or shorter than its place in the programme."""
    for slot in workshop.programme:
        session = next((s for s in sessions if s.id == slot.session), None)
        if session and session.activities and session.minutes != slot.minutes:
            message = f"`{session.id}` takes {session.minutes} minutes, but has {slot.minutes} in the programme"
            yield warning("P007", message, slot.span, "change Min here, or the run sheet of the session")
