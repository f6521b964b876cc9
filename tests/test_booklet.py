"""Sheets to fold: printed, folded and leafed through, the pages follow each other, from the left and from the right."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageOps

from publish import build
from publish.bind.booklet import Side, impose, sides
from publish.commands.building import COMMANDS
from publish.events import Written
from publish.model import Book
from publish.request import Request
from tests import print_book as sample
from tests.test_bind import bound, texts

A4, LETTER = (595, 842), (612, 792)
BLANK = 0


def folded(made: tuple[Side, ...], from_the_right: bool = False) -> list[int]:
    """The pages as a reader meets them: sheets in each other, folded in the middle.

    The half of a sheet on which the book opens has its front first; behind the right half of a front, on the back of
    the paper, is the left half. The other halves follow from the innermost sheet outwards, and have their back first.
    """
    opening, other = (0, 1) if from_the_right else (1, 0)
    sheets = list(zip(made[::2], made[1::2], strict=True))
    before = [page for front, back in sheets for page in (front[opening], back[other])]
    after = [page for front, back in reversed(sheets) for page in (back[opening], front[other])]
    return before + after


@given(st.integers(1, 400), st.booleans())
def test_folded_sheets_are_the_book(count: int, from_the_right: bool) -> None:
    whole = -(-count // 4) * 4
    assert folded(sides(count, from_the_right), from_the_right) == [*range(1, count + 1), *[BLANK] * (whole - count)]


# ── real sheets ───────────────────────────────────────────────────────────────


def counted(count: int, size: tuple[int, int] = A4, **preferences: object) -> bytes:
    """A file of so many pages; each is called by its number, and has a mark in its lower left corner."""
    out = io.BytesIO()
    with pikepdf.Pdf.new() as pdf:
        for number in range(1, count + 1):
            page = pdf.add_blank_page(page_size=size)
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            said = f"BT /F 40 Tf 100 400 Td (p{number}.) Tj ET 0 0 10 10 re f"
            page.obj.Contents = pdf.make_stream(said.encode())
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(**preferences)
        pdf.Root.Lang = pikepdf.String("fr")
        pdf.docinfo["/Title"] = "Émigrer"
        pdf.docinfo["/Keywords"] = "0123456789ab"
        pdf.save(out)
    return out.getvalue()


def halves(data: bytes) -> tuple[Side, ...]:
    """Which page stands on the left and on the right of each side, read back."""

    def number(page: pypdfium2.PdfPage, left: float, right: float) -> int:
        said = page.get_textpage().get_text_bounded(left, 0, right, page.get_height())
        return int(said.strip().strip("p.")) if said.strip() else BLANK

    pages = pypdfium2.PdfDocument(data)
    widths = [page.get_width() for page in pages]
    return tuple((number(page, 0, w / 2), number(page, w / 2, w)) for page, w in zip(pages, widths, strict=True))


@pytest.mark.parametrize("count", range(1, 14))
def test_each_page_is_in_its_place(count: int) -> None:
    for preferences in ({}, {"Direction": pikepdf.Name.R2L}):
        found = halves(impose(counted(count, **preferences)))
        assert len(found) == 2 * -(-count // 4)  # two sides of each sheet, four pages a sheet
        read = folded(found, bool(preferences))
        assert [page for page in read if page != BLANK] == list(range(1, count + 1))
        assert read[:count] == list(range(1, count + 1))  # blanks are at the end


@pytest.mark.parametrize("size", [A4, LETTER, A4[::-1]], ids=["a4", "letter", "lying"])
def test_sheets_are_of_the_same_paper_and_pages_fill_their_half(size: tuple[int, int]) -> None:
    (front, _) = pypdfium2.PdfDocument(impose(counted(1, size)))
    long, short = max(size), min(size)
    assert (front.get_width(), front.get_height()) == (long, short)
    drawn = ImageOps.invert(front.render(scale=2, grayscale=True).to_pil()).getbbox()
    assert drawn
    scale = min(long / 2 / short, short / long)
    left, top = long / 2 + (long / 2 - short * scale) / 2, (short - long * scale) / 2
    # The mark is in the lower left corner of the half on the right; in the upper left one, where the page is turned.
    assert drawn[0] / 2 == pytest.approx(left, abs=1)
    assert drawn[3 if size[0] < size[1] else 1] / 2 == pytest.approx(short - top if size[0] < size[1] else top, abs=1)


def test_what_it_says_of_itself() -> None:
    data = impose(counted(5))
    whole = pikepdf.open(io.BytesIO(data))
    assert (str(whole.docinfo.Title), str(whole.docinfo.Keywords), str(whole.Root.Lang)) == (
        "Émigrer",
        "0123456789ab",
        "fr",
    )
    assert whole.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    assert set(whole.open_metadata()["dc:language"]) == {"fr"}
    assert "pdfuaid:part" not in whole.open_metadata()  # it makes no promise that it does not keep
    assert data == impose(counted(5))


BOOKS = [sample.handbook("ar"), sample.worksheet("es")]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: f"{book.edition.language}-{book.edition.product}")
def test_books_are_drawn_whole(book: Book) -> None:
    data = bound(book)
    made = impose(data)
    pages = [sorted(text.split()) for text in texts(impose(data))]
    count = len(pikepdf.open(io.BytesIO(data)).pages)
    of_book = [sorted(text.split()) for text in _from_the_left(data)]
    of_side = [
        sorted(word for number in side if number for word in of_book[number - 1])
        for side in sides(count, book.edition.language == "ar")
    ]
    assert pages == of_side
    whole = pikepdf.open(io.BytesIO(made))
    assert "/AcroForm" not in whole.Root
    assert not any("/Annots" in page.obj for page in whole.pages)
    assert len(made) < len(data) * 1.1  # typefaces are there once


def _from_the_left(data: bytes) -> list[str]:
    """The texts of pages, lines as they are drawn: PDFium turns those of books from the right round."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.ViewerPreferences.Direction = pikepdf.Name.L2R
        pdf.save(out)
    return texts(out.getvalue())


