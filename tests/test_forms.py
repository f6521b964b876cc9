"""Worksheets on screen: every field filled by program, saved, read back and drawn; spoken names, order, choices."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from publish.arrange import worksheet
from publish.compile import compile_project
from publish.load import load
from publish.model import Box, Edition, Field, Paragraph, Text
from tests import heard
from tests import print_book as sample
from tests.samples import fields as arranged
from tests.test_bind import bound
from tests.test_bind import fields as named

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fr", "es")
SHEET = sample.worksheet()


def full_name(field: pikepdf.Object) -> str:
    own = str(field.get("/T", ""))
    above = full_name(field.Parent) if "/Parent" in field else ""
    return ".".join(filter(None, (above, own)))


def filled(data: bytes, name: str) -> bytes:
    """The form with something in one field: text, a tick, the second of several choices."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        field = named(pdf)[name]
        if field.FT == "/Tx":
            field.V = pikepdf.String("Łódź, mañana")
        elif "/Kids" in field:
            field.V = pikepdf.Name("/2")
            for kid in field.Kids:
                kid.AS = pikepdf.Name("/2") if "/2" in kid.AP.N else pikepdf.Name.Off
        else:
            field.V = field.AS = pikepdf.Name("/on")
        pdf.save(out)
    return out.getvalue()


def drawn(data: bytes) -> list[bytes]:
    """Each page as a reader draws it, with what is in the fields."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return [page.render(scale=1).to_pil().tobytes() for page in document]


@cache
def empty() -> list[bytes]:
    return drawn(bound(SHEET))


def names() -> list[str]:
    with pikepdf.open(io.BytesIO(bound(SHEET))) as pdf:
        return sorted(named(pdf))


@pytest.mark.parametrize("name", names())
def test_a_field_keeps_what_is_written_and_shows_it(name: str) -> None:
    data = filled(bound(SHEET), name)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(named(pdf)[name].V) in ("Łódź, mañana", "/on", "/2")
        others = [str(field.V) for other, field in named(pdf).items() if other != name]
        assert set(others) <= {"", "/Off"}
    assert drawn(data) != empty()


def test_choices_share_a_field_and_each_is_called_by_its_words() -> None:
    with pikepdf.open(io.BytesIO(bound(SHEET))) as pdf:
        group = named(pdf)["labour.when.1"]
        assert str(group.TU) == "Question 3: When?"
        assert int(group.Ff) & 1 << 15  # one of several
        assert [(str(kid.TU), sorted(kid.AP.N.keys())) for kid in group.Kids] == [
            ("This year", ["/1"]),
            ("Next year", ["/2"]),
            ("Later", ["/3"]),
        ]
        assert all("/T" not in kid and kid.Parent.objgen == group.objgen for kid in group.Kids)
        shown = [one.objgen for page in pdf.pages for one in page.obj.get("/Annots", [])]
        assert len(shown) == len(set(shown))


def test_one_choice_takes_the_place_of_another() -> None:
    """As a reader does it, not only as we write it."""
    document = pypdfium2.PdfDocument(filled(bound(SHEET), "labour.when.1"))
    document.init_forms()
    with pikepdf.open(io.BytesIO(bound(SHEET))) as pdf:
        third = named(pdf)["labour.when.1"].Kids[2]
        place = [float(side) for side in third.Rect]
        number = next(n for n, page in enumerate(pdf.pages) if page.obj.objgen == third.P.objgen)
    page = document[number]
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    raw = pypdfium2.raw
    raw.FORM_OnLButtonDown(document.formenv, page, 0, x, y)
    raw.FORM_OnLButtonUp(document.formenv, page, 0, x, y)
    saved = io.BytesIO()
    document.save(saved)
    with pikepdf.open(saved) as pdf:
        group = named(pdf)["labour.when.1"]
        assert [str(kid.AS) for kid in group.Kids] == ["/Off", "/Off", "/3"]


def test_what_is_written_stands_on_the_ruled_lines() -> None:
    """In PDFium, as in Chrome: the foot of each line of capitals is just above its rule."""
    with pikepdf.open(io.BytesIO(bound(SHEET))) as pdf:
        field = named(pdf)["labour.priorities"]
        foot, top = sorted(float(field.Rect[side]) for side in (1, 3))
        number = next(n for n, page in enumerate(pdf.pages) if page.obj.objgen == field.P.objgen)
        height = float(field.P.MediaBox[3])
        field.V = pikepdf.String("H\nH\nH\nH")
        written = io.BytesIO()
        pdf.save(written)
    scale = 4
    before, after = (_page(data, number, scale) for data in (bound(SHEET), written.getvalue()))
    changed = ImageChops.difference(before, after).convert("1", dither=Image.Dither.NONE)
    inked = [y / scale for y in range(changed.height) if changed.crop((0, y, changed.width, y + 1)).getbbox()]
    feet = [y for y, below in zip(inked, [*inked[1:], 0.0], strict=True) if below - y != 1 / scale]
    rules = [height - top + (top - foot) / 4 * line for line in (1, 2, 3, 4)]
    assert [1 < rule - foot < 8 for rule, foot in zip(rules, feet, strict=True)] == [True] * 4


def _page(data: bytes, number: int, scale: int) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return document[number].render(scale=scale).to_pil()


# ── spoken names, order ───────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "ar"])
def test_name_group_room_and_date_stand_in_one_row(language: str) -> None:
    sheet = sample.worksheet(language)
    four = [Paragraph((Text(said), Field(f"labour.{said}", said))) for said in ("name", "group", "room", "date")]
    part = replace(sheet.parts[0], blocks=(Box("fields", tuple(four)),))
    with pikepdf.open(io.BytesIO(bound(replace(sheet, parts=(part,))))) as pdf:
        places = [[float(side) for side in field.Rect] for field in heard.widgets(pdf)]
    assert len(places) == 4
    assert len({round(foot) for _, foot, _, _ in places}) == 1
    across = sorted(places, reverse=language == "ar")
    assert places == across


def test_the_tab_key_goes_from_field_to_field_as_one_reads() -> None:
    with pikepdf.open(io.BytesIO(bound(SHEET))) as pdf:
        order = [full_name(field) for field in heard.widgets(pdf)]
    said = [name.replace("bilateral.r", "bilateral_r") for name in arranged(SHEET.parts[0].blocks)]
    assert order == said


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_real_worksheet_is_filled_in_as_it_is_read(real: Path, language: str) -> None:
    project, _ = load(ROOT)
    assert project
    compiled = compile_project(project, (language,))[0][language]
    for file in sorted((real / language / "worksheet").glob("*.pdf")):
        book = worksheet.arrange(compiled.publication, Edition("worksheet", file.stem, language), compiled.words)
        with pikepdf.open(file) as pdf:
            found = heard.widgets(pdf)
            assert len(found) > 5
            assert all(str(field.TU).strip() for field in found)
            assert [full_name(f).replace("_", ".") for f in found] == [
                name.replace("_", ".") for name in arranged(book.parts[0].blocks)
            ]
