"""What a master shows by itself, before anything is said on a slide: colours, backgrounds, shapes, pictures.

PowerPoint takes all this from the master; who draws a slide without PowerPoint asks here. Also what
`Place` does not say because no writer of PowerPoint needs it: where text stands in its place, and its bullets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from publish.templates.archive import Parts, parse, relationships, unpack
from publish.templates.layouts import LEVELS, SORTS, STYLES, A, P
from publish.templates.paint import Paint, Scheme, colour, paint, scheme
from publish.values import dataclass

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HAIRLINE = 9525  # how wide a line is that does not say it, in EMU
SYMBOLS = {"§": "▪", "n": "■", "l": "●", "q": "❑", "v": "❖", "Ø": "➢", "ü": "✓", "à": "→", "·": "•"}
"""What the letters of the symbol fonts (Wingdings, Symbol) look like, for bullets."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a master or layout: its box in EMU, turned by `turn` degrees, and what it is filled with.

    `geometry` is DrawingML's word (`rect`, `ellipse`, `line` …); `picture` is a part of the package.
    """

    geometry: str
    box: tuple[float, float, float, float]
    turn: float = 0.0
    inside: Paint = ()
    edge: Paint = ()
    edge_width: float = 0.0
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How text stands in a placeholder: its `anchor` (`t`, `ctr`, `b`), and a bullet for each level, "" for none."""

    anchor: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableEdges:
    """The rules of a table style: below the head, between rows, below the last; (width in EMU, colour).

    `head` is the colour of the head's text, `head_ground` that behind it; "" says nothing.
    """

    under_head: tuple[float, str] | None = None
    between: tuple[float, str] | None = None
    last: tuple[float, str] | None = None
    head: str = ""
    head_ground: str = ""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What a layout shows. `colours`: the theme's, by every name they have there, as `#rrggbb`."""

    colours: Scheme
    background: Paint
    shapes: tuple[Shape, ...]
    pictures: Mapping[str, bytes]
    manners: Mapping[tuple[str, int], Manner]
    table: TableEdges


@lru_cache(maxsize=4)
def sceneries(master: bytes, table_style: str) -> Mapping[str, Scenery]:
    """What each layout of a scrubbed master shows, by the layout's part (`/ppt/slideLayouts/slideLayout1.xml`)."""
    parts, _ = unpack(master, "master")
    found: dict[str, Scenery] = {}
    for kind, path in relationships(parts, "ppt/presentation.xml").values():
        if kind == "slideMaster" and path in parts:
            found.update((f"/{part}", scenery) for part, scenery in _layouts(parts, path, table_style))
    return found


def _layouts(parts: Parts, path: str, table_style: str) -> Iterator[tuple[str, Scenery]]:
    master, targets = parse(parts[path]), relationships(parts, path)
    theme = next((target for kind, target in targets.values() if kind == "theme"), "")
    palette = parse(parts[theme]) if theme in parts else None
    edges = _edges(parts, table_style, scheme(palette, master))
    for kind, target in targets.values():
        if kind == "slideLayout" and target in parts:
            layout = parse(parts[target])
            colours = scheme(palette, master, layout)
            alone = layout.get("showMasterSp") in ("0", "false")
            shapes = (
                *(() if alone else _tree(master, parts, path, scheme(palette, master))),
                *_tree(layout, parts, target, colours),
            )
            pictures = {shape.picture: parts[shape.picture] for shape in shapes if shape.picture}
            background = _background(layout, colours) or _background(master, colours) or ((0.0, "#ffffff", 1.0),)
            yield target, Scenery(colours, background, shapes, pictures, dict(_manners(layout, master)), edges)


def _background(root: etree._Element, colours: Scheme) -> Paint:
    properties = root.find(f"{P}cSld/{P}bg/{P}bgPr")
    if properties is not None:
        return paint(properties, colours)
    reference = root.find(f"{P}cSld/{P}bg/{P}bgRef")
    found = colour(reference, colours) if reference is not None else None
    return ((0.0, *found),) if found else ()


# ── shapes ────────────────────────────────────────────────────────────────────

Scale = tuple[float, float, float, float]
"""How the inside of a group is laid out on the slide: x = a + b·x, y = c + d·y, as (a, b, c, d)."""
WHOLE: Scale = (0.0, 1.0, 0.0, 1.0)


def _tree(root: etree._Element, parts: Parts, path: str, colours: Scheme) -> Iterator[Shape]:
    tree = root.find(f"{P}cSld/{P}spTree")
    if tree is not None:
        yield from _group(tree, WHOLE, relationships(parts, path), parts, colours)


def _group(
    group: etree._Element, scale: Scale, targets: Mapping[str, tuple[str, str]], parts: Parts, colours: Scheme
) -> Iterator[Shape]:
    for element in group:
        if element.tag == f"{P}grpSp":
            yield from _group(element, _within(element, scale), targets, parts, colours)
        elif element.tag in (f"{P}sp", f"{P}cxnSp", f"{P}pic") and not _is_held(element):
            yield from _shape(element, scale, targets, parts, colours)


def _is_held(element: etree._Element) -> bool:
    """A placeholder: what stands in it is the slide's. Hidden shapes are not shown either."""
    named = next(element.iter(f"{P}cNvPr"), None)
    return element.find(f"*/{P}nvPr/{P}ph") is not None or (named is not None and named.get("hidden") in ("1", "true"))


