"""One finished slide → a drawing of it: words as HTML in their places, everything else as one SVG below them.

The drawing has the size of the slide; what shows it smaller scales it. Nothing is decided here: sizes, frames
and splits stand in the deck, places and colours in the template, as for PowerPoint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from publish.arrange.slides.overview import Overview, Row, overview
from publish.arrange.slides.stack import BOX_INSET, BOX_PAD, Area, box_levels
from publish.arrange.slides.text import box_lines, lines
from publish.fit import EMU_PER_POINT, Line, Run, runs, scaled
from publish.model import Box, Deck, Figure, ListBlock, Slide, SlideSlot, Table
from publish.render.fetch import IMAGE
from publish.render.paper import shapes
from publish.render.paper.ink import Ink, points, pt
from publish.render.paper.tables import Grid, table
from publish.render.paper.text import Style, broken, dropped, face, paragraph, text
from publish.render.paper.text import runs as run_html
from publish.render.pptx.languages import right_to_left
from publish.templates import Layout, Place, Rect, Template
from publish.templates.paint import changed
from publish.templates.scenery import Manner, Scenery, sceneries

CSS = """
.drawing { position: relative; overflow: hidden; background-size: 100% 100%; background-repeat: no-repeat }
.drawing * { margin: 0; padding: 0; border: 0; box-sizing: border-box; hyphens: manual; font: inherit; color: inherit;
  text-transform: none; letter-spacing: 0; text-decoration: none; font-variant: normal; font-variant-ligatures: none;
  break-inside: avoid; break-after: avoid; orphans: 1; widows: 1 }
.drawing p, .drawing h1, .drawing h2, .drawing span[style], .drawing .place, .drawing table { position: absolute }
.drawing p, .drawing h1, .drawing h2, .drawing span[style] { white-space: pre }
.drawing h1, .drawing h2 { bookmark-level: none }
.drawing strong { font-weight: bold }
.drawing em { font-style: italic }
.drawing table { table-layout: fixed; border-collapse: separate; border-spacing: 0 }
.drawing td p, .drawing th p { position: relative }
.drawing img { position: absolute; object-fit: contain }
.drawing .tick { display: inline-block; width: .72em; height: .72em; border: .06em solid }
"""
"""What every drawing needs; rules of the brand for text that is not drawn must not reach it."""

BOX_BAR = 3.0  # pt
HAIRLINE = 0.75
TINT = (0.2, 0.8)
"""How much lighter the ground of a box is than its mark, as `lumMod` and `lumOff`."""
PLAIN = Manner("t", ())


@dataclass(frozen=True, slots=True)
class Drawing:
    """A slide drawn: HTML, and the pictures it asks for besides those of the publication, by path."""

    html: Markup
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that the parts of one drawing need to know. Shapes and words are gathered in the order of the slide."""

    slide: Slide
    layout: Layout
    scenery: Scenery
    footer: str
    heading: str
    ink: Ink

    def size(self, slot: str, place: Place) -> float:
        return dict(self.slide.sizes).get(slot, place.size)

    def manner(self, place: Place) -> Manner:
        return self.scenery.manners.get((place.kind, place.idx), PLAIN)

    @property
    def colours(self) -> tuple[str, str]:
        return self.ink.first, self.ink.ours


Part = tuple[Markup, tuple[str, ...]]
"""What a part of a slide says, and the shapes below it."""


def draw(slide: Slide, deck: Deck, template: Template, heading: str = "h2") -> Drawing:
    """The drawing of a slide; `heading` is the HTML element of its title.

    Its pictures are asked for by `image:PATH`, those of the publication by their own path. The drawing needs
    `CSS`, and the typefaces that `template.fonts` names.
    """
    layout = template.layout(slide.layout)
    scenery = sceneries(template.master, template.table.style)[layout.part]
    ours = template.volume_colour(slide.volume)
    ink = Ink(template, scenery.colours, template.volumes[0], ours, right_to_left(deck.language))
    scene = _Scene(slide, layout, scenery, deck.footer, heading, ink)
    parts = list(_parts(scene))
    below = shapes.drawing(template.width, template.height, (*_ground(scene), *(s for _, own in parts for s in own)))
    path = f"{shapes.MEDIA}{deck.language}/{deck.id}/{slide.number}.svg"
    html = Markup('<div class="drawing" dir="{}" style="width:{};height:{};background-image:url({})">{}</div>').format(
        "rtl" if ink.right_to_left else "ltr",
        pt(points(template.width)),
        pt(points(template.height)),
        f"{IMAGE}{quote(path)}",
        Markup("\n").join(words for words, _ in parts),
    )
    return Drawing(html, {path: below, **shapes.media(scenery)})


