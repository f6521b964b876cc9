"""S029: a picture that cannot be drawn."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S029",
    title="a picture that cannot be drawn",
    explanation="""
The picture is damaged, has the ending of another format than it is, or unpacks to more than fifty million dots. It
would be missing from the page, or stop the program.

Open it in an image program and save it again as PNG or JPEG, no larger than the page it is for.
""",
)
