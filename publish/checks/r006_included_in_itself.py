"""R006: something that includes itself."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R006",
    title="something that includes itself",
    explanation="""
The block includes itself, perhaps by way of another file; it would never end.

Take one of the includes away.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: {.callout #loop}
[This](c-1.1#loop){.include}
:::
""",
    good="""
::: {.callout #loop}
[Key messages](c-1.1#key-messages){.include}
:::
""",
)
