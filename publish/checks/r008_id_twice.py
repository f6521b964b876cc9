"""R008: an id that two files have."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R008",
    title="an id that two files have",
    explanation="""
Every file has an id of its own, since files are found by it and products are named after it. Of two with the same id
one would be lost; most often a file was copied.

Give the copy another id.
""",
    path="content/sessions/u.md",
    bad="""
---
id: t
kind: deck
title: Another talk
---

# A copied talk
""",
    good="""
---
id: u
kind: deck
title: Another talk
---

# A copied talk
""",
)
