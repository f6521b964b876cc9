"""S009: a level of headings left out, or a second title."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S009",
    title="a level of headings left out, or a second title",
    explanation="""
A file has one title (`#`); its sections begin with `##`, and sections within them with `###`. The table of contents
and people who listen to a document rely on that order: a level that is left out sounds like a missing page.

Add or take away number signs until every heading is one level below the one it belongs to.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="### Why people move",
    good="## Why people move",
)
