"""S021: unknown field at the top of a file."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S021",
    title="unknown field at the top of a file",
    explanation="""
The lines at the top of a file have fixed names (`id`, `title`, `chapters`, `minutes` …). With a wrong name the
value is lost, and what depends on it is not checked.

Correct the name; the message says which one was probably meant.
""",
    path="content/sessions/s.md",
    bad="minute: 60",
    good="minutes: 60",
)
