"""P043: a reader of a workshop that is on no chapter."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P043",
    title="a reader of a workshop that is on no chapter",
    explanation="""
A reader has the chapters that the sessions of a workshop name. None of the sessions in its programme names one.

Write the ids of the chapters at the top of each session plan: `chapters: [emm-2.6]`.
""",
)
