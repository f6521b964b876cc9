"""P010: too long without a break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, Span, warning
from publish.model import Publication, Session, Slot, Workshop

SESSION, DAY = 120, 240
"""Minutes in a row that a session may take, and a day's programme without a break or a meal."""

SHORTEST = 10
"""Minutes that let people rest: less is no break."""

Row = tuple[int, Span, bool]
"""How long a row takes, where it stands, and whether it is a break."""


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Run sheets, where a row without a section is a break, and programmes, where one without a session is."""
    for session in publication.sessions:
        yield from _too_long(_run_sheet(session), SESSION, "add a row to the run sheet: | 15 | Break |")
    for workshop in publication.workshops:
        for day in dict.fromkeys(slot.day for slot in workshop.programme):
            yield from _too_long(_day(workshop, day), DAY, "add a row to the programme: | 1 | 12:30 | 60 | Lunch | | |")


def _run_sheet(session: Session) -> Iterator[Row]:
    return ((activity.minutes, activity.span, not activity.blocks) for activity in session.activities)


def _day(workshop: Workshop, day: int) -> Iterator[Row]:
    """The rows of a day, those at the same time as one; time that is left free is a break."""
    at_once: dict[int, Slot] = {slot.start: slot for slot in workshop.programme if slot.day == day}
    end = 0
    for slot in at_once.values():
        if slot.start > end:
            yield slot.start - end, slot.span, slot.start - end >= SHORTEST
        yield slot.minutes, slot.span, not slot.session and slot.minutes >= SHORTEST
        end = slot.end


def _too_long(rows: Iterable[Row], most: int, hint: str) -> Iterator[Diagnostic]:
    begun, minutes = Span(""), 0
    for length, span, is_break in (*rows, (0, Span(""), True)):
        if is_break:
            if minutes > most:
                yield warning("P010", f"{minutes} minutes without a break", begun, hint)
            minutes = 0
        else:
            begun = begun if minutes else span
            minutes += length


RULE = Rule(
    code="P010",
    title="too long without a break",
    explanation="""
A session of more than two hours, or a programme of more than four, has no break in it. People stop listening, and
those who interpret need to be relieved.

Add a row for the break: in a run sheet one without a section of its own, in a programme one with a label instead of
a session (Coffee, Lunch).
""",
    path="content/sessions/long.md",
    bad="""
---
id: long
---
# A long session

| Min | Activity |
|---:|---|
| 90 | Listening |
| 60 | Working |

## Listening

For an hour and a half.

## Working

For another hour.
""",
    good="""
---
id: long
---
# A long session

| Min | Activity |
|---:|---|
| 90 | Listening |
| 15 | Break |
| 60 | Working |

## Listening

For an hour and a half.

## Working

For another hour.
""",
    check=check,
)
