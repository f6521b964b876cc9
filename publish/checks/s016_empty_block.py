"""S016: an empty block."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S016",
    title="an empty block",
    explanation="""
A block without content would be printed as an empty frame. Perhaps its text stands below the line that closes it.

Write something into it, or take it away.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: callout
:::

Mind this.
""",
    good="""
::: callout
Mind this.
:::
""",
)
