"""R009: a curriculum, volume or workshop that is not there."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R009",
    title="a curriculum, volume or workshop that is not there",
    explanation="""
publication.yml names the curricula and workshops to build, and each has a folder of that name; a volume needs an
index.md with its title. Something named is missing, so its handbook or guide could not be made.

Add the file that the message names, or take the name out of publication.yml.
""",
    path="content/publication.yml",
    bad="workshops: [v]",
    good="workshops: [w]",
)
