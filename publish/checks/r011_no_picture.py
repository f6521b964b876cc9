"""R011: a picture that is not there."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="R011",
    title="a picture that is not there",
    explanation="""
The path of a picture is counted from the folder content/, with small and capital letters as in the file's name. No
such file exists, so a figure would be missing from every product.

Correct the path, or add the file. Nothing is fetched from the web: save the picture in content/images/.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad='![Four stages in a ring](images/rings.svg){caption="The cycle"}',
    good='![Four stages in a ring](images/ring.svg){caption="The cycle"}',
)
