"""S027: a layout that does not exist."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S027",
    title="a layout that does not exist",
    explanation="""
A slide may ask for a layout (`statement`, `comparison`, `overview` …); with a wrong name it would come out in
another one than you meant.

Use one of the names in the message, or none: a layout is then chosen by what stands on the slide.
""",
    path="content/sessions/s.md",
    bad='### Welcome {layout="grid"}',
    good='### Welcome {layout="content"}',
)
