"""Large print: drawings whose words are as large as the text around them.

A chart is drawn with larger letters; where they do not fit, its numbers stand there as a table. A picture whose
words would be small gets a sheet of its own and lies along it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from publish import walk
from publish.arrange.charts import as_table
from publish.diagnostics import Diagnostic, warning
from publish.model import Block, Blocks, Box, Chart, Figure, Paper, Table
from publish.render import chart
from publish.render.lettering import Lettering, smallest

if TYPE_CHECKING:
    from publish.render.brand import Brand

COLUMN = 465.0
"""How wide a page of large print is between its margins, in points: 164 mm."""
ALONG: Mapping[Paper, float] = {"a4": 688.8, "letter": 638.9}
"""How high it is, in points; so wide is what lies along the sheet."""
HIGHEST_ALONG = 400.0
"""The most that such a picture takes of the width of the sheet; its caption stands below it."""
LEAST = 14.0
"""No words in large print are to be smaller than this, in points."""
TURNED = "turned"


def enlarged(run: Blocks, images: Mapping[str, bytes], brand: Brand, language: str) -> tuple[Blocks, dict[str, bytes]]:
    """The blocks as large print shows them, and the drawings of their charts by address."""
    look, drawings = chart.look_of(brand, language), dict[str, bytes]()

    def rule(block: Block) -> Blocks:
        match block:
            case Chart() if drawing := chart.enlarged(block, look, COLUMN):
                drawings[chart.address(block)] = drawing.encode()
            case Chart():
                return (_numbers(block, language),)
            case Figure() if _lies(_lettering(block, images)):
                return (Box(TURNED, (block,)),)
        return (block,)

    return walk.rewrite(run, rule), drawings


def _numbers(block: Chart, language: str) -> Table:
    """A chart's numbers, where references to it lead and under its caption."""
    return replace(as_table(block, language), key=block.key, caption=block.caption)


def small(run: Blocks, images: Mapping[str, bytes], paper: Paper) -> Iterator[Diagnostic]:
    """O009 for each picture of `run` whose words stay small in large print."""
    figures = {block.image: block for block in walk.blocks(run) if isinstance(block, Figure)}
    for path, figure in figures.items():
        drawn = _lettering(figure, images)
        size = drawn.at(_width(drawn, paper)) if drawn else LEAST
        if drawn and size < LEAST - 0.05:
            message = (
                f"in large print the smallest words of `{path}` stand at {size:.1f} pt; no words are under {LEAST:g}"
            )
            needed = math.ceil(drawn.size * LEAST / size)
            yield warning("O009", message, figure.span, f"draw them at {needed} units instead of {drawn.size:g}")


def _lettering(figure: Figure, images: Mapping[str, bytes]) -> Lettering | None:
    return smallest(images.get(figure.image, b"")) if figure.image.endswith(".svg") else None


def _width(drawn: Lettering, paper: Paper) -> float:
    """How wide a picture is shown, in points."""
    wide, high = (ALONG[paper], HIGHEST_ALONG) if _lies(drawn) else (COLUMN, chart.HIGHEST)
    return min(wide, high * drawn.width / drawn.height)


def _lies(drawn: Lettering | None) -> bool:
    """Whether a picture is put along the sheet: upright its words would be too small, and it is wider than high."""
    return drawn is not None and drawn.width > drawn.height and drawn.at(COLUMN) < LEAST
