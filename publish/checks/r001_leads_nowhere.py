"""R001: a reference that leads nowhere."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R001",
    title="a reference that leads nowhere",
    explanation="""
References name an id: that of a file, or of a heading, table, figure or block in one. This id does not exist,
so the reference would be printed without a title, a number or a page.

Correct it, or give the place that id, as in {#tbl-words}.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="See [](#tbl-word).",
    good="See [](#tbl-words).",
)
