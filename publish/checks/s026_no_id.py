"""S026: a question or exercise without an id."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S026",
    title="a question or exercise without an id",
    explanation="""
The field on the worksheet, the answers collected from it, and references from other files go by the id. Without one
it is made from the title, or counted: then it changes when you rename the title or put another question before it.

Give it a short name after a number sign; it need not be translated.
""",
    path="content/sessions/s.md",
    bad='::: {.question lines="4"}',
    good='::: {.question #first lines="4"}',
)
