"""S031: a chart of a type that does not exist."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S031",
    title="a chart of a type that does not exist",
    explanation="""
Charts are bars (`bar`), columns (`column`), columns on top of each other (`stacked`), lines (`line`), and shares of a
whole (`pie`, `doughnut`). With another name nobody knows what you meant to show.

Use one of these names: `line` for change over time, `bar` where the names are long, `pie` for two to five shares.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: {.chart type="columns" alt="Flows doubled from 2000 to 2020"}
| Year | People |
|---|---:|
| 2000 | 1200 |
| 2020 | 2400 |
:::
""",
    good="""
::: {.chart type="column" alt="Flows doubled from 2000 to 2020"}
| Year | People |
|---|---:|
| 2000 | 1200 |
| 2020 | 2400 |
:::
""",
)
