"""A book → an Excel workbook: a sheet for each part that has tables, as offices sort and filter them.

Every cell is text, or a number where it is one: a cell that begins with `=` is never a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from publish import walk
from publish.model import Book, Heading, Inlines, LineBreak, Part, Table, Text
from publish.render.languages import right_to_left
from publish.templates.archive import undated

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_LETTERS = 31  # in the name of a sheet
WIDEST, NARROWEST = 60, 6  # of a column, in letters
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
_INVISIBLE = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f]")


def render(book: Book) -> bytes:
    """The tables of a book as .xlsx, each part on a sheet of its own; the same book gives the same bytes."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.worksheets[0])
    made.properties.title, made.properties.creator = book.title, ""
    made.properties.language = book.edition.language
    for part in book.parts:
        sheet = made.create_sheet(_name(part, made.sheetnames))
        sheet.sheet_view.rightToLeft = right_to_left(book.edition.language)
        _fill(sheet, part, book)
    stream = io.BytesIO()
    made.save(stream)
    return undated(stream.getvalue())


def _name(part: Part, taken: list[str]) -> str:
    """A sheet is called by its part's title, as far as Excel allows; no two alike."""
    title = _FORBIDDEN.sub(" ", walk.plain(part.title)).strip("' ")[:MOST_LETTERS] or "1"
    known = {name.casefold() for name in taken}
    numbered = (f"{title[: MOST_LETTERS - 4]} {n}" for n in range(2, 1000))
    return title if title.casefold() not in known else next(n for n in numbered if n.casefold() not in known)


def _fill(sheet: Worksheet, part: Part, book: Book) -> None:
    """The part's title, then its tables one below the other, each under its heading; the revision last."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    rows = list(_rows(part, book))
    for row, (cells, strong) in enumerate(rows, 1):
        for column, said in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            number = _NUMBER.fullmatch(said) is not None
            cell.value = int(said) if number else _INVISIBLE.sub("", said)
            cell.data_type = "n" if number else "s"
            cell.font, cell.alignment = Font(bold=strong), Alignment(wrap_text=len(cells) > 1, vertical="top")
    for column in range(max(len(cells) for cells, _ in rows)):
        sheet.column_dimensions[get_column_letter(column + 1)].width = _width(part, column)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _rows(part: Part, book: Book) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The cells of each row, and whether it is strong."""
    yield (walk.plain(part.title),), True
    for block in part.blocks:
        match block:
            case Heading():
                yield (walk.plain(block.content),), True
            case Table():
                yield tuple(map(_said, block.header)), True
                yield from ((tuple(map(_said, row)), False) for row in block.rows)
                yield (), False
    if book.foot:
        yield (book.foot,), False


def _said(cell: Inlines) -> str:
    """A cell as text; its lines stay lines."""
    lines = walk.rewrite_inlines(cell, lambda one: (Text("\n"),) if isinstance(one, LineBreak) else (one,))
    return walk.plain(lines)


def _width(part: Part, column: int) -> float:
    tables = [block for block in part.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in (table.header, *table.rows)]
    lines = [line for row in rows if column < len(row) for line in _said(row[column]).split("\n")]
    return min(WIDEST, max([NARROWEST, *map(len, lines)]) + 2)
