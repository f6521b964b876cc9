"""L010: a translation with other links."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L010",
    title="a translation with other links",
    explanation="""
The translation leads elsewhere than its source, or brings a link of its own. Readers of one language would be sent
to another place, and nobody who checks the source would see it.

Copy the address as it stands in the source; translate only the words in the square brackets.
""",
    path="content/locale/fr/imprint.po",
    bad="""
msgctxt "p"
msgid "See [the law](https://example.org/law)."
msgstr "Voir [la loi](https://example.com/law)."
""",
    good="""
msgctxt "p"
msgid "See [the law](https://example.org/law)."
msgstr "Voir [la loi](https://example.org/law)."
""",
)
