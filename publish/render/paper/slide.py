"""One finished slide → a drawing of it: words as HTML in their places, everything else as one SVG below them.

The drawing has the size of the slide; what shows it smaller scales it. Nothing is decided here: sizes, frames
and splits stand in the deck, places and colours in the template, as for PowerPoint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from publish.arrange.slides.overview import overview
from publish.arrange.slides.stack import BOX_INSET, BOX_PAD, Area, area_place, box_levels, framed, text_levels
from publish.arrange.slides.text import box_lines, lines
from publish.fit import EMU_PER_POINT, Line, Run, scaled
from publish.model import Box, Chart, Deck, Figure, ListBlock, Paragraph, Slide, SlideSlot, Table
from publish.render.addresses import IMAGE
from publish.render.languages import right_to_left
from publish.render.paper import charts, shapes
from publish.render.paper.ink import Ink, points
from publish.render.paper.overview import Column
from publish.render.paper.tables import Grid, table
from publish.render.paper.text import Style, text
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
.drawing .line { line-height: 0 }
.drawing strong { font-weight: bold }
.drawing em { font-style: italic }
.drawing a { color: var(--link); text-decoration: underline }
.drawing sup { font-size: 66%; line-height: 0; vertical-align: super }
.drawing table { table-layout: fixed; border-collapse: separate; border-spacing: 0 }
.drawing td p, .drawing th p { position: relative }
.drawing img { position: absolute; object-fit: contain }
.drawing .tick { display: inline-block; width: .72em; height: .72em; border: .06em solid }
.drawing .choice { border-radius: 50% }
"""
"""What every drawing needs; rules of the brand for text that is not drawn must not reach it."""

BOX_BAR = 3.0  # pt
TINT = (0.2, 0.8)
"""How much lighter the ground of a box is than its mark, as `lumMod` and `lumOff`."""
PLAIN = Manner("t", ())


@dataclass(frozen=True, slots=True)
class Drawing:
    """A slide drawn: a block of HTML, and what it asks for besides the pictures of the publication, by path."""

    html: Markup
    pictures: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that the parts of one drawing need to know."""

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


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a slide says, and the shapes below it."""

    words: Markup
    shapes: tuple[str, ...] = ()


def draw(slide: Slide, deck: Deck, template: Template, width: float, heading: str = "h2") -> Drawing:
    """The drawing of a slide, `width` points wide; `heading` is the HTML element of its title.

    Pictures are asked for by `image:PATH`, those of the publication by their own path. A page with drawings
    needs `CSS`, and the typefaces that the template names.
    """
    scene = _scene(slide, deck, template, width, heading)
    parts, ink = list(_parts(scene)), scene.ink
    below = (*_ground(scene), *(shape for part in parts for shape in part.shapes))
    path = f"{shapes.MEDIA}{deck.language}/{deck.id}/{slide.number}.svg"
    html = Markup('<div class="drawing" style="--link:{};width:{};height:{};background-image:url({})">{}</div>').format(
        ink.colour("hlink"),
        ink.pt(points(template.width)),
        ink.pt(points(template.height)),
        f"{IMAGE}{quote(path)}",
        Markup("\n").join(part.words for part in parts),
    )
    ground = shapes.drawing(template.width, template.height, below)
    drawn = charts.drawings(slide, deck.language, template, scene.scenery.colours)
    return Drawing(html, {path: ground, **shapes.media(scene.scenery), **drawn})


def _scene(slide: Slide, deck: Deck, template: Template, width: float, heading: str) -> _Scene:
    layout = template.layout(slide.layout)
    scenery = sceneries(template.master, template.table.style)[layout.part]
    ours, scale = template.volume_colour(slide.volume), width / points(template.width)
    ink = Ink(template, scenery.colours, template.volumes[0], ours, scale, right_to_left(deck.language))
    return _Scene(slide, layout, scenery, slide.footer or deck.footer, heading, ink)


def _ground(scene: _Scene) -> Iterator[str]:
    """What the master shows, in the volume's colour where it is coloured by volume."""
    (first, ours), ink = scene.colours, scene.ink
    tint = ink.colour(ours) if scene.layout.tinted and first != ours else ""
    yield from shapes.backdrop(scene.scenery, ink.template.width, ink.template.height, tint)
    for rect in scene.layout.volume if first != ours else ():
        yield shapes.rectangle((rect.x, rect.y, rect.width, rect.height), ink.colour(ours))


def _parts(scene: _Scene) -> Iterator[_Part]:
    """Everything on the slide in reading order: title and eyebrow, content, footer."""
    slide = scene.slide
    yield from _title(scene)
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


def _line(scene: _Scene, name: str, said: tuple[Run, ...], tag: str = "p") -> Iterator[_Part]:
    """Text in the layout's place of this name; nothing where it has none."""
    place = scene.layout.place(name)
    if place:
        yield _held(scene, place, (Line(said),), scene.size(name, place), Area(place).inner, tag)


def _title(scene: _Scene) -> Iterator[_Part]:
    place = scene.layout.place("title")
    if place:
        said = lines((Paragraph(scene.slide.title),))
        yield _held(scene, place, said, scene.size("title", place), Area(place).inner, scene.heading)


