"""P017: no lunch, or a short one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, Span, warning
from publish.model import Publication, Slot, Workshop
from publish.schedule import clock

SHORTEST = 45
MIDDAY = (11 * 60 + 30, 14 * 60 + 30)
MORNING, AFTERNOON = 12 * 60, 14 * 60
"""Who begins before the one and ends after the other has lunch between."""


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Every day of every group: the longest time without a session around midday, whatever its label says."""
    for workshop in publication.workshops:
        told: dict[tuple[Span, str], None] = {}
        for group in (group.name for group in workshop.groups) if workshop.groups else ("",):
            for day in sorted({slot.day for slot in workshop.programme}):
                if wrong := _lunch(day, group, workshop):
                    told.setdefault(wrong)
        for span, message in told:
            yield warning("P017", message, span, "an hour or more is usual: | 1 | 12:30 | 60 | Lunch | | |")


def _lunch(day: int, group: str, workshop: Workshop) -> tuple[Span, str] | None:
    rows = [slot for slot in workshop.programme if slot.day == day and (not slot.groups or group in slot.groups)]
    held = [slot for slot in rows if slot.session]
    if not held or held[0].start >= MORNING or max(slot.end for slot in held) <= AFTERNOON:
        return None
    free = [(after.start - before.end, before, after) for before, after in pairwise(held) if _midday(before, after)]
    minutes, before, after = max(free, key=lambda one: one[0], default=(0, held[0], held[-1]))
    if minutes >= SHORTEST:
        return None
    if minutes <= 0:
        return after.span, f"no lunch on day {day}"
    label = next((slot for slot in rows if not slot.session and before.end <= slot.start < after.start), after)
    return label.span, f"{minutes} minutes for lunch on day {day} ({clock(before.end)}–{clock(after.start)})"


def _midday(before: Slot, after: Slot) -> bool:
    return before.end < MIDDAY[1] and after.start > MIDDAY[0]


RULE = Rule(
    code="P017",
    title="no lunch, or a short one",
    explanation="""
Whoever begins in the morning and goes on in the afternoon needs time to eat, and to talk: three quarters of an hour at
least, better an hour or more. What counts is the longest time without a session around midday.

Move the sessions apart, or shorten one.
""",
    path="content/workshops/w/workshop.md",
    bad="""
| 1 | 10:00 | 60 | s | all | own |
| 1 | 11:20 | 60 | s | all | own |
| 1 | 12:20 | 20 | Lunch | | |
| 1 | 12:40 | 60 | s | all | own |
| 1 | 13:40 | 60 | s | all | own |
""",
    good="| 1 | 10:00 | 60 | s | all | own |",
    check=check,
)
