"""L013: a translation with other footnotes."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L013",
    title="a translation with other footnotes",
    explanation="""
The mark of a footnote is missing, added or changed, so a statement would stand without its source.

Copy the mark (`[^1]`) and put it where it belongs in your sentence.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "Many people move[^1]."
msgstr "Beaucoup de personnes se déplacent."
""",
    good="""
msgctxt "p"
msgid "Many people move[^1]."
msgstr "Beaucoup de personnes se déplacent[^1]."
""",
)