def test_boxes_to_tick_are_drawn() -> None:
    """They are fields in the file, and would be lost on paper."""
    data = bound(sample.worksheet())
    book = pikepdf.open(io.BytesIO(data))
    boxes = [tuple(map(float, one.Rect)) for one in book.pages[0].obj.Annots if "/AS" in one]
    assert len(boxes) == 3 + 3  # three to tick, three to choose one of
    sheet = ImageOps.invert(pypdfium2.PdfDocument(impose(data))[0].render(scale=4, grayscale=True).to_pil())
    half, scale = sheet.width / 2, 4 * 0.5**0.5  # the first page is on the right
    for x, y, x2, y2 in boxes:
        place = (x, 842 - max(y, y2), x2, 842 - min(y, y2))
        drawn = sheet.crop(tuple(round(n * scale + half * (i % 2 == 0)) for i, n in enumerate(place))).getbbox()
        assert drawn
        assert drawn[2] - drawn[0] > abs(x2 - x) * scale * 0.7


# ── asked for ─────────────────────────────────────────────────────────────────


def test_which_commands_make_them() -> None:
    known = {command.name: {option.name for option in command.params} for command in COMMANDS}
    assert {name for name, options in known.items() if "booklet" in options} == {"handbook", "guide", "worksheet"}


def test_they_are_written_beside_the_plain_files(project: Path, tmp_path: Path) -> None:
    asked = Request(project, tmp_path / "out", ("worksheet",), ("en",), jobs=1, paper="letter", booklet=True)
    first = [event for event in build.run(asked) if isinstance(event, Written)]
    again = [event for event in build.run(asked) if isinstance(event, Written)]
    assert {event.status for event in first} == {"written"}
    assert [(event.path, event.status) for event in again] == [(event.path, "unchanged") for event in first]
    plain = {event.path.removesuffix(".pdf") for event in first if not event.path.endswith(".booklet.pdf")}
    assert plain
    assert {event.path for event in first} == {f"{path}{kind}.pdf" for path in plain for kind in ("", ".booklet")}
    for path in plain:
        made = (tmp_path / "out" / f"{path}.booklet.pdf").read_bytes()
        assert made == impose((tmp_path / "out" / f"{path}.pdf").read_bytes())
        assert pypdfium2.PdfDocument(made)[0].get_size() == LETTER[::-1]