def _within(group: etree._Element, scale: Scale) -> Scale:
    frame = group.find(f"{P}grpSpPr/{A}xfrm")
    if frame is None:
        return scale
    (x, y, width, height), (inner_x, inner_y, inner_width, inner_height) = (
        _box(frame, f"{A}off", f"{A}ext"),
        _box(frame, f"{A}chOff", f"{A}chExt"),
    )
    across, down = width / (inner_width or width or 1), height / (inner_height or height or 1)
    a, b, c, d = scale
    return a + b * (x - inner_x * across), b * across, c + d * (y - inner_y * down), d * down


def _shape(
    element: etree._Element, scale: Scale, targets: Mapping[str, tuple[str, str]], parts: Parts, colours: Scheme
) -> Iterator[Shape]:
    properties = element.find(f"{P}spPr")
    frame = properties.find(f"{A}xfrm") if properties is not None else None
    if properties is None or frame is None:
        return
    (x, y, width, height), (a, b, c, d) = _box(frame, f"{A}off", f"{A}ext"), scale
    preset = properties.find(f"{A}prstGeom")
    made = Shape(
        preset.get("prst", "rect") if preset is not None else "rect",
        (a + b * x, c + d * y, b * width, d * height),
        int(frame.get("rot", 0)) / 60_000,
        paint(properties, colours),
    )
    line = properties.find(f"{A}ln")
    if line is not None:
        made = replace(made, edge=paint(line, colours), edge_width=float(line.get("w", HAIRLINE)))
    blip = element.find(f"{P}blipFill/{A}blip")
    if blip is not None:
        _, part = targets.get(blip.get(f"{R}embed", ""), ("", ""))
        made = replace(made, picture=part if part in parts else "")
    yield made


def _box(frame: etree._Element, place: str, extent: str) -> tuple[float, float, float, float]:
    off, ext = frame.find(place), frame.find(extent)
    x, y = (float(off.get("x", 0)), float(off.get("y", 0))) if off is not None else (0.0, 0.0)
    width, height = (float(ext.get("cx", 0)), float(ext.get("cy", 0))) if ext is not None else (0.0, 0.0)
    return x, y, width, height


# ── placeholders ──────────────────────────────────────────────────────────────


def _manners(layout: etree._Element, master: etree._Element) -> Iterator[tuple[tuple[str, int], Manner]]:
    for shape, holder in _held(layout):
        kind = holder.get("type", "")
        sort = SORTS.get(kind, "body")
        above = [shape for shape, other in _held(master) if SORTS.get(other.get("type", ""), "body") == sort][:1]
        chain = [shape, *above]
        bodies = [body for one in chain if (body := one.find(f"{P}txBody/{A}bodyPr")) is not None]
        anchor = next((said for body in bodies if (said := body.get("anchor"))), "t")
        style = master.find(f"{P}txStyles/{P}{STYLES.get(sort, 'otherStyle')}")
        styles = [own for one in chain if (own := one.find(f"{P}txBody/{A}lstStyle")) is not None]
        bullets = tuple(_bullet([*styles, *([style] if style is not None else [])], n) for n in range(1, LEVELS + 1))
        yield (kind, int(holder.get("idx", 0))), Manner(anchor, bullets)


def _held(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    for shape in root.iter(f"{P}sp", f"{P}pic"):
        holder = shape.find(f"*/{P}nvPr/{P}ph")
        if holder is not None:
            yield shape, holder


def _bullet(styles: list[etree._Element], level: int) -> str:
    """The sign of a level, from the nearest style that says something about it."""
    for style in styles:
        own = style.find(f"{A}lvl{level}pPr")
        if own is None:
            continue
        sign, font = own.find(f"{A}buChar"), own.find(f"{A}buFont")
        if sign is not None:
            said, face = sign.get("char", "•"), font.get("typeface", "") if font is not None else ""
            return SYMBOLS.get(said, said) if face.startswith(("Wingdings", "Symbol")) else said
        if own.find(f"{A}buNone") is not None:
            return ""
    return ""


# ── tables ────────────────────────────────────────────────────────────────────


def _edges(parts: Parts, guid: str, colours: Scheme) -> TableEdges:
    """The rules of the table style `guid`; nothing for one that only PowerPoint knows."""
    data = parts.get("ppt/tableStyles.xml")
    styles = parse(data).findall(f"{A}tblStyle") if data else []
    style = next((one for one in styles if one.get("styleId") == guid), None)
    if style is None:
        return TableEdges()
    text = style.find(f"{A}firstRow/{A}tcTxStyle")
    said = colour(text, colours) if text is not None else None
    ground = style.find(f"{A}firstRow/{A}tcStyle/{A}fill")
    behind = paint(ground, colours) if ground is not None else ()
    return TableEdges(
        under_head=_rule(style, "firstRow", "bottom", colours),
        between=_rule(style, "wholeTbl", "insideH", colours),
        last=_rule(style, "wholeTbl", "bottom", colours),
        head=said[0] if said else "",
        head_ground=behind[0][1] if behind else "",
    )


def _rule(style: etree._Element, rows: str, side: str, colours: Scheme) -> tuple[float, str] | None:
    line = style.find(f"{A}{rows}/{A}tcStyle/{A}tcBdr/{A}{side}/{A}ln")
    said = paint(line, colours) if line is not None else ()
    return (float(line.get("w", HAIRLINE)), said[0][1]) if line is not None and said else None
