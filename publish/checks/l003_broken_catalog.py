"""L003: a catalog that cannot be read."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L003",
    title="a catalog that cannot be read",
    explanation="""
The file is no well-formed catalog: a quote is missing, an entry stands twice, or two versions were not merged.
Nothing is taken from a damaged catalog, since it could be the wrong text.

Open it in a PO editor such as Poedit, which shows the line, or take the last good version.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "No official text of anybody."
msgstr "Aucun texte officiel de qui que ce soit.
""",
    good="""
msgctxt "p"
msgid "No official text of anybody."
msgstr "Aucun texte officiel de qui que ce soit."
""",
)
