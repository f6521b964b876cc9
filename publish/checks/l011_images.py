"""L011: a translation with other pictures."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L011",
    title="a translation with other pictures",
    explanation="""
Pictures are the same in every language; the words within a drawing have a catalog of their own.

Copy the path of the picture as it stands in the source, and bring none of your own.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "A circle."
msgstr "Un cercle : ![](images/cercle.svg)"
""",
    good="""
msgctxt "p"
msgid "A circle."
msgstr "Un cercle."
""",
)
