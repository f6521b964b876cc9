"""The deck of all features in Arabic (tests/examples/features), read back: what is right to left, and what is not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide

from publish import build
from publish.diagnostics import ORDER
from publish.events import Found
from publish.request import Request
from publish.templates.typefaces import path_of
from tests.decks import template
from tests.pptx_lint import faults
from tests.test_features import HOME, named, shape

CODE = "if asked:\x0b    answer()"
EMU = 12700


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("features")
    events = list(build.run(Request(HOME, output, ("slides", "slides-pdf"), jobs=1)))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert [d for d in found if ORDER[d.severity] < ORDER["note"]] == []
    return output


@pytest.fixture(scope="module")
def deck(built: Path) -> Opened:
    return Presentation(str(built / "ar/slides/features.pptx"))


@pytest.fixture(scope="module")
def english(built: Path) -> Opened:
    return Presentation(str(built / "en/slides/features.pptx"))


def test_nothing_is_wrong_with_the_file(built: Path) -> None:
    assert faults((built / "ar/slides/features.pptx").read_bytes()) == []


# ── the whole deck ────────────────────────────────────────────────────────────


def test_every_shape_is_there_and_mirrored(deck: Opened, english: Opened) -> None:
    width = english.slide_width
    assert width
    for theirs, ours in zip(english.slides, deck.slides, strict=True):
        assert ours.slide_layout.name == theirs.slide_layout.name
        for one, other in zip(theirs.shapes, ours.shapes, strict=True):
            mirrored = width - one.left - one.width
            assert (other.name, other.width) == (one.name, one.width)
            assert abs(other.left - mirrored) <= 1, (theirs.slide_id, one.name)


def test_every_animation_link_and_hidden_slide_is_there(deck: Opened, english: Opened) -> None:
    def acts(slide: Slide) -> tuple[str | None, list[str], list[str]]:
        effects = slide._element.xpath(".//p:cTn[@presetID]/@nodeType")
        return slide._element.get("show"), effects, slide._element.xpath(".//a:hlinkClick/@action")

    assert [acts(slide) for slide in deck.slides] == [acts(slide) for slide in english.slides]


def test_every_paragraph_runs_from_the_right_but_code(deck: Opened) -> None:
    said = [
        ("".join(p.xpath(".//a:t/text()")), p.find(qn("a:pPr")).get("rtl"))
        for slide in deck.slides
        for p in slide._element.iter(qn("a:p"))
        if p.findall(f".//{qn('a:t')}")
    ]
    assert len(said) > 100
    assert [text for text, rtl in said if rtl != "1"] == ["if asked:    answer()"]


def test_lines_begin_on_the_right_but_those_of_code_and_the_slides_number(deck: Opened) -> None:
    elsewhere = {
        (shape.name, p.text)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        if p._p.pPr is not None and p._p.pPr.get("algn") != "r"
    }
    assert {name for name, _ in elsewhere} == {"number", "body"}
    assert [text for name, text in elsewhere if name == "body"] == [CODE]


def test_every_run_says_that_it_is_arabic(deck: Opened) -> None:
    tags = {tag for slide in deck.slides for tag in slide._element.xpath(".//@lang")}
    assert tags == {"ar-SA"}


def test_what_is_emphasised_is_bold_and_nothing_leans(deck: Opened) -> None:
    frame = deck.slides[0].notes_slide.notes_text_frame
    assert frame is not None
    runs = {run.text: run.font.bold for p in frame.paragraphs for run in p.runs}
    assert (runs["غليظة"], runs["خفيفة"], runs[" وأخرى "]) == (True, True, None)
    assert [slide for slide in deck.slides if slide._element.xpath(".//@i")] == []
    quote = shape(deck, "الرموز البرمجية والاقتباسات", "body").text_frame.paragraphs[0]
    assert (quote.text, quote.runs[0].font.bold) == ("لا أحد يترك بيته بلا سبب.", None)


def test_notes_run_from_the_right_with_their_list(deck: Opened) -> None:
    frame = deck.slides[0].notes_slide.notes_text_frame
    assert frame is not None
    assert {(p._p.pPr.get("rtl"), p._p.pPr.get("algn")) for p in frame.paragraphs} == {("1", "r")}
    numbered = [p.text for p in frame.paragraphs if p._p.xpath("./a:pPr/a:buAutoNum")]
    assert numbered == ["أولاً", "ثانياً"]


# ── columns, tables, overview ─────────────────────────────────────────────────


def test_the_first_column_stands_on_the_right(deck: Opened) -> None:
    columns = [shape(deck, "أربعة أعمدة", name) for name in ("left", "middle", "right", "fourth")]
    assert [s.text_frame.text for s in columns][1:] == ["ثانياً", "ثالثاً", "رابعاً"]
    assert all(a.left >= b.left + b.width for a, b in pairwise(columns))
    assert columns[-1].left >= 0


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("برنامج اليوم", ["", "11:15–13:00", "العمل في مجموعات"]),
        ("من يعمل أين", ["Second", "South", "الإنجليزية فقط"]),
        ("ما يوجد في القاعات", ["South", "الإنجليزية فقط", "لوحة تثبيت"]),
        ("نص وجدول وصورة", ["2020", "281"]),
    ],
)
def test_tables_say_that_their_first_column_stands_on_the_right(deck: Opened, title: str, row: list[str]) -> None:
    (frame,) = (s for s in named(deck, title).shapes if s.has_table)
    assert frame.table._tbl.tblPr.get("rtl") == "1"
    assert [cell.text for cell in frame.table.rows[len(frame.table.rows) - 1].cells] == row
    # Numbers, too: their last digits are below each other.
    assert set(frame._element.xpath(".//a:tc//a:pPr/@algn")) == {"r"}


def test_the_gap_of_a_column_is_where_its_lines_end(deck: Opened) -> None:
    (frame,) = (s for s in named(deck, "من يعمل أين").shapes if s.has_table)
    cells = frame.table.rows[1].cells
    assert [(cell.margin_left > 0, cell.margin_right) for cell in cells] == [(True, 0), (True, 0), (False, 0)]


def bold(text: str, size: float) -> float:
    """How wide a text in Arial is, in points: figures are set in the typeface for complex scripts."""
    font = ImageFont.truetype(str(path_of("LiberationSans", bold=True)), 1000)
    return font.getlength(text) * size / 1000


def test_times_stand_on_one_line(deck: Opened) -> None:
    (frame,) = (s for s in named(deck, "برنامج اليوم").shapes if s.has_table)
    room = frame.table.columns[1].width / EMU
    for row in frame.table.rows:
        cell = row.cells[1]
        (run,) = cell.text_frame.paragraphs[0].runs
        insets = (cell.margin_left + cell.margin_right) / EMU
        assert run.font.bold
        assert bold(run.text, run.font.size.pt) + insets < room


def test_numbers_of_an_overview_stand_before_their_titles(deck: Opened) -> None:
    for name, first in (("left", "1.1"), ("right", "1.3")):
        paragraphs = shape(deck, "أربعة عناوين", name).text_frame.paragraphs
        number, gap, _ = (run.text for run in paragraphs[0].runs)
        assert (number, gap) == (first, " \t")
        place = template().layout("overview").place(name)
        assert place
        assert bold(f"{number} ", place.size) < int(paragraphs[0]._p.pPr.get("marL")) / EMU


# ── charts ────────────────────────────────────────────────────────────────────


def test_a_chart_begins_on_the_right(deck: Opened, english: Opened) -> None:
    def axes(one: Opened, title: str) -> list[tuple[str, str]]:
        (frame,) = (s for s in named(one, title).shapes if s.has_chart)
        found = frame.chart._chartSpace.xpath("//c:catAx | //c:valAx")
        return [(a.xpath("string(c:scaling/c:orientation/@val)"), a.xpath("string(c:axPos/@val)")) for a in found]

    assert axes(english, "People") == [("minMax", "b"), ("minMax", "l")]
    assert axes(deck, "الأشخاص") == [("maxMin", "b"), ("minMax", "r")]


# ── on paper ──────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def paper(built: Path) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(built / "ar/slides-pdf/features.pdf")


def box(paper: pypdfium2.PdfDocument, title: str, text: str) -> tuple[float, float, float, float]:
    """Where `text` stands on the page that `title` names: left, bottom, right, top in points."""
    bookmarks = {mark.get_title().partition(" ")[2]: mark.get_dest().get_index() for mark in paper.get_toc()}
    page = paper[bookmarks[title]].get_textpage()
    found = page.search(text).get_next()
    assert found, text
    boxes = [page.get_charbox(n) for n in range(found[0], found[0] + found[1])]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def test_code_begins_on_the_left_of_its_page(paper: pypdfium2.PdfDocument, deck: Opened) -> None:
    title = "الرموز البرمجية والاقتباسات"
    place, (left, _, _, above), (inner, _, end, below) = (
        shape(deck, title, "body"),
        box(paper, title, "if"),
        box(paper, title, "answer"),
    )
    assert left == pytest.approx(place.left / EMU, abs=3)
    assert left + 5 < inner < end < deck.slide_width / EMU / 2
    assert below < above


def test_rows_are_as_far_apart_as_the_rules_below_them(paper: pypdfium2.PdfDocument, deck: Opened) -> None:
    title = "ما يوجد في القاعات"
    (frame,) = (s for s in named(deck, title).shapes if s.has_table)
    bases = [box(paper, title, room)[1] for room in ("North", "South")]
    assert bases[0] - bases[1] == pytest.approx(frame.table.rows[3].height / EMU, abs=0.3)
    assert box(paper, title, "South")[2] == pytest.approx((frame.left + frame.width) / EMU, abs=2)
