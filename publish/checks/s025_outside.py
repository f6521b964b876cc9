"""S025: a file outside the project, or with a name that makes trouble."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S025",
    title="a file outside the project, or with a name that makes trouble",
    explanation="""
Either a link leads to a file outside of the project's folder: only what is inside is ever opened. Or two files have
names that look the same (é can be written in two ways), or a name has a letter that cannot be seen (it was unpacked
from an old archive, or pasted): other systems would mix such files up, or lose them.

Copy the file into the project; rename one of the two.
""",
)
