"""P010: too long without a break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, Span, warning
from publish.model import Publication

SESSION, DAY = 120, 240
"""Minutes in a row that people can follow: of one session, and of a day's programme without a meal."""

Stretch = tuple[int, Span]


def check(publication: Publication) -> Iterator[Diagnostic]:
    """Run sheets and programmes. A break is a row that stands alone: without a section, without a session."""
    for session in publication.sessions:
        rows = [(activity.minutes, activity.span, not activity.blocks) for activity in session.activities]
        for minutes, span in _stretches(rows):
            if minutes > SESSION:
                hint = "add a row `| 15 | Break |` to the run sheet; it needs no section"
                yield warning("P010", f"{minutes} minutes without a break", span, hint)
    for workshop in publication.workshops:
        for day in {slot.day: None for slot in workshop.programme}:
            slots = [slot for slot in workshop.programme if slot.day == day]
            ...


RULE = Rule(
    code="P010",
    title="too long without a break",
    explanation="""
""",
    check=check,
)
