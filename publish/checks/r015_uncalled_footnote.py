"""R015: a footnote that nothing calls."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R015",
    title="a footnote that nothing calls",
    explanation="""
The note is written, but its mark stands in no text. A note is printed where it is called, so this one is printed
nowhere: most often the sentence was rewritten, and its mark was lost.

Write the mark where it belongs, or take the note out.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="[^1]: A source with a name.\n\n[^2]: Another.",
    good="[^1]: A source with a name.",
)
