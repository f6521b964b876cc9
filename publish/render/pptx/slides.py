"""One finished slide → the XML of its part, and what that part refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace

from publish.arrange.slides.overview import Overview, Row, overview
from publish.arrange.slides.stack import BOX_INSET, BOX_PAD, Area, area_place, box_levels, framed, text_levels
from publish.arrange.slides.text import box_lines, lines
from publish.fit import Line, Run, scaled
from publish.model import Box, Chart, Figure, ListBlock, Paragraph, Slide, SlideSlot, Table
from publish.render.pptx import shapes
from publish.render.pptx.pictures import Picture
from publish.render.pptx.tables import drawing, emu, table
from publish.render.pptx.text import Voice, again, list_style, paragraphs, whole_style
from publish.render.pptx.text import runs as run_xml
from publish.render.pptx.timing import timing
from publish.render.pptx.xml import HEAD, ID, NAMESPACES, TREE_HEAD, Frame, Relations, fill
from publish.templates import Layout, Place, Template
from publish.values import dataclass

TINT = '<a:lumMod val="20000"/><a:lumOff val="80000"/>'
BOX_BAR = 3.0  # pt
HAIRLINE = 0.75


@dataclass(frozen=True, slots=True)
class Stage:
    """All that the shapes of one slide need to know. `charts`: parts by (number of the slide, slot)."""

    slide: Slide
    layout: Layout
    template: Template
    voice: Voice
    footer: str
    pictures: Mapping[str, Picture]
    relations: Relations
    charts: Mapping[tuple[int, str], str] = field(default_factory=dict)

    def size(self, slot: str, place: Place) -> float:
        return dict(self.slide.sizes).get(slot, place.size)

    @property
    def colour(self) -> str:
        return self.template.volume_colour(self.slide.volume)

    @property
    def colours(self) -> tuple[str, str]:
        return self.template.volumes[0], self.colour


def slide_xml(stage: Stage) -> str:
    """The slide part. Shapes stand in reading order: eyebrow and title, content, footer."""
    made = "".join(shape.replace(ID, str(n)) for n, shape in enumerate(_shapes(stage), 2))
    show = ' show="0"' if stage.slide.hidden else ""
    return (
        f"{HEAD}<p:sld {NAMESPACES}{show}><p:cSld>{_background(stage)}<p:spTree>{TREE_HEAD}{made}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{timing(stage.slide, made)}</p:sld>"
    )


def _background(stage: Stage) -> str:
    first, ours = stage.colours
    if not stage.layout.tinted or first == ours:
        return ""
    return f"<p:bg><p:bgPr>{fill(ours)}<a:effectLst/></p:bgPr></p:bg>"


def _shapes(stage: Stage) -> Iterator[str]:
    first, ours = stage.colours
    for rect in stage.layout.volume if first != ours else ():
        yield shapes.bar("volume", (rect.x, rect.y, rect.width, rect.height), ours, stage.voice.tag)
    yield from _line(stage, "title", lines((Paragraph(stage.slide.title),)))
    if stage.slide.eyebrow:
        yield from _line(stage, "eyebrow", (Line((Run(stage.slide.eyebrow),)),))
    if stage.layout.name == "overview":
        yield from _overview(stage)
    else:
        for slot in stage.slide.slots:
            yield from _slot(stage, slot)
    if stage.footer:
        yield from _line(stage, "footer", (Line((Run(stage.footer),)),))
    yield from _number(stage)


# ── text in places ────────────────────────────────────────────────────────────


def _line(stage: Stage, name: str, said: tuple[Line, ...]) -> Iterator[str]:
    """Text in the layout's place of this name; nothing where it has none."""
    place = stage.layout.place(name)
    if place:
        yield _placeholder(stage, place, said, stage.size(name, place))


