"""T023: a print template asks for a file which is not there."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="T023",
    title="a print template asks for a file which is not there",
    explanation="""
A style sheet or page template names a picture or font that is not in the brand's folder, or stands on a web site.
Nothing is fetched while building, so it is left out of the page.

Put the file into templates/<brand>/print/ and name it as url(brand:logo.svg).
""",
)
