"""The shapes of masters and layouts that scripts draw: placeholders, bars, layouts.

Lengths are millimetres from the top left of the slide; type sizes are points; colours are the theme's.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

INK, PAPER, DARK, MIST = "tx1", "bg1", "tx2", "bg2"
VOLUME, SUN, SOFT, LINE = "accent1", "accent4", "accent5", "accent6"
"""What the colours of a theme are for: text, ground, volume 1, marks, lesser text, hairlines."""

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def emu(mm: float) -> int:
    """Millimetres in DrawingML's units."""
    return round(mm * 36000)


def fill(colour: str, more: str = "") -> str:
    """A colour of the theme; `more` is what is done to it."""
    return f'<a:solidFill><a:schemeClr val="{colour}">{more}</a:schemeClr></a:solidFill>'


def box(x: float, y: float, width: float, height: float) -> str:
    """A place, and that it is a rectangle."""
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
    font: str = ""
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
        # Lists within may stand on a dark ground: what has a colour has it on every level.
        listed = not self.plain or (self.colour and not self.kind)
        levels = (self.size, self.size - 2, self.size - 4) if self.size and listed else (self.size,)
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
        font = f"<a:latin typeface={quoteattr(self.font)}/>" if self.font else ""
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


@dataclass(frozen=True)
class Layout:
    """A layout; `kind` is PowerPoint's word for its sort, `background` a colour of the theme."""

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
    """A ground of one colour; the master's where none is said."""
    return f"<p:bg><p:bgPr>{fill(colour)}<a:effectLst/></p:bgPr></p:bg>" if colour else ""


def tree(shapes: str) -> str:
    """The tree of shapes of a slide, master or layout."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )
