"""T003: a layout that another stands in for."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T003",
    title="a layout that another stands in for",
    explanation="""
The master has no layout for this, and a similar one is used. That is fine if you like the result; this note says
where it happens.

To change it, add a layout to the master, or name one in slides.yml under `layouts`.
""",
)
