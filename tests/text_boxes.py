"""The text boxes of a deck, read back from its file: where text stands, and how it is set.

Every inherited value is looked up here anew (ECMA-376 part 1, 21.1.2.4: the paragraph, the shape, its layout's
placeholder, the master's, the master's text styles), so that a slip of the writer shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation

from publish import fit
from publish.fit import Run
from publish.templates import Level, Template

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
POINT = 12700
SORTS = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "pic": "body", "chart": "body"}
STYLES = {"title": "titleStyle", "body": "bodyStyle"}
INSETS = (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720))
MARGINS = (("marL", 91440), ("marT", 45720), ("marR", 91440), ("marB", 45720))

Frame = tuple[float, float, float, float]
"""x, y, width and height in pt."""


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as it is set. `exact` is the line pitch where it is said in points; `marked`: a bullet or number."""

    runs: tuple[Run, ...]
    level: Level
    exact: float
    after: float
    marked: bool

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def width(self, box: TextBox) -> float:
        """What a line of it has of the box."""
        return box.frame[2] - self.level.left / POINT

    def lines(self, box: TextBox, template: Template) -> int:
        """In how many lines it breaks, by our own measure. What stands before a tab hangs in the margin."""
        return fit.line_count(self._hung, self.level, self.width(box), template)

    def pitch(self, template: Template) -> float:
        return self.exact or fit.pitch(self.level, template)

    def widest(self, template: Template) -> float:
        return fit.widest(self._hung, self.level, template)[1]

    @property
    def _hung(self) -> tuple[Run, ...]:
        tabs = [n for n, run in enumerate(self.runs) if "\t" in run.text]
        return self.runs[tabs[0] + 1 :] if tabs else self.runs


@dataclass(frozen=True, slots=True)
class TextBox:
    """A shape or a table's cell with text; `frame` is what its insets leave."""

    slide: int
    name: str
    frame: Frame
    paragraphs: tuple[Written, ...]

    def height(self, template: Template) -> float:
        """How high its text stands, by our own measure; the space above the first paragraph is not set."""
        first, *others = self.paragraphs
        space = first.after + sum(p.level.before + p.after for p in others)
        # PowerPoint and LibreOffice set no space below the last paragraph.
        return (
            space
            - self.paragraphs[-1].after
            + sum(p.lines(self, template) * p.pitch(template) for p in self.paragraphs)
        )


def text_boxes(file: Path) -> Iterator[TextBox]:
    """Every box with text of every slide, in the order of the file."""
    deck = Presentation(str(file))
    for number, slide in enumerate(deck.slides, 1):
        styles = _Styles.of(deck, slide)
        for shape in slide._element.iter(f"{P}sp", f"{P}graphicFrame"):
            made = _table(shape, styles, number) if shape.tag == f"{P}graphicFrame" else _shape(shape, styles, number)
            yield from (box for box in made if any(p.text.strip() for p in box.paragraphs))


# ── inheritance ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the shapes of one slide inherit from."""

    layout: Any
    master: Any
    default: Any
    fonts: dict[str, str]
    tables: Any

    @classmethod
    def of(cls, deck: Any, slide: Any) -> _Styles:
        master = slide.slide_layout.slide_master
        parts = {str(part.partname): part for part in deck.part.package.iter_parts()}
        theme: Any = etree.fromstring(
            next(r.target_part.blob for r in master.part.rels.values() if r.reltype.endswith("/theme"))
        )
        fonts = {
            code: theme.find(f".//{A}{name}/{A}latin").get("typeface")
            for code, name in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont"))
        }
        tables = parts.get("/ppt/tableStyles.xml")
        return cls(
            slide.slide_layout._element,
            master._element,
            deck.part._element.find(f"{P}defaultTextStyle"),
            fonts,
            etree.fromstring(tables.blob) if tables else None,
        )

    def chain(self, shape: Any) -> tuple[list[Any], str]:
        """The shape and the placeholders it inherits from, nearest first; and what sort of text it is."""
        ph = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if ph is None:
            return [shape], "other"
        sort = SORTS.get(ph.get("type", "body"), ph.get("type", "body"))
        idx = ph.get("idx", "0")
        own = [s for s, other in _holders(self.layout) if other.get("idx", "0") == idx]
        above = [s for s, other in _holders(self.master) if SORTS.get(other.get("type"), other.get("type")) == sort]
        return [shape, *own[:1], *above[:1]], sort

    def levels(self, chain: Sequence[Any], sort: str, number: int) -> list[Any]:
        """The properties of level `number` (from 1), nearest first."""
        tag = f"{A}lvl{number}pPr"
        styles = [shape.find(f"{P}txBody/{A}lstStyle") for shape in chain]
        styles.append(self.master.find(f"{P}txStyles/{P}{STYLES.get(sort, 'otherStyle')}"))
        styles.append(self.default)
        return [level for style in styles if style is not None and (level := style.find(tag)) is not None]


def _holders(root: Any) -> Iterator[tuple[Any, Any]]:
    for shape in root.iter(f"{P}sp"):
        ph = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if ph is not None:
            yield shape, ph


def _first(elements: Sequence[Any], name: str, default: str = "0") -> str:
    return next((e.get(name) for e in elements if e is not None and e.get(name) is not None), default)


