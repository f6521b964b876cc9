"""O010: an audience or a region that no passage is for."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O010",
    title="an audience or a region that no passage is for",
    explanation="""
With `--region` or `--audience`, passages written for others are left out of a handbook (`variant` blocks). None is
written for the name that was asked for; most often it is misspelt. The handbook is made all the same, without what is
for others.

Write the name as the passages have it: after `region=` or `audience=` in the sources. Capitals do not matter.
""",
)
