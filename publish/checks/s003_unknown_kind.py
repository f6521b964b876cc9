"""S003: unknown kind of block."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S003",
    title="unknown kind of block",
    explanation="""
Blocks have a fixed set of names (`exercise`, `question`, `notes`, `callout` …). They decide who sees what: an
answer with a wrong name would be printed for participants. So an unknown name stops the build.

Correct the name; the message says which one was probably meant. All of them are listed in docs/source-format.md.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
::: key-mesages
- Words matter.
:::
""",
    good="""
::: key-messages
- Words matter.
:::
""",
)
