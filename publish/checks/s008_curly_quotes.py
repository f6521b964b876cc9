"""S008: curly quotes in attributes."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S008",
    title="curly quotes in attributes",
    explanation="""
Word processors and phones turn straight quotes into curly ones. In braces they are understood here, but not by
other tools that read the same format.

Type straight quotes; switch off “smart quotes” in the editor for these files.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad='::: {.exercise #case minutes=“20” method="groups"}',
    good='::: {.exercise #case minutes="20" method="groups"}',
)
