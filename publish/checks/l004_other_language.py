"""L004: a catalog of another language."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="L004",
    title="a catalog of another language",
    explanation="""
The header of the catalog names another language than the folder it stands in. Perhaps it was copied to the wrong
place; then Spanish would be printed in the French handbook.

Move the file, or correct `Language:` in its header.
""",
    path="content/locale/fr/imprint.po",
    bad='"Language: es\\n"',
    good='"Language: fr\\n"',
)
