"""S023: a file without an id."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S023",
    title="a file without an id",
    explanation="""
Other files, programmes and the names of all products find a file by its id. It stays the same when the file or its
title is renamed, and is equal in all languages.

Begin the file with three lines: three hyphens, `id: ` and a short name, three hyphens.
""",
    path="content/sessions/s.md",
    bad="""
---
chapters: [c-1.1]
""",
    good="""
---
id: s
chapters: [c-1.1]
""",
)
