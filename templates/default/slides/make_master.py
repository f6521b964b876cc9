"""Builds `master.pptx`: theme, slide master, layouts, notes master, table style.

    python make_master.py            writes master.pptx beside this file

Run it once to begin with; afterwards a designer may edit master.pptx in PowerPoint. What the
compiler looks at are the names: of layouts (mapped in slides.yml), and of the shapes in them
(View › Slide Master › Selection Pane): `title`, `eyebrow`, `body`, `left`, `left-head` …
A shape called `volume` (`volume 2` …) is drawn in the colour of a slide's volume.

Lengths are millimetres from the top left of a slide of 338.67 × 190.5 mm; type sizes are points.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

WIDTH, HEIGHT = 338.667, 190.5
LEFT, RIGHT = 20.0, 318.667
BODY_TOP, BODY_BOTTOM = 44.0, 174.0
GUTTER = 12.0

SANS, SERIF = "+mn-lt", "Georgia"
INK, PAPER, DARK, MIST = "tx1", "bg1", "tx2", "bg2"
VOLUME, SUN, SOFT, LINE = "accent1", "accent4", "accent5", "accent6"

THEME_COLOURS = {
    "dk1": "1B2733",  # ink
    "lt1": "FFFFFF",
    "dk2": "113A40",  # title and closing slides
    "lt2": "F3F5F4",  # mist
    "accent1": "0B6E6E",  # volume 1
    "accent2": "3B4C9B",  # volume 2
    "accent3": "A6452B",  # volume 3
    "accent4": "E3A008",  # sun: marks only, never text
    "accent5": "5A6872",  # soft text
    "accent6": "C9D1D3",  # hairlines
    "hlink": "0B6E6E",
    "folHlink": "3B4C9B",
}
TABLE_STYLE = "{8C5A1D3E-5B0F-4B7C-9D52-1F6E7A2B4C60}"

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PML = "application/vnd.openxmlformats-officedocument.presentationml"


def emu(mm: float) -> int:
    return round(mm * 36000)


# ── shapes ────────────────────────────────────────────────────────────────────


def fill(colour: str, more: str = "") -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}">{more}</a:schemeClr></a:solidFill>'


def box(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


@dataclass(frozen=True)
class Bar:
    """A filled rectangle: decoration, never text."""

    name: str
    x: float
    y: float
    width: float
    height: float
    colour: str
    shade: str = ""

    def xml(self, id: int) -> str:
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(self.name)}><a:extLst>'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
            '</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f"<p:spPr>{box(self.x, self.y, self.width, self.height)}{fill(self.colour, self.shade)}"
            "<a:ln><a:noFill/></a:ln></p:spPr>"
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
        )


@dataclass(frozen=True)
class Holder:
    """A placeholder. `size` 0 leaves the type to the master; `kind` "" is a content placeholder."""

    name: str
    kind: str
    idx: int
    x: float
    y: float
    width: float
    height: float
    size: float = 0
    colour: str = ""
    bold: bool | None = None
    serif: bool = False
    anchor: str = ""
    label: bool = False  # spaced capitals
    before: float | None = None  # space above paragraphs, pt
    plain: bool = False  # no bullets
    right: bool = False
    prompt: str = ""
    line: int = 0  # line spacing, per cent
    inherited: bool = False  # place and style are the master's

    def xml(self, id: int) -> str:
        kind = f' type="{self.kind}"' if self.kind else ""
        idx = f' idx="{self.idx}"' if self.idx else ""
        size = ' sz="quarter"' if self.kind in ("ftr", "sldNum") else ""
        anchor = f' anchor="{self.anchor}"' if self.anchor else ""
        place = "" if self.inherited else box(self.x, self.y, self.width, self.height)
        insets = "" if self.inherited else f' lIns="0" tIns="0" rIns="0" bIns="0"{anchor}'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name={quoteattr(self.name)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{size}{idx}/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr{insets}><a:normAutofit/></a:bodyPr>"
            f"<a:lstStyle>{self.style()}</a:lstStyle>{self.text()}</p:txBody></p:sp>"
        )

    def style(self) -> str:
        if self.inherited:
            return ""
        levels = (self.size, self.size - 2, self.size - 4) if self.size and not self.plain else (self.size,)
        return "".join(self.level(n, size) for n, size in enumerate(levels, 1))

    def level(self, number: int, size: float) -> str:
        flat = ' marL="0" indent="0"' if self.plain else ""
        align = ' algn="r"' if self.right else ""
        before = "" if self.before is None else f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>'
        line = f'<a:lnSpc><a:spcPct val="{self.line * 1000}"/></a:lnSpc>' if self.line else ""
        # A bullet in a volume's colour could not be seen on dark.
        bullet = f'<a:buClr><a:schemeClr val="{PAPER}"/></a:buClr>' if self.colour == PAPER else ""
        bullet += "<a:buNone/>" if self.plain else ""
        points = f' sz="{round(size * 100)}"' if size else ""
        bold = "" if self.bold is None else f' b="{int(self.bold)}"'
        label = ' cap="all" spc="120"' if self.label else ""
        colour = fill(self.colour) if self.colour else ""
        font = f'<a:latin typeface="{SERIF}"/>' if self.serif else ""
        return (
            f"<a:lvl{number}pPr{flat}{align}>{line}{before}{bullet}"
            f"<a:defRPr{points}{bold}{label}>{colour}{font}</a:defRPr></a:lvl{number}pPr>"
        )

    def text(self) -> str:
        if self.kind == "sldNum":
            return (
                '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
                '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p>'
            )
        if self.kind == "ftr":
            return '<a:p><a:endParaRPr lang="en-GB"/></a:p>'
        return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(self.prompt or self.name)}</a:t></a:r></a:p>'


Shape = Bar | Holder


def title(**more: object) -> Holder:
    place = {"x": LEFT, "y": 14.5, "width": RIGHT - LEFT, "height": 25.0, "prompt": "Title", "inherited": not more}
    return Holder("title", "title", 0, **(place | more))  # type: ignore[arg-type]


def eyebrow(**more: object) -> Holder:
    place = {"x": LEFT, "y": 8.0, "width": RIGHT - LEFT, "height": 6.0, "size": 12, "colour": VOLUME} | more
    style = {"bold": True, "label": True, "before": 0, "plain": True, "prompt": "Section"}
    return Holder("eyebrow", "body", 20, **(style | place))  # type: ignore[arg-type]


def body(**more: object) -> Holder:
    place = {"x": LEFT, "y": BODY_TOP, "width": RIGHT - LEFT, "height": BODY_BOTTOM - BODY_TOP, "prompt": "Text"}
    return Holder("body", "", 1, **(place | more))  # type: ignore[arg-type]


VOLUME_BAR = Bar("volume", 0, 0, 5.2, HEIGHT, VOLUME)
FOOTER_LINE = Bar("line", LEFT, 180, RIGHT - LEFT, 0.25, LINE)
FOOTER = (
    Holder("footer", "ftr", 11, LEFT, 182, 220, 5.5, size=11, colour=SOFT, before=0, plain=True, prompt="Footer"),
    Holder("number", "sldNum", 12, RIGHT - 40, 182, 40, 5.5, size=11, colour=SOFT, before=0, plain=True, right=True),
)


TITLE = title()


def frame(*shapes: Shape, title: Holder = TITLE) -> tuple[Shape, ...]:
    """What most layouts share: eyebrow, title, the layout's own shapes, footer. Bar and line are the master's."""
    return (title, eyebrow(), *shapes, *(replace(holder, inherited=True) for holder in FOOTER))


def columns(*names: str, heads: bool = False, size: float = 24) -> tuple[Shape, ...]:
    """Columns side by side; with `heads`, each has a head and a rule above it."""
    width = (RIGHT - LEFT - GUTTER * (len(names) - 1)) / len(names)
    shapes: list[Shape] = []
    for n, name in enumerate(names):
        x, top = LEFT + n * (width + GUTTER), BODY_TOP + (12 if heads else 0)
        if heads:
            place = {"x": x, "y": BODY_TOP - 3, "width": width, "height": 10.5, "anchor": "b", "prompt": "Head"}
            style = {"size": 24, "colour": VOLUME, "bold": True, "before": 0, "plain": True}
            shapes.append(Bar(f"volume {n + 2}", x, BODY_TOP + 8.2, width, 0.6, VOLUME))
            shapes.append(Holder(f"{name}-head", "body", n * 2 + 2, **(place | style)))  # type: ignore[arg-type]
        shapes.append(Holder(name, "", n * 2 + 1, x, top, width, BODY_BOTTOM - top, size=size, before=10))
    return tuple(shapes)


# ── layouts ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Layout:
    name: str
    kind: str
    shapes: tuple[Shape, ...]
    background: str = ""
    bare: bool = False  # without the master's bar and line

    def xml(self) -> str:
        shapes = "".join(shape.xml(n) for n, shape in enumerate(self.shapes, 2))
        kind = f' type="{self.kind}"' if self.kind else ""
        hide = ' showMasterSp="0"' if self.bare else ""
        return (
            f'{HEAD}<p:sldLayout {NAMESPACES}{hide}{kind} preserve="1" userDrawn="1">'
            f"<p:cSld name={quoteattr(self.name)}>{background(self.background)}{tree(shapes)}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


def background(colour: str) -> str:
    return f"<p:bg><p:bgPr>{fill(colour)}<a:effectLst/></p:bgPr></p:bg>" if colour else ""


def tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )


def dark(name: str, kind: str, band: float, *shapes: Shape) -> Layout:
    """Title and closing: dark, darker from `band` downwards, with a mark in the colour of the sun."""
    lower = Bar("band", 0, band, WIDTH, HEIGHT - band, DARK, '<a:lumMod val="75000"/>')
    below = eyebrow(x=24.0, y=172.0, width=290.0, colour=LINE)
    return Layout(name, kind, (lower, *shapes, below), DARK, bare=True)


LARGE = {"x": LEFT, "y": 44.0, "width": 280.0, "height": 112.0, "size": 40, "serif": True, "plain": True}
LAYOUTS = (
    dark(
        "Title",
        "title",
        128,
        Bar("mark", 24, 34, 28, 1.6, SUN),
        title(x=24.0, y=42.0, width=250.0, height=80.0, size=46, colour=PAPER, line=95),
        Holder("subtitle", "subTitle", 1, 24, 140, 290, 26, size=24, colour=PAPER, plain=True, prompt="Subtitle"),
    ),
    Layout(
        "Section",
        "secHead",
        (
            Bar("mark", 24, 60, 28, 1.6, SUN),
            title(x=24.0, y=68.0, width=270.0, height=46.0, size=44, colour=PAPER),
            eyebrow(x=24.0, y=48.0, colour=PAPER),
            body(x=24.0, y=118.0, width=270.0, height=56.0, size=24, colour=PAPER, plain=True),
        ),
        VOLUME,
        bare=True,
    ),
    Layout("Content", "obj", frame(body())),
    Layout("Comparison", "twoTxTwoObj", frame(*columns("left", "right", heads=True))),
    Layout("Two columns", "", frame(*columns("left", "right"))),
    Layout("Three columns", "", frame(*columns("left", "middle", "right"))),
    Layout("Overview", "twoObj", frame(*columns("left", "right", size=22))),
    Layout("Table", "", frame(body())),
    Layout(
        "Figure",
        "",
        frame(
            body(y=42.0, height=121.0),
            Holder("caption", "body", 2, LEFT, 165, RIGHT - LEFT, 11, size=18, colour=SOFT, before=0, plain=True),
        ),
    ),
    Layout("Agenda", "", frame(body())),
    Layout("Question", "", frame(body(**LARGE, anchor="ctr")), MIST),
    Layout("Question with a list", "", frame(body()), MIST),
    Layout(
        "Question alone",
        "titleOnly",
        frame(title=title(**LARGE, bold=False, anchor="ctr", line=105)),
        MIST,
    ),
    Layout("Exercise", "", (Bar("mark", 5.2, 0, 2.6, HEIGHT, SUN), *frame(body()))),
    Layout("Key messages", "", frame(body(size=28, before=16)), MIST),
    Layout("Statement", "", frame(body(**LARGE, anchor="ctr")), MIST),
    Layout(
        "Statement alone",
        "titleOnly",
        frame(title=title(**LARGE, bold=False, anchor="ctr", line=105)),
        MIST,
    ),
    dark(
        "Closing",
        "",
        80,
        Bar("mark", 24, 26, 28, 1.6, SUN),
        title(x=24.0, y=34.0, width=280.0, height=40.0, size=44, colour=PAPER, line=95),
        body(x=24.0, y=92.0, width=280.0, height=74.0, size=28, colour=PAPER, plain=True),
    ),
)


# ── master, theme, notes ──────────────────────────────────────────────────────

FONTS = '<a:latin typeface="+m{0}-lt"/><a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>'
COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def text_level(number: int, size: float, left: float, hang: float, before: float, bullet: str) -> str:
    return (
        f'<a:lvl{number}pPr marL="{emu(left)}" indent="{emu(-hang)}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        f'<a:buClr><a:schemeClr val="{VOLUME}"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>'
        f'<a:defRPr sz="{round(size * 100)}" kern="1200">{fill(INK)}{FONTS.format("n")}</a:defRPr></a:lvl{number}pPr>'
    )


def plain_levels() -> str:
    return "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 457200}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:defRPr sz="1800" kern="1200">{fill(INK)}{FONTS.format("n")}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )


def text_styles() -> str:
    title_style = (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        '<a:lnSpc><a:spcPct val="92000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="3400" b="1" kern="1200">{fill(INK)}{FONTS.format("j")}</a:defRPr></a:lvl1pPr>'
    )
    levels = (
        (28, 8, 8, 12, "•"),
        (24, 16, 8, 5, "–"),
        (20, 22, 6, 3, "•"),
        (18, 28, 5.5, 3, "–"),
        (18, 34, 5.5, 3, "•"),
    )
    body_style = "".join(text_level(n, *level) for n, level in enumerate(levels, 1))
    return (
        f"<p:txStyles><p:titleStyle>{title_style}</p:titleStyle><p:bodyStyle>{body_style}</p:bodyStyle>"
        f"<p:otherStyle>{plain_levels()}</p:otherStyle></p:txStyles>"
    )


def master() -> str:
    holders: tuple[Shape, ...] = (
        VOLUME_BAR,
        FOOTER_LINE,
        replace(title(), inherited=False),
        replace(body(), kind="body"),
        *FOOTER,
    )
    shapes = "".join(shape.xml(n) for n, shape in enumerate(holders, 2))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS)))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{background(PAPER)}{tree(shapes)}</p:cSld>{COLOUR_MAP}"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>{text_styles()}</p:sldMaster>'
    )


def theme(name: str) -> str:
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in THEME_COLOURS.items())
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
    lines = "".join(line.format(width) for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(name)}>'
        f'<a:themeElements><a:clrScheme name="Publish">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Publish"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Publish"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def notes_master() -> str:
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box(25, 18, 140, 78.75)}<a:noFill/><a:ln w="6350">{fill(LINE)}</a:ln></p:spPr></p:sp>'
    )
    text = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box(25, 106, 140, 150)}</p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
        '<a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
    )
    number = (
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldNum" sz="quarter" idx="4"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box(125, 262, 40, 8)}</p:spPr><p:txBody><a:bodyPr lIns="0" rIns="0"/><a:lstStyle>'
        '<a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle><a:p>'
        '<a:fld id="{4F3B7A52-2E6C-4A43-8D0B-6C8A0F5F9B11}" '
        'type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="en-GB"/></a:p></p:txBody>'
        "</p:sp>"
    )
    levels = "".join(
        f'<a:lvl{n}pPr marL="{emu(5 * (n - 1))}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:defRPr sz="1200" kern="1200">{fill(INK)}'
        f"{FONTS.format('n')}</a:defRPr></a:lvl{n}pPr>"
        for n in range(1, 6)
    )
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{background(PAPER)}{tree(image + text + number)}</p:cSld>"
        f"{COLOUR_MAP}<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def table_styles() -> str:
    """One style: a strong line under the head, hairlines between rows, no boxes."""

    def line(side: str, width: int, colour: str) -> str:
        return f'<a:{side}><a:ln w="{width}" cmpd="sng">{fill(colour)}</a:ln></a:{side}>'

    whole = f"<a:tcBdr>{line('bottom', 6350, LINE)}{line('insideH', 6350, LINE)}</a:tcBdr><a:fill><a:noFill/></a:fill>"
    first = f"<a:tcBdr>{line('bottom', 19050, INK)}</a:tcBdr><a:fill><a:noFill/></a:fill>"
    bold = ' b="on"'
    text = '<a:tcTxStyle{0}><a:fontRef idx="minor"/><a:schemeClr val="{1}"/></a:tcTxStyle>'
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="Rules"><a:wholeTbl>{text.format("", INK)}'
        f"<a:tcStyle>{whole}</a:tcStyle></a:wholeTbl><a:firstCol><a:tcTxStyle{bold}/>"
        f"<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol><a:firstRow>{text.format(bold, SOFT)}"
        f"<a:tcStyle>{first}</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


# ── the package ───────────────────────────────────────────────────────────────


def presentation() -> str:
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
        'r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="{emu(190)}" cy="{emu(275)}"/>'
        f"<p:defaultTextStyle>{plain_levels()}</p:defaultTextStyle></p:presentation>"
    )


def relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    rows = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in parts.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{rows}</Types>'
    )


def parts() -> dict[str, str]:
    """Every file of the package, by path."""
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": layout.xml() for n, layout in enumerate(LAYOUTS, 1)}
    to_layouts = [(f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)]
    files = {
        "ppt/presentation.xml": (f"{PML}.presentation.main+xml", presentation()),
        "ppt/slideMasters/slideMaster1.xml": (f"{PML}.slideMaster+xml", master()),
        "ppt/notesMasters/notesMaster1.xml": (f"{PML}.notesMaster+xml", notes_master()),
        "ppt/theme/theme1.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", theme("Publish")),
        "ppt/theme/theme2.xml": ("application/vnd.openxmlformats-officedocument.theme+xml", theme("Publish notes")),
        "ppt/tableStyles.xml": (f"{PML}.tableStyles+xml", table_styles()),
        "ppt/presProps.xml": (f"{PML}.presProps+xml", f"{HEAD}<p:presentationPr {NAMESPACES}/>"),
        "ppt/viewProps.xml": (f"{PML}.viewProps+xml", f"{HEAD}<p:viewPr {NAMESPACES}/>"),
    } | {path: (f"{PML}.slideLayout+xml", xml) for path, xml in layouts.items()}
    rels = {
        "_rels/.rels": relationships((f"{OFFICE}/officeDocument", "ppt/presentation.xml")),
        "ppt/_rels/presentation.xml.rels": relationships(
            (f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{OFFICE}/theme", "theme/theme1.xml"),
            (f"{OFFICE}/tableStyles", "tableStyles.xml"),
            (f"{OFFICE}/presProps", "presProps.xml"),
            (f"{OFFICE}/viewProps", "viewProps.xml"),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            *to_layouts, (f"{OFFICE}/theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships((f"{OFFICE}/theme", "../theme/theme2.xml")),
    } | {
        f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels": relationships(
            (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
        for n in range(1, len(LAYOUTS) + 1)
    }
    types = content_types({path: kind for path, (kind, _) in files.items()})
    return {"[Content_Types].xml": types, **rels, **{path: xml for path, (_, xml) in files.items()}}


def save(path: Path) -> None:
    """The package, the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in sorted(parts().items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, xml.encode())


if __name__ == "__main__":
    save(Path(__file__).parent / "master.pptx")
