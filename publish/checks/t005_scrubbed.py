"""T005: something taken out of the template."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T005",
    title="something taken out of the template",
    explanation="""
The master had links to other files, macros or embedded objects. They were left out: they could open something on
the machine of whoever shows the slides.

Take them out in PowerPoint (File › Info › Edit Links), and the warning goes away.
""",
)
