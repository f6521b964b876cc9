"""L021: a space too many."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L021",
    title="a space too many",
    explanation="""
There are two spaces in a row, or one before a comma or a full stop, or just inside a bracket: no language has those.
The spaces of French before : ; ! ? and inside « » are set when the text is printed; you need not care for them.

Take the space away; one between words is enough.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "No official text, of anybody."
msgstr "Aucun texte officiel , de qui que ce soit."
""",
    good="""
msgctxt "p"
msgid "No official text, of anybody."
msgstr "Aucun texte officiel, de qui que ce soit."
""",
)