def _placeholder(stage: Stage, place: Place, said: tuple[Line, ...], size: float, frame: Frame | None = None) -> str:
    levels = scaled(place.levels, size, place.floor)
    style = list_style(levels, place.levels, stage.colours)
    if place.name == "footer":
        style = whole_style(levels[:1], stage.colours)
    # Title, footer and number are single texts: their layouts know neither levels nor bullets.
    plain = place.name in ("title", "eyebrow", "footer")
    body = (
        "".join(_plain(stage, place, line) for line in said)
        if plain
        else paragraphs(said, levels, stage.voice, stage.relations)
    )
    return shapes.placeholder(place, body, style, frame, stage.voice.columns)


def _plain(stage: Stage, place: Place, line: Line) -> str:
    quiet = again(line, place.levels[0], stage.voice)
    said = run_xml(line.runs, stage.voice, stage.relations, "", quiet)
    return f"<a:p>{_direction(stage, place, line.language)}{said}</a:p>"


def _direction(stage: Stage, place: Place, language: str = "") -> str:
    said = stage.voice.of(language).direction(place.levels[0].align)
    return f"<a:pPr{said}/>" if said else ""


def _number(stage: Stage) -> Iterator[str]:
    place = stage.layout.place("number")
    if place:
        field = (
            f'<a:p>{_direction(stage, place)}<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f'<a:rPr lang="{stage.voice.tag}"/><a:t>{stage.slide.number}</a:t></a:fld></a:p>'
        )
        yield shapes.placeholder(place, field, whole_style(place.levels[:1], stage.colours))


# ── slots ─────────────────────────────────────────────────────────────────────


def _slot(stage: Stage, slot: SlideSlot) -> Iterator[str]:
    block = slot.blocks[0]
    make: Callable[[Stage, SlideSlot], Iterator[str]] = _SLOTS.get(type(block), _text)
    yield from make(stage, slot)


def _area_place(stage: Stage, slot: str) -> Place:
    return area_place(stage.layout, slot)


def _area(stage: Stage, slot: SlideSlot) -> Area:
    area = Area(_area_place(stage, slot.name), "agenda" if stage.layout.name == "agenda" else "")
    return framed(area, slot.frame) if slot.frame else area


def _text(stage: Stage, slot: SlideSlot) -> Iterator[str]:
    said = lines(slot.blocks)
    own = stage.layout.place(slot.name)
    if own:
        # A frame is that of the text itself: the placeholder's insets stand around it.
        yield _placeholder(stage, own, said, stage.size(slot.name, own), _outer(slot.frame, own))
        return
    place = _area_place(stage, slot.name)
    levels = text_levels(slot.name, place, stage.size(slot.name, place))
    body = paragraphs(said, levels, stage.voice, stage.relations)
    if slot.frame:
        yield shapes.text_box(slot.name, slot.frame, body, whole_style(levels, stage.colours))


def _outer(frame: Frame | None, place: Place) -> Frame | None:
    if frame is None:
        return None
    (x, y, width, height), (left, top, right, bottom) = frame, place.insets
    return x - left, y - top, width + left + right, height + top + bottom


def _table(stage: Stage, slot: SlideSlot) -> Iterator[str]:
    block, area = slot.blocks[0], _area(stage, slot)
    assert isinstance(block, Table)
    assert slot.frame is not None
    size = stage.size(slot.name, area.place)
    own = stage.layout.place(slot.name)
    drawn = drawing(block, area, size, slot.frame, stage.template, stage.voice, stage.relations)
    yield table(drawn, slot.frame, own)


def _figure(stage: Stage, slot: SlideSlot) -> Iterator[str]:
    block = slot.blocks[0]
    assert isinstance(block, Figure)
    assert slot.frame is not None
    picture = stage.pictures[block.image]
    image = stage.relations.id("image", picture.raster)
    vector = stage.relations.id("image", picture.vector) if picture.vector else ""
    frame = _within(slot.frame, picture.ratio)
    yield shapes.picture(block.alt, frame, image, vector, stage.layout.place(slot.name))


def _chart(stage: Stage, slot: SlideSlot) -> Iterator[str]:
    block = slot.blocks[0]
    assert isinstance(block, Chart)
    assert slot.frame is not None
    # A deck without charts need not wait for what draws them.
    from publish.render.pptx.charts import frame_xml

    relation = stage.relations.id("chart", stage.charts[stage.slide.number, slot.name])
    yield frame_xml(block, slot.frame, relation, stage.layout.place(slot.name))


