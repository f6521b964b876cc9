"""S013: too large, too wide or nested too deep."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S013",
    title="too large, too wide or nested too deep",
    explanation="""
Files of more than a million characters, tables of more than 40 columns or 1,000 rows, paragraphs of more than
20,000 characters, and lists in sixty levels cannot be laid out in a reasonable time, and nobody could read them.

Divide the file or the table, or use fewer levels.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="> " * 60 + "Too deep.",
    good="> > Deep enough.",
)
