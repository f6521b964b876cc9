"""P004: a session without a run sheet, or a workshop without a programme."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P004",
    title="a session without a run sheet, or a workshop without a programme",
    explanation="""
A session plan begins with its run sheet, a workshop has a table under `## Programme`. Clock times, guides and the
slides with the programme are made from them.

Add the table; its columns are in the message.
""",
    path="content/workshops/w/workshop.md",
    bad="## Programme",
    good="""
## Programme

| Day | Start | Min | Session | Groups | Rooms |
|---|---|---:|---|---|---|
| 1 | 09:00 | 30 | t | all | Hall |
| 1 | 09:30 | 30 | Coffee | | |
| 1 | 10:00 | 60 | s | all | own |
""",
)