def _held(scene: _Scene, place: Place, said: tuple[Line, ...], size: float, inner: Rect, tag: str = "p") -> _Part:
    """Text in a placeholder; `inner` is where it may stand."""
    manner, levels = scene.manner(place), scaled(place.levels, size, place.floor)
    style = Style(levels, scene.ink, tag, manner.anchor, manner.bullets)
    return _Part(_placed(said, inner, style))


def _placed(said: tuple[Line, ...], inner: Rect, style: Style) -> Markup:
    width, height = points(inner.width), points(inner.height)
    return _div(inner, text(said, width, height, style), style.ink)


def _div(inner: Rect, content: Markup, ink: Ink) -> Markup:
    return Markup('<div class="place" style="{}">{}</div>').format(_css(inner, ink), content)


def _css(rect: Rect, ink: Ink) -> str:
    sides = ("left", rect.x), ("top", rect.y), ("width", rect.width), ("height", rect.height)
    return ";".join(f"{name}:{ink.pt(points(value))}" for name, value in sides)


def _overview(scene: _Scene) -> Iterator[_Part]:
    """One list in two columns, with hairlines between its rows."""
    halves = [(slot, block) for slot in scene.slide.slots if isinstance(block := slot.blocks[0], ListBlock)]
    if not halves:
        return
    whole = replace(halves[0][1], items=tuple(item for _, half in halves for item in half.items))
    place = area_place(scene.layout, "left")
    size, area = scene.size("left", place), Area(place)
    drawn = overview(whole, area.width, area.height, size, place.levels[0], scene.ink.template)
    for (slot, _), rows in zip(halves, drawn.columns, strict=False):
        own = area_place(scene.layout, slot.name)
        column = Column(rows, drawn, own, size, scene.ink)
        yield _Part(_div(Area(own).inner, column.words(), scene.ink), tuple(column.hairlines()))


# ── slots ─────────────────────────────────────────────────────────────────────


def _slot(scene: _Scene, slot: SlideSlot) -> Iterator[_Part]:
    make: Callable[[_Scene, SlideSlot, Place], Iterator[_Part]] = _SLOTS.get(type(slot.blocks[0]), _text)
    yield from make(scene, slot, area_place(scene.layout, slot.name))


def _text(scene: _Scene, slot: SlideSlot, place: Place) -> Iterator[_Part]:
    said, size = lines(slot.blocks), scene.size(slot.name, place)
    if place.name == slot.name:
        inner = Rect(*slot.frame) if slot.frame else Area(place).inner
        yield _held(scene, place, said, size, inner)
    elif slot.frame:
        style = Style(text_levels(slot.name, place, size), scene.ink)
        yield _Part(_placed(said, Rect(*slot.frame), style))


def _table(scene: _Scene, slot: SlideSlot, place: Place) -> Iterator[_Part]:
    block, area = slot.blocks[0], Area(place, "agenda" if scene.layout.name == "agenda" else "")
    assert isinstance(block, Table)
    assert slot.frame is not None
    size, own = scene.size(slot.name, place), framed(area, slot.frame)
    yield _Part(*table(Grid(block, own, size, slot.frame, scene.scenery.table, scene.ink)))


def _figure(scene: _Scene, slot: SlideSlot, _: Place) -> Iterator[_Part]:
    block = slot.blocks[0]
    assert isinstance(block, Figure)
    assert slot.frame is not None
    yield _Part(_image(block.image, block.alt, slot.frame, scene.ink))


def _chart(scene: _Scene, slot: SlideSlot, _: Place) -> Iterator[_Part]:
    block = slot.blocks[0]
    assert isinstance(block, Chart)
    assert slot.frame is not None
    yield _Part(_image(charts.address(scene.slide, slot), block.alt, slot.frame, scene.ink))


def _image(path: str, alt: str, frame: tuple[int, int, int, int], ink: Ink) -> Markup:
    return Markup('<img src="{}{}" alt="{}" style="{}">').format(IMAGE, quote(path), alt, _css(Rect(*frame), ink))


def _box(scene: _Scene, slot: SlideSlot, place: Place) -> Iterator[_Part]:
    """A boxed passage: tinted, with a bar at its edge."""
    block = slot.blocks[0]
    assert isinstance(block, Box)
    assert slot.frame is not None
    x, y, width, height = slot.frame
    inset, pad, bar = (round(size * EMU_PER_POINT) for size in (BOX_INSET, BOX_PAD, BOX_BAR))
    mark = scene.ink.colours.get(scene.ink.template.palette.mark, "#000000")
    style = Style(box_levels(place, scene.size(slot.name, place)), scene.ink)
    said = _placed(box_lines(block), Rect(x + inset, y + pad, width - 2 * inset, height - 2 * pad), style)
    at = x + width - bar if scene.ink.right_to_left else x  # where lines begin
    below = shapes.rectangle(slot.frame, changed(mark, *TINT)), shapes.rectangle((at, y, bar, height), mark)
    yield _Part(said, below)


_SLOTS: dict[type, Callable[[_Scene, SlideSlot, Place], Iterator[_Part]]] = {
    Table: _table,
    Figure: _figure,
    Chart: _chart,
    Box: _box,
}
