"""O008: a picture that is too coarse for a press."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O008",
    title="a picture that is too coarse for a press",
    explanation="""
On screen and on an office printer 100 dots to the inch will do; a press shows every one of them. So a file for a
printing house (`--press`) is read back, and pictures are named that have fewer than 300 dots to the inch at the size
at which they stand on the page.

Take the picture as its camera or its author made it, not a copy from a website or a slide: one that is to be as wide
as the text needs about 1,600 dots across. Drawings and charts are best as SVG, which is sharp at any size.
""",
)
