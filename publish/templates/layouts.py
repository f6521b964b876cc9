"""The XML of a master and its layouts → layouts with their places: geometry and type, all inherited values said.

What a placeholder does not say itself, PowerPoint takes from the master's placeholder of the same
sort, then from the master's text styles (ECMA-376 part 1, 19.3.1.36 and 21.1.2.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from lxml import etree

from publish.templates import Level, Rect
from publish.templates.archive import Parts, parse, relationships
from publish.values import dataclass

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

LEVELS = 5
PLAIN_SIZE = 1800  # what PowerPoint takes where nobody says a size, in hundredths of a point
EMU_PER_POINT = 12700
INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))

SORTS = {"title": "title", "ctrTitle": "title", "ftr": "ftr", "sldNum": "sldNum", "dt": "dt", "hdr": "hdr"}
STYLES = {"title": "titleStyle", "body": "bodyStyle"}


Elements = tuple[etree._Element, ...]
"""What says something of the same, the nearest first."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A placeholder as it stands in a layout, before anybody asked which slot it is."""

    name: str
    kind: str
    idx: int
    rect: Rect
    insets: tuple[int, int, int, int]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class RawLayout:
    """A layout as it stands in the master, under its name there. `kind` is PowerPoint's (`obj`, `twoObj` …)."""

    title: str
    kind: str
    part: str
    holders: tuple[Holder, ...]
    volume: tuple[Rect, ...]
    background: str


@dataclass(frozen=True, slots=True)
class Master:
    """What layouts inherit from. `level`: what elements say of a level, found once for all that say nothing else."""

    root: etree._Element
    level: Callable[[Elements], Level]


def raw_layouts(parts: Parts) -> tuple[RawLayout, ...]:
    """Every layout of every master, in the order of the master's list."""
    return tuple(layout for path in _masters(parts) for layout in _layouts(parts, path))


def slide_size(parts: Parts) -> tuple[int, int]:
    """Width and height of a slide in EMU."""
    size = parse(parts["ppt/presentation.xml"]).find(f"{P}sldSz")
    return (_int(size, "cx", 12192000), _int(size, "cy", 6858000)) if size is not None else (12192000, 6858000)


def default_table_style(parts: Parts) -> str:
    """The GUID of the style that new tables have in this master."""
    styles = parts.get("ppt/tableStyles.xml")
    return parse(styles).get("def", "") if styles else ""


def _masters(parts: Parts) -> list[str]:
    targets = relationships(parts, "ppt/presentation.xml").values()
    return [path for kind, path in targets if kind == "slideMaster" and path in parts]


def _layouts(parts: Parts, path: str) -> Iterator[RawLayout]:
    root = parse(parts[path])
    targets = relationships(parts, path)
    theme = next((target for kind, target in targets.values() if kind == "theme"), "")
    master = Master(root, cache(partial(_level, _fonts(parts.get(theme)))))
    for entry in root.iter(f"{P}sldLayoutId"):
        kind, target = targets.get(_relation(entry), ("", ""))
        if kind == "slideLayout" and target in parts:
            yield _layout(parse(parts[target]), target, master)


def _relation(element: etree._Element) -> str:
    return element.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")


def _fonts(theme: bytes | None) -> dict[str, str]:
    """The theme's fonts by the names text styles call them: `+mj-lt` (headings), `+mn-lt` (text)."""
    root = parse(theme) if theme else etree.Element("none")
    found = {}
    for code, name in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont")):
        latin = root.find(f".//{A}{name}/{A}latin")
        found[code] = latin.get("typeface", "") if latin is not None else ""
    return found


def _layout(root: etree._Element, path: str, master: Master) -> RawLayout:
    name = root.find(f"{P}cSld")
    return RawLayout(
        title=name.get("name", "") if name is not None else "",
        kind=root.get("type", ""),
        part=f"/{path}",
        holders=tuple(_holder(shape, ph, master) for shape, ph in placeholders(root)),
        volume=_volume(root, master),
        background=_background(root),
    )


