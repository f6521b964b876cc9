"""S005: a value that cannot be understood."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S005",
    title="a value that cannot be understood",
    explanation="""
An attribute takes a certain sort of value: minutes and lines are whole numbers, for example. They are added up
and drawn, so words will not do.

Write what the message asks for.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad='::: {.exercise #case minutes="twenty" method="groups"}',
    good='::: {.exercise #case minutes="20" method="groups"}',
)
