"""P020: a team that has no row in the programme, or a second one."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P020",
    title="a team that has no row in the programme, or a second one",
    explanation="""
A row of `## Teams` says who leads a group in a session: its day, its time and its group are those of a row of the
programme. This one fits none (the programme was changed, perhaps), or the same group has a team already.

Correct the day, the time or the group, or delete the row: `publish rotation` proposes somebody.
""",
    path="content/workshops/w/workshop.md",
    bad="""
## Teams

| Day | Start | Group | Lead |
|---|---|---|---|
| 1 | 10:30 | Group A | Facilitator 1 |
""",
    good="""
## Teams

| Day | Start | Group | Lead |
|---|---|---|---|
| 1 | 10:00 | Group A | Facilitator 1 |
""",
)
