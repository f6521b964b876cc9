"""L018: a translation that begins another block."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L018",
    title="a translation that begins another block",
    explanation="""
A message is one passage. A line of the translation begins like a list, a heading or a block, and would change how
the document is built in this language only.

Write it as running text: no line begins with -, #, a number with a dot, or colons.
""",
    path="content/locale/fr/imprint.po",
    bad=r"""
msgctxt "p"
msgid "Words matter, and numbers."
msgstr "Les mots comptent,\n- et les nombres."
""",
    good="""
msgctxt "p"
msgid "Words matter, and numbers."
msgstr "Les mots comptent, et les nombres."
""",
)
