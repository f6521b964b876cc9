"""Decks on paper, read back: the same words as in PowerPoint, in the same places; who may read what."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import page as validator
import pikepdf
import pypdfium2
import pytest

from publish.arrange.handout import on_paper
from publish.checks.outputs import words as words_of
from publish.fit import Line, Run, line_count, line_starts
from publish.model import Deck
from publish.products import HANDOUT, NOTES_PAGES, SLIDES_PDF
from publish.render.paper import render
from publish.render.paper.ink import Ink
from publish.render.paper.text import broken, sign
from publish.words import Words
from tests import decks
from tests import print_book as sample

BODY = """
::: notes
Welcome everybody in the room.
:::

# A section {volume="2"}

## Points
A lead-in, and what follows from it:

- One point that is long enough to go on in a second line, and perhaps in a third, if the slide is not wide enough
  1. first
  2. second
- **Bold**, *slanted*, [a link](https://example.org/)

::: notes
Only the speaker reads this.
:::

## Side by side

:::: columns
::: column
### On the left
- One thing
:::
::: column
### On the right
- Another thing
:::
::::

## Titles {layout="overview"}

- **1.1** Terminology
- **1.2** Conceptual model
- **1.3** History

## Figures in rows

| Instrument | Year |
|---|---:|
| Convention 97 | 1949 |
| Convention 143 | 1975 |

## A picture

![Two circles](images/a.svg)

::: callout
### By the way
A boxed passage.
:::

## Left out {.hidden}

Hidden in the show.

## The end {layout="closing"}

- Questions
"""


@cache
def deck(language: str = "en") -> Deck:
    return decks.deck(BODY, language)


@cache
def pdf(product: str, language: str = "en") -> bytes:
    own = on_paper(deck(language), product)
    return render(product, own, decks.template(), sample.brand(), decks.IMAGES, Words(language))


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def said(slide: object) -> list[str]:
    """The words of a slide as python-pptx finds them, sorted; bullets and automatic numbers are none."""
    texts = []
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if shape.has_text_frame:
            texts.append(shape.text_frame.text)
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return sorted(word for text in texts for word in words_of(text))


# ── words and places ──────────────────────────────────────────────────────────


def test_each_slide_has_the_words_that_it_has_in_powerpoint() -> None:
    every = on_paper(deck(), NOTES_PAGES)
    drawn = pages(render(SLIDES_PDF, every, decks.template(), sample.brand(), decks.IMAGES, Words("en")))
    slides = decks.opened(deck()).slides
    assert len(drawn) == len(slides) == len(deck().slides)
    counted = {3: ["a", "b"]}  # PowerPoint numbers lists by itself
    for number, (page, slide) in enumerate(zip(drawn, slides, strict=True), 1):
        assert sorted(words_of(page)) == sorted([*said(slide), *counted.get(number, [])])


def test_slides_have_the_size_of_the_template() -> None:
    with pikepdf.open(io.BytesIO(pdf(SLIDES_PDF))) as document:
        assert [float(side) for side in document.pages[0].mediabox] == pytest.approx([0, 0, 960, 540], abs=0.1)


def test_words_stand_where_their_place_is() -> None:
    """The title of a content slide begins at 56.7 pt from the left, its words within its place."""
    with pypdfium2.PdfDocument(pdf(SLIDES_PDF)) as document:
        text = document[2].get_textpage()
        left, bottom, _, top = text.get_charbox(text.get_text_range().index("Points"))
    place = decks.template().layout("content").place("title")
    assert place is not None
    assert left == pytest.approx(place.rect.x / 12700, abs=3)
    assert place.rect.y / 12700 < 540 - top < 540 - bottom < place.rect.bottom / 12700


def test_lines_are_broken_as_they_were_measured() -> None:
    level = decks.template().layout("content").place("body").levels[0]  # type: ignore[union-attr]
    content = (
        Run("Equal treatment – for those who "),
        Run("cross", bold=True),
        Run("-border borders\nand unübersetzbar"),
    )
    for width in range(40, 600, 7):
        starts = line_starts(content, level, width, decks.template())
        rows = broken(content, level, width, Ink(decks.template(), {}, "", ""))
        assert len(rows) == len(starts) == line_count(content, level, width, decks.template())
        assert "".join(run.text for row in rows for run in row).replace(" ", "") == (
            "Equaltreatment–forthosewhocross-bordersandunübersetzbar".replace("borders", "borderborders")
        )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (Line((), 1, "number", 12), "12."),
        (Line((), 2, "number", 2), "b)"),
        (Line((), 2, "number", 28), "bb)"),
        (Line((), 3, "number", 4), "iv."),
        (Line((), 2, "bullet"), "–"),
        (Line((), 1, "more"), ""),
    ],
)
def test_signs_of_lists(line: Line, expected: str) -> None:
    assert sign(line, ("•", "–"), indented=True) == expected


# ── who reads what ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("product", [SLIDES_PDF, HANDOUT])
def test_participants_get_no_notes_and_no_hidden_slides(product: str) -> None:
    said = " ".join(pages(pdf(product)))
    assert "Welcome" not in said
    assert "Only the speaker" not in said
    assert "Hidden in the show" not in said
    assert b"Only the speaker" not in pikepdf.open(io.BytesIO(pdf(product))).Root.unparse()


def test_three_slides_to_a_page_with_the_numbers_of_the_show() -> None:
    printed = pages(pdf(HANDOUT))
    shown = [slide.number for slide in deck().slides if not slide.hidden]
    assert len(printed) == -(-len(shown) // 3)
    assert [number for number in shown if f"Slide {number}\r" in f"{' '.join(printed)}\r"] == shown
    assert "1 of 3" in printed[0]


def test_the_speaker_gets_every_slide_with_its_notes() -> None:
    printed = pages(pdf(NOTES_PAGES))
    assert len(printed) == len(deck().slides)
    assert "Welcome everybody" in printed[0]
    assert "Only the speaker reads this" in printed[2]


def test_nothing_of_a_slide_is_cut_off_at_the_foot_of_a_page() -> None:
    """The third slide of a page is as whole as the first."""
    long = "\n".join(f"- Point {n} of a long list of points that are all important" for n in range(8))
    own = decks.deck("".join(f"\n## Title {n}\n\n{long}\n" for n in range(3)))
    data = render(HANDOUT, own, decks.template(), sample.brand(), {}, Words("en"))
    assert "".join(pages(data)).count("important") == 24


# ── files ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("product", [SLIDES_PDF, HANDOUT, NOTES_PAGES])
def test_files_are_valid_and_say_their_language_and_title(product: str) -> None:
    report = validator.validate_pdf_bytes(pdf(product, "fr"), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    with pikepdf.open(io.BytesIO(pdf(product, "fr"))) as document:
        assert str(document.Root.Lang) == "fr"
        assert str(document.docinfo["/Title"]).startswith("A talk")
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == ["1 A talk", "2 A section"]


@pytest.mark.parametrize("product", [SLIDES_PDF, HANDOUT, NOTES_PAGES])
def test_the_same_bytes_twice(product: str) -> None:
    own = on_paper(deck(), product)
    again = render(product, own, decks.template(), sample.brand(), decks.IMAGES, Words("en"))
    assert again == pdf(product)


def test_lists_and_pictures_are_tagged() -> None:
    with pikepdf.open(io.BytesIO(pdf(SLIDES_PDF))) as document:
        tags = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one]
        kinds = [str(tag.S) for tag in tags]
        assert {"/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/Link"} <= set(kinds)
        assert [str(tag.Alt) for tag in tags if tag.S == "/Figure"] == ["Two circles"]


def test_right_to_left() -> None:
    """Lines begin on the right."""
    own = replace(deck(), language="ar")
    data = render(SLIDES_PDF, own, decks.template(), sample.brand(), decks.IMAGES, Words("ar"))
    with pypdfium2.PdfDocument(data) as document:
        text = document[2].get_textpage()
        left, *_ = text.get_charbox(text.get_text_range().index("Points"))
    assert left > 700


def test_a_session_has_its_notes_on_notes_pages() -> None:
    session = decks.SESSION + "::: slide\n### Why\n- Because\n:::\n\n::: notes\nSay why.\n:::\n"
    slides, _ = decks.arranged(session)
    assert "Say why." in pages(render(NOTES_PAGES, slides, decks.template(), sample.brand(), {}, Words("en")))[-1]
