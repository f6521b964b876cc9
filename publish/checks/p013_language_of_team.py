"""P013: a team that does not speak a language of its room."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P013",
    title="a team that does not speak a language of its room",
    explanation="""
The table of teams names who leads a group. Together they have to speak all languages of the group and its room, an
interpreter among them counted; here one is missing, and there is somebody who leads this session and speaks it.

Name somebody else in one of the cells, add an interpreter, or leave a cell empty: `publish rotation` finds who fits.
""",
    path="content/workshops/w/workshop.md",
    bad="""
| Facilitator 1 | en, fr | t, s | |
| Facilitator 2 | fr | s | |

## Teams

| Day | Start | Group | Lead | Co-facilitator |
|---|---|---|---|---|
| 1 | 10:00 | Group A | Facilitator 2 | – |
""",
    good="| Facilitator 1 | en, fr | t, s | |",
)
