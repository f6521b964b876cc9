"""P028: a list of participants that cannot be read."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="P028",
    title="a list of participants that cannot be read",
    explanation="""
The list beside a workshop (participants.csv or participants.xlsx) has a row that names its columns: Name and
Language, and if you like Organisation and Group. Badges, attendance sheets and the printing order are made of it.

Correct the names of the columns, or save the file again: as .xlsx, or as “CSV UTF-8”.
""",
)
