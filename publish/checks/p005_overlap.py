"""P005: two rows at the same time."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P005",
    title="two rows at the same time",
    explanation="""
Two rows of the programme overlap, and the same groups or the same room would be needed in both.

Move one of them, shorten the first, or give them different groups and rooms.
""",
    path="content/workshops/w/workshop.md",
    bad="| 1 | 09:15 | 30 | Coffee | | |",
    good="| 1 | 09:30 | 30 | Coffee | | |",
)
