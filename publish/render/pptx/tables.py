"""Native tables: with rules in the template's table style, or, in an agenda, as cards."""

from __future__ import annotations

from dataclasses import replace

from publish.arrange.slides.stack import Area, table_shapes
from publish.arrange.slides.table import (
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
    side,
)
from publish.fit import EMU_PER_POINT, Run, runs
from publish.model import Table
from publish.render.pptx.shapes import holder
from publish.render.pptx.text import Voice
from publish.render.pptx.text import runs as run_xml
from publish.render.pptx.xml import ID, Frame, Relations, fill, placed
from publish.templates import Place, Template
from publish.values import dataclass

PAPER = "bg1"


def emu(points: float) -> int:
    return round(points * EMU_PER_POINT)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table as it is drawn: its shape, and how much higher each row is than it need be, in pt."""

    block: Table
    area: Area
    size: float
    shape: Shape
    more: float
    template: Template
    voice: Voice
    relations: Relations


def table(stage: Drawing, frame: Frame, place: Place | None) -> str:
    """The table in a graphic frame, in a placeholder where there is one."""
    agenda = stage.area.kind == "agenda"
    rows = _agenda(stage) if agenda else _ruled(stage)
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in stage.shape.widths)
    direction = ' rtl="1"' if stage.voice.right_to_left else ""
    look = ">" if agenda else _look(stage.block, stage.template)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{ID}" name="table"/><p:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{holder(place) if place else ""}</p:nvPr>'
        f"</p:nvGraphicFramePr>{placed(frame, 'p')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{direction}{look}</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def drawing(
    block: Table, area: Area, size: float, frame: Frame, template: Template, voice: Voice, relations: Relations
) -> Drawing:
    """How a table is drawn in this frame, in this type size."""
    shape = table_shapes(block, area, template)(size)
    more = shape.spread(frame[3] / EMU_PER_POINT)
    return Drawing(block, area, size, shape, more, template, voice, relations)


def _look(block: Table, template: Template) -> str:
    head = ' firstRow="1"' if has_head(block) else ""
    first = ' firstCol="1"' if bold_first(block) else ""
    style = f"<a:tableStyleId>{template.table.style}</a:tableStyleId>" if template.table.style else ""
    return f"{head}{first}>{style}"


# ── rules ─────────────────────────────────────────────────────────────────────


def _ruled(stage: Drawing) -> str:
    block = stage.block
    rows = [(block.header, min(stage.size, stage.template.table.head))] if has_head(block) else []
    rows += [(row, stage.size) for row in block.rows]
    pad, last = PAD + stage.more / 2, len(block.header) - 1
    lowest = min(stage.shape.heights[-len(block.rows) :])
    made = []
    for (row, size), high in zip(rows, stage.shape.heights, strict=True):
        look = f' sz="{emu_size(size)}"'
        cells = (
            _cell(
                stage,
                _paragraph(stage, runs(said), look, side(block.align[n], stage.voice.right_to_left)),
                (0, pad, GAP if n < last else 0, pad),
                # In a row of single lines they stand in the middle; longer cells begin together.
                anchor=' anchor="ctr"' if high <= lowest else "",
            )
            for n, said in enumerate(row)
        )
        made.append(_row(high + stage.more, "".join(cells)))
    return "".join(made)


def emu_size(points: float) -> int:
    """A type size as DrawingML says it, in hundredths of a point."""
    return round(points * 100)


def _row(height: float, cells: str) -> str:
    return f'<a:tr h="{emu(height)}">{cells}</a:tr>'


def _cell(
    stage: Drawing, paragraphs: str, insets: tuple[float, float, float, float], inside: str = "", anchor: str = ""
) -> str:
    """A cell; `insets` from where lines begin, the top, where they end, the bottom."""
    start, top, end, bottom = map(emu, insets)
    left, right = (end, start) if stage.voice.right_to_left else (start, end)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>"
        f'<a:tcPr marL="{left}" marT="{top}" marR="{right}" marB="{bottom}"{anchor}>{inside}</a:tcPr></a:tc>'
    )


def _paragraph(stage: Drawing, content: tuple[Run, ...], look: str, align: str = "l", inside: str = "") -> str:
    voice = stage.voice
    end = "" if content else f'<a:endParaRPr lang="{voice.tag}"{look}/>'
    said = run_xml(content, voice, stage.relations, look, inside)
    where = voice.direction(align) or f' algn="{align}"'
    return f"<a:p><a:pPr{where}/>{said}{end}</a:p>"


# ── cards ─────────────────────────────────────────────────────────────────────


def _agenda(stage: Drawing) -> str:
    levels = card_levels(stage.area.place.levels[0], stage.size, stage.template)
    sizes = tuple(f' sz="{emu_size(level.size)}"' for level in levels)
    rows = zip(cards(stage.block), stage.shape.heights, strict=True)
    return "".join(_row(high + stage.more, _card(stage, card, sizes)) for card, high in rows)


def _card(stage: Drawing, card: Card, sizes: tuple[str, ...]) -> str:
    strong, small, quiet = sizes
    pad = CARD_PAD * (0.6 if card.quiet else 1.0) + stage.more / 2
    soft, ours = fill(stage.template.palette.soft), fill(stage.template.volume_colour(card.volume))
    if card.quiet:
        time, title = _paragraph(stage, card.time, quiet, "l", soft), _paragraph(stage, card.title, quiet, "l", soft)
    else:
        time, title = (
            _paragraph(stage, _bold(card.time), strong, "l", ours),
            _paragraph(stage, _bold(card.title), strong),
        )
    more = _paragraph(stage, card.more, small, "l", soft) if card.more else ""
    insets = (CARD_INSET, pad + CARD_GAP / 2, CARD_INSET, pad + CARD_GAP / 2)
    bar = _cell(
        stage,
        _paragraph(stage, (), f' sz="{emu_size(1)}"'),
        (0, 0, 0, 0),
        _ground(fill(stage.template.palette.line) if card.quiet else ours),
    )
    ground = _ground("<a:noFill/>" if card.quiet else fill(stage.template.palette.card))
    return bar + _cell(stage, time, insets, ground) + _cell(stage, title + more, (0, *insets[1:]), ground)


def _bold(content: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, bold=True) for run in content)


def _ground(colour: str) -> str:
    """A cell's fill, and the white below that parts it from the next card. No other borders."""
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    return f'{none}<a:lnB w="{emu(CARD_GAP)}">{fill(PAPER)}</a:lnB>{colour}'
