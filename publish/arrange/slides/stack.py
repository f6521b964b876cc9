"""What stands in one area of a slide, from top to bottom: texts, tables, pictures, boxes, each with its height.

A single text keeps the layout's own place; anything more is stacked, with space between.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from publish.arrange.slides.overview import overview
from publish.arrange.slides.table import Shapes, cards_shapes, shapes
from publish.arrange.slides.text import box_lines, lines
from publish.fit import EMU_PER_POINT, heights, scaled
from publish.model import Block, Blocks, Box, Chart, Figure, ListBlock, SlideSlot, Table
from publish.templates import Layout, Level, Place, Rect, Template
from publish.values import dataclass

FOOT, FOOT_SIZE, FOOT_BEFORE = "foot", 12.0, 2.0  # footnotes: their slot, their type and the space between, in pt
BESIDE = {"fourth": "right"}  # a column that no layout has is set as its neighbour is
Frame = tuple[int, int, int, int]
STEP = 2  # pt, from one size to the next
SPACE = 14.0  # between what is stacked, pt
ROW_SPREAD = 10.0  # how much higher the rows of a table get where there is room, pt
BOX_PAD, BOX_INSET = 9.0, 14.0
PICTURE_SHARE = 0.42  # of an area's height: the least a picture may get beside other things


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a slide that takes blocks. `kind`: in an `agenda` tables are cards, an `overview` is one list.

    `moved`: it is not where the layout has it.
    """

    place: Place
    kind: str = ""
    moved: bool = False

    @property
    def inner(self) -> Rect:
        r, (left, top, right, bottom) = self.place.rect, self.place.insets
        return Rect(r.x + left, r.y + top, r.width - left - right, r.height - top - bottom)

    @property
    def width(self) -> float:
        return self.inner.width / EMU_PER_POINT

    @property
    def height(self) -> float:
        return self.inner.height / EMU_PER_POINT


@dataclass(frozen=True, slots=True)
class Setting:
    """How large type is in an area: of text, and of tables."""

    text: float
    table: float


def area_place(layout: Layout, slot: str) -> Place:
    """The place whose type a slot is set in: its own, or that which it stands in or beside (`body-2` in `body`)."""
    name, _, number = slot.rpartition("-")
    base = name if number.isdecimal() else slot
    place = layout.place(slot) or layout.place(base) or (layout.place(BESIDE[base]) if base in BESIDE else None)
    if place is None and base == FOOT:
        place = next((p for p in layout.places if p.name in ("body", "left")), None)
    if place is None:
        raise LookupError(f"the layout {layout.name} has no place for {slot}")
    return place


def text_levels(slot: str, place: Place, size: float) -> tuple[Level, ...]:
    """How the text of a slot is set in this size; footnotes as they are everywhere."""
    if slot == FOOT:
        return (replace(place.levels[0], size=FOOT_SIZE, left=0, indent=0, before=FOOT_BEFORE, bullet=""),)
    return scaled(place.levels, size, place.floor)


def framed(area: Area, frame: Frame) -> Area:
    """The area, in another place on the slide."""
    return replace(area, place=replace(area.place, rect=Rect(*frame), insets=(0, 0, 0, 0)), moved=True)


def settings(area: Area, template: Template) -> tuple[Setting, ...]:
    """Every choice from the template's own sizes down to the floors: few, so that slides look alike."""
    place, look = area.place, template.table
    steps = range(0, math.ceil(max(place.size - place.floor, look.size - look.floor)) + STEP, STEP)
    return tuple(Setting(max(place.floor, place.size - n), max(look.floor, look.size - n)) for n in steps)


@dataclass(frozen=True, slots=True)
class Segment:
    """Blocks that stand together: a table, picture or box alone, or texts as far as they run on.

    `high`: how much height they need in a setting, in pt; infinite where a table is too wide. What they say is
    measured once, whatever is tried. Pictures count with the least.
    """

    blocks: Blocks
    high: Callable[[Setting], float]


def segments(blocks: Blocks, area: Area, template: Template) -> tuple[Segment, ...]:
    """`blocks` as they stand below each other in an area."""
    made: list[Blocks] = []
    for block in blocks:
        if made and not _alone(block) and not _alone(made[-1][0]):
            made[-1] = (*made[-1], block)
        else:
            made.append((block,))
    return tuple(Segment(run, _high(run, area, template)) for run in made)


