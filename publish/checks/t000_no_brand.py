"""T000: a brand without templates."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T000",
    title="a brand without templates",
    explanation="""
publication.yml names a brand, and templates/ has no folder of that name with what is to be built in it: `slides`
for decks, `print` for handbooks, guides and worksheets.

Write `brand: default`, or add the folder (docs: for designers).
""",
    path="content/publication.yml",
    bad="brand: blue",
    good="brand: default",
)
