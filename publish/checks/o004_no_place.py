"""O004: a changed deck that takes no place."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O004",
    title="a changed deck that takes no place",
    explanation="""
In the folder `overrides` of the workshop stands a deck that a speaker changed. It takes the place of the built deck
of the same language and session, but there is no such deck: perhaps its name is misspelled, or the session is no
longer in the programme. It is left out.

Name it for its session, in the folder of its language: `overrides/fr/labour.pptx`.
""",
)
