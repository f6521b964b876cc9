"""O003: a text that did not reach its product."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O003",
    title="a text that did not reach its product",
    explanation="""
The finished file is read back and compared with what it should show. These words are not in it, or not as often as
they should be. That is a mistake of the program, or of a template that leaves something out; the file is written,
but look at the place before you print it.

Compare the page with the source. If the template is your own, check that it prints every part; else tell us.
""",
)
