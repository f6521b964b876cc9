"""A table of numbers → a chart: the head names its series, the first column its categories.

What a chart can show is limited by what can be read from it: more slices or lines cannot be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from publish.diagnostics import Diagnostic, Diagnostics, Span, error
from publish.model import Cell, Chart, ChartType, Series, Sheet
from publish.read.attributes import near
from publish.walk import plain

TYPES: tuple[ChartType, ...] = get_args(ChartType)
ROUND = ("pie", "doughnut")
MOST: Mapping[ChartType, tuple[int, int]] = {
    "bar": (24, 6),
    "column": (24, 6),
    "stacked": (24, 6),
    "line": (200, 6),
    "pie": (8, 1),
    "doughnut": (8, 1),
}
"""The most categories and series of each type."""
SPACES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
NUMBERS = {".": re.compile(r"-?\d{1,15}(\.\d{1,12})?"), ",": re.compile(r"-?\d{1,15}(,\d{1,12})?")}


def type_of(said: str, span: Span) -> tuple[ChartType, Diagnostics]:
    """The type of a chart as it was written; S031, and columns, for one that does not exist."""
    known = next((type for type in TYPES if type == said), None)
    if known:
        return known, ()
    hint = near(said, TYPES, f"types: {', '.join(TYPES)}")
    message = f"there is no chart of type `{said}`" if said else "this chart has no type"
    return "column", (error("S031", message, span, hint),)


def plot(chart: Chart, sheet: Sheet) -> tuple[Chart, Diagnostics]:
    """The chart with the numbers of `sheet`; without any, and with the reasons, where they cannot be drawn.

    S030: a cell that is no number; S032: too few or too many of them, or none that this type can show.
    """
    found = [*_shape(chart, sheet)] or [*_cells(sheet)]
    if found:
        return chart, tuple(found)
    head, *rows = sheet.rows
    values = [[_number(row[n], sheet.mark) if n < len(row) else None for row in rows] for n in range(1, len(head))]
    series = tuple(Series(plain(cell.content), tuple(own)) for cell, own in zip(head[1:], values, strict=True))
    categories = tuple(plain(row[0].content) for row in rows)
    full = [cell.source for row in rows for cell in row[1:] if cell.source]
    unit = "%" if full and all(cell.endswith("%") for cell in full) else ""
    drawn = replace(chart, categories=categories, series=series, head=plain(head[0].content), unit=unit)
    wrong = tuple(_values(drawn, _place(chart, sheet)))
    return (chart, wrong) if wrong else (drawn, ())


def _place(chart: Chart, sheet: Sheet) -> Span:
    """Where a message about the whole table points: at the table if it stands in a file, else at the chart."""
    return sheet.rows[0][0].span if chart.data and sheet.rows and sheet.rows[0] else chart.span


def _shape(chart: Chart, sheet: Sheet) -> Iterator[Diagnostic]:
    span = _place(chart, sheet)
    count, columns = len(sheet.rows) - 1, len(sheet.rows[0]) - 1 if sheet.rows else 0
    if count < 1 or columns < 1:
        hint = "a head, a row for each category, and beside it a column of numbers for each series"
        yield error("S032", "this chart has no numbers", span, hint)
        return
    most, series = MOST[chart.type]
    if count > most:
        hint = "sum up the smallest, or show the numbers as a table"
        yield error("S032", f"{count} categories are too many for a chart ({chart.type}: {most})", span, hint)
    if columns > series:
        hint = "divide it into several charts, or show the numbers as a table"
        yield error("S032", f"{columns} columns of numbers are too many ({chart.type}: {series})", span, hint)
    for row in sheet.rows[1:]:
        for cell in row[columns + 1 : columns + 2]:
            hint = "give the column a head; put a text with separators in it into quotes"
            yield error("S032", "a cell without a column", cell.span, hint)


def _cells(sheet: Sheet) -> Iterator[Diagnostic]:
    for row in sheet.rows[1:]:
        for cell in row[1:]:
            if cell.source and _number(cell, sheet.mark) is None:
                hint = f"write digits, with `{sheet.mark}` before decimals (1234{sheet.mark}5), or leave the cell empty"
                yield error("S030", f"“{cell.source}” is no number", cell.span, hint)


def _values(chart: Chart, span: Span) -> Iterator[Diagnostic]:
    values = [value for series in chart.series for value in series.values if value is not None]
    if not values:
        yield error("S032", "this chart has no numbers", span, "fill in its cells")
    elif chart.type in ROUND and (min(values) < 0 or not sum(values)):
        hint = "use bars or columns for numbers below zero"
        yield error("S032", f"a {chart.type} shows shares of a whole, none of them below zero", span, hint)


def _number(cell: Cell, mark: str) -> float | None:
    """The number in a cell; None for what is none."""
    text = SPACES.sub("", cell.source.replace("\u2212", "-").removesuffix("%").rstrip())
    return float(text.replace(",", ".")) if NUMBERS[mark].fullmatch(text) else None
