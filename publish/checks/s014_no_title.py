"""S014: a file without a title."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S014",
    title="a file without a title",
    explanation="""
The title is printed on covers, in tables of contents and in running heads, and in every reference to the file.

Begin the text with a line like `# People who move`; a deck (`kind: deck`) has its title in the lines at the top.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="## People who move",
    good="# People who move",
)
