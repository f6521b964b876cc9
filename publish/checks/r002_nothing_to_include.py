"""R002: nothing to include."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R002",
    title="nothing to include",
    explanation="""
An include puts a block of another file in its place. No block has this id, so the exercise or the questions would
be missing from the session.

Correct the id; without one of its own, a block goes by the slug of its title, or by the name of its kind.
""",
    path="content/sessions/s.md",
    bad="[A case](c-1.1#cases){.include}",
    good="[A case](c-1.1#case){.include}",
)
