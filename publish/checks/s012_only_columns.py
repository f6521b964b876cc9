"""S012: something between columns."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S012",
    title="something between columns",
    explanation="""
A block `columns` holds columns and nothing else: a paragraph between them has no place on the page, and would be
lost.

Put it into one of the columns, or above or below all of them.
""",
    path="content/sessions/t.md",
    bad="""
:::: columns
Which is which?

::: column
Left
:::
::: column
Right
:::
::::
""",
    good="""
Which is which?

:::: columns
::: column
Left
:::
::: column
Right
:::
::::
""",
)
