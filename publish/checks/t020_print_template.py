"""T020: a print template without one of its files."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T020",
    title="a print template without one of its files",
    explanation="""
A print template needs page.html.j2, folio.html.j2 and print.css; one of them is not there, so no book can be laid
out.

Copy the file from templates/default/print/ and change it.
""",
)
