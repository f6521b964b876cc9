"""P003: minutes that do not add up."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P003",
    title="minutes that do not add up",
    explanation="""
The minutes of the run sheet's rows, added up, are not what the top of the file says. In the room somebody would
run out of time.

Correct the rows, or `minutes`.
""",
    path="content/sessions/s.md",
    bad="minutes: 90",
    good="minutes: 60",
)
