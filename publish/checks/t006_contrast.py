"""T006: text that is hard to read on its ground."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T006",
    title="text that is hard to read on its ground",
    explanation="""
The contrast between a text of the template and what it stands on is less than 4.5 : 1, the least that the Web Content
Accessibility Guidelines (WCAG 2.2) ask for. In a bright room, at the end of the table, it cannot be read.

Choose a darker colour for the text, or a lighter one for its ground, in the theme of the master. Told by
`publish template check`, which looks at every layout in the colour of every volume.
""",
)
