"""CSV files: tables of numbers for charts, and a source like any other: their head and first column are messages.

As programs write them: with commas and points, or, in much of the world, with semicolons and decimal commas.
Only files in content/data/ are read as such; other tables (a list of participants) are data of no chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publish.diagnostics import Diagnostic, Diagnostics, Span, error
from publish.model import Catalog, Cell, Draft, Message, Sheet, Source, Text
from publish.read.markdown import Reading

FOLDER = "content/data/"
MOST_ROWS, MOST_COLUMNS = 500, 40  # far more than any chart shows; what is beyond is not read
_MARKS = {";": ",", ",": ".", "\t": "."}

Row = list[tuple[str, int]]
"""The cells of a row, each with the place of its first character in the file."""


def is_sheet(path: str) -> bool:
    """Whether the file is a table of numbers for charts."""
    return path.startswith(FOLDER) and path.endswith(".csv")


def read_sheet(
    source: Source, catalog: Catalog | None = None, draft: Draft | None = None
) -> tuple[Sheet, tuple[Message, ...], Diagnostics]:
    """The table in the catalog's language, and its messages. S032: a quotation mark that is not closed."""
    separator = max(_MARKS, key=source.text.partition("\n")[0].count)
    reading = Reading(source.path, source.text.split("\n"), catalog, draft)
    found: list[Diagnostic] = []
    rows: list[tuple[Cell, ...]] = []
    for row in rows_of(source, separator, found):
        if len(rows) > MOST_ROWS:
            break
        if any(text.strip() for text, _ in row):
            kept = row[: MOST_COLUMNS + 1]
            rows.append(tuple(_cell(source, reading, one, not rows, n == 0) for n, one in enumerate(kept)))
    return Sheet(tuple(rows), "," if separator == ";" else "."), tuple(reading.messages), tuple(found)


def rows_of(source: Source, separator: str, found: list[Diagnostic], code: str = "S032") -> Iterator[Row]:
    """The rows as they are written; a cell in quotes may hold separators and line ends. `code`: one is not closed."""
    text, at, row = source.text, 0, Row()
    written = re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?=[{separator}\n]|$)|([^{separator}\n]*)')
    while at < len(text):
        cell = written.match(text, at)
        assert cell is not None
        if cell[1] is None and cell[2].lstrip().startswith('"'):
            span = span_of(source, at, len(cell[2]))
            found.append(error(code, "a quotation mark is not closed", span, "write a quote within a text twice"))
        row.append((cell[1].replace('""', '"'), cell.start(1)) if cell[1] is not None else (cell[2], cell.start(2)))
        at = cell.end() + 1
        if cell.end() == len(text) or text[cell.end()] == "\n":
            yield row
            row = Row()
    if row:
        yield row


def _cell(source: Source, reading: Reading, cell: tuple[str, int], head: bool, first: bool) -> Cell:
    text, at = cell
    written = " ".join(text.split())
    span = span_of(source, at + len(text) - len(text.lstrip()), len(text.strip()))
    if not (head or first):
        return Cell(written, (Text(written),) if written else (), span)
    said, place, status = reading.look_up("th" if head else "td", written, span.line)
    content = reading.fall_back((Text(said),) if said else (), status)
    return Cell(written, content, place if place.path != source.path else span)


def span_of(source: Source, at: int, length: int) -> Span:
    """The place of `length` characters from character `at` on."""
    line = source.text.count("\n", 0, at) + 1
    return Span(source.path, line, at - source.text.rfind("\n", 0, at), length)
