"""P024: an absence that cannot be understood."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P024",
    title="an absence that cannot be understood",
    explanation="""
The column `Not available` says when a facilitator is not there, and nobody is sent to a group at that time. What
cannot be understood could not be kept to.

Write days of the workshop or dates, and times or halves of the day, with commas between: day 2, day 1 14:00-17:00,
days 2-3 pm, 2026-12-01 am, until 10:00. Without a day it is every day; noon parts am and pm.
""",
    path="content/workshops/w/workshop.md",
    bad="| Facilitator 1 | en, fr | t, s | in the evening |",
    good="| Facilitator 1 | en, fr | t, s | |",
)
