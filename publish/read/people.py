"""The list of a workshop's participants, as any spreadsheet program exports it: CSV or Excel → people.

Only the columns Name, Organisation, Language and Group are read; what else a registration holds (addresses,
passport numbers) is not looked at. No message quotes what stands in a cell of the column Name.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, tidy, warning
from publish.model import Person, Source
from publish.read.attributes import near
from publish.read.sheets import rows_of, span_of

NEEDED, OPTIONAL = ("Name", "Language"), ("Organisation", "Group")
COLUMNS = (*NEEDED, *OPTIONAL)
MOST_PEOPLE, MOST_COLUMNS = 5000, 60
MOST_BYTES = 60_000_000  # of an Excel file, unpacked
_SPELLED = {"organization": "Organisation"}
_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    span: Span


_Row = tuple[_Cell, ...]
Found = list[Diagnostic]


def read_people(path: str, data: bytes) -> tuple[tuple[Person, ...], Diagnostics]:
    """The people of a list, in its order. Spans of an Excel list have the row as line and the column as column.

    P028: a list that cannot be read, or lacks a column; P029: a row without a name or a language, a name twice.
    """
    found: Found = []
    rows = _excel(path, data, found) if path.lower().endswith(".xlsx") else _csv(path, data, found)
    people = tuple(_people(path, rows, found))
    found += _twice(people)
    return people, tidy(found)


# ── rows ──────────────────────────────────────────────────────────────────────


def _csv(path: str, data: bytes, found: Found) -> Iterator[_Row]:
    """Comma, semicolon or tab, whichever the head has most of."""
    source = Source(path, _decoded(path, data, found).replace("\r\n", "\n").replace("\r", "\n"))
    head = next((line for line in source.text.split("\n") if "name" in line.lower()), source.text)
    separator = max(";,\t", key=head.count)
    for row in rows_of(source, separator, found, "P028"):
        yield tuple(_Cell(_clean(text), _place(source, text, at)) for text, at in row[:MOST_COLUMNS])


def _place(source: Source, text: str, at: int) -> Span:
    return span_of(source, at + len(text) - len(text.lstrip()), len(text.strip()))


def _decoded(path: str, data: bytes, found: Found) -> str:
    """The text of a CSV file: UTF-8 or UTF-16 with their marks, UTF-8 without; else as Windows wrote it for long."""
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        hint = "look whether accents are right; better, save it as “CSV UTF-8”"
        found.append(warning("P028", "this list is not UTF-8; it is read as Windows wrote it", Span(path, 1), hint))
        return data.decode("cp1252", "replace")


def _excel(path: str, data: bytes, found: Found) -> Iterator[_Row]:
    """The first sheet; a formula is text like any other, and nothing is computed."""
    try:
        yield from _sheet(path, data)
    except Exception as problem:  # openpyxl raises whatever it stumbles on
        hint = "open it in your spreadsheet program and save it again as .xlsx or as “CSV UTF-8”"
        message = f"this list cannot be read ({type(problem).__name__})"
        found.append(error("P028", message, Span(path), hint))


def _sheet(path: str, data: bytes) -> Iterator[_Row]:
    from zipfile import ZipFile

    from openpyxl import load_workbook

    with ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
            raise ValueError
    sheet = load_workbook(io.BytesIO(data), read_only=True, keep_links=False).worksheets[0]
    rows = sheet.iter_rows(max_row=MOST_PEOPLE + 100, max_col=MOST_COLUMNS, values_only=True)
    for line, row in enumerate(rows, 1):
        cells = ((_clean("" if value is None else str(value)), Span(path, line, n)) for n, value in enumerate(row, 1))
        yield tuple(_Cell(text, span) for text, span in cells)


def _clean(text: str) -> str:
    """On one line, without what cannot be seen."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


# ── people ────────────────────────────────────────────────────────────────────


def _people(path: str, rows: Iterable[_Row], found: Found) -> Iterator[Person]:
    """The rows below the head; the head is the first row with a cell “Name”, whatever stands above it."""
    columns: Mapping[str, int] | None = None
    count = 0
    for row in rows:
        if columns is None:
            columns = _head(row, found)
        elif any(cell.text for cell in row):
            count += 1
            if count > MOST_PEOPLE:
                hint = "is it the right file?"
                found.append(error("P028", f"this list has more than {MOST_PEOPLE:,} people", row[0].span, hint))
                return
            if person := _person(row, columns, found):
                yield person
    if columns is None and not any(one.severity == "error" for one in found):
        hint = "its first row names the columns: Name, Organisation, Language, Group"
        found.append(error("P028", "this list has no column Name", Span(path, 1), hint))


def _head(row: _Row, found: Found) -> Mapping[str, int] | None:
    """Where each column of ours stands, if this row is the head; S010 is for tables of ours, so this is P028."""
    spelled = {name.lower(): name for name in COLUMNS} | _SPELLED
    columns: dict[str, int] = {}
    for n, cell in enumerate(row):
        name = spelled.get(cell.text.lower().rstrip(":*"))
        if name in columns:
            found.append(error("P028", f"the column {name} stands twice", cell.span, "keep one of them"))
        elif name:
            columns[name] = n
    if "Name" not in columns:
        return None
    others = [cell.text for n, cell in enumerate(row) if n not in columns.values()]
    for name in (name for name in NEEDED if name not in columns):
        hint = near(name, others, f"add a column {name}")
        found.append(error("P028", f"this list has no column {name}", row[0].span, hint))
    return columns


def _person(row: _Row, columns: Mapping[str, int], found: Found) -> Person | None:
    def cell(column: str) -> _Cell:
        n = columns.get(column, len(row))
        return row[n] if n < len(row) else _Cell("", row[0].span)

    name, language = cell("Name"), cell("Language")
    if not name.text:
        found.append(error("P029", "a person without a name", row[0].span, "write a name, or delete the row"))
        return None
    if not language.text and "Language" in columns:
        hint = "write the code of a language, such as en"
        found.append(warning("P029", "a person without a language", name.span, hint))
    return Person(name.text, cell("Organisation").text, _code(language.text), cell("Group").text, name.span)


def _code(language: str) -> str:
    """`FR` → `fr`, `pt_br` → `pt-BR`."""
    first, _, rest = language.replace("_", "-").partition("-")
    return f"{first.lower()}-{rest.upper() if len(rest) == 2 else rest}" if rest else first.lower()


def _twice(people: tuple[Person, ...]) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Person] = {}
    for person in people:
        other = seen.setdefault((person.name.casefold(), person.organisation.casefold()), person)
        if other is not person:
            message = f"the same name and organisation as in line {other.span.line}"
            yield warning("P029", message, person.span, "delete one of them, if it is the same person")
