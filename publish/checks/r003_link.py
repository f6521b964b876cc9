"""R003: a link that leads nowhere."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R003",
    title="a link that leads nowhere",
    explanation="""
Links lead to the web (`https:`), to an address (`mailto:`) or to an id of this publication. Anything else would
work on your machine only, or is unsafe.

Write the whole address, or the id.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="See [the page](/files/page.html).",
    good="See [the page](https://example.org/page.html).",
)
