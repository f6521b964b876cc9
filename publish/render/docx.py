"""A book → a Word document that offices change by hand; blocks are written by a table type → function."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from publish import walk
from publish.model import (
    Block,
    Blocks,
    Book,
    Box,
    Code,
    DefinitionList,
    Emphasis,
    Fallback,
    Field,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    ListBlock,
    Paragraph,
    Part,
    Room,
    Strong,
    Table,
    Text,
)
from publish.render.languages import right_to_left
from publish.templates.archive import zipped

A4 = (210, 297)  # mm
MARGIN = 20  # mm
FACE = "Calibri"
UNDATED = datetime(1980, 1, 1)
SIGNS = {"door-sign": (96, 40)}
"""Parts that are read from afar: type sizes (pt) of their title and of their text. They lie on their side."""
LINE = "_" * 60
TICK = "☐ "


@dataclass(frozen=True, slots=True)
class Page:
    """A document being written. Library objects without types stay inside."""

    document: Any
    right_to_left: bool
    sign: tuple[int, int] | None = None


def render(book: Book) -> bytes:
    """The book as .docx; the same book gives the same bytes. The foot stands at the foot of every page."""
    from docx import Document

    document: Any = Document()
    document.styles["Normal"].font.name = FACE
    _without_old_styles(document)
    _describe(document, book)
    for n, part in enumerate(book.parts):
        page = Page(document, right_to_left(book.edition.language), SIGNS.get(part.role))
        _set_up(document.sections[0] if n == 0 else document.add_section(), page, book.foot)
        _part(part, page)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def _without_old_styles(document: Any) -> None:
    """The library's template has its styles a second time, for Word 2010, which no longer agree with ours."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[name]


def _describe(document: Any, book: Book) -> None:
    properties = document.core_properties
    properties.title, properties.language, properties.identifier = book.title, book.edition.language, book.revision
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = UNDATED
    properties.revision = 1


def _set_up(section: Any, page: Page, foot: str) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    across, down = A4[::-1] if page.sign else A4
    section.orientation = WD_ORIENT.LANDSCAPE if page.sign else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(across), Mm(down)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = foot


def _part(part: Part, page: Page) -> None:
    if part.eyebrow:
        _write(page, (Text(part.eyebrow),))
    title = _directed(page.document.add_heading(level=1), page)
    _runs(title, part.title, page.sign[0] if page.sign else None)
    _blocks(part.blocks, page)


# ── blocks ────────────────────────────────────────────────────────────────────


def _blocks(run: Blocks, page: Page) -> None:
    for block in run:
        _RULES[type(block)](block, page)


def _write(page: Page, content: Inlines, style: str | None = None, before: str = "") -> None:
    paragraph = _directed(page.document.add_paragraph(style=style), page)
    if before:
        paragraph.add_run(before)
    _runs(paragraph, content, page.sign[1] if page.sign else None)


def _heading(block: Heading, page: Page) -> None:
    _runs(_directed(page.document.add_heading(level=min(block.level, 9)), page), block.content)


def _paragraph(block: Paragraph, page: Page) -> None:
    _write(page, block.content)


def _list(block: ListBlock, page: Page) -> None:
    """An item's first paragraph carries the mark; boxes to tick are letters that look like one."""
    for item in block.items:
        first, rest = item.blocks[:1], item.blocks[1:]
        style = None if item.tick else "List Number" if block.ordered else "List Bullet"
        content = first[0].content if first and isinstance(first[0], Paragraph) else ()
        _write(page, content, style, TICK if item.tick else "")
        _blocks(rest if content else item.blocks, page)


def _definitions(block: DefinitionList, page: Page) -> None:
    for item in block.items:
        _write(page, (Strong(item.term),))
        _blocks(item.blocks, page)


def _table(block: Table, page: Page) -> None:
    table = page.document.add_table(rows=0, cols=len(block.align), style="Table Grid")
    if page.right_to_left:
        table._tbl.tblPr.append(_element("w:bidiVisual"))
    for row in ((tuple((Strong(head),) for head in block.header)), *block.rows):
        for cell, content in zip(table.add_row().cells, row, strict=True):
            _runs(_directed(cell.paragraphs[0], page), content)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _box(block: Box, page: Page) -> None:
    if block.label:
        _write(page, (Emphasis((Text(block.label),)),))
    if block.title:
        _write(page, (Strong(block.title),))
    _blocks(block.blocks, page)


def _figure(_: Figure, __: Page) -> None:
    """Nothing: a logo is a drawing as a rule, which Word does not take. Offices have their own paper."""


def _room(block: Room, page: Page) -> None:
    for _ in range(block.lines):
        _write(page, (Text(LINE),))


_RULES: dict[type[Block], Callable[[Any, Page], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    ListBlock: _list,
    DefinitionList: _definitions,
    Table: _table,
    Box: _box,
    Figure: _figure,
    Room: _room,
}
"""What documents for offices are made of; other blocks stand in books only."""


# ── text ──────────────────────────────────────────────────────────────────────


def _runs(paragraph: Any, content: Inlines, size: int | None = None, bold: bool = False, italic: bool = False) -> None:
    from docx.shared import Pt

    for inline in content:
        match inline:
            case Strong():
                _runs(paragraph, inline.content, size, True, italic)
            case Emphasis():
                _runs(paragraph, inline.content, size, bold, True)
            case Fallback():
                _runs(paragraph, (*inline.content, Text(inline.sign)), size, bold, italic)
            case LineBreak():
                paragraph.add_run().add_break()
            case Text() | Code():
                run = paragraph.add_run(_printable(inline.text))
                run.bold, run.italic = bold or None, italic or None
                run.font.size = Pt(size) if size else None
            case Field():
                paragraph.add_run(LINE[:20])
            case _:
                _runs(paragraph, (Text(walk.plain((inline,))),), size, bold, italic)


def _printable(text: str) -> str:
    """XML holds no control characters."""
    return "".join(letter for letter in text if letter >= " ")


def _directed(paragraph: Any, page: Page) -> Any:
    """A paragraph that begins on the right in languages that do."""
    if page.right_to_left:
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
    return paragraph


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(name)
