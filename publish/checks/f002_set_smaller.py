"""F002: a text that was set smaller."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="F002",
    title="a text that was set smaller",
    explanation="""
The text is a little long for its place and was set in a smaller type, still large enough to be read from the last
row. This note only says where.

Shorten the text if you want the usual size.
""",
    path="content/sessions/s.md",
    bad="### Welcome" + ", and welcome once more" * 4,
    good="### Welcome",
)
