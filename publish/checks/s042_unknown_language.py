"""S042: a language of which nothing is known."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S042",
    title="a language of which nothing is known",
    explanation="""
CLDR, the tables of Unicode from which dates, names of languages and forms of numbers are taken, has no language with
this code. Most often it is the code of a country: Japanese is `ja`, not `jp`; Czech is `cs`, not `cz`.

Write the code of the language by ISO 639. If it is right, let it be: everything is made in this language, too. Dates
then stay as they are written, `2026-12-01`, and the language is called by its code.
""",
    path="content/publication.yml",
    bad="languages: [en, fr, jp]",
    good="languages: [en, fr]",
)
