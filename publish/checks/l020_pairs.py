"""L020: a mark that opens and does not close."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L020",
    title="a mark that opens and does not close",
    explanation="""
Some marks go in pairs: « and », in Spanish ¿ and ?, ¡ and !. Here one of the two is missing; most often it was lost
when a sentence was taken from the source.

Write both, each where it belongs.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "No “official text” of anybody."
msgstr "Aucun « texte officiel de qui que ce soit."
""",
    good="""
msgctxt "p"
msgid "No “official text” of anybody."
msgstr "Aucun « texte officiel » de qui que ce soit."
""",
)
