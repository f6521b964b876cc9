"""The table behind a chart: a small Excel workbook, so that “Edit data” in PowerPoint opens its numbers.

Texts are written as texts: a cell that begins with `=` is never a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.model import Chart
from publish.render.pptx.xml import HEAD, text
from publish.templates.archive import zipped

SHEET = "Sheet1"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Value = str | float | None


def workbook(chart: Chart) -> bytes:
    """The .xlsx of a chart: categories in column A, a column for each series; the same chart gives the same bytes."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": _sheet(chart),
    }
    return zipped({name: (HEAD + xml).encode() for name, xml in parts.items()})


def column(number: int) -> str:
    """The letter of a column, counted from 0. A chart has far fewer than 26."""
    return chr(ord("A") + number)


def cells(number: int, first: int, last: int) -> str:
    """The reference to a stretch of a column: `Sheet1!$B$2:$B$5`."""
    letter = column(number)
    return f"{SHEET}!${letter}${first}" + (f":${letter}${last}" if last > first else "")


def _types() -> str:
    parts = (("/xl/workbook.xml", "sheet.main"), ("/xl/worksheets/sheet1.xml", "worksheet"))
    own = "".join(f'<Override PartName="{name}" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in parts)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
        "</Relationships>"
    )


def _sheet(chart: Chart) -> str:
    rows: list[Sequence[Value]] = [(chart.head, *(series.name for series in chart.series))]
    rows += [(name, *(s.values[n] for s in chart.series)) for n, name in enumerate(chart.categories)]
    made = "".join(f'<row r="{n}">{"".join(_cells(row, n))}</row>' for n, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{made}</sheetData></worksheet>'


def _cells(row: Sequence[Value], number: int) -> Iterator[str]:
    for n, value in enumerate(row):
        place = f"{column(n)}{number}"
        if isinstance(value, str):
            yield f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text(value)}</t></is></c>'
        elif value is not None:
            yield f'<c r="{place}"><v>{value!r}</v></c>'
