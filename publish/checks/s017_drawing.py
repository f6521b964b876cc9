"""S017: a drawing that could do harm."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S017",
    title="a drawing that could do harm",
    explanation="""
A drawing (SVG) may hold shapes and texts only. Scripts, handlers, pictures within it and addresses of other files
are refused, since they could run or fetch something on the reader's machine.

Export the drawing as “plain SVG” from the program it was made with.
""",
    path="content/images/ring.svg",
    bad='<circle cx="20" cy="20" r="10" onclick="alert(1)"/>',
    good='<circle cx="20" cy="20" r="10"/>',
)
