"""S030: a cell of a chart that is no number."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S030",
    title="a cell of a chart that is no number",
    explanation="""
A chart is drawn from the numbers in its table. A word, a date or a number with a sign that could be read in two ways
(1,200 is a thousand in one country and one in another) cannot be drawn, and would be missing without notice.

Write digits alone, with a point before decimals: 1234.5. In a CSV file with semicolons it is a decimal comma. Groups
of three digits may be parted by spaces, every number of a chart may end in %, and a cell without a number stays empty.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: {.chart type="column" alt="Flows doubled from 2000 to 2020"}
| Year | People |
|---|---:|
| 2000 | 1200 |
| 2020 | 2,400 |
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
