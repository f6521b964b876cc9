"""How wide the columns and how high the rows of a table on a slide are. Fitting asks, rendering draws the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import chain

from publish.arrange.slides.text import cell_line, joined_runs
from publish.fit import Measured, Run, Style, line_count, measured, pitch, runs, style_of, usable, widest
from publish.model import Align, Table
from publish.templates import Level, Template
from publish.values import dataclass

GAP = 16.0  # between columns, pt
PAD = 6.0  # above and below the text of a row
CARD_PAD = 9.0
CARD_BAR = 4.5  # at the edge of a card, in the colour of its volume
CARD_GAP = 8.0  # the white between cards
CARD_INSET = 14.0
TIME_GAP = 22.0
_SIDES: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Column widths and row heights in pt, the head's row first where there is one."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    fits: bool

    @property
    def height(self) -> float:
        return sum(self.heights)

    def spread(self, height: float) -> float:
        """How much higher each row is where the table is to be as high as this."""
        return max(0.0, height - self.height) / (len(self.heights) or 1)


@dataclass(frozen=True, slots=True)
class Card:
    """A row of an agenda: when, what, and what more there is to say. A `quiet` one (a break) has no more."""

    time: tuple[Run, ...]
    title: tuple[Run, ...]
    more: tuple[Run, ...]
    quiet: bool
    volume: int | None


def has_head(table: Table) -> bool:
    return any(table.header)


def bold_first(table: Table) -> bool:
    """The first column names what the row is about, in tables drawn from data."""
    return bool(table.role)


def side(align: Align, right_to_left: bool) -> str:
    """Where the text of a column stands, as DrawingML says it, in a table that is mirrored with everything else.

    What stands on the right are numbers: their last digits are below each other in every language.
    """
    return "l" if right_to_left and align == "right" else _SIDES[align]


Shapes = Callable[[float], Shape]
"""How a table is drawn, by the size it is set in."""


def shapes(table: Table, width: float, base: Level, template: Template) -> Shapes:
    """A table with rules in a box of this width, in whatever sizes are tried: its cells are measured once."""
    header, body_rows = (table.header,) if has_head(table) else (), table.rows
    heads, rows = (cache(partial(_measured, [tuple(map(runs, row)) for row in part])) for part in (header, body_rows))
    gaps = [GAP] * (len(table.header) - 1) + [0.0]

    def drawn(size: float) -> Shape:
        head = replace(level(base, min(size, template.table.head)), bold=True)
        body = level(base, size)
        strong, plain = style_of(replace(body, bold=bold_first(table)), template), style_of(body, template)
        parts = ((heads(style_of(head, template), style_of(head, template)), head), (rows(strong, plain), body))
        widths, fits = _widths(parts, gaps, width)
        inner = [own - gap for own, gap in zip(widths, gaps, strict=True)]
        high = (_heights(part, inner, own.size, pitch(own, template)) for part, own in parts)
        return Shape(widths, tuple(chain.from_iterable(high)), fits)

    return drawn


def level(base: Level, size: float) -> Level:
    """The type of a table's cells: that of the text around, without its indents."""
    return replace(base, size=size, left=0, indent=0, before=0.0, bold=False)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The texts of rows, measured; of each column the longest text, and the longest word, in em."""

    texts: tuple[tuple[Measured, ...], ...]
    wholes: tuple[float, ...]
    longest: tuple[float, ...]


def _measured(rows: Sequence[tuple[tuple[Run, ...], ...]], first: Style, other: Style) -> _Rows:
    """Rows in their type; that of the first column may be another one."""
    texts = tuple(tuple(measured(cell, other if n else first) for n, cell in enumerate(row)) for row in rows)
    columns = tuple(zip(*texts, strict=True))
    return _Rows(
        texts,
        tuple(max(text.whole for text in column) for column in columns),
        tuple(max(text.longest for text in column) for column in columns),
    )


def _heights(rows: _Rows, widths: Sequence[float], size: float, pitch: float) -> Iterator[float]:
    """How high each row is, whose cells are as wide as that inside."""
    rooms = [usable(width, size) for width in widths]
    for row in rows.texts:
        yield max(text.lines(room) for text, room in zip(row, rooms, strict=True)) * pitch + 2 * PAD


def _widths(
    parts: Sequence[tuple[_Rows, Level]], gaps: Sequence[float], width: float
) -> tuple[tuple[float, ...], bool]:
    """Each column gets what its longest cell asks for; where that is too much, it shrinks to its longest word."""
    there = [(rows, level.size) for rows, level in parts if rows.texts]
    asked, least = [], []
    for n, gap in enumerate(gaps):
        asked.append(max((rows.wholes[n] * size + gap + 1 for rows, size in there), default=0.0))
        least.append(max((rows.longest[n] * size + gap + 1 for rows, size in there), default=0.0))
    return share(asked, least, width)


def share(asked: list[float], least: list[float], width: float) -> tuple[tuple[float, ...], bool]:
    """Widths that fill `width`. Columns that ask for little get it; the others share the rest, none below its least."""
    total, smallest = sum(asked), sum(least)
    if total <= width:
        return tuple(own + (width - total) / len(asked) for own in asked), True
    if smallest > width:
        return tuple(own * width / smallest for own in least), False
    modest = _modest(asked, least, width)
    floor = [own if n in modest else least[n] for n, own in enumerate(asked)]
    wanted = sum(own - low for own, low in zip(asked, floor, strict=True))
    free = (width - sum(floor)) / wanted
    return tuple(low + (own - low) * free for own, low in zip(asked, floor, strict=True)), True


def _modest(asked: list[float], least: list[float], width: float) -> set[int]:
    """The columns that ask for no more than an even part of what is left when the more modest ones have theirs."""
    modest: set[int] = set()
    for n in sorted(range(len(asked)), key=lambda n: asked[n]):
        others = [m for m in range(len(asked)) if m not in modest]
        left = width - sum(asked[m] for m in modest)
        enough = left - asked[n] >= sum(least[m] for m in others if m != n)
        if asked[n] > left / len(others) or not enough:
            break
        modest.add(n)
    return modest


# ── agenda ────────────────────────────────────────────────────────────────────


def cards(table: Table) -> tuple[Card, ...]:
    """The rows of a programme as cards: its first column is the time, its second what takes place."""
    volumes = table.volumes or (None,) * len(table.rows)
    detailed = len(table.header) > 2
    return tuple(
        Card(
            cell_line(row[0]).runs,
            cell_line(row[1]).runs if len(row) > 1 else (),
            joined_runs(row[2:]),
            detailed and not any(row[2:]),
            volume,
        )
        for row, volume in zip(table.rows, volumes, strict=True)
    )


def card_levels(base: Level, size: float, template: Template) -> tuple[Level, Level, Level]:
    """The type of a card's title and time, of what more there is to say, and of a quiet card."""
    small = max(template.table.floor, size - 4)
    return replace(level(base, size + 2), bold=True), level(base, small), level(base, small)


def cards_shapes(table: Table, width: float, base: Level, template: Template) -> Shapes:
    """An agenda: bar, time and title, a row for each card; white stands between cards, within their height."""
    rows = cards(table)

    def drawn(size: float) -> Shape:
        strong, small, quiet = card_levels(base, size, template)
        time = max((widest(c.time, quiet if c.quiet else strong, template)[0] for c in rows), default=0.0)
        first = min(time + CARD_INSET + TIME_GAP, width / 2)
        wide = width - CARD_BAR - first - CARD_INSET
        heights = tuple(_card(card, wide, strong, small, quiet, template) for card in rows)
        return Shape((CARD_BAR, first, width - CARD_BAR - first), heights, time + CARD_INSET + TIME_GAP <= width / 2)

    return drawn


def _card(card: Card, width: float, strong: Level, small: Level, quiet: Level, template: Template) -> float:
    title = _line(card.title, quiet if card.quiet else strong, width, template)
    more = _line(card.more, small, width, template) if card.more else 0.0
    return title + more + 2 * CARD_PAD * (0.6 if card.quiet else 1.0) + CARD_GAP


def _line(content: tuple[Run, ...], style: Level, width: float, template: Template) -> float:
    return line_count(content, style, width, template) * pitch(style, template)
