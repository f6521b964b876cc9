"""Workshops of any size, made by program, the same every time: projects to build, plan and measure with.

Everybody in them is a role with a number; nobody is invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

DAY = (("09:00", 90, True), ("10:30", 30, False), ("11:00", 90, True), ("12:30", 75, False), ("13:45", 90, True))
DAY_END = (("15:15", 30, False), ("15:45", 90, True))
BREAKS = {"10:30": "Coffee", "12:30": "Lunch", "15:15": "Tea"}
ROOMS = (("en", "fr", "es"), ("en", "fr", "es"), ("en", "fr"), ("en", "fr", "es"), ("en", "es"), ("en",))
"""Languages of the rooms, over and over: half of them are trilingual."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a workshop is; each group keeps one of the rooms, and the hall comes on top."""

    days: int = 5
    rooms: int = 12
    facilitators: int = 40
    participants: int = 400
    sessions: int = 8
    leads: int = 6
    """How many of the sessions each facilitator leads."""


def files(size: Size = Size(), seed: int = 1) -> Mapping[str, str]:
    """A whole project, by path: publication, curriculum, sessions, workshop, and its list of participants."""
    chance = Random(seed)
    sessions = {f"content/sessions/s{n}.md": session(n) for n in range(1, size.sessions + 1)}
    return {
        "content/publication.yml": PUBLICATION,
        "content/curriculum/c/index.md": "---\nid: c\n---\n# A curriculum\n\nTo try a large workshop with.\n",
        "content/curriculum/c/1-all/index.md": "---\nid: c-1\n---\n# Everything\n\nIts one volume.\n",
        "content/curriculum/c/1-all/1.1-one.md": CHAPTER,
        "content/sessions/opening.md": TALK,
        **sessions,
        "content/workshops/large/workshop.md": workshop(size, chance),
        "content/workshops/large/participants.csv": "\n".join(people(size, chance)) + "\n",
    }


PUBLICATION = "title: A large workshop\nsource: en\nlanguages: [en, fr, es]\ncurricula: [c]\nworkshops: [large]\n"
CHAPTER = """---
id: c-1.1
---
# One chapter

::: key-messages
- Everybody is in one place at a time.
:::

## A section

Text to read.

::: {.exercise #plan minutes="20" method="groups of five"}
### Plan a day
Plan a day of your own.
:::

::: answer
A model plan, with breaks in it and nobody in two rooms.
:::
"""
TALK = """---
id: opening
kind: deck
title: Opening
subtitle: All together
---
## Welcome

- Who we are

::: notes
Welcome everybody.
:::
"""


def session(number: int) -> str:
    return f"""---
id: s{number}
chapters: [c-1.1]
minutes: 90
---
# Session {number}

| Min | Activity | Method | Materials | Lead | If late |
|---:|---|---|---|---|---|
| 20 | Opening | plenary | flipchart | A | shorten to 10 |
| 55 | Group work | groups of five | worksheet | B | keep |
| 15 | Debrief | plenary | | A | keep |

## Opening

::: slide
### Why session {number}
- What we do in it
:::

::: notes
Say what session {number} is for.
:::

## Group work

::: {{.question #q{number} lines="6"}}
What will you do first?
:::

::: answer
Look for a first step that can be taken without asking anybody, for session {number}.
:::

## Debrief

Each group says one thing.
"""


def workshop(size: Size, chance: Random) -> str:
    """The workshop as its planner would write it; without a table of teams."""
    return "\n".join(
        (
            "---\nid: large\ndate: 2027-03-01\ntimezone: Europe/Zurich\nvenue: Conference Centre",
            "languages: [en, fr, es]\n---\n# A large workshop\n\nMade by program.\n\n## Programme\n",
            *_table(("Day", "Start", "Min", "Session", "Groups", "Rooms"), _programme(size)),
            "\n## Rooms\n",
            *_table(("Room", "Languages", "Seats", "Equipment"), _rooms(size)),
            "\n## Groups\n",
            *_table(("Group", "Room", "Languages", "People"), _groups(size)),
            "\n## Facilitators\n",
            *_table(("Name", "Languages", "Leads", "Not available"), _facilitators(size, chance)),
            "",
        )
    )


def _table(head: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    for row in (head, tuple("---" for _ in head), *rows):
        yield f"| {' | '.join(map(str, row))} |"


def _programme(size: Size) -> Iterator[tuple[object, ...]]:
    held = 0
    for day in range(1, size.days + 1):
        for start, minutes, is_session in (*DAY, *DAY_END):
            if not is_session:
                yield day, start, minutes, BREAKS[start], "", ""
            elif not held:
                held = 1
                yield day, start, minutes, "opening", "all", "Hall"
            else:
                yield day, start, minutes, f"s{(held - 1) % size.sessions + 1}", "all", "own"
                held += 1


def _rooms(size: Size) -> Iterator[tuple[object, ...]]:
    yield "Hall", "en, fr, es", size.participants + 50, "projector, interpretation"
    for n in range(size.rooms):
        yield f"Room {n + 1}", ", ".join(_languages(n)), _people(size, n) + 5, "projector, flipchart"


def _languages(room: int) -> tuple[str, ...]:
    return ROOMS[room % len(ROOMS)]


def _people(size: Size, group: int) -> int:
    return size.participants // size.rooms + (group < size.participants % size.rooms)


def _groups(size: Size) -> Iterator[tuple[object, ...]]:
    for n in range(size.rooms):
        yield f"Group {n + 1}", f"Room {n + 1}", ", ".join(_languages(n)), _people(size, n)


def _facilitators(size: Size, chance: Random) -> Iterator[tuple[object, ...]]:
    """A tenth speaks three languages, most English and one more; a tenth is away for half a day."""
    for n in range(size.facilitators):
        languages = ("en, fr, es", "en, fr", "en, es", "en, fr", "en, es", "en", "en, fr", "en, es", "en", "en, fr")[
            n % 10
        ]
        leads = sorted(range(1, size.sessions + 1), key=lambda _: chance.random())[: size.leads]
        names = [*(["opening"] if n == 0 else []), *(f"s{m}" for m in sorted(leads))]
        away = f"day {n % size.days + 1} {'am' if n % 20 else 'pm'}" if n % 10 == 9 else ""
        yield f"Facilitator {n + 1}", languages, ", ".join(names), away


def people(size: Size, chance: Random) -> Iterator[str]:
    """The list of participants; groups are left to be made."""
    yield "Name,Organisation,Language,Group"
    for n in range(1, size.participants + 1):
        language = ("en", "en", "fr", "es", "en")[int(chance.random() * 5)]
        yield f"Participant {n},Office {int(chance.random() * 60) + 1},{language},"
