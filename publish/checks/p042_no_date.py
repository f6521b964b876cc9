"""P042: a workshop without a date."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P042",
    title="a workshop without a date",
    explanation="""
Calendars were asked for, but the workshop does not say on which day it begins, so none can be made of it.

Write `date: 2026-12-01` between the lines of hyphens at the top of its file.
""",
)
