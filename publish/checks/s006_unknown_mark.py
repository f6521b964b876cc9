"""S006: unknown mark in a text."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S006",
    title="unknown mark in a text",
    explanation="""
Words in brackets with a mark in braces are a term of the glossary (`.term`), an entry of the index (`.index`), or
a reference with its page (`.page`). Another mark means nothing, and the term would not reach the glossary.

Correct the mark, or take brackets and braces away.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="A [migrant]{.trem} moves",
    good="A [migrant]{.term} moves",
)
