"""What several processes read back of a finished PDF is what one reads, in the same order."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from publish.checks.outputs import texts_of
from publish.forks import LEAST, among

PAGES = 3 * LEAST


@pytest.fixture(scope="module")
def book() -> bytes:
    """A page for each number, which says it and bears a note about it."""
    out = io.BytesIO()
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number in range(1, PAGES + 1):
            page = pdf.add_blank_page(page_size=(300, 300)).obj
            page.Resources = Dictionary(Font=Dictionary(F=font))
            page.Contents = pdf.make_stream(f"BT /F 12 Tf 50 200 Td (Session {number}) Tj ET".encode())
            said = Dictionary(
                Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(f"note {number}")
            )
            page.Annots = Array([pdf.make_indirect(said)])
        pdf.save(out)
    return out.getvalue()


def test_several_read_what_one_reads(book: bytes) -> None:
    alone = list(texts_of("book.pdf", book))
    assert list(texts_of("book.pdf", book, each=among(3))) == alone
    assert [said.text.strip() for said in alone if said.seen] == [f"Session {n}" for n in range(1, PAGES + 1)]
    notes = {said.text for said in alone if not said.seen}
    assert notes >= {f"note {n}" for n in range(1, PAGES + 1)}


def test_pages_are_shared_out_but_for_those_that_were_read_before(book: bytes) -> None:
    asked: list[int] = []

    def each(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterable[Any]:
        asked.append(len(items))
        return map(work, items)

    every = tuple(texts_of("book.pdf", book, each=each))
    first = next(said for said in every if said.seen)
    assert tuple(texts_of("book.pdf", book, {first.page: first.text}, each)) == every
    assert asked == [PAGES, PAGES - 1]