def _alone(block: Block) -> bool:
    return isinstance(block, Table | Figure | Chart | Box)


def stack_height(stack: Sequence[Segment], setting: Setting) -> float:
    """How much height segments need, in pt."""
    return sum(one.high(setting) for one in stack) + SPACE * max(0, len(stack) - 1)


def slots(name: str, stack: Sequence[Segment], area: Area, setting: Setting) -> tuple[SlideSlot, ...]:
    """A stack as slots with their frames; a single text stands where the layout has it and needs none."""
    if area.kind == "overview":
        return _halves(stack[0].blocks)
    if len(stack) == 1 and not _alone(stack[0].blocks[0]):
        r = area.inner
        return (SlideSlot(name, stack[0].blocks, (r.x, r.y, r.width, r.height) if area.moved else None),)
    return tuple(_framed(name, stack, area, setting))


def _halves(blocks: Blocks) -> tuple[SlideSlot, ...]:
    """The list of an overview in its two columns."""
    block = blocks[0]
    assert isinstance(block, ListBlock)
    half = (len(block.items) + 1) // 2
    first = SlideSlot("left", (replace(block, items=block.items[:half]),))
    second = SlideSlot("right", (replace(block, items=block.items[half:], start=block.start + half),))
    return (first, second) if block.items[half:] else (first,)


def _framed(name: str, stack: Sequence[Segment], area: Area, setting: Setting) -> Iterator[SlideSlot]:
    inner = area.inner
    least = [one.high(setting) for one in stack]
    spare = max(0.0, area.height - sum(least) - SPACE * (len(stack) - 1))
    y = float(inner.y)
    for n, (one, own, more) in enumerate(zip(stack, least, _spread(stack, spare), strict=True), 1):
        high = (own + more) * EMU_PER_POINT
        yield SlideSlot(name if n == 1 else f"{name}-{n}", one.blocks, (inner.x, round(y), inner.width, round(high)))
        y += high + SPACE * EMU_PER_POINT


def _spread(stack: Sequence[Segment], spare: float) -> list[float]:
    """What is left of the height: pictures share it all; else tables grow, each row by a little."""
    firsts = [one.blocks[0] for one in stack]
    pictures = sum(isinstance(block, Figure | Chart) for block in firsts)
    if pictures:
        return [spare / pictures if isinstance(block, Figure | Chart) else 0.0 for block in firsts]
    rows = [len(block.rows) + 1 if isinstance(block, Table) else 0 for block in firsts]
    each = min(ROW_SPREAD, spare / max(1, sum(rows)))
    return [each * count for count in rows]


def _high(run: Blocks, area: Area, template: Template) -> Callable[[Setting], float]:
    """How high blocks that stand together are in an area, by its setting."""
    block, width, place = run[0], area.width, area.place
    match block:
        case ListBlock() if area.kind == "overview":
            return lambda setting: overview(block, width, 0.0, setting.text, place.levels[0], template).height
        case Table():
            drawn = table_shapes(block, area, template)
            return lambda setting: shape.height if (shape := drawn(setting.table)).fits else math.inf
        case Figure() | Chart():
            return lambda _: area.height * PICTURE_SHARE
        case Box():
            inside = heights(box_lines(block), width - 2 * BOX_INSET, template)
            return lambda setting: inside(box_levels(place, setting.text)) + 2 * BOX_PAD
        case _:
            text = heights(lines(run), width, template)
            return lambda setting: text(scaled(place.levels, setting.text, place.floor))


def table_shapes(table: Table, area: Area, template: Template) -> Shapes:
    """The table as it is drawn in this area, by its size: as cards in an agenda, else with rules."""
    draw = cards_shapes if area.kind == "agenda" else shapes
    return draw(table, area.width, area.place.levels[0], template)


def box_levels(place: Place, size: float) -> tuple[Level, ...]:
    """A box is set a little smaller than the text around it."""
    least = min(size, place.floor)
    return tuple(replace(level, before=4.0) for level in scaled(place.levels, max(least, size - 2), place.floor))
