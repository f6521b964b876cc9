"""Native tables: with rules in the template's table style, or, in an agenda, as cards."""

from __future__ import annotations

from dataclasses import replace

from publish.arrange.slides_stack import Area, Setting, table_shape
from publish.arrange.slides_table import (
    CARD_GAP,
    CARD_INSET,
    CARD_PAD,
    GAP,
    PAD,
    Card,
    Shape,
    bold_first,
    card_levels,
    cards,
    has_head,
)
from publish.fit import EMU_PER_POINT, Run, runs
from publish.model import Align, Table
from publish.render.pptx.shapes import holder
from publish.render.pptx.text import Voice
from publish.render.pptx.text import runs as run_xml
from publish.render.pptx.xml import ID, Frame, Relations, fill, placed
from publish.templates import Place, Template

ALIGN: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r"}
CARD_COLOUR, PAPER, SOFT = "bg2", "bg1", "accent5"
CARD_BAR = 57150  # 4.5 pt
QUIET_BAR = 28575


def emu(points: float) -> int:
    return round(points * EMU_PER_POINT)


def table(
    block: Table, area: Area, setting: Setting, frame: Frame, place: Place | None, template: Template, voice: Voice,
    relations: Relations,
) -> str:  # fmt: skip
    """The table in a graphic frame, in a placeholder where there is one."""
    drawn = table_shape(block, area, setting, template)
    if area.kind == "agenda":
        look, rows = ">", _agenda(block, area, setting, drawn, template, voice, relations)
    else:
        look, rows = _look(block, template), _ruled(block, setting, drawn, template, voice, relations)
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in drawn.widths)
    direction = ' rtl="1"' if voice.right_to_left else ""
    x, y, width, _ = frame
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{ID}" name="table"/><p:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{holder(place) if place else ""}</p:nvPr>'
        f"</p:nvGraphicFramePr>{placed((x, y, width, emu(drawn.height)), 'p')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{direction}{look}</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _look(block: Table, template: Template) -> str:
    head = ' firstRow="1"' if has_head(block) else ""
    first = ' firstCol="1"' if bold_first(block) else ""
    style = f"<a:tableStyleId>{template.table.style}</a:tableStyleId>" if template.table.style else ""
    return f"{head}{first}>{style}"


# ── rules ─────────────────────────────────────────────────────────────────────


def _ruled(block: Table, setting: Setting, drawn: Shape, template: Template, voice: Voice, relations: Relations) -> str:
    rows = [(block.header, min(setting.table, template.table.head))] if has_head(block) else []
    rows += [(row, setting.table) for row in block.rows]
    made = []
    for (row, size), high in zip(rows, drawn.heights, strict=True):
        last = len(row) - 1
        cells = (
            _cell(
                _paragraph(runs(content), ALIGN[block.align[n]], f' sz="{emu_size(size)}"', voice, relations),
                (0, PAD, GAP if n < last else 0, PAD),
            )
            for n, content in enumerate(row)
        )
        made.append(_row(high, "".join(cells)))
    return "".join(made)


def emu_size(points: float) -> int:
    """A type size as DrawingML says it, in hundredths of a point."""
    return round(points * 100)


def _row(height: float, cells: str) -> str:
    return f'<a:tr h="{emu(height)}">{cells}</a:tr>'


def _cell(paragraphs: str, insets: tuple[float, float, float, float], anchor: str = "", inside: str = "") -> str:
    left, top, right, bottom = map(emu, insets)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>"
        f'<a:tcPr marL="{left}" marT="{top}" marR="{right}" marB="{bottom}"{anchor}>{inside}</a:tcPr></a:tc>'
    )


def _paragraph(
    content: tuple[Run, ...], align: str, look: str, voice: Voice, relations: Relations, inside: str = ""
) -> str:
    direction = f' algn="{align}"{voice.direction}'
    end = "" if content else f'<a:endParaRPr lang="{voice.tag}"{look}/>'
    return f"<a:p><a:pPr{direction}/>{run_xml(content, voice, relations, look, inside)}{end}</a:p>"


# ── cards ─────────────────────────────────────────────────────────────────────


def _agenda(
    block: Table, area: Area, setting: Setting, drawn: Shape, template: Template, voice: Voice, relations: Relations
) -> str:
    levels = card_levels(area.place.levels[0], setting.table, template)
    sizes = tuple(level.size for level in levels)
    rows = zip(cards(block), drawn.heights, strict=True)
    return "".join(_row(high, _card(card, sizes, template, voice, relations)) for card, high in rows)


def _card(card: Card, sizes: tuple[float, ...], template: Template, voice: Voice, relations: Relations) -> str:
    strong, small, quiet = (f' sz="{emu_size(size)}"' for size in sizes)
    colour = template.volume_colour(card.volume)
    pad = CARD_PAD * (0.6 if card.quiet else 1.0)
    insets = (CARD_INSET, pad, CARD_INSET, pad + CARD_GAP)
    look, time_colour = (quiet, fill(SOFT)) if card.quiet else (strong, fill(colour))
    title = (card.title, fill(SOFT)) if card.quiet else (tuple(replace(run, bold=True) for run in card.title), "")
    time = card.time if card.quiet else tuple(replace(run, bold=True) for run in card.time)
    more = _paragraph(card.more, "l", small, voice, relations, fill(SOFT)) if card.more else ""
    left = _cell(_paragraph(time, "l", look, voice, relations, time_colour), insets, "", _sides(card, colour))
    said = _paragraph(title[0], "l", look, voice, relations, title[1])
    return left + _cell(said + more, (0, *insets[1:]), "", _sides(card, ""))


def _sides(card: Card, colour: str) -> str:
    """Borders in the order the schema asks for: left, right, top, bottom; then the fill."""
    none = "<a:noFill/>"
    width = QUIET_BAR if card.quiet else CARD_BAR
    left = (
        f'<a:lnL w="{width}">{fill("accent6" if card.quiet else colour)}</a:lnL>'
        if colour
        else f'<a:lnL w="0">{none}</a:lnL>'
    )
    gap = f'<a:lnB w="{emu(CARD_GAP)}">{fill(PAPER)}</a:lnB>'
    return (
        f'{left}<a:lnR w="0">{none}</a:lnR><a:lnT w="0">{none}</a:lnT>{gap}{none if card.quiet else fill(CARD_COLOUR)}'
    )
