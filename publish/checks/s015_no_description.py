"""S015: a picture without a description."""

from __future__ import annotations

from publish.checks.rule import Rule

RULE = Rule(
    code="S015",
    title="a picture without a description",
    explanation="""
People who cannot see the picture hear its description instead; it is required for accessible documents (WCAG 2.2,
1.1.1). It is not the caption: it says what is to be seen.

Write it between the square brackets, in one or two sentences. A picture that only decorates says so:
`![](images/border.svg){.decorative}`; it is then passed over.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad='![](images/ring.svg){caption="The cycle"}',
    good='![Four stages in a ring, from leaving to return](images/ring.svg){caption="The cycle"}',
)
