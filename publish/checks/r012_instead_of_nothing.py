"""R012: a slide that takes the place of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from publish import walk
from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import Box, Figure, Heading, Publication, Table


def _check(publication: Publication) -> Iterator[Diagnostic]:
    for chapter in publication.chapters:
        blocks = tuple(walk.blocks(chapter.blocks))
        keys = {block.key for block in blocks if isinstance(block, Heading | Table | Figure | Box)}
        for block in blocks:
            said = block.attributes.instead if isinstance(block, Box) else ""
            if isinstance(block, Box) and said and f"{chapter.id}#{said.removeprefix('#')}" not in keys:
                hint = "name the heading, table, figure or block of this chapter as in a reference: `#recruitment`"
                yield error("R012", f"there is no `{said}` in this chapter", block.span, hint)


RULE = Rule(
    code="R012",
    title="a slide that takes the place of nothing",
    explanation="""
`instead` on a slide in a chapter names what the slide takes the place of: the slide that would be drawn from this
heading, table, figure or block. Nothing in the chapter has that name, so your slide would not be shown.

Give the name as in a reference: the id you wrote, or the heading in small letters with hyphens.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad="""
## Asking

Ask first.

::: {.slide instead="#asked"}
- Ask, then act
:::
""",
    good="""
## Asking

Ask first.

::: {.slide instead="#asking"}
- Ask, then act
:::
""",
    check=_check,
)
