"""An overview: one list of titles in two columns, numbers aligned, a hairline below each row."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from publish.arrange.slides.text import item_runs
from publish.fit import Run, line_count, pitch, widest
from publish.model import ListBlock
from publish.templates import Level, Template
from publish.values import dataclass

PAD, WIDE_PAD = 5.0, 9.0  # between text and hairline: at least, and where there is room; pt
NUMBER_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Row:
    """An item: the words it begins with in bold (`1.1`), the rest, and how many lines that takes."""

    number: tuple[Run, ...]
    title: tuple[Run, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Both columns; rows side by side are as high as each other. Heights and widths in pt."""

    columns: tuple[tuple[Row, ...], tuple[Row, ...]]
    heights: tuple[float, ...]
    number: float
    pitch: float
    pad: float

    @property
    def height(self) -> float:
        return sum(self.heights)


def overview(block: ListBlock, width: float, room: float, size: float, base: Level, template: Template) -> Overview:
    """The list in two columns of this width, the first no shorter than the second; rows spread to fill `room`."""
    level = replace(base, size=size, left=0, indent=0, before=0.0)
    items = [_numbered(item_runs(item)) for item in block.items]
    number = max((widest(first, level, template)[0] for first, _ in items), default=0.0)
    number = number + NUMBER_GAP if number else 0.0
    rows = [Row(first, rest, line_count(rest, level, width - number, template)) for first, rest in items]
    half = (len(rows) + 1) // 2
    left, right = tuple(rows[:half]), tuple(rows[half:])
    own = pitch(level, template)
    texts = [max(row.lines for row in pair if row) * own for pair in zip_longest(left, right)]
    pad = min(WIDE_PAD, max(PAD, (room - sum(texts)) / (2 * len(texts) or 1)))
    return Overview((left, right), tuple(text + 2 * pad for text in texts), number, own, pad)


def _numbered(content: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """What an item begins with in bold is its number, where something follows."""
    if len(content) < 2 or not content[0].bold:
        return (), content
    rest = (replace(content[1], text=content[1].text.lstrip()), *content[2:])
    return (replace(content[0], text=content[0].text.rstrip()),), rest
