"""L006: a translator's file that cannot be read."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L006",
    title="a translator's file that cannot be read",
    explanation="""
What came back from a translator is no whole file, of another kind, or in a language into which this publication
is not translated. Nothing is taken from it, and no catalog is changed.

Ask for the file again as XLIFF 1.2 (`.xlf`) or as the spreadsheet that was exported (`.xlsx`, not `.csv`).
""",
)
