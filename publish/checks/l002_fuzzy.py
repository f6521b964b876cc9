"""L002: translations that are not sure."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L002",
    title="translations that are not sure",
    explanation="""
The source has changed since this was translated, or somebody marked it as uncertain (fuzzy). A translation that is
not sure is never printed: the source is, until somebody has looked at it.

Compare it with the source, correct it, and take the mark off.
""",
    path="content/locale/fr/imprint.po",
    bad="""
#, fuzzy
msgctxt "p"
msgid "No official text of anybody."
msgstr "Aucun texte officiel de qui que ce soit."
""",
    good="""
msgctxt "p"
msgid "No official text of anybody."
msgstr "Aucun texte officiel de qui que ce soit."
""",
)
