"""S011: a picture within a text."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S011",
    title="a picture within a text",
    explanation="""
A picture is set as a figure with its caption, so it stands in a paragraph of its own.

Leave an empty line above and below it; refer to it by its id. What stands below it is written behind it, as
`{caption="…"}`, and not in quotes within the brackets.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="Look at ![Four stages in a ring](images/ring.svg) first.",
    good="""
Look at [](#fig-ring) first.

![Four stages in a ring](images/ring.svg){#fig-ring caption="The cycle"}
""",
)
