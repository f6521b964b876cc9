"""S022: a field whose value cannot be understood."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S022",
    title="a field whose value cannot be understood",
    explanation="""
Each field at the top of a file takes a certain sort of value: a number of minutes, a date as 2026-12-01, codes of
languages, ids. An id names files in every product, so it has small letters, digits, dots and hyphens only, and is
none of the names that Windows keeps to itself (`con`, `aux` …).

Write it as the message shows.
""",
    path="content/sessions/s.md",
    bad="minutes: one hour",
    good="minutes: 60",
)
