"""Drawings in large print, read back: no words are smaller than is promised, in charts and in pictures of authors."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from publish.model import Block, Book, Chart, ChartType, Figure, Series, Text
from publish.render.large import LEAST, small
from publish.render.lettering import smallest
from publish.render.pdf import render_part
from tests import print_book as sample
from tests.test_bind import bound
from tests.test_looks import edition, letters
from tests.test_worksheet import worksheet

PICTURE = "content/images/cycle.svg"
YEARS = tuple(str(year) for year in range(2010, 2020))
WORK = ("Agriculture", "Construction", "Domestic work", "Manufacturing industry", "Hospitality", "Unemployment")
NAMES = ("International cooperation", "Development assistance", "By land")


def chart(type: ChartType, categories: tuple[str, ...], count: int) -> Chart:
    values = [tuple(float(100 + (n * 37 + k * 53) % 90 * 11) for n in range(len(categories))) for k in range(count)]
    series = tuple(Series(NAMES[k] if count > 1 else "", run) for k, run in enumerate(values))
    return Chart(type, categories, series, "It shows", (Text("What it says"),), f"x#{type}{count}", head="Sector")


CHARTS = (chart("bar", WORK, 1), chart("column", YEARS, 2), chart("line", WORK, 3), chart("pie", WORK, 1))
CROWDED = chart("bar", WORK, 3)
"""More bars than large letters leave room for."""


def drawing(width: int, height: int, size: str, more: str = "") -> bytes:
    text = f'<text x="9" y="90" {size}>Words of it</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{more}{text}</svg>'.encode()


def large(*run: Block, language: str = "en") -> Book:
    book = sample.handbook(language)
    part = replace(book.parts[-1], key="x", role="chapter", blocks=run)
    return edition(replace(book, parts=(part,), labels=()), "a4", large=True)


def test_words_of_charts_are_as_large_as_those_around_them() -> None:
    shown = [(letter, size) for letter, size, _ in letters(bound(large(*CHARTS))) if letter.strip()]
    assert sum(1 for _, size in shown if size > 17.9) > 200
    assert {round(size, 1) for _, size in shown if size < 15.9} <= {14.0}  # the heads of the pages
    usual = replace(large(*CHARTS), edition=sample.handbook().edition)
    assert min(size for letter, size, _ in letters(bound(usual)) if letter.strip()) < 9.5


def test_a_chart_without_room_for_large_letters_is_a_table() -> None:
    (page,) = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(bound(large(CROWDED))))
    for n, category in enumerate(WORK):
        row = "".join(f"\\s+{series.values[n]:.0f}" for series in CROWDED.series)
        assert re.search(r"\s+".join(category.split()) + row, page)


@pytest.mark.parametrize(
    ("data", "turned", "least"),
    [
        (drawing(720, 300, 'font-size="15"'), True, 14.3),
        (drawing(720, 300, 'font-size="24"'), False, 15.4),
        (drawing(300, 700, 'font-size="15"'), False, 11.5),  # it is high: along the sheet it would not be larger
    ],
)
def test_a_picture_with_small_words_lies_along_its_sheet(data: bytes, turned: bool, least: float) -> None:
    book = large(Figure(PICTURE, "What it shows", (Text("What it is called"),), "x#picture"))
    made = render_part(book, book.parts[0], sample.brand(), {PICTURE: data}, {}).data
    pages = pikepdf.open(io.BytesIO(made)).pages
    assert [page.obj.get("/Rotate", 0) for page in pages if page.obj.get("/Rotate")] == [90] * turned
    own = [size for letter, size, _ in letters(made) if letter in "Wordsfit" and abs(size - least) < 0.4]
    assert len(own) >= len("Wordsofit")
    assert min(size for letter, size, _ in letters(made) if letter.strip()) >= min(least - 0.1, LEAST - 0.1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (drawing(720, 300, 'font-size="15"'), ""),
        (drawing(720, 300, 'font-size="12"'), "draw them at 15 units instead of 12"),
        (drawing(300, 700, 'font-size="15"'), "draw them at 19 units instead of 15"),
        (drawing(720, 300, ""), ""),  # what says no size has 16 pixels
        (b"<svg", ""),
    ],
)
def test_words_that_stay_small_are_told_with_the_size_they_need(data: bytes, said: str) -> None:
    found = tuple(small((Figure(PICTURE, "", (), "x#picture"),), {PICTURE: data}, "a4"))
    assert [one.hint for one in found] == ([said] if said else [])
    assert {one.code for one in found} <= {"O009"}
    if said:
        wanted = said.split()[3]
        better = drawing(*((720, 300) if b"720" in data else (300, 700)), f'font-size="{wanted}"')
        assert not tuple(small((Figure(PICTURE, "", (), "x#picture"),), {PICTURE: better}, "a4"))


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (drawing(100, 50, 'font-size="7"'), 7),
        (drawing(100, 50, 'style="fill:red;font-size:6pt"'), 8),
        (drawing(100, 50, 'style="font: bold 9px Arial"'), 9),
        (drawing(100, 50, 'class="a b"', "<style>text{font-size:20px} .b{font-size:5px}</style>"), 5),
        (drawing(100, 50, 'font-size="30" transform="translate(3 3) scale(.5)"'), 15),
        (drawing(100, 50, 'font-size="30" transform="matrix(0 2 -2 0 5 5)"'), 60),
    ],
)
def test_how_large_words_of_a_drawing_are(data: bytes, size: float) -> None:
    found = smallest(data)
    assert found
    assert (found.width, found.height, found.size) == (100, 50, size)


def test_a_drawing_without_words_asks_for_nothing() -> None:
    assert smallest(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>') is None


def test_no_words_of_a_worksheet_are_small() -> None:
    """The questions that every worksheet ends with among them."""
    shown = [(letter, size) for letter, size, _ in letters(bound(edition(worksheet(), "a4", large=True)))]
    assert len(shown) > 200
    assert not [letter for letter, size in shown if letter.strip() and size < LEAST - 0.05]
