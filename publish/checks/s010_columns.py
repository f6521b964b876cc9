"""S010: a column that is unknown, missing or there twice."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S010",
    title="a column that is unknown, missing or there twice",
    explanation="""
Run sheets, programmes, rooms, groups and facilitators are tables with fixed columns, because guides and slides
are drawn from them. A column with another name would be lost.

Use the names that the message lists; they stay in English in every language.
""",
    path="content/sessions/s.md",
    bad="| Min | Activity | Method | Material | Lead | If late |",
    good="| Min | Activity | Method | Materials | Lead | If late |",
)