def _ground(scene: _Scene) -> Iterator[str]:
    """What the master shows, in the volume's colour where it is coloured by volume."""
    (first, ours), ink = scene.colours, scene.ink
    tint = ink.colour(ours) if scene.layout.tinted and first != ours else ""
    yield from shapes.backdrop(scene.scenery, ink.template.width, ink.template.height, tint)
    for rect in scene.layout.volume if first != ours else ():
        yield shapes.rectangle((rect.x, rect.y, rect.width, rect.height), ink.colour(ours))


def _parts(scene: _Scene) -> Iterator[Part]:
    """Everything on the slide in reading order: title and eyebrow, content, footer."""
    slide = scene.slide
    yield from _line(scene, "title", runs(slide.title), scene.heading)
    if slide.eyebrow:
        yield from _line(scene, "eyebrow", (Run(slide.eyebrow),))
    if scene.layout.name == "overview":
        yield from _overview(scene)
    else:
        for slot in slide.slots:
            yield from _slot(scene, slot)
    if scene.footer:
        yield from _line(scene, "footer", (Run(scene.footer),))
    yield from _line(scene, "number", (Run(str(slide.number)),))


# ── text in places ────────────────────────────────────────────────────────────


def _line(scene: _Scene, name: str, said: tuple[Run, ...], tag: str = "p") -> Iterator[Part]:
    """Text in the layout's place of this name; nothing where it has none."""
    place = scene.layout.place(name)
    if place:
        yield _held(scene, place, (Line(said),), scene.size(name, place), Area(place).inner, tag)


def _held(scene: _Scene, place: Place, said: tuple[Line, ...], size: float, inner: Rect, tag: str = "p") -> Part:
    """Text in a placeholder; `inner` is where it may stand."""
    manner, levels = scene.manner(place), scaled(place.levels, size, place.floor)
    style = Style(levels, scene.ink, tag, manner.anchor, manner.bullets)
    return _placed(said, inner, style), ()


def _placed(said: tuple[Line, ...], inner: Rect, style: Style) -> Markup:
    width, height = points(inner.width), points(inner.height)
    return _div(inner, text(said, width, height, style))


def _div(inner: Rect, content: Markup) -> Markup:
    return Markup('<div class="place" style="{}">{}</div>').format(_css(inner), content)


def _css(rect: Rect) -> str:
    sides = ("left", rect.x), ("top", rect.y), ("width", rect.width), ("height", rect.height)
    return ";".join(f"{name}:{pt(points(value))}" for name, value in sides)


# ── slots ─────────────────────────────────────────────────────────────────────


def _slot(scene: _Scene, slot: SlideSlot) -> Iterator[Part]:
    make: Callable[[_Scene, SlideSlot, Place], Iterator[Part]] = _SLOTS.get(type(slot.blocks[0]), _text)
    yield from make(scene, slot, _area_place(scene, slot.name))


def _area_place(scene: _Scene, slot: str) -> Place:
    """The place that a slot stands in, or below something else in: `body-2` in `body`."""
    name, _, number = slot.rpartition("-")
    place = scene.layout.place(slot) or scene.layout.place(name if number.isdecimal() else slot)
    if place is None:
        raise LookupError(f"the layout {scene.layout.name} has no place for {slot}")
    return place


def _text(scene: _Scene, slot: SlideSlot, place: Place) -> Iterator[Part]:
    said, size = lines(slot.blocks), scene.size(slot.name, place)
    if place.name == slot.name:
        inner = Rect(*slot.frame) if slot.frame else Area(place).inner
        yield _held(scene, place, said, size, inner)
    elif slot.frame:
        style = Style(scaled(place.levels, size, place.floor), scene.ink)
        yield _placed(said, Rect(*slot.frame), style), ()


