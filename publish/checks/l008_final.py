"""L008: a passage that a final edition may not lack."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L008",
    title="a passage that a final edition may not lack",
    explanation="""
A final edition (`--final`) was asked for, but this passage is not translated, or its translation is of an earlier
text (fuzzy). It would be printed in the source language, so nothing is built; earlier files stay as they are.

Translate it, or check the translation and take the mark off. If there is no time for that, build with
`--accept-stale "the reason"`: the reason is printed on the cover.
""",
)