def placeholders(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    for shape in root.iter(f"{P}sp", f"{P}pic"):
        ph = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if ph is not None:
            yield shape, ph


def _holder(shape: etree._Element, ph: etree._Element, master: Master) -> Holder:
    kind = ph.get("type", "")
    sort = SORTS.get(kind, "body")
    chain = [shape, *of_sort(master.root, sort)]
    return Holder(
        name=_name(shape),
        kind=kind,
        idx=_int(ph, "idx", 0),
        rect=next((rect for element in chain if (rect := _rect(element))), Rect(0, 0, 0, 0)),
        insets=_insets(chain),
        levels=tuple(master.level(_saying(number, chain, sort, master)) for number in range(1, LEVELS + 1)),
    )


def of_sort(root: etree._Element, sort: str) -> list[etree._Element]:
    return [shape for shape, ph in placeholders(root) if SORTS.get(ph.get("type", ""), "body") == sort][:1]


def _rect(shape: etree._Element) -> Rect | None:
    xfrm = shape.find(f"{P}spPr/{A}xfrm")
    off, ext = (xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")) if xfrm is not None else (None, None)
    if off is None or ext is None:
        return None
    return Rect(_int(off, "x"), _int(off, "y"), _int(ext, "cx"), _int(ext, "cy"))


def _insets(chain: Iterable[etree._Element]) -> tuple[int, int, int, int]:
    bodies = [body for shape in chain if (body := shape.find(f"{P}txBody/{A}bodyPr")) is not None]
    left, top, right, bottom = (
        next((_int(body, name) for body in bodies if body.get(name)), default) for name, default in INSETS
    )
    return left, top, right, bottom


def _saying(number: int, chain: Iterable[etree._Element], sort: str, master: Master) -> Elements:
    """What says how level `number` (from 1) is set: placeholders, then the master's style."""
    tag = f"{A}lvl{number}pPr"
    own = (shape.find(f"{P}txBody/{A}lstStyle/{tag}") for shape in chain)
    style = master.root.find(f"{P}txStyles/{P}{STYLES.get(sort, 'otherStyle')}/{tag}")
    return tuple(level for level in (*own, style) if level is not None)


def _level(fonts: Mapping[str, str], styles: Elements) -> Level:
    """A level, each value from the nearest element that says it."""
    runs = [run for level in styles if (run := level.find(f"{A}defRPr")) is not None]
    size = int(_first(runs, "sz") or PLAIN_SIZE) / 100
    return Level(
        size=size,
        left=int(_first(styles, "marL") or 0),
        indent=int(_first(styles, "indent") or 0),
        before=_space(styles, "spcBef", size),
        line=_space(styles, "lnSpc", size, 1.0) / size if _space(styles, "lnSpc", size) else 1.0,
        font=_font(runs, fonts),
        bold=_first(runs, "b") in ("1", "true"),
        capitals=_first(runs, "cap") == "all",
        spacing=int(_first(runs, "spc") or 0) / 100,
        colour=_scheme(runs, f"{A}solidFill/{A}schemeClr"),
        align=_first(styles, "algn") or "l",
        bullet=_scheme(styles, f"{A}buClr/{A}schemeClr"),
    )


def _first(elements: Iterable[etree._Element], name: str) -> str | None:
    return next((value for element in elements if (value := element.get(name)) is not None), None)


def _space(styles: Iterable[etree._Element], name: str, size: float, default: float = 0.0) -> float:
    """A space in pt; one said in per cent is of the type size."""
    for style in styles:
        points, share = style.find(f"{A}{name}/{A}spcPts"), style.find(f"{A}{name}/{A}spcPct")
        if points is not None:
            return _int(points, "val") / 100
        if share is not None:
            return size * _percent(share.get("val", "0"))
    return default


def _percent(value: str) -> float:
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000


def _font(runs: Iterable[etree._Element], fonts: Mapping[str, str]) -> str:
    for run in runs:
        latin = run.find(f"{A}latin")
        if latin is not None and latin.get("typeface"):
            said = latin.get("typeface", "")
            return fonts.get(said, said)
    return fonts.get("+mn-lt", "")


def _scheme(elements: Iterable[etree._Element], path: str) -> str:
    return next((colour.get("val", "") for e in elements if (colour := e.find(path)) is not None), "")


def _volume(root: etree._Element, master: Master) -> tuple[Rect, ...]:
    """The shapes called `volume` (`volume 2` …): the layout's, and the master's where the layout shows them."""
    roots = [root] if root.get("showMasterSp") in ("0", "false") else [master.root, root]
    shapes = (shape for one in roots for shape in one.iter(f"{P}sp"))
    return tuple(rect for shape in shapes if _name(shape).startswith("volume") and (rect := _rect(shape)))


def _name(shape: etree._Element) -> str:
    named = shape.find(f"{P}nvSpPr/{P}cNvPr")
    return named.get("name", "") if named is not None else ""


def _background(root: etree._Element) -> str:
    """The theme colour of a layout's own background, where it has a plain one."""
    colour = root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr")
    return colour.get("val", "") if colour is not None else ""


def _int(element: etree._Element, name: str, default: int = 0) -> int:
    try:
        return int(element.get(name, default))
    except ValueError:
        return default
