"""Can text be read on what it stands on? Computed from the colours of theme, layouts and volumes (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from publish.templates import Layout, Palette, Place
from publish.templates.archive import Parts, parse, relationships, zipped
from publish.templates.layouts import SORTS, STYLES, A, P, default_table_style, of_sort, placeholders
from publish.templates.paint import Paint, colour, contrast, over
from publish.templates.scenery import Scenery, Shape, sceneries
from publish.values import dataclass

LEAST = 4.5
COVERS, TOUCHES = 0.9, 0.1  # the share of a place that a shape behind it takes up
TEXT_LEVELS = 3  # deeper ones are hardly ever used, and inherit
LISTS = ("body", "left", "middle", "right")  # the other places hold a single text
VOLUMES_APART = 1e4  # EMU: how far a bar may stand from where it was read


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and what it stands on, as `#rrggbb`; `ground` is "" for a picture, whose contrast (0) nobody computes."""

    layout: str
    place: str
    text: str
    ground: str
    ratio: float

    @property
    def enough(self) -> bool:
        return not self.ground or self.ratio >= LEAST


def readings(
    parts: Parts, layouts: tuple[Layout, ...], volumes: tuple[str, ...], palette: Palette, table_style: str = ""
) -> tuple[Reading, ...]:
    """The least contrast of each place of each layout, over its levels and all volumes; then that of what we draw."""
    shown = sceneries(zipped(parts), table_style or default_table_style(parts))
    found: list[Reading] = []
    for layout in layouts:
        scenery = shown[layout.part]
        inks = _inks(parts, layout, scenery, volumes[0])
        for place in layout.places:
            texts = inks.get((place.kind, place.idx), ())[: TEXT_LEVELS if place.name in LISTS else 1]
            every = [one for volume in volumes for one in _of_place(layout, place, texts, scenery, volume)]
            found += [min(every, key=lambda one: one.ratio)] if every else []
        if layout.name == "content":
            found += _drawn(scenery, palette)
    return tuple(found)


Ink = tuple[str, bool]
"""A colour of text, and whether it is the volume's."""


def _inks(parts: Parts, layout: Layout, scenery: Scenery, first: str) -> Mapping[tuple[str, int], tuple[Ink, ...]]:
    """The colours of the text in each placeholder of a layout, by its kind and index."""
    path = layout.part[1:]
    above = next((to for kind, to in relationships(parts, path).values() if kind == "slideMaster"), "")
    master = parse(parts[above])
    found = {}
    for shape, ph in placeholders(parse(parts[path])):
        kind = ph.get("type", "")
        sort = SORTS.get(kind, "body")
        styles = [own for one in (shape, *of_sort(master, sort)) for own in one.iterfind(f"{P}txBody/{A}lstStyle")]
        styles += master.iterfind(f"{P}txStyles/{P}{STYLES.get(sort, 'otherStyle')}")
        inks = (_ink(styles, level, scenery, first) for level in range(1, TEXT_LEVELS + 1))
        found[(kind, int(ph.get("idx", 0)))] = tuple(inks)
    return found


def _ink(styles: list[etree._Element], level: int, scenery: Scenery, first: str) -> Ink:
    for style in styles:
        fill = style.find(f"{A}lvl{level}pPr/{A}defRPr/{A}solidFill")
        said = colour(fill, scenery.colours) if fill is not None else None
        if fill is not None and said:
            named = fill.find(f"{A}schemeClr")
            return said[0], named is not None and named.get("val") == first
    return scenery.colours.get("tx1", "#000000"), False


def _of_place(layout: Layout, place: Place, inks: tuple[Ink, ...], scenery: Scenery, volume: str) -> Iterator[Reading]:
    ours = scenery.colours.get(volume, "#000000")
    for ground in _grounds(layout, place, scenery, ours):
        for text, coloured in inks:
            said = ours if coloured else text
            yield Reading(layout.name, place.name, said, ground, contrast(said, ground) if ground else 0.0)


def _grounds(layout: Layout, place: Place, scenery: Scenery, ours: str) -> list[str]:
    """What may lie behind a place: the background, and the shapes on it that take up some of the place."""
    grounds = [ours] if layout.tinted else [over(stop, clear, "#ffffff") for _, stop, clear in scenery.background]
    for shape in scenery.shapes:
        share = _share(shape, place)
        if share < TOUCHES or not (shape.inside or shape.picture):
            continue
        paint: Paint = ((0.0, ours, 1.0),) if _is_volume(shape, layout) else shape.inside
        on_top = [over(stop, clear, ground) for _, stop, clear in paint for ground in grounds if ground]
        grounds = (on_top or [""]) if share >= COVERS else [*grounds, *(on_top or [""])]
    return list(dict.fromkeys(grounds))


def _share(shape: Shape, place: Place) -> float:
    x, y, width, height = shape.box
    rect = place.rect
    across = min(x + width, rect.x + rect.width) - max(x, rect.x)
    down = min(y + height, rect.bottom) - max(y, rect.y)
    return max(0.0, across) * max(0.0, down) / ((rect.width * rect.height) or 1)


def _is_volume(shape: Shape, layout: Layout) -> bool:
    return any(
        abs(shape.box[0] - rect.x) + abs(shape.box[1] - rect.y) + abs(shape.box[2] - rect.width) < VOLUMES_APART
        for rect in layout.volume
    )


def _drawn(scenery: Scenery, palette: Palette) -> Iterator[Reading]:
    """What no placeholder says: lesser text, links, the heads of tables, text on cards."""
    ground = over(*scenery.background[0][1:], "#ffffff")
    colours, table = scenery.colours, scenery.table
    pairs = (
        ("lesser text", colours.get(palette.soft, ""), ground),
        ("links", colours.get("hlink", ""), ground),
        ("heads of tables", table.head, table.head_ground or ground),
        ("cards", colours.get("tx1", ""), colours.get(palette.card, ground)),
    )
    for name, text, behind in pairs:
        if text:
            yield Reading("", name, text, behind, contrast(text, behind))
