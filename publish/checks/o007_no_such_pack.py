"""O007: no such pack."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="O007",
    title="no such pack",
    explanation="""
There is no pack for the person, room or readers that were asked for. A facilitator has a pack when a team of the
programme names them; a room when something takes place in it.

Look at the names in the workshop's tables: they are written the same way after `--name`.
""",
)
