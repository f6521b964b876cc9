"""L022: a length that no translation has."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L022",
    title="a length that no translation has",
    explanation="""
This translation is more than three times as long as its source, or less than a third of it. Languages differ by a
fifth or a third; so most likely a part is missing, or another text was pasted in.

Compare it with the source. If it is right as it is, leave it: this is a warning only.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "No official text of anybody, and none of its words is to be read as the opinion of an authority."
msgstr "Aucun texte officiel."
""",
    good="""
msgctxt "p"
msgid "No official text of anybody, and none of its words is to be read as the opinion of an authority."
msgstr "Aucun texte officiel, et aucun de ses mots n'est à lire comme l'avis d'une autorité."
""",
)
