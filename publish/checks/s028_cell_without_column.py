"""S028: a cell without a column."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S028",
    title="a cell without a column",
    explanation=r"""
A row of a table has more cells than the table has columns. There is no place for the last ones, so their text
would be lost. Often a stroke (|) stands within a text.

Take the cell away, add a column to the head, or write \| for a stroke that belongs to the text.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="| migrant | 2019 | see the glossary |",
    good="| migrant | 2019 |",
)
