"""Letter paper, large print and the edition for self-study, read back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import page as validator
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from publish import walk
from publish.arrange.handbook import arrange
from publish.arrange.handout import on_paper
from publish.commands.building import COMMANDS
from publish.model import Book, Box, Edition, PageOf, Paper, Reference, Room, Text
from publish.products import HANDOUT
from publish.render.paper import render
from publish.request import Request
from publish.words import Words
from tests import decks, samples
from tests import print_book as sample
from tests.test_bind import bound, texts
from tests.test_paper import deck

LETTER, A4 = (612, 792), (595, 842)
POINTS = {"a4": A4, "letter": LETTER}


def edition(book: Book, paper: Paper, large: bool = False) -> Book:
    return replace(book, edition=replace(book.edition, paper=paper, large=large))


def sizes(data: bytes) -> set[tuple[int, int]]:
    return {(round(page.get_width()), round(page.get_height())) for page in pypdfium2.PdfDocument(data)}


def letters(data: bytes) -> Iterator[tuple[str, float, float]]:
    """Each letter with its size in points and its distance from the nearest side of the page."""
    matrix = pdfium.FS_MATRIX()
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for n, letter in enumerate(text.get_text_range()[: text.count_chars()]):
            pdfium.FPDFText_GetMatrix(text, n, matrix)
            size = pdfium.FPDFText_GetFontSize(text, n) * (matrix.b**2 + matrix.d**2) ** 0.5
            left, bottom, right, top = text.get_charbox(n)
            inside = min(left, bottom, page.get_width() - right, page.get_height() - top)
            if right > left and size > 2:  # what a reader's program puts between words has no size
                yield letter, size, inside


BOOKS = [sample.handbook("fr"), sample.worksheet("es"), sample.handbook("ar")]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: f"{book.edition.language}-{book.edition.product}")
@pytest.mark.parametrize(("paper", "large"), [("letter", False), ("a4", True), ("letter", True)])
def test_books_on_other_paper_and_in_large_print(book: Book, paper: Paper, large: bool) -> None:
    data = bound(edition(book, paper, large))
    assert sizes(data) == {POINTS[paper]}
    assert validator.validate_pdf_bytes(data, profile="ua1").failures == []
    assert min(inside for _, _, inside in letters(data)) > 18  # a quarter of an inch: what printers reach


def test_large_print_is_large() -> None:
    data = bound(edition(sample.handbook(), "a4", True))
    found = [size for letter, size, _ in letters(data) if letter.strip()]
    drawn = [size for size in found if size < 13.9]
    assert len(drawn) <= len("before" + "after")  # the letters of a picture
    assert sorted(found)[len(found) // 2] >= 17.9
    small = [size for letter, size, _ in letters(bound(sample.handbook())) if letter.strip()]
    assert sorted(small)[len(small) // 2] < 11


def test_large_fields_are_still_fields() -> None:
    whole = pikepdf.open(io.BytesIO(bound(edition(sample.worksheet(), "a4", True))))
    heights = [abs(float(a.Rect[3] - a.Rect[1])) for p in whole.pages for a in p.get("/Annots", []) if a.FT == "/Tx"]
    assert len(heights) >= 8
    assert min(heights) > 24


@cache
def handout(*looks: str) -> bytes:
    own = on_paper(deck(), HANDOUT)
    return render(HANDOUT, own, decks.template(), sample.brand(), decks.IMAGES, Words("en"), looks)


@pytest.mark.parametrize(
    ("looks", "size"), [(("letter",), LETTER), (("a4", "large"), (842, 595)), (("letter", "large"), (792, 612))]
)
def test_handouts(looks: tuple[str, ...], size: tuple[int, int]) -> None:
    data = handout(*looks)
    assert sizes(data) == {size}
    assert validator.validate_pdf_bytes(data, profile="ua1").failures == []
    per_page = 1 if "large" in looks else 3
    assert len(pypdfium2.PdfDocument(data)) == -(-len(on_paper(deck(), HANDOUT).slides) // per_page)
    assert max(text.count("Slide ") for text in texts(data)) == per_page


def test_what_is_another_than_usual_is_in_the_name_of_the_file() -> None:
    from publish.compile import Compiled
    from publish.editions.asked import on_paper as edition_on_paper
    from publish.editions.asked import variant

    one = Compiled(samples.PUBLICATION, Words("en"), {}, ())
    asked = [
        (Request(None, None, ()), "", "a4"),  # type: ignore[arg-type]
        (Request(None, None, (), paper="letter"), "letter", "letter"),  # type: ignore[arg-type]
        (Request(None, None, (), paper="a4", large=True), "large", "a4"),  # type: ignore[arg-type]
    ]
    for request, name, paper in asked:
        made = edition_on_paper(Edition("handbook", "emm", "en"), one, request)
        assert (variant(made, one), made.paper) == (name, paper)


def test_which_commands_know_paper_and_large_print() -> None:
    known = {command.name: {option.name for option in command.params} for command in COMMANDS}
    assert {name for name, options in known.items() if "paper" in options} == {
        "handbook", "guide", "worksheet", "handout", "notes-pages",
    }  # fmt: skip
    assert {name for name, options in known.items() if "large" in options} == {"handbook", "worksheet", "handout"}


# ── self-study ────────────────────────────────────────────────────────────────


def alone() -> Book:
    return arrange(samples.PUBLICATION, samples.edition("handbook", "emm", "self-study"), Words("en"))


def test_feedback_stands_at_the_back_with_links_both_ways() -> None:
    book = alone()
    assert [one.key for one in book.parts][-3:] == ["emm/feedback", "glossary", "index"]
    chapter, points = samples.part(book, "emm-2.6"), samples.part(book, "emm/feedback")
    assert samples.boxes(chapter.blocks, "feedback") == []
    (point,) = samples.boxes(points.blocks, "feedback")
    task = samples.find(chapter.blocks, "emm-2.6#bilateral")
    to, back = (next(i for i in walk.all_inlines(b.blocks) if isinstance(i, Reference)) for b in (task, point))
    assert to == Reference(point.key, (Text("Points to consider"), Text(", "), *_page(point.key)))
    assert back.target == task.key
    assert walk.plain(back.content).startswith("Exercise 1: A bilateral agreement, page")
    assert "POINTS" in walk.plain_blocks(point.blocks)


def _page(key: str) -> tuple[Text, PageOf]:
    return Text("page "), PageOf(key)


def test_exercises_are_for_one() -> None:
    task = samples.find(samples.part(alone(), "emm-2.6").blocks, "emm-2.6#bilateral")
    assert task.label == "Exercise 1 · 30 minutes · on your own"
    assert not [block for block in task.blocks if isinstance(block, Room)]  # its author asked for no lines
    chapter = samples.PUBLICATION.curricula[0].chapters[1]
    asked = tuple(
        replace(b, attributes=replace(b.attributes, lines=5)) if isinstance(b, Box) and b.role == "exercise" else b
        for b in chapter.blocks
    )
    curriculum = samples.PUBLICATION.curricula[0]
    volume = replace(curriculum.volumes[1], chapters=(replace(chapter, blocks=asked),))
    publication = replace(samples.PUBLICATION, curricula=(replace(curriculum, volumes=(volume,)),))
    for audience, lines in (("self-study", [5]), ("", [])):
        book = arrange(publication, samples.edition("handbook", "emm", audience), Words("en"))
        task = samples.find(samples.part(book, "emm-2.6").blocks, "emm-2.6#bilateral")
        assert [block.lines for block in task.blocks if isinstance(block, Room)] == lines
