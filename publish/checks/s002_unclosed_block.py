"""S002: a block that is not closed."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S002",
    title="a block that is not closed",
    explanation="""
A block goes on until a line of three colons. Without it everything down to the end of the file belongs to the
block: a whole chapter becomes one key message, or is taken for notes and disappears from the handbook.

Write ::: on a line of its own where the block ends.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: key-messages
- Words matter.
""",
    good="""
::: key-messages
- Words matter.
:::
""",
)
