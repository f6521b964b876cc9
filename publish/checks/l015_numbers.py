"""L015: a translation with other numbers."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L015",
    title="a translation with other numbers",
    explanation="""
The numbers in the translation are not those of the source: a slip of the finger can change a year, an article or an
amount.

Compare the two. Small numbers may be written out in words.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "The convention of 1949."
msgstr "La convention de 1994."
""",
    good="""
msgctxt "p"
msgid "The convention of 1949."
msgstr "La convention de 1949."
""",
)
