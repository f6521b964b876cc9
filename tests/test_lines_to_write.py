"""Lines to write on stand below what they answer: never first on a page, with the question overleaf."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from tests.samples import SESSION, activity, box
from tests.test_bind import bound
from tests.test_looks import edition
from tests.test_worksheet import worksheet

SEVERAL_LINES = 1 << 12
"""The flag of a field of several lines (ISO 32000-1, table 228)."""
HEAD = 62.0
"""What stands nearer to the top of a page, in points, is its running head."""

LENGTHS = (3, 9, 5, 14, 7, 11, 2, 8)
"""Paragraphs of the exercises of a sheet: some end at the foot of a page."""


@pytest.mark.parametrize("large", [False, True])
def test_no_page_begins_with_lines_to_write_on(large: bool) -> None:
    tasks = [
        box("exercise", f"labour#e{n}", *["Agree on this in your group."] * length) for n, length in enumerate(LENGTHS)
    ]
    session = replace(SESSION, activities=(activity("one", "One", 10, "", *tasks),))
    above = list(_above_lines(bound(edition(worksheet(session), "a4", large))))
    assert len(above) > len(LENGTHS)
    assert all(above), above


def _above_lines(data: bytes) -> Iterator[str]:
    """For each field of several lines, what is printed above it on its page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page, drawn in zip(pdf.pages, pypdfium2.PdfDocument(data), strict=True):
            width, height = drawn.get_size()
            for field in page.get("/Annots", ()):
                if field.get("/Subtype") == "/Widget" and int(field.get("/Ff", 0)) & SEVERAL_LINES:
                    top = max(float(field.Rect[1]), float(field.Rect[3]))
                    yield drawn.get_textpage().get_text_bounded(0, top - 2, width, height - HEAD).strip()
