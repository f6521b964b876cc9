"""Decks as files, read back with python-pptx: placeholders, languages, notes, tables, pictures, the same bytes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide

from publish.render.languages import right_to_left, tag
from tests.decks import PICTURE, SESSION, TALK, arranged, deck, file, opened

EVERYTHING = """
::: notes
Welcome **everybody**.
:::

# Part {volume="2"}

## Lists

Words with a [link](https://www.iom.int), one [at home](http://example.org), *emphasis* & <angles>.

1. One
   - deep
     - deeper
2. Two

   More of two.
3. Three

::: notes
Say
: Words.

- A list
  - in it
:::

## Columns
:::: columns
::: column
### Left head
- a
:::
::: column
### Right head
- b
:::
::::

## Overview {layout="overview" volume="3"}
- **1.1** Terminology
- **1.2** Conceptual Model
- **1.3** History

## Table
| Who | Year |
|---|---:|
| ILO | 1949 |

## Figure
![What is to be seen](images/a.svg){caption="A circle"}

## Box {.hidden}
Before.

::: callout
### Remember
A boxed passage.
:::

## Why? {layout="question"}

## Closing {layout="closing"}
- Thank you
"""


@cache
def data(language: str = "en") -> bytes:
    return file(deck(EVERYTHING, language))


@cache
def presentation(language: str = "en") -> Opened:
    return Presentation(io.BytesIO(data(language)))


def named(title: str) -> Slide:
    return next(s for s in presentation().slides if s.shapes.title is not None and s.shapes.title.text == title)


def parts(language: str = "en") -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data(language))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slides_xml(language: str = "en") -> Iterator[etree._Element]:
    for name, xml in parts(language).items():
        if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            yield etree.fromstring(xml)


# ── placeholders ──────────────────────────────────────────────────────────────


def test_every_slide_has_a_title_in_a_title_placeholder() -> None:
    for slide in presentation().slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text.strip()


def test_no_placeholder_is_empty() -> None:
    for slide in presentation().slides:
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape.text_frame.text.strip(), (slide.slide_id, shape.name)


def test_every_placeholder_exists_in_its_layout() -> None:
    for slide in presentation().slides:
        known = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        assert {shape.placeholder_format.idx for shape in slide.placeholders} <= known


def test_footer_and_number_are_placeholders_with_a_field() -> None:
    slide = named("Lists")
    footer, number = (s for s in slide.placeholders if s.placeholder_format.idx in (11, 12))
    assert footer.text_frame.text == "A talk"
    assert number._element.findall(".//" + qn("a:fld"))[0].get("type") == "slidenum"
    assert number.text_frame.text in ("", "3")


def test_text_stands_in_the_placeholders_of_its_columns() -> None:
    said = {s.name: s.text_frame.text for s in named("Columns").placeholders}
    assert (said["left-head"], said["left"], said["right-head"], said["right"]) == ("Left head", "a", "Right head", "b")


def test_shape_ids_are_unique() -> None:
    for slide in presentation().slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))
        assert min(ids) > 1


# ── text ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("language", "said"), [("en", "en-GB"), ("fr", "fr-FR"), ("es", "es-ES"), ("de", "de-DE"), ("pt-BR", "pt-BR")]
)
def test_every_run_says_its_language(language: str, said: str) -> None:
    found = [
        element.get("lang") for root in slides_xml(language) for element in root.iter(qn("a:rPr"), qn("a:endParaRPr"))
    ]
    assert found
    assert set(found) == {said}
    assert all(run.find(qn("a:rPr")) is not None for root in slides_xml(language) for run in root.iter(qn("a:r")))


@pytest.mark.parametrize(
    ("language", "said", "leftward"),
    [
        ("en", "en-GB", False),
        ("ar", "ar-SA", True),
        ("zh", "zh-CN", False),
        ("he", "he-IL", True),
        ("fa", "fa-IR", True),
        ("ckb", "ckb-IQ", True),
        ("pa", "pa-IN", False),
        ("pa-Arab", "pa-Arab", True),
        ("az-Latn", "az-Latn", False),
        ("qqx", "qqx", False),
    ],
)
def test_language_tags(language: str, said: str, leftward: bool) -> None:
    assert (tag(language), right_to_left(language)) == (said, leftward)


def test_a_language_that_runs_to_the_left_says_so() -> None:
    told = [
        (properties.get("rtl"), properties.get("algn"), next(properties.iterancestors(qn("a:tbl")), None) is not None)
        for root in slides_xml("ar")
        for properties in root.iter(qn("a:pPr"))
    ]
    # Numbers of slides stand on the right elsewhere, and so on the left here; those in tables end on the right always.
    assert {(rtl, side) for rtl, side, cell in told if not cell} == {("1", "l"), ("1", "r")}
    assert {(rtl, side) for rtl, side, cell in told if cell} == {("1", "r")}


def test_levels_and_numbers() -> None:
    body = next(s for s in named("Lists").placeholders if s.name == "body")
    assert [(p.text, p.level) for p in body.text_frame.paragraphs][1:] == [
        ("One", 0),
        ("deep", 1),
        ("deeper", 2),
        ("Two", 0),
        ("More of two.", 0),
        ("Three", 0),
    ]
    starts = [p.get("startAt") for p in body._element.iter(qn("a:buAutoNum"))]
    assert starts == [None, None, "3"]  # PowerPoint begins anew after the paragraph without a number


def test_only_safe_links_are_links_and_all_words_stay() -> None:
    slide = named("Lists")
    targets = [rel.target_ref for rel in slide.part.rels.values() if rel.is_external]
    assert targets == ["https://www.iom.int"]
    body = next(s for s in slide.placeholders if s.name == "body")
    assert body.text_frame.paragraphs[0].text == "Words with a link, one at home, emphasis & <angles>."
    styles = {run.text: (run.font.bold, run.font.italic) for run in body.text_frame.paragraphs[0].runs}
    assert styles["emphasis"] == (None, True)


def test_notes_are_on_the_slides_that_have_some() -> None:
    said = {
        s.shapes.title.text: s.notes_slide.notes_text_frame.text
        for s in presentation().slides
        if s.has_notes_slide and s.shapes.title is not None and s.notes_slide.notes_text_frame is not None
    }
    assert said == {"A talk": "Welcome everybody.", "Lists": "Say\nWords.\nA list\nin it"}


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    slide = opened(deck("## A\u000bB & C\n\nx\u0007y")).slides[1]
    assert slide.shapes.title is not None
    assert "&" in slide.shapes.title.text


# ── tables, pictures, overviews, boxes ────────────────────────────────────────


def test_tables_are_tables_with_a_head() -> None:
    (shape,) = (s for s in named("Table").shapes if s.has_table)
    assert shape.is_placeholder
    assert shape.table.first_row
    assert [[cell.text for cell in row.cells] for row in shape.table.rows] == [["Who", "Year"], ["ILO", "1949"]]
    assert shape.table.cell(1, 1).text_frame.paragraphs[0].alignment is not None


def test_pictures_have_alt_text_a_png_and_their_drawing() -> None:
    slide = named("Figure")
    (picture,) = (s for s in slide.shapes if s._element.tag == qn("p:pic"))
    assert picture._element.xpath(".//p:cNvPr/@descr") == ["What is to be seen"]
    targets = sorted(rel.target_part.content_type for rel in slide.part.rels.values() if "image" in rel.reltype)
    assert targets == ["image/png", "image/svg+xml"]
    assert abs(picture.width / picture.height - 2) < 0.01
    assert {name for name in parts() if name.startswith("ppt/media/")} == {
        "ppt/media/picture1.png",
        "ppt/media/picture1.svg",
    }


def test_drawings_are_set_in_the_font_of_the_slides() -> None:
    from publish.render.pptx.pictures import prepare

    drawing = PICTURE.replace(b"<circle", b'<text font-family="Odd" style="font-family:Odder;x:y">a</text><circle')
    _, media = prepare(["a.svg"], {"a.svg": drawing}, "Calibri")
    assert b'font-family="Calibri"' in media["/ppt/media/picture1.svg"].data
    assert b"font-family:Calibri;" in media["/ppt/media/picture1.svg"].data


def test_an_overview_has_its_numbers_in_bold_and_in_the_colour_of_its_volume() -> None:
    slide = named("Overview")
    paragraphs = [p for s in slide.placeholders if s.name in ("left", "right") for p in s.text_frame.paragraphs]
    assert [p.text for p in paragraphs] == ["1.1\tTerminology", "1.2\tConceptual Model", "1.3\tHistory"]
    first = paragraphs[0].runs[0]
    assert first.font.bold
    assert first._r.xpath("./a:rPr/a:solidFill/a:schemeClr/@val") == ["accent3"]


def test_a_volume_colours_the_bar_and_the_background_of_a_section() -> None:
    bars = [s for s in named("Overview").shapes if s.name == "volume"]
    assert bars[0]._element.xpath("./p:spPr/a:solidFill/a:schemeClr/@val") == ["accent3"]
    assert named("Part")._element.xpath("./p:cSld/p:bg//a:schemeClr/@val") == ["accent2"]
    assert not [s for s in presentation().slides[0].shapes if s.name == "volume"]


def test_what_decorates_says_so() -> None:
    for slide in presentation().slides:
        for shape in slide.shapes:
            if shape.name in ("volume", "line", "mark"):
                assert shape._element.xpath(".//*[local-name()='decorative']/@val") == ["1"]


def test_an_agenda_is_a_table_whose_rows_have_the_colour_of_their_session() -> None:
    from publish.model import Deck, SlideSlot, Table, Text
    from publish.model import Slide as Drafted

    def row(*cells: str) -> tuple[tuple[Text, ...], ...]:
        return tuple((Text(cell),) if cell else () for cell in cells)

    table = Table(
        row("Time", "Session", "Chapter"),
        (row("11:00–13:00", "Labour", "2.6"), row("13:00–15:00", "Lunch", "")),
        ("left",) * 3,
        role="programme",
        volumes=(2, None),
    )
    place = (720000, 1584000, 10752000, 2000000)
    slide = Drafted("a", 1, "agenda", (Text("Today"),), slots=(SlideSlot("body", (table,), place),))
    (shape,) = (s for s in opened(Deck("a", "en", "A", "A", (slide,))).slides[0].shapes if s.has_table)
    rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
    assert rows == [["", "11:00–13:00", "Labour\n2.6"], ["", "13:00–15:00", "Lunch"]]
    assert shape._element.xpath(".//a:tr[1]/a:tc[1]/a:tcPr/a:solidFill/a:schemeClr/@val") == ["accent2"]


# ── the package ───────────────────────────────────────────────────────────────


def test_hidden_slides_and_sections() -> None:
    shown = [(s.shapes.title.text, s._element.get("show")) for s in presentation().slides if s.shapes.title is not None]
    assert [title for title, show in shown if show == "0"] == ["Box"]
    sections = presentation().part._element.xpath("//*[local-name()='section']")
    assert [section.get("name") for section in sections] == ["A talk", "Part"]
    listed = [id for section in sections for id in section.xpath(".//*[local-name()='sldId']/@id")]
    assert listed == [str(slide.slide_id) for slide in presentation().slides]


def test_properties_say_what_it_is_and_nothing_of_the_machine() -> None:
    properties = presentation().core_properties
    assert (properties.title, properties.language, properties.identifier) == ("A talk", "en-GB", "0123456789ab")
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert f"{properties.created:%Y-%m-%d}" == f"{properties.modified:%Y-%m-%d}" == "2026-11-01"


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert file(deck(EVERYTHING)) == data()
    again = (
        "import sys; from tests.decks import *; from tests.test_pptx import EVERYTHING;"
        "import hashlib; print(hashlib.sha256(file(deck(EVERYTHING))).hexdigest())"
    )
    other = subprocess.run(
        [sys.executable, "-c", again],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parent.parent,
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PATH": ""},
    )
    import hashlib

    assert other.stdout.strip() == hashlib.sha256(data()).hexdigest()


def test_the_package_is_sorted_and_undated() -> None:
    with zipfile.ZipFile(io.BytesIO(data())) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(set(names))
    assert {(entry.date_time[0], entry.create_system) for entry in entries} == {(1980, 3)}


@pytest.mark.slow
def test_a_validator_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    for body in (data(), data("ar"), file(arranged(SESSION + "::: objectives\n- Know\n:::\n")[0])):
        path.write_bytes(body)
        run = subprocess.run(
            [str(Path(sys.executable).with_name("openxml-audit")), str(path)], capture_output=True, text=True
        )
        assert "Errors: 0" in run.stdout, run.stdout


def test_a_talk_without_anything_is_a_title_slide() -> None:
    made = opened(arranged(TALK)[0])
    assert [s.shapes.title.text for s in made.slides if s.shapes.title is not None] == ["A talk"]
