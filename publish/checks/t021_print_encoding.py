"""T021: a file of the print template that is not UTF-8."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T021",
    title="a file of the print template that is not UTF-8",
    explanation="""
Page templates and style sheets are text in the encoding UTF-8; in another one é and ñ come out wrong.

Open it in your editor and save it with the encoding UTF-8.
""",
)
