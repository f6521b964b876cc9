"""S004: unknown attribute."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S004",
    title="unknown attribute",
    explanation="""
What stands in the braces after the name of a block, a heading or a picture is an attribute. Each kind takes its
own; any other has no effect, and the time or the material that you wrote would be missing from the guide.

Use one of those that the message names.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad='::: {.exercise #case time="20" method="groups"}',
    good='::: {.exercise #case minutes="20" method="groups"}',
)
