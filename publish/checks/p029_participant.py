"""P029: a row of the list of participants that does not fit."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P029",
    title="a row of the list of participants that does not fit",
    explanation="""
Everybody on the list has a name, a language that a group speaks, and a group of this workshop (or none: then one is
found that speaks the language). Somebody without them would get no badge, or the wrong worksheet.

Complete the row. Names stand in no message, so look the line up in the list.
""",
)
