"""S007: no empty line before a block."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S007",
    title="no empty line before a block",
    explanation="""
The block is understood here, but other tools that read the same format (pandoc, Quarto, code-hosting sites) take
it for the end of the paragraph above.

Put an empty line above the colons.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
Some text.
::: callout
Mind this.
:::
""",
    good="""
Some text.

::: callout
Mind this.
:::
""",
)
