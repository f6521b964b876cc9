"""S032: a chart that cannot be drawn."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S032",
    title="a chart that cannot be drawn",
    explanation="""
A chart needs one table: a head, the categories in its first column, and a column of numbers for each series, either in
the block or in a CSV file. It also has limits: with more than eight slices or six lines nobody can tell them apart.

Correct the table as the message says. Sum up the smallest categories as “Other”, divide the chart, or show the
numbers as a table.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: {.chart type="column" alt="Flows doubled from 2000 to 2020"}
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
