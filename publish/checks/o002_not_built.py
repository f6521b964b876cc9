"""O002: a file that could not be built."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O002",
    title="a file that could not be built",
    explanation="""
The program that drew this file died, most often because there was not enough memory. All other files were built,
and what was there before is as it was.

Try again with fewer at a time (`--jobs 1`). If it happens again, a picture or a table in it may be too large.
""",
)
