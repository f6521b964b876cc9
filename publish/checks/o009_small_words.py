"""O009: a drawing whose words are too small for large print."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O009",
    title="a drawing whose words are too small for large print",
    explanation="""
Large print (`--large`) sets text at 18 points and promises that nothing is smaller than 14. Charts are drawn anew with
larger letters. Your own drawings cannot be: they are shown as wide as the page, and where their words would still be
small, along a sheet of their own. The message says at which size the smallest words stand even so.

Draw the smallest words larger, as large as the message says, in the drawing's own units. Fewer and shorter words help:
what is said in the caption and in the text need not stand in the picture. A drawing of 720 × 300 units needs letters of
15 units for A4, and of 16 for Letter.
""",
)
