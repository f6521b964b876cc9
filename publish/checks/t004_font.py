"""T004: a font that cannot be measured."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T004",
    title="a font that cannot be measured",
    explanation="""
To know whether a text fits, its letters are measured. The widths of this font are not known here, so another font
is measured, with a margin: slides may be set smaller, or split earlier, than needed.

Name a font of the same widths in slides.yml under `fonts`.
""",
    path="templates/default/slides/slides.yml",
    bad="  Georgia: Comic",
    good="  Georgia: Gelasio",
)
