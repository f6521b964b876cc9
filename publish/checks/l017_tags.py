"""L017: a translation with tags."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L017",
    title="a translation with tags",
    explanation="""
Tags of web pages (`<b>`) are not part of this format: they would be printed as they stand.

Take them out; use stars where the source has stars.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "Words matter."
msgstr "Les mots <b>comptent</b>."
""",
    good="""
msgctxt "p"
msgid "Words matter."
msgstr "Les mots comptent."
""",
)
