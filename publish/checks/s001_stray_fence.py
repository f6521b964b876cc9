"""S001: a fence that opens or closes nothing."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S001",
    title="a fence that opens or closes nothing",
    explanation="""
A line of colons begins or ends a block, and this one does neither: its name cannot be read, or no block is
open above it. Most often a name was written in two words, or a block was closed twice. What stands around it
would be shown as plain text, to everybody.

Write the name in one word after three colons, or take the line away.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: key messages
- Words matter.
:::
""",
    good="""
::: key-messages
- Words matter.
:::
""",
)
