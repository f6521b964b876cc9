"""The parts of a template beside its layouts: theme, slide master, notes master, table style."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from publish.templates.making.shapes import (
    HEAD,
    INK,
    LINE,
    NAMESPACES,
    PAPER,
    SOFT,
    VOLUME,
    Layout,
    Shape,
    background,
    box,
    emu,
    fill,
    tree,
)


@dataclass(frozen=True)
class TextLevel:
    """How text of a level is set: type size and space above in pt; where it stands and its bullet hangs in mm."""

    size: float
    left: float
    hang: float
    before: float
    bullet: str


@dataclass(frozen=True)
class Brand:
    """All that a script says of a template. `shapes` are the master's; `colours`: the theme's, by their slots.

    `title` is size and line spacing (per cent) of titles; `table_style` a GUID of this brand's own.
    """

    name: str
    width: float
    height: float
    font: str
    colours: dict[str, str]
    title: tuple[float, int]
    levels: tuple[TextLevel, ...]
    shapes: tuple[Shape, ...]
    layouts: tuple[Layout, ...]
    table_style: str


FONTS = '<a:latin typeface="+m{0}-lt"/><a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>'
COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)


def text_level(number: int, level: TextLevel) -> str:
    return (
        f'<a:lvl{number}pPr marL="{emu(level.left)}" indent="{emu(-level.hang)}" algn="l" defTabSz="914400" '
        'rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
        f'<a:buClr><a:schemeClr val="{VOLUME}"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="{level.bullet}"/><a:defRPr sz="{round(level.size * 100)}" kern="1200">'
        f"{fill(INK)}{FONTS.format('n')}</a:defRPr></a:lvl{number}pPr>"
    )


def plain_levels() -> str:
    return "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 457200}" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:defRPr sz="1800" kern="1200">{fill(INK)}{FONTS.format("n")}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )


def text_styles(brand: Brand) -> str:
    size, line = brand.title
    title_style = (
        '<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{line * 1000}"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="1" kern="1200">{fill(INK)}{FONTS.format("j")}</a:defRPr></a:lvl1pPr>'
    )
    body_style = "".join(text_level(n, level) for n, level in enumerate(brand.levels, 1))
    return (
        f"<p:txStyles><p:titleStyle>{title_style}</p:titleStyle><p:bodyStyle>{body_style}</p:bodyStyle>"
        f"<p:otherStyle>{plain_levels()}</p:otherStyle></p:txStyles>"
    )


def master(brand: Brand) -> str:
    """The slide master: what layouts share."""
    shapes = "".join(shape.xml(n) for n, shape in enumerate(brand.shapes, 2))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(len(brand.layouts)))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{background(PAPER)}{tree(shapes)}</p:cSld>{COLOUR_MAP}"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>{text_styles(brand)}</p:sldMaster>'
    )


def theme(brand: Brand, name: str) -> str:
    """Colours and fonts."""
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in brand.colours.items())
    font = f'<a:latin typeface={quoteattr(brand.font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="{{}}" cap="flat" cmpd="sng" algn="ctr">{solid}<a:prstDash val="solid"/></a:ln>'
    lines = "".join(line.format(width) for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name={quoteattr(name)}>'
        f"<a:themeElements><a:clrScheme name={quoteattr(brand.name)}>{colours}</a:clrScheme>"
        f"<a:fontScheme name={quoteattr(brand.name)}><a:majorFont>{font}</a:majorFont>"
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f"<a:fmtScheme name={quoteattr(brand.name)}><a:fillStyleLst>{solid * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def notes_master(brand: Brand) -> str:
    """Notes: the slide as wide as it fits, the text below."""
    tall = 140 * brand.height / brand.width
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box(25, 18, 140, tall)}<a:noFill/><a:ln w="6350">{fill(LINE)}</a:ln></p:spPr></p:sp>'
    )
    text = (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{box(25, 18 + tall + 9.25, 140, 150 + 78.75 - tall)}</p:spPr><p:txBody>"
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
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


def table_styles(brand: Brand) -> str:
    """One style: a strong line under the head, hairlines between rows, no boxes."""

    def line(side: str, width: int, colour: str) -> str:
        return f'<a:{side}><a:ln w="{width}" cmpd="sng">{fill(colour)}</a:ln></a:{side}>'

    whole = f"<a:tcBdr>{line('bottom', 6350, LINE)}{line('insideH', 6350, LINE)}</a:tcBdr><a:fill><a:noFill/></a:fill>"
    first = f"<a:tcBdr>{line('bottom', 19050, INK)}</a:tcBdr><a:fill><a:noFill/></a:fill>"
    bold = ' b="on"'
    text = '<a:tcTxStyle{0}><a:fontRef idx="minor"/><a:schemeClr val="{1}"/></a:tcTxStyle>'
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'def="{brand.table_style}">'
        f'<a:tblStyle styleId="{brand.table_style}" styleName="Rules"><a:wholeTbl>{text.format("", INK)}'
        f"<a:tcStyle>{whole}</a:tcStyle></a:wholeTbl><a:firstCol><a:tcTxStyle{bold}/>"
        f"<a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol><a:firstRow>{text.format(bold, SOFT)}"
        f"<a:tcStyle>{first}</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )
