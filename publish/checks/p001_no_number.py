"""P001: a cell that is no number or no time."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P001",
    title="a cell that is no number or no time",
    explanation="""
Minutes, seats and people are whole numbers, times of the day hours and minutes: clock times are counted from them.

Write 40 for forty minutes, 09:30 for half past nine.
""",
    path="content/workshops/w/workshop.md",
    bad="| 1 | nine | 30 | t | all | Hall |",
    good="| 1 | 09:00 | 30 | t | all | Hall |",
)
