"""P002: a section that is no row of the run sheet."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P002",
    title="a section that is no row of the run sheet",
    explanation="""
In a session plan each `##` is an activity, and the run sheet says how long it takes. This one is not there under
that title, so it would be left out of the guide.

Write the title in both places in the same way, or add a row.
""",
    path="content/sessions/s.md",
    bad="## Group work",
    good="## Work",
)
