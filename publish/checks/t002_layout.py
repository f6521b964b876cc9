"""T002: a layout that the master does not have."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T002",
    title="a layout that the master does not have",
    explanation="""
slides.yml says which layout of the master is used for what. The name is not in the master (names count letter by
letter), or the layout lacks a placeholder that is needed.

Correct the name, or open the slide master in PowerPoint and add the layout or the placeholder.
""",
    path="templates/default/slides/slides.yml",
    bad="  content: Contents",
    good="  content: Content",
)
