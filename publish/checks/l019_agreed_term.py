"""L019: an agreed word that is not used."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L019",
    title="an agreed word that is not used",
    explanation="""
The source marks a term of the glossary (`[remittances]{.term}`), and the glossary's catalog says what it is called in
this language. A word of that is missing here, in whatever form. One word for one concept: readers look it up.

Write the agreed word. If it is the wrong one, change it in the catalog of the glossary, then everywhere.
""",
    path="content/locale/fr/glossary.po",
    bad="""
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "dt"
msgid "remittance"
msgstr "envoi de fonds"

msgctxt "dd"
msgid "What a [remittance]{.term} is."
msgstr "Ce qu'est un [transfert]{.term}."
""",
    good="""
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "dt"
msgid "remittance"
msgstr "envoi de fonds"

msgctxt "dd"
msgid "What a [remittance]{.term} is."
msgstr "Ce que sont les [envois de fonds]{.term}."
""",
)
