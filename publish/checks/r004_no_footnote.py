"""R004: a footnote that is not there."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R004",
    title="a footnote that is not there",
    explanation="""
The text calls a footnote that nobody wrote: the reader would find a statement without its source.

Add a paragraph that begins with the same mark and a colon, or correct the mark.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="moves[^1][^2].",
    good="moves[^1].",
)
