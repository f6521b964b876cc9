"""F001: a text that does not fit on a slide."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="F001",
    title="a text that does not fit on a slide",
    explanation="""
Even in the smallest type that can be read from the last row, and on slides of its own, this does not fit. It would
run off the slide, or over another text.

Shorten it, or divide it into several points. In a translation, shorten the translation.
""",
    path="content/sessions/s.md",
    bad="### Welcome" + ", and welcome once more" * 20,
    good="### Welcome",
)
