"""Tables of a slide: words as an HTML table, rules and cards as shapes; measured as the deck's own tables are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from publish.arrange.slides.stack import Area, table_shapes
from publish.arrange.slides.table import (
    CARD_BAR,
    CARD_GAP,
    CARD_INSET,
    CARD_PAD,
    GAP,
    PAD,
    Card,
    Shape,
    bold_first,
    card_levels,
    cards,
    has_head,
    level,
    side,
)
from publish.arrange.slides.text import cell_line
from publish.fit import EMU_PER_POINT, Run
from publish.model import Table
from publish.render.paper.ink import Ink, points
from publish.render.paper.shapes import Box, rectangle
from publish.render.paper.text import broken, dropped, paragraph
from publish.templates import Level
from publish.templates.scenery import TableEdges

HAIRLINE = 0.75


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in its frame (EMU), set in `size`; `edges` are the rules of the master's table style."""

    block: Table
    area: Area
    size: float
    frame: tuple[int, int, int, int]
    edges: TableEdges
    ink: Ink

    @property
    def shape(self) -> Shape:
        return table_shapes(self.block, self.area, self.ink.template)(self.size)

    @property
    def base(self) -> Level:
        return self.area.place.levels[0]

    def row(self, y: float, height: float, width: float, x: float = 0.0) -> Box:
        """A box in the table, given in points from where it begins, as one on the slide in EMU."""
        left, top, whole, _ = self.frame
        across = points(whole) - x - width if self.ink.right_to_left else x
        return left + across * EMU_PER_POINT, top + y * EMU_PER_POINT, width * EMU_PER_POINT, height * EMU_PER_POINT


def table(grid: Grid) -> tuple[Markup, tuple[str, ...]]:
    """The words of a table as HTML, and what is drawn below them."""
    shape = grid.shape
    more = shape.spread(points(grid.frame[3]))
    heights = tuple(high + more for high in shape.heights)
    agenda = grid.area.kind == "agenda"
    rows = _agenda(grid, shape, heights, more) if agenda else _ruled(grid, shape, heights, more)
    drawn = _cards(grid, heights) if agenda else _rules(grid, heights)
    left, top, width, _ = map(points, grid.frame)
    columns = Markup("").join(Markup('<col style="width:{}">').format(grid.ink.pt(own)) for own in shape.widths)
    html = Markup('<table style="left:{};top:{};width:{}">{}{}</table>').format(
        grid.ink.pt(left), grid.ink.pt(top), grid.ink.pt(width), columns, Markup("").join(rows)
    )
    return html, tuple(drawn)


def _row(cells: Iterator[Markup], height: float, ink: Ink) -> Markup:
    return Markup('<tr style="height:{}">{}</tr>').format(ink.pt(height), Markup("").join(cells))


def _cell(
    content: Markup, insets: tuple[float, float, float, float], ink: Ink, name: str = "td", anchor: str = "top"
) -> Markup:
    start, above, end, below = insets
    left, right = (end, start) if ink.right_to_left else (start, end)
    padding = " ".join(map(ink.pt, (above, right, below, left)))
    return Markup('<{0} style="padding:{1};vertical-align:{2}">{3}</{0}>').format(name, padding, anchor, content)


def _said(content: Sequence[Run], style: Level, width: float, ink: Ink) -> Markup:
    return paragraph(broken(content, style, width, ink), style, ink, f"top:{ink.pt(dropped(style, ink))}")


# ── rules ─────────────────────────────────────────────────────────────────────


