"""F004: a layout that does not go with what stands on the slide."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="F004",
    title="a layout that does not go with what stands on the slide",
    explanation="""
The slide asks for a layout that needs something else: `figure` a picture, `table` a table, `comparison` columns,
`overview` a single list. It is laid out by what stands on it.

Ask for another layout, or for none.
""",
    path="content/sessions/s.md",
    bad='### Welcome {layout="table"}',
    good="### Welcome",
)