def _within(frame: Frame, ratio: float) -> Frame:
    """The largest frame of this ratio (width to height) in the middle of another."""
    x, y, width, height = frame
    if width > height * ratio:
        own = round(height * ratio)
        return x + (width - own) // 2, y, own, height
    own = round(width / ratio)
    return x, y + (height - own) // 2, width, own


def _box(stage: Stage, slot: SlideSlot) -> Iterator[str]:
    """A boxed passage: tinted, with a bar at its edge."""
    block, place = slot.blocks[0], _area_place(stage, slot.name)
    assert isinstance(block, Box)
    assert slot.frame is not None
    levels = box_levels(place, stage.size(slot.name, place))
    body = paragraphs(box_lines(block), levels, stage.voice, stage.relations)
    insets = (emu(BOX_INSET), emu(BOX_PAD), emu(BOX_INSET), emu(BOX_PAD))
    (x, y, width, height), mark, bar = slot.frame, stage.template.palette.mark, emu(BOX_BAR)
    at = x + width - bar if stage.voice.right_to_left else x  # where lines begin
    yield shapes.text_box("box", slot.frame, body, whole_style(levels, stage.colours), insets, fill(mark, TINT))
    yield shapes.bar("mark", (at, y, bar, height), mark, stage.voice.tag)


_SLOTS: dict[type, Callable[[Stage, SlideSlot], Iterator[str]]] = {
    Table: _table,
    Figure: _figure,
    Chart: _chart,
    Box: _box,
}


# ── overview ──────────────────────────────────────────────────────────────────


def _overview(stage: Stage) -> Iterator[str]:
    """The list in its two columns: numbers in bold in the volume's colour, a hairline below each row but the last."""
    halves = [(slot, block) for slot in stage.slide.slots if isinstance(block := slot.blocks[0], ListBlock)]
    if not halves:
        return
    whole = replace(halves[0][1], items=tuple(item for _, half in halves for item in half.items))
    place = _area_place(stage, "left")
    size = stage.size("left", place)
    area = Area(place)
    drawn = overview(whole, area.width, area.height, size, place.levels[0], stage.template)
    for (slot, _), rows in zip(halves, drawn.columns, strict=False):
        own = _area_place(stage, slot.name)
        style = list_style(scaled(own.levels, size, own.floor), own.levels, stage.colours)
        yield shapes.placeholder(own, "".join(_rows(stage, rows, drawn)), style, None, stage.voice.columns)
        yield from _hairlines(stage, own, drawn, len(rows))


def _rows(stage: Stage, rows: tuple[Row, ...], drawn: Overview) -> Iterator[str]:
    left, voice = emu(drawn.number), stage.voice
    gap = " \t" if voice.right_to_left else "\t"  # LibreOffice has no tabs from right to left
    exact = f'<a:lnSpc><a:spcPts val="{round(drawn.pitch * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    for row, high in zip(rows, drawn.heights, strict=False):
        after = f'<a:spcAft><a:spcPts val="{round((high - row.lines * drawn.pitch) * 100)}"/></a:spcAft>'
        bold = tuple(replace(run, bold=True) for run in row.number)
        number = run_xml(bold, voice, stage.relations, "", fill(stage.colour))
        tab = run_xml((Run(gap),), voice, stage.relations) if number else ""
        yield (
            f'<a:p><a:pPr marL="{left}" indent="-{left}"{voice.direction("l")}>{exact}{after}<a:buNone/></a:pPr>'
            f"{number}{tab}{run_xml(row.title, voice, stage.relations)}</a:p>"
        )


def _hairlines(stage: Stage, place: Place, drawn: Overview, count: int) -> Iterator[str]:
    inner, y = Area(place).inner, 0.0
    for high in drawn.heights[: count - 1]:
        y += high
        at = inner.y + emu(y - drawn.pad)
        yield shapes.bar(
            "line", (inner.x, at, inner.width, emu(HAIRLINE)), stage.template.palette.line, stage.voice.tag
        )
