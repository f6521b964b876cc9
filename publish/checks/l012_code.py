"""L012: a translation that changes code."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L012",
    title="a translation that changes code",
    explanation="""
What stands between ` ` is typed by people exactly as it is: a command, a file's name.

Copy it from the source.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "Type `make slides`."
msgstr "Tapez `faire diapositives`."
""",
    good="""
msgctxt "p"
msgid "Type `make slides`."
msgstr "Tapez `make slides`."
""",
)