def _points(elements: Sequence[Any], name: str, size: float) -> tuple[float, float]:
    """A space in points, and the share of the type size it is said as."""
    for element in elements:
        said = element.find(f"{A}{name}") if element is not None else None
        if said is not None:
            points, share = said.find(f"{A}spcPts"), said.find(f"{A}spcPct")
            if points is not None:
                return int(points.get("val")) / 100, 0.0
            return size * int(share.get("val")) / 100_000, int(share.get("val")) / 100_000
    return 0.0, 0.0


# ── shapes ────────────────────────────────────────────────────────────────────


def _shape(shape: Any, styles: _Styles, slide: int) -> Iterator[TextBox]:
    chain, sort = styles.chain(shape)
    body = shape.find(f"{P}txBody")
    places = [place for s in chain if (place := s.find(f"{P}spPr/{A}xfrm")) is not None]
    if body is None or not places:
        return
    bodies = [properties for s in chain if (properties := s.find(f"{P}txBody/{A}bodyPr")) is not None]
    left, top, right, bottom = (int(_first(bodies, name, str(default))) for name, default in INSETS)
    off, ext = places[0].find(f"{A}off"), places[0].find(f"{A}ext")
    x, y, width, height = (int(e.get(name)) for e, name in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    frame = (x + left, y + top, width - left - right, height - top - bottom)
    written = tuple(_paragraph(p, chain, sort, styles) for p in body.iter(f"{A}p"))
    name = shape.find(f"{P}nvSpPr/{P}cNvPr").get("name")
    yield TextBox(slide, name, tuple(value / POINT for value in frame), written)  # type: ignore[arg-type]


def _paragraph(p: Any, chain: Sequence[Any], sort: str, styles: _Styles, bold: bool = False) -> Written:
    own = p.find(f"{A}pPr")
    number = int(_first([own], "lvl")) + 1
    levels = [own, *styles.levels(chain, sort, number)]
    looks = [look for level in levels if level is not None and (look := level.find(f"{A}defRPr")) is not None]
    said = tuple(_runs(p, bold))
    sizes = [int(size) for r in p.iter(f"{A}rPr", f"{A}endParaRPr") if (size := r.get("sz"))]
    size = (sizes[0] if sizes else int(_first(looks, "sz", "1800"))) / 100
    line, share = _points(levels, "lnSpc", size)
    font = next((f.get("typeface") for look in looks if (f := look.find(f"{A}latin")) is not None), "+mn-lt")
    level = Level(
        size=size,
        left=int(_first(levels, "marL")),
        indent=int(_first(levels, "indent")),
        before=_points(levels, "spcBef", size)[0],
        line=share or 1.0,
        font=styles.fonts.get(font, font),
        bold=_first(looks, "b") in ("1", "true"),
        capitals=_first(looks, "cap", "") == "all",
        spacing=int(_first(looks, "spc")) / 100,
    )
    return Written(said, level, 0.0 if share else line, _points(levels, "spcAft", size)[0], _marked(levels))


def _marked(levels: Sequence[Any]) -> bool:
    """Does a bullet or a number stand before it?"""
    for level in levels:
        for sign in ("buNone", "buChar", "buAutoNum"):
            if level is not None and level.find(f"{A}{sign}") is not None:
                return sign != "buNone"
    return False


def _runs(p: Any, bold: bool) -> Iterator[Run]:
    for element in p:
        if element.tag == f"{A}br":
            yield Run("\n")
        elif element.tag in (f"{A}r", f"{A}fld"):
            look = element.find(f"{A}rPr")
            strong = bold or _first([look], "b") in ("1", "true")
            slanted, raised = _first([look], "i") in ("1", "true"), _first([look], "baseline") not in (None, "0")
            fixed = look is not None and look.find(f"{A}latin") is not None
            yield Run(element.findtext(f"{A}t") or "", strong, slanted, raised=raised, fixed=fixed)


# ── tables ────────────────────────────────────────────────────────────────────


def _table(frame: Any, styles: _Styles, slide: int) -> Iterator[TextBox]:
    table = frame.find(f".//{A}tbl")
    if table is None:
        return
    look = table.find(f"{A}tblPr")
    strong = {part: _bold(styles, look.findtext(f"{A}tableStyleId"), part) for part in ("firstRow", "firstCol")}
    strong = {part: bold and look.get(part) == "1" for part, bold in strong.items()}
    off = frame.find(f"{P}xfrm/{A}off")
    widths = [int(column.get("w")) for column in table.iter(f"{A}gridCol")]
    y = int(off.get("y"))
    for n, row in enumerate(table.iter(f"{A}tr")):
        x, high = int(off.get("x")), int(row.get("h"))
        for m, (cell, width) in enumerate(zip(row.iter(f"{A}tc"), widths, strict=True)):
            left, top, right, bottom = (int(_first([cell.find(f"{A}tcPr")], k, str(v))) for k, v in MARGINS)
            inner = (x + left, y + top, width - left - right, high - top - bottom)
            bold = (not n and strong["firstRow"]) or (not m and strong["firstCol"])
            written = tuple(_paragraph(p, [], "other", styles, bold) for p in cell.iter(f"{A}p"))
            yield TextBox(slide, f"table {n + 1}/{m + 1}", tuple(v / POINT for v in inner), written)  # type: ignore[arg-type]
            x += width
        y += high


def _bold(styles: _Styles, style: str | None, part: str) -> bool:
    """Does the table style set its first row or column in bold?"""
    if style is None or styles.tables is None:
        return False
    found = styles.tables.xpath(f'*[@styleId="{style}"]/*[local-name()="{part}"]/*[local-name()="tcTxStyle"]/@b')
    return bool(found == ["on"])
