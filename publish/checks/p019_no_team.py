"""P019: a group for which no team can be found."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P019",
    title="a group for which no team can be found",
    explanation="""
For every session somebody has to lead each group, and together they speak all languages of the group and its room.
There are people who could, but at this time they are with other groups, or not there. The message says who is where.

Name more people for the session under Leads, complete their languages, or hold the groups' sessions at different
times. An interpreter among the facilitators (`interpreter` under Leads) counts, too.
""",
    path="content/workshops/w/workshop.md",
    bad="| Facilitator 1 | en, fr | t, s | day 1 10:00-10:30 |",
    good="| Facilitator 1 | en, fr | t, s | |",
    holds_packs=True,
)
