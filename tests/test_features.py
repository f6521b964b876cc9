"""All that slides can do, in one deck (tests/examples/features), built and read back from the file."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from publish import build
from publish.diagnostics import ORDER
from publish.events import Found
from publish.request import Request
from tests.pptx_lint import faults

HOME = Path(__file__).parent / "examples" / "features"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("features")
    events = list(build.run(Request(HOME, output, ("slides",), jobs=1)))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert [d for d in found if ORDER[d.severity] < ORDER["note"]] == []
    return output / "en/slides/features.pptx"


@pytest.fixture(scope="module")
def deck(file: Path) -> Opened:
    return Presentation(str(file))


def named(deck: Opened, title: str) -> Slide:
    return next(s for s in deck.slides if s.shapes.title is not None and s.shapes.title.text == title)


def shape(deck: Opened, title: str, name: str) -> BaseShape:
    return next(s for s in named(deck, title).shapes if s.name == name)


def test_nothing_is_wrong_with_the_file(file: Path) -> None:
    assert faults(file.read_bytes()) == []


@pytest.mark.slow
def test_a_validator_finds_nothing_wrong(file: Path) -> None:
    audit = Path(sys.executable).with_name("openxml-audit")
    said = subprocess.run([str(audit), str(file)], capture_output=True, text=True).stdout
    assert "Errors: 0" in said, said


# ── columns and pictures ──────────────────────────────────────────────────────


def test_columns_are_as_wide_as_they_say(deck: Opened) -> None:
    left, right = (shape(deck, "Two columns, one wider", name) for name in ("left", "right"))
    assert left.width / right.width == pytest.approx(65 / 35, rel=0.05)
    assert left.left + left.width <= right.left


def test_four_columns_stand_side_by_side_and_share_what_is_left(deck: Opened) -> None:
    columns = [shape(deck, "Four columns", name) for name in ("left", "middle", "right", "fourth")]
    assert [s.text_frame.text for s in columns][1:] == ["Second", "Third", "Fourth"]
    assert all(a.left + a.width <= b.left for a, b in pairwise(columns))
    assert columns[0].width > columns[1].width
    assert columns[-1].left + columns[-1].width <= deck.slide_width


@pytest.mark.parametrize(("title", "count"), [("Pictures side by side", 2), ("Four pictures", 4)])
def test_pictures_stand_side_by_side_with_their_captions(deck: Opened, title: str, count: int) -> None:
    slide = named(deck, title)
    pictures = [s for s in slide.shapes if s._element.tag == qn("p:pic")]
    captions = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text.startswith("Figure ")]
    assert (len(pictures), len(captions)) == (count, count)
    assert [p.left for p in pictures] == sorted(p.left for p in pictures)
    assert all(p.top + p.height <= c.top for p, c in zip(pictures, captions, strict=True))


def test_a_decorative_picture_is_marked_and_passed_over(deck: Opened) -> None:
    slide = named(deck, "Text, table and picture")
    (picture,) = (s for s in slide.shapes if s._element.tag == qn("p:pic"))
    assert not picture._element.xpath(".//p:cNvPr/@descr")
    assert picture._element.xpath(".//*[local-name()='decorative']/@val") == ["1"]
    assert any(s.has_table for s in slide.shapes)


# ── words ─────────────────────────────────────────────────────────────────────


def test_footnotes_stand_at_the_foot_in_small_type(deck: Opened) -> None:
    slide = named(deck, "Sources at the foot")
    foot, footer = shape(deck, "Sources at the foot", "foot"), shape(deck, "Sources at the foot", "footer")
    assert [p.text.replace("\u00a0", " ") for p in foot.text_frame.paragraphs] == [
        "1 A history of movement, second edition, page 12.",
        "2 United Nations, Principles and recommendations for censuses, 2017.",
    ]
    assert foot._element.xpath(".//a:lvl1pPr/a:defRPr/@sz") == ["1200"]
    assert foot.top + foot.height <= footer.top
    raised = slide._element.xpath(".//p:sp[p:nvSpPr/p:cNvPr/@name='body']//a:r[a:rPr/@baseline='30000']/a:t/text()")
    assert raised == ["1", "2", "1"]
    assert list(slide.shapes)[-3].name == "foot"


def test_a_caption_stands_above_its_source(deck: Opened) -> None:
    caption, foot = (shape(deck, "A picture with its source", name) for name in ("caption", "foot"))
    assert caption.top + caption.height <= foot.top


def test_items_come_one_by_one_with_all_that_is_in_them(deck: Opened) -> None:
    slide, body = named(deck, "One by one"), shape(deck, "One by one", "body")
    effects = slide._element.xpath(".//p:timing//p:cTn[@presetID='1']")
    runs = [int(run.get("st")) for effect in effects for run in effect.iter(qn("p:pRg"))]
    kinds = [e.get("nodeType") for e in effects]
    assert list(zip(runs, kinds, strict=True)) == [
        (1, "clickEffect"),
        (2, "withEffect"),
        (3, "withEffect"),
        (4, "clickEffect"),
        (5, "clickEffect"),
    ]
    assert set(slide._element.xpath(".//p:spTgt/@spid")) == {str(body.shape_id)}
    assert not named(deck, "Where to go")._element.xpath(".//p:timing")


def test_references_lead_to_slides_forwards_and_back(deck: Opened) -> None:
    slide = named(deck, "Where to go")
    said = {}
    for run in slide._element.iter(qn("a:r")):
        for link in run.iter(qn("a:hlinkClick")):
            relation = slide.part.rels[link.get(qn("r:id"))]
            target = relation.target_ref if relation.is_external else relation.target_part.slide.shapes.title.text
            said[run.find(qn("a:t")).text] = (link.get("action"), target)
    jump = "ppaction://hlinksldjump"
    assert said == {
        "the numbers": (jump, "Text, table and picture"),
        "Code and quotes": (jump, "Code and quotes"),
        "its source": (None, "https://www.iom.int/"),
    }


def test_code_is_set_in_letters_of_one_width_and_keeps_its_lines(deck: Opened) -> None:
    body = shape(deck, "Code and quotes", "body")
    code = [r.text for p in body.text_frame.paragraphs for r in p.runs if r.font.name == "Courier New"]
    assert code == ["if asked:", "    answer()", "code"]
    assert body.text_frame.paragraphs[0].runs[0].font.italic


def test_notes_keep_bold_italics_and_lists(deck: Opened) -> None:
    frame = deck.slides[0].notes_slide.notes_text_frame
    assert frame is not None
    runs = {run.text: (run.font.bold, run.font.italic) for p in frame.paragraphs for run in p.runs}
    assert (runs["Bold"], runs["soft"]) == ((True, None), (None, True))
    numbered = [p.text for p in frame.paragraphs if p._p.xpath("./a:pPr/a:buAutoNum")]
    assert (numbered, [p.level for p in frame.paragraphs][-1]) == (["First", "Second"], 1)


def test_a_hidden_slide_is_there_and_not_shown(deck: Opened) -> None:
    assert named(deck, "Hidden")._element.get("show") == "0"


# ── layouts ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("title", "layout"),
    [
        ("All that slides can do", "Title"),
        ("Words", "Section"),
        ("The day", "Agenda"),
        ("Who works where", "Table"),
        ("What there is in the rooms", "Table"),
        ("What we compare", "Comparison"),
        ("Four titles", "Overview"),
        ("People", "Figure"),
        ("Why do people move?", "Question alone"),
        ("Draft a clause", "Exercise"),
        ("What to remember", "Key messages"),
        ("Movement is as old as mankind.", "Statement alone"),
        ("Thank you", "Closing"),
    ],
)
def test_each_layout_is_the_templates_own(deck: Opened, title: str, layout: str) -> None:
    assert named(deck, title).slide_layout.name == layout


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("The day", ["", "11:15–13:00", "Work in groups"]),
        ("Who works where", ["Second", "South", "English only"]),
        ("What there is in the rooms", ["South", "English only", "pinboard"]),
    ],
)
def test_a_workshop_is_shown_as_tables_of_powerpoints_own(deck: Opened, title: str, row: list[str]) -> None:
    (table,) = (s.table for s in named(deck, title).shapes if s.has_table)
    assert [cell.text for cell in table.rows[len(table.rows) - 1].cells] == row


def test_a_chart_is_native(deck: Opened) -> None:
    (chart,) = (s for s in named(deck, "People").shapes if s.has_chart)
    assert [list(plot.categories) for plot in chart.chart.plots] == [["2000", "2020"]]
    assert [list(series.values) for series in chart.chart.plots[0].series] == [[173.0, 281.0]]
