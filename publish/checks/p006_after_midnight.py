"""P006: a row that ends after midnight."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P006",
    title="a row that ends after midnight",
    explanation="""
Its start and its minutes lead into the next day. Most often it is a slip in one of the two.

Correct the time, or make it a row of the next day.
""",
    path="content/workshops/w/workshop.md",
    bad="| 1 | 23:30 | 60 | s | all | own |",
    good="| 1 | 10:00 | 60 | s | all | own |",
)
