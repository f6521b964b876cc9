"""R010: a chapter or volume without a number."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R010",
    title="a chapter or volume without a number",
    explanation="""
The number of a chapter is the beginning of its file's name, that of a volume the beginning of its folder's: they
say in which order all of them are printed.

Rename it: `people.md` becomes `1.1-people.md`, the folder `first` becomes `1-first`.
""",
)
