"""S043: HTML in a text."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S043",
    title="HTML in a text",
    explanation="""
HTML is not read: a slide, a page and a worksheet know no tags. What looks like a tag is printed as it stands, and so is
a comment within a line. A comment on lines of its own, from `<!--` to `-->`, is printed nowhere.

Write it in Markdown: `**strong**`, `*emphasis*`, a table with strokes; for a new line, a backslash at the end of the
line. What is to be shown as it is stands between backticks.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="<b>moves</b>[^1]. See",
    good="moves[^1]. See",
)
