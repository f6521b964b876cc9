"""R007: a term that is not in the glossary."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R007",
    title="a term that is not in the glossary",
    explanation="""
A word marked as a term is linked to its definition in content/glossary.md; there is none for this one.

Add it to the glossary, correct its spelling, or take the mark away.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="A [traveller]{.term} moves",
    good="A [migrant]{.term} moves",
)
