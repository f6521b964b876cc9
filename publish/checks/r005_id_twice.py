"""R005: an id that stands twice in a file."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R005",
    title="an id that stands twice in a file",
    explanation="""
References, includes and the fields of worksheets go by ids: with two of one name, one of the places can never be
reached.

Rename one of them, and the references to it.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="## Another section {#case}",
    good="## Another section {#other}",
)
