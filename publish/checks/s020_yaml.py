"""S020: lines at the top that cannot be read."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S020",
    title="lines at the top that cannot be read",
    explanation="""
The lines between the two rows of three hyphens, and publication.yml, are YAML: a name, a colon, and a text or a
list. Here a colon, a quote, or a name that stands twice makes them mean something else. Anchors, aliases and tags
(`&`, `*`, `!`) are not read.

Put the text in quotes, or correct the line that the message names.
""",
    path="content/workshops/w/workshop.md",
    bad="timezone: Europe/Zurich: winter",
    good="timezone: Europe/Zurich",
)
