"""Slides beside their text: put into a finished book, once each, under their name."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2

from publish.bind.pdf import bind
from publish.model import Blocks, Box, Part, SlideDrawing
from publish.render import pdf
from publish.words import Words
from tests import heard
from tests import print_book as sample
from tests.test_bind import margins, printed, rendered

RED, BLUE = (200, 0, 0), (0, 0, 200)
DECK = """<!doctype html><html lang="en"><head><style>@page {{ size: 160pt 90pt; margin: 0 }}
.sheet {{ height: 90pt }} .drawing {{ display: none }}</style><title>D</title></head>
<body><div class="sheet" style="background: rgb{}">Words</div><div class="sheet" style="background: rgb{}">
</div></body></html>"""


@cache
def deck() -> bytes:
    return pdf.render_plain(DECK.format(RED, BLUE), sample.brand(), "slides-pdf").data


def drawing(number: int, of: str = "d") -> SlideDrawing:
    return SlideDrawing(of, number, f"Slide {number}", (16, 9))


def bound(blocks: Blocks, decks: dict[str, bytes]) -> bytes:
    part = Part("k", "prose", sample.t("A"), blocks, opens="next")
    book = replace(sample.handbook(), parts=(part,), labels=())
    return bind(book, rendered(book), margins(book), Words("en"), decks, printed(book))


def colours(data: bytes) -> set[tuple[int, ...]]:
    """What is to be seen on the pages."""
    pages = [page.render(scale=1).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(data)]
    return {pixel for page in pages for _, pixel in page.getcolors(page.width * page.height)}


def test_a_slide_stands_where_it_is_asked_for() -> None:
    shown = (Box("slide", (drawing(1), sample.p("Text of it"))),)
    assert {RED, BLUE} & colours(bound(shown, {"d": deck()})) == {RED}
    both = (*shown, Box("slide", (drawing(2),)))
    assert {RED, BLUE} <= colours(bound(both, {"d": deck()}))


def test_a_slide_that_is_not_there_leaves_its_place_white() -> None:
    for asked, decks in ((drawing(3), {"d": deck()}), (drawing(1, "other"), {"d": deck()}), (drawing(1), {})):
        assert not {RED, BLUE} & colours(bound((Box("slide", (asked,)),), decks))


def test_a_slide_shown_twice_is_kept_once() -> None:
    blocks = (Box("slide", (drawing(1),)), Box("answer", (drawing(1),)))
    with pikepdf.open(io.BytesIO(bound(blocks, {"d": deck()}))) as whole:
        forms = [one for one in whole.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]
        assert [round(float(form.BBox[2])) for form in forms].count(160) == 1


def test_a_screen_reader_hears_its_number_and_not_its_words_twice() -> None:
    data = bound((Box("slide", (drawing(1), sample.p("Text of it"))),), {"d": deck()})
    with pikepdf.open(io.BytesIO(data)) as whole:
        figures = [str(tag.Alt) for tag in heard.everything(whole) if heard.kind(tag) == "Figure"]
    assert figures == ["Slide 1"]
    assert heard.complaints(data) == []
