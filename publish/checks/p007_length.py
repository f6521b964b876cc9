"""P007: a session that is longer or shorter than its place in the programme."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P007",
    title="a session that is longer or shorter than its place in the programme",
    explanation="""
The run sheet of the session takes other minutes than the programme gives it: the clock times in the guide would
not meet those on the door.

Change the minutes here, or the run sheet.
""",
    path="content/workshops/w/workshop.md",
    bad="| 1 | 10:00 | 45 | s | all | own |",
    good="| 1 | 10:00 | 60 | s | all | own |",
    holds_packs=True,
)
