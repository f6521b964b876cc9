"""S025: a file outside the project, or two of one name."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S025",
    title="a file outside the project, or two of one name",
    explanation="""
Either a link leads to a file outside of the project's folder: only what is inside is ever opened. Or two files have
names that look the same (é can be written in two ways), and other systems would mix them up.

Copy the file into the project; rename one of the two.
""",
)