def _ruled(grid: Grid, shape: Shape, heights: Sequence[float], more: float) -> Iterator[Markup]:
    block = grid.block
    head = replace(level(grid.base, min(grid.size, grid.ink.template.table.head)), bold=True, colour=grid.edges.head)
    body = replace(level(grid.base, grid.size), colour="")
    rows = [(block.header, head, "th")] if has_head(block) else []
    rows += [(row, body, "td") for row in block.rows]
    pad, last = PAD + more / 2, len(block.header) - 1
    lowest = min(shape.heights[-len(block.rows) :])
    for (row, style, name), high, own in zip(rows, heights, shape.heights, strict=True):
        anchor = "middle" if own <= lowest else "top"
        cells = []
        for n, said in enumerate(row):
            gap = GAP if n < last else 0.0
            bold = style.bold or (n == 0 and bold_first(block))
            set_ = replace(style, bold=bold, align=side(block.align[n], grid.ink.right_to_left))
            words = _said(cell_line(said).runs, set_, shape.widths[n] - gap, grid.ink)
            cells.append(_cell(words, (0.0, pad, gap, pad), grid.ink, name, anchor))
        yield _row(iter(cells), high, grid.ink)


def _rules(grid: Grid, heights: Sequence[float]) -> Iterator[str]:
    """A rule below each row; that below the head is the style's own. A style we cannot read gets plain ones."""
    edges, width = grid.edges, points(grid.frame[2])
    plain = (HAIRLINE * EMU_PER_POINT, grid.ink.colour(grid.ink.template.palette.line))
    head = has_head(grid.block)
    if head and edges.head_ground:
        yield rectangle(grid.row(0.0, heights[0], width), edges.head_ground)
    y = 0.0
    for n, high in enumerate(heights):
        y += high
        last = n == len(heights) - 1
        own = edges.under_head if head and n == 0 else edges.last if last else edges.between
        unknown = not (edges.under_head or edges.last or edges.between)
        if own or unknown:
            thick, colour = own or plain
            yield rectangle(grid.row(y - points(thick) / 2, points(thick), width), colour)


# ── cards ─────────────────────────────────────────────────────────────────────


def _agenda(grid: Grid, shape: Shape, heights: Sequence[float], more: float) -> Iterator[Markup]:
    levels = card_levels(grid.base, grid.size, grid.ink.template)
    _, first, rest = shape.widths
    for card, high in zip(cards(grid.block), heights, strict=True):
        pad = CARD_PAD * (0.6 if card.quiet else 1.0) + more / 2 + CARD_GAP / 2
        time, title = _card(grid, card, levels, (first - 2 * CARD_INSET, rest - CARD_INSET))
        around = (CARD_INSET, pad, CARD_INSET, pad)
        bar = Markup('<td data-tag="NonStruct"></td>')
        cells = (bar, _cell(time, around, grid.ink), _cell(title, (0.0, *around[1:]), grid.ink))
        yield _row(iter(cells), high, grid.ink)


def _card(
    grid: Grid, card: Card, levels: tuple[Level, Level, Level], widths: tuple[float, float]
) -> tuple[Markup, Markup]:
    """When, and what with what more there is to say."""
    strong, small, quiet = levels
    ink, soft = grid.ink, grid.ink.template.palette.soft
    ours = ink.colours.get(ink.template.volume_colour(card.volume), "")
    when = replace(quiet, colour=soft) if card.quiet else replace(strong, colour=ours)
    what = replace(quiet, colour=soft) if card.quiet else replace(strong, colour="")
    first, rest = widths
    # A time is not broken: its column was made as wide as the longest.
    time = _said(card.time, when, max(first, points(grid.frame[2])), ink)
    more = _said(card.more, replace(small, colour=soft), rest, ink) if card.more else Markup("")
    return time, _said(card.title, what, rest, ink) + more


def _cards(grid: Grid, heights: Sequence[float]) -> Iterator[str]:
    """The grounds and bars of cards, with white between them."""
    ink, width, y = grid.ink, points(grid.frame[2]), 0.0
    palette = ink.template.palette
    for n, (card, high) in enumerate(zip(cards(grid.block), heights, strict=True)):
        top = y + (CARD_GAP / 2 if n else 0.0)
        tall = y + high - CARD_GAP / 2 - top
        ours = palette.line if card.quiet else ink.template.volume_colour(card.volume)
        if not card.quiet:
            ground = grid.row(top, tall, width - CARD_BAR, CARD_BAR)
            yield rectangle(ground, ink.colours.get(palette.card, "#ffffff"))
        yield rectangle(grid.row(top, tall, CARD_BAR), ink.colours.get(ours, "#000000"))
        y += high
