"""Entries ↔ an Excel workbook: a row an entry. Every cell is text, and a formula is never taken."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostics, Span, error
from publish.templates.archive import undated
from publish.translate.exchange import Parcel, Returned, Row, Unit

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet.worksheet import Worksheet

    AnyCell = Cell | MergedCell | ReadOnlyCell | EmptyCell

SOURCE, TARGET, STATE, ABOUT, CATALOG, ENTRY = "Source", "Translation", "State", "About", "Catalog", "Entry"
WIDTHS = {SOURCE: 60, TARGET: 60, STATE: 11, ABOUT: 40, CATALOG: 30, ENTRY: 12}  # letters
DONE, TO_CHECK = "done", "to check"
OPEN = (TARGET, STATE)
"""The columns in which a translator writes; the others are locked, without a password."""

HEAD = re.compile(r"(Source|Translation) \(([A-Za-z0-9-]+)\)")
MOST_BYTES = 200_000_000  # unpacked
MOST_ROWS, MOST_COLUMNS = 200_000, 40
NEVER = datetime(1980, 1, 1)


def write(parcel: Parcel) -> bytes:
    """The .xlsx; the same entries give the same bytes."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = parcel.language[:31]
    _put(sheet, 1, (f"{SOURCE} ({parcel.source})", f"{TARGET} ({parcel.language})", STATE, ABOUT, CATALOG, ENTRY))
    for number, unit in enumerate(parcel.units, 2):
        _put(sheet, number, _cells(unit))
    _dress(sheet)
    made.properties.creator, made.properties.created, made.properties.modified = "", NEVER, NEVER
    stream = io.BytesIO()
    made.save(stream)
    return undated(stream.getvalue())


def _cells(unit: Unit) -> tuple[str, ...]:
    before = f"The source before it changed: {unit.previous}" if unit.previous else ""
    about = "\n".join(filter(None, (unit.comment, before, unit.remark)))
    state = "" if not unit.target else TO_CHECK if unit.fuzzy else DONE
    return unit.source, unit.target, state, about, unit.catalog, unit.name


def _put(sheet: Worksheet, number: int, texts: Sequence[str]) -> None:
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(number, column)
        if text:
            cell.value = _escaped(text)
            cell.data_type = "s"  # `=…` is what somebody wrote
        cell.number_format = "@"  # what is typed stays text: 1-2 is no date


def _dress(sheet: Worksheet) -> None:
    """Heads in bold that stay in sight, columns of a width to read, a filter, a choice of states, locks."""
    from openpyxl.styles import Alignment, Font, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    names = list(WIDTHS)
    for row in sheet.iter_rows():
        for name, cell in zip(names, row, strict=True):
            cell.alignment = Alignment(wrap_text=name != ENTRY, vertical="top")
            cell.font = Font(bold=cell.row == 1)
            cell.protection = Protection(locked=cell.row == 1 or name not in OPEN)
    for column, width in enumerate(WIDTHS.values(), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    states = DataValidation(type="list", formula1=f'"{DONE},{TO_CHECK}"', allow_blank=True)
    states.add(f"C2:C{max(2, sheet.max_row)}")
    sheet.add_data_validation(states)
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    guard = sheet.protection
    guard.sheet = True
    guard.autoFilter = guard.formatColumns = guard.formatRows = guard.formatCells = False  # False: allowed


# `_x000D_` in a cell means a character (ECMA-376, 22.9.2.19); openpyxl leaves that to us.
CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _escaped(text: str) -> str:
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _unescaped(text: str) -> str:
    return CODED.sub(lambda match: chr(int(match[1], 16)), text)


# ── back ──────────────────────────────────────────────────────────────────────


def read(path: str, data: bytes) -> tuple[Returned, Diagnostics]:
    """The rows of a workbook that came back, from its first sheet; none, with L006, where it cannot be read.

    Columns are known by their heads, so they may be moved, and others may stand between them.
    """
    try:
        rows = list(_rows(data))
    except Exception as problem:  # openpyxl raises whatever it stumbles on
        message = f"the workbook cannot be read ({type(problem).__name__})"
        return Returned("", ()), (error("L006", message, Span(path), "save it again as .xlsx"),)
    heads = {_head(cell): column for column, cell in reversed(list(enumerate(rows[0] if rows else ())))}
    lacking = [name for name in (SOURCE, TARGET, STATE, ENTRY) if name not in heads]
    language = HEAD.fullmatch(_said(rows[0][heads[TARGET]])) if not lacking else None
    if language is None:
        said = " and ".join(f"`{name}`" for name in lacking) or f"`{TARGET} (…)`"
        hint = "its first row is as it was exported: `Translation (fr)` tells the language, for example"
        return Returned("", ()), (error("L006", f"the workbook lacks a column: {said}", Span(path, 1), hint),)
    below = ((line, row) for line, row in enumerate(rows[1:], 2) if any(cell.value is not None for cell in row))
    return Returned(language[2], tuple(_row(line, row, heads) for line, row in below)), ()


def _rows(data: bytes) -> Iterator[Sequence[AnyCell]]:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise ValueError
    sheet = load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[0]
    yield from sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)


def _head(cell: AnyCell) -> str:
    """`Translation (fr)` is the column Translation."""
    said = _said(cell)
    match = HEAD.fullmatch(said)
    return match[1] if match else said


def _said(cell: AnyCell) -> str:
    """A cell's text; a whole number is taken for the text it was typed as."""
    value = cell.value
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return _unescaped(str(value)).replace("\r\n", "\n")
    return ""


def _row(line: int, row: Sequence[AnyCell], heads: Mapping[str, int]) -> Row:
    source, target, state, entry = (row[heads[name]] for name in (SOURCE, TARGET, STATE, ENTRY))
    said = _said(state).strip().casefold()
    problem = _problem(target)
    if not problem and said not in ("", DONE, TO_CHECK):
        problem = f"its state is `{_said(state)[:20]}`, neither `{DONE}` nor `{TO_CHECK}`"
    return Row(line, _said(entry), _said(source), _said(target), said == TO_CHECK, problem)


def _problem(target: AnyCell) -> str:
    """What the spreadsheet program made of a translation that was meant as text, or ""."""
    if target.data_type == "f":
        return "its translation is a formula"
    if target.value is None or isinstance(target.value, str):
        return "an error of the spreadsheet program (`#…`) in its translation" if target.data_type == "e" else ""
    if isinstance(target.value, int) and not isinstance(target.value, bool):
        return ""
    return "the spreadsheet program took its translation for a number or a date"
