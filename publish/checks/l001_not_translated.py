"""L001: passages that are not translated."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L001",
    title="passages that are not translated",
    explanation="""
These passages are printed in the source language, in the middle of a translation. That is allowed while you
work (a warning); with `--strict` it stops the build.

Run `publish translations update`, then translate the entries without a text in a PO editor.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "No official text of anybody."
msgstr ""
""",
    good="""
msgctxt "p"
msgid "No official text of anybody."
msgstr "Aucun texte officiel de qui que ce soit."
""",
)
