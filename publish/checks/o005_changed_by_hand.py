"""O005: a deck that a speaker changed."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O005",
    title="a deck that a speaker changed",
    explanation="""
A deck in the folder `overrides` of the workshop takes the built one's place in all packs. It was searched like our
own files, so that its slides show nothing that is for facilitators only. The slides named differ from the built
deck, in what they say or in their notes.

Later changes of the source do not reach this deck. What is to stay for good belongs into the source; then delete
the file.
""",
)
