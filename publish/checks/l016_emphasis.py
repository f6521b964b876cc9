"""L016: a translation with other emphasis."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L016",
    title="a translation with other emphasis",
    explanation="""
The source marks words with * or **, and the translation does not, or the other way round; often a star was lost or
stands beside a space.

Mark the same words, with the same stars directly before and after them.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "Words **matter**."
msgstr "Les mots ** comptent **."
""",
    good="""
msgctxt "p"
msgid "Words **matter**."
msgstr "Les mots **comptent**."
""",
)