def _table(scene: _Scene, slot: SlideSlot, place: Place) -> Iterator[Part]:
    block, area = slot.blocks[0], Area(place, "agenda" if scene.layout.name == "agenda" else "")
    assert isinstance(block, Table)
    assert slot.frame is not None
    yield table(Grid(block, area, scene.size(slot.name, place), slot.frame, scene.scenery.table, scene.ink))


def _figure(_: _Scene, slot: SlideSlot, __: Place) -> Iterator[Part]:
    block = slot.blocks[0]
    assert isinstance(block, Figure)
    assert slot.frame is not None
    place = _css(Rect(*slot.frame))
    yield Markup('<img src="{}{}" alt="{}" style="{}">').format(IMAGE, quote(block.image), block.alt, place), ()


def _box(scene: _Scene, slot: SlideSlot, place: Place) -> Iterator[Part]:
    """A boxed passage: tinted, with a bar at its edge."""
    block = slot.blocks[0]
    assert isinstance(block, Box)
    assert slot.frame is not None
    x, y, width, height = slot.frame
    inset, pad, bar = (round(size * EMU_PER_POINT) for size in (BOX_INSET, BOX_PAD, BOX_BAR))
    mark = scene.ink.colours.get(scene.ink.template.palette.mark, "#000000")
    style = Style(box_levels(place, scene.size(slot.name, place)), scene.ink)
    said = _placed(box_lines(block), Rect(x + inset, y + pad, width - 2 * inset, height - 2 * pad), style)
    yield (
        said,
        (
            shapes.rectangle(slot.frame, changed(mark, *TINT)),
            shapes.rectangle((x, y, bar, height), mark),
        ),
    )


_SLOTS: dict[type, Callable[[_Scene, SlideSlot, Place], Iterator[Part]]] = {
    Table: _table,
    Figure: _figure,
    Box: _box,
}


# ── overview ──────────────────────────────────────────────────────────────────


def _overview(scene: _Scene) -> Iterator[Part]:
    """The list in its two columns, with a hairline below each row but the last."""
    halves = [(slot, block) for slot in scene.slide.slots if isinstance(block := slot.blocks[0], ListBlock)]
    if not halves:
        return
    whole = replace(halves[0][1], items=tuple(item for _, half in halves for item in half.items))
    place = _area_place(scene, "left")
    size, area = scene.size("left", place), Area(place)
    drawn = overview(whole, area.width, area.height, size, place.levels[0], scene.ink.template)
    for (slot, _), rows in zip(halves, drawn.columns, strict=False):
        own = _area_place(scene, slot.name)
        items = Markup("").join(_rows(scene, rows, drawn, own, size))
        yield (
            _div(Area(own).inner, Markup('<div data-tag="L">{}</div>').format(items)),
            tuple(_hairlines(scene, own, drawn, len(rows))),
        )


def _rows(scene: _Scene, rows: tuple[Row, ...], drawn: Overview, place: Place, size: float) -> Iterator[Markup]:
    ink, y, width = scene.ink, 0.0, Area(place).width - drawn.number
    level = replace(scaled(place.levels, size, place.floor)[0], left=0, indent=0)
    strong = face(replace(level, bold=True, colour=ink.ours), ink)
    for row, high in zip(rows, drawn.heights, strict=False):
        top = f"top:{pt(y + dropped(level, ink))};{ink.start}:"
        mark = Markup('<span data-tag="Lbl" style="{}">{}</span>').format(f"{top}0;{strong}", run_html(row.number))
        body = paragraph(broken(row.title, level, width, ink), level, ink, f"{top}{pt(drawn.number)};width:{pt(width)}")
        yield Markup('<div data-tag="LI">{}<div data-tag="LBody">{}</div></div>').format(
            mark if row.number else "", body
        )
        y += high


def _hairlines(scene: _Scene, place: Place, drawn: Overview, count: int) -> Iterator[str]:
    inner, y = Area(place).inner, 0.0
    colour = scene.ink.colours.get(scene.ink.template.palette.line, "#000000")
    for high in drawn.heights[: count - 1]:
        y += high
        at = inner.y + (y - drawn.pad) * EMU_PER_POINT
        yield shapes.rectangle((inner.x, at, inner.width, HAIRLINE * EMU_PER_POINT), colour)
