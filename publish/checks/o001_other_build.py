"""O001: another build is at work."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O001",
    title="another build is at work",
    explanation="""
Another build writes to the same folder at this moment. Two at once would get in each other's way, so this one did
nothing.

Wait until the other has ended, or build to another folder with `--output`.
""",
)
