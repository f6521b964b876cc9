"""P008: a room, group or session that does not exist."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P008",
    title="a room, group or session that does not exist",
    explanation="""
The tables of a workshop name each other's rows: groups have rooms, facilitators lead sessions. This name stands in
no such table, so people would be sent to a place that is not there.

Correct the name, or add it to its table. What is no session (Lunch) begins with a capital letter.
""",
    path="content/workshops/w/workshop.md",
    bad="| Group A | Room B | en | 15 |",
    good="| Group A | Room A | en | 15 |",
)
