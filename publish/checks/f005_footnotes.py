"""F005: footnotes that are in the notes of their slide."""

from __future__ import annotations

from publish.checks.rule import Rule

LONG = "The International Labour Organization, in a report on the matter with a long title and subtitle. " * 12

RULE = Rule(
    code="F005",
    title="footnotes that are in the notes of their slide",
    explanation="""
Footnotes stand at the foot of their slide, in small type. Here they would take more than a quarter of it, or cost a
slide more: so they are in the speaker's notes, under “Sources”, and the slide has only their marks.

Nothing has to be done. Where the room should see the sources, put less on the slide, or shorten the footnotes.
""",
    path="content/sessions/t.md",
    bad=f"""
## Not ours

- One idea[^long]

[^long]: {LONG}
""",
    good="""
## Not ours

- One idea[^short]

[^short]: The ILO, in a report.
""",
)
