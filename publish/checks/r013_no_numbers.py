"""R013: numbers of a chart that are not there."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R013",
    title="numbers of a chart that are not there",
    explanation="""
A chart names the file of its numbers by the path below the folder content/, with small and capital letters as in the
file's name. No such file exists, so the chart would be missing from every product.

Correct the path, or save the table as a CSV file in content/data/.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: {.chart type="column" data="data/flows.csv" alt="Flows doubled from 2000 to 2020"}
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
