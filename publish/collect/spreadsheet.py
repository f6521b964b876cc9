"""The answers as an Excel workbook: a row a form, a column a question. Texts are texts, never formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime

from publish.arrange.common import joined, language_said
from publish.arrange.response import ABOUT, FormField, Question
from publish.collect.tally import Form, said
from publish.render.languages import right_to_left
from publish.templates.archive import undated
from publish.words import Words

WIDTH, NARROW = 36, 12  # of columns, in letters
LONGEST = 32_767  # letters that Excel takes in a cell
NEVER = datetime(1980, 1, 1)
_INVISIBLE = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Cell = str | int


def workbook(questions: tuple[Question, ...], forms: tuple[Form, ...], words: Words) -> bytes:
    """The .xlsx; the same forms give the same bytes. Fields that the questions do not know have columns, too."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = words("Responses")[:31]
    sheet.sheet_view.rightToLeft = right_to_left(words.language)
    for number, row in enumerate(_rows(questions, forms, words), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = _INVISIBLE.sub("", value)[:LONGEST] if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # `=…` is what somebody wrote
    _dress(sheet)
    made.properties.creator, made.properties.created, made.properties.modified = "", NEVER, NEVER
    stream = io.BytesIO()
    made.save(stream)
    return undated(stream.getvalue())


def _rows(questions: tuple[Question, ...], forms: tuple[Form, ...], words: Words) -> Iterator[tuple[Cell, ...]]:
    columns = [(field, question) for question in questions for field in question.fields]
    known = {field.name for field, _ in columns}
    others = {name for one in forms for name in one.answers if not name.startswith(f"{ABOUT}.")} - known
    columns += [(FormField(name, "", "text"), Question(0, name, ())) for name in sorted(others)]
    heads = (_head(field, question) for field, question in columns)
    yield (words("Form"), words("Language"), words("Group"), *heads)
    for number, one in enumerate(forms, 1):
        answers = ((field, question, one.answers.get(field.name)) for field, question in columns)
        cells = (said(field, answer, question) if answer else "" for field, question, answer in answers)
        yield (number, language_said(one.language, words.language), one.group, *cells)


def _head(field: FormField, question: Question) -> str:
    """“1. How useful was each session? · Migration and Labour”."""
    number = f"{question.number}. " if question.number else ""
    return joined(f"{number}{question.title}", field.label)


def _dress(sheet: object) -> None:
    """Heads in bold that stay in sight, columns of a width to read, a filter."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == 1:
                cell.font = Font(bold=True)
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTH if column > 3 else NARROW
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
