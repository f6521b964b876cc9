"""K001: a passage for facilitators in something for participants."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="K001",
    title="a passage for facilitators in something for participants",
    explanation="""
Answers, notes and passages for facilitators are for their eyes only. The finished worksheet, handbook or deck was
read back, with its notes, descriptions and properties, and a passage of six or more words was found in it that
stands only in such a block. The file is not written; what was there before is as it was.

Perhaps the text was copied by hand into a place that everybody sees. If you do want it in both, write it outside of
the block as well. Else it is a mistake of the program: tell us.
""",
)
