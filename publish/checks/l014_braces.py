"""L014: a translation with other braces."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L014",
    title="a translation with other braces",
    explanation="""
Braces hold marks for the program (`{.term}`, `{minutes}`). If one is translated or missing, a term loses its
definition, or a number its place.

Copy the braces as they are; translate the words in the square brackets before them.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "A [refugee]{.term} flees."
msgstr "Une [personne réfugiée]{.terme} fuit."
""",
    good="""
msgctxt "p"
msgid "A [refugee]{.term} flees."
msgstr "Une [personne réfugiée]{.term} fuit."
""",
)
