"""O006: no packs of that revision."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O006",
    title="no packs of that revision",
    explanation="""
What has changed is told from a list that each run of packs leaves beside them, by the revision of the sources. There is
none of the revision that `--since` names: packs were never made of it in this folder, or they were removed.

Leave out `--since` to be told what has changed since the last packs.
""",
)
