"""What has to be in the room: the materials that run sheets and tasks name, each thing once, counted where they count.

A number before a thing is how many; `per group` or `per person` after it, in the words of the language,
multiplies: “2 markers per group” are ten for five groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from publish import walk
from publish.model import Activity, Box, Session, Workshop
from publish.words import Words

_COUNTED = re.compile(r"(\d+)\s*[×x]?\s+(.+)")
PER_GROUP, PER_PERSON = "{things} per group", "{things} per person"


@dataclass(frozen=True, slots=True)
class Need:
    """A thing, how many of it (0: not said), and the activities it is needed in."""

    name: str
    count: int
    within: tuple[str, ...]


def needs(session: Session, workshop: Workshop, words: Words) -> tuple[Need, ...]:
    """What a session needs, as it is named in order. Of what several activities use, the most that one does."""
    needed: dict[str, Need] = {}
    for activity in session.activities:
        title = walk.plain(activity.title)
        for thing in _things(activity):
            name, count = _counted(thing, workshop, words)
            before = needed.get(name.casefold(), Need(name, 0, ()))
            within = tuple(dict.fromkeys((*before.within, title)))
            needed[name.casefold()] = replace(before, count=max(count, before.count), within=within)
    return tuple(needed.values())


def total(uses: Iterable[Need]) -> int:
    """How many of one thing all sessions need together."""
    return sum(need.count for need in uses)


def _things(activity: Activity) -> Iterator[str]:
    """What its row of the run sheet and its tasks name, one by one; a dash names nothing."""
    boxes = (block for block in walk.blocks(activity.blocks) if isinstance(block, Box))
    for named in (walk.plain(activity.materials), *(box.attributes.materials for box in boxes)):
        yield from (thing for part in re.split("[,;،、]", named) if any(map(str.isalnum, thing := part.strip())))


def _counted(thing: str, workshop: Workshop, words: Words) -> tuple[str, int]:
    """“2 markers per group” → (“markers”, 10), with five groups; a thing without a number is not counted."""
    times = {PER_GROUP: len(workshop.groups), PER_PERSON: sum(group.people or 0 for group in workshop.groups)}
    factor = 1
    for word, number in times.items():
        ending = words(word, things="")
        if thing.casefold().endswith(ending.casefold()):
            thing, factor = thing[: -len(ending)].strip(), number
    found = _COUNTED.fullmatch(thing)
    if found:
        return found[2], int(found[1]) * factor
    return thing, 0 if factor == 1 else factor
