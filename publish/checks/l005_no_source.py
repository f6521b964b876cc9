"""L005: a catalog whose source is gone."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L005",
    title="a catalog whose source is gone",
    explanation="""
No source file belongs to this catalog; most often the source was renamed. Its translations are not used.

Rename the catalog like the source, and run `publish translations update`; if the source is gone, delete the
catalog. A catalog that is a link to a place outside of the project is never written.
""",
)
