"""F003: a slide that was split."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="F003",
    title="a slide that was split",
    explanation="""
There was more than one slide can hold in type that can be read from the last row, so it became several, with the
same title. This note only says where.

Shorten the text if you want a single slide, or write slides of your own.
""",
    path="content/sessions/s.md",
    bad="""
- One idea
- Another idea
- A third idea
- A fourth idea
- A fifth idea
- A sixth idea
- A seventh idea
- An eighth idea
- A ninth idea
- A tenth idea
- An eleventh idea
- A twelfth idea
- A thirteenth idea
- A fourteenth idea
- A fifteenth idea
- A sixteenth idea
""",
    good="""
- One idea
- Another idea
""",
)
