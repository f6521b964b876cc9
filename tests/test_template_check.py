"""`publish template check`: what a designer is told, and what the pictures are made of."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pptx import Presentation

from publish import doctor, proof, templates
from publish.cli import main
from publish.diagnostics import Diagnostic
from publish.templates.archive import zipped
from publish.templates.choosing import LAYOUT_NAMES
from publish.templates.examining import Examination, examine
from publish.templates.paint import contrast
from tests.conftest import ROOT
from tests.masters import (
    ARABIC,
    FRENCH,
    PLAIN,
    potx,
    related,
    renamed,
    unzipped,
    with_slides,
    without_layout,
    without_title,
)

BRANDS = ("default", "classic")


def look(data: bytes) -> Examination:
    return examine({"master.pptx": data})


def rules(data: bytes) -> dict[str, tuple[str, str | None]]:
    return {one.name: (one.title, one.rule) for one in look(data).layouts}


def folder(brand: str) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in (ROOT / "templates" / brand / "slides").iterdir() if file.is_file()
    }


# ── which layout is which ─────────────────────────────────────────────────────


@pytest.mark.parametrize("names", [FRENCH, ARABIC], ids=["French", "Arabic"])
def test_layouts_in_any_language_are_found_by_their_sort(names: dict[str, str]) -> None:
    found = rules(renamed(names))
    for ours, theirs in (
        ("title", "Title Slide"),
        ("content", "Title and Content"),
        ("section", "Section Header"),
        ("overview", "Two Content"),
        ("comparison", "Comparison"),
    ):
        assert found[ours] == (names[theirs], "type")


@pytest.mark.parametrize("names", [FRENCH, ARABIC], ids=["French", "Arabic"])
def test_layouts_that_do_not_say_their_sort_are_found_by_their_name(names: dict[str, str]) -> None:
    found = rules(renamed(names, sorts=False))
    assert found["content"] == (names["Title and Content"], "name")
    assert found["comparison"] == (names["Comparison"], "name")


def test_layouts_that_say_nothing_are_found_by_what_stands_on_them() -> None:
    strange = {name: f"Brand {n}" for n, name in enumerate(FRENCH)}
    found = rules(renamed(strange, sorts=False))
    assert found["title"] == (strange["Title Slide"], "placeholders")
    assert found["overview"] == (strange["Two Content"], "placeholders")
    assert found["comparison"] == (strange["Comparison"], "placeholders")


def test_a_copy_known_by_another_name_is_not_taken_for_the_first() -> None:
    """PowerPoint copies a layout with its sort: the copy comes first here."""
    made = renamed({"Title and Vertical Text": "Messages clés"})
    parts = unzipped(made)
    path = next(name for name, data in parts.items() if "Messages clés".encode() in data)
    parts[path] = parts[path].replace(b'type="vertTx"', b'type="obj"').replace(b' orient="vert"', b"")
    assert rules(zipped(parts))["content"] == ("Title and Content", "type")
    assert rules(zipped(parts))["key-messages"] == ("Messages clés", "name")


CASES: dict[str, tuple[bytes, str, str]] = {
    "no comparison: another": (without_layout("Comparison"), "T003", "no layout `comparison`: “Two Content” stands in"),
    "no content: none": (without_layout("Title and Content"), "T002", "no layout for `content`"),
    "content without title": (
        without_title("Title and Content"),
        "T002",
        "no layout for `content` (“Title and Content” has no place for title)",
    ),
    "section without title": (
        without_title("Section Header"),
        "T003",
        "no layout `section` (“Section Header” has no place for title): “Title and Content” stands in",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_missing_is_said_and_why(case: str) -> None:
    data, code, message = CASES[case]
    said = [d for d in look(data).found if d.code == code and message in d.message]
    assert len(said) == 1, [d.message for d in look(data).found]
    assert "layouts: {" in said[0].hint


# ── fonts and contrast ────────────────────────────────────────────────────────


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#0b6e6e", "#ffffff") == pytest.approx(6.1, abs=0.05)  # as design says of volume 1


@pytest.mark.parametrize("brand", BRANDS)
def test_our_brands_have_enough_contrast_in_every_layout_and_volume(brand: str) -> None:
    seen = examine(folder(brand))
    assert not seen.found
    assert {one.layout for one in seen.contrasts} == {"", *LAYOUT_NAMES}
    assert min(one.ratio for one in seen.contrasts) >= 4.5
    assert {one.rule for one in seen.layouts} == {"settings"}
    assert all(font.same for font in seen.fonts)


def weak(data: bytes, old: bytes, new: bytes) -> list[Diagnostic]:
    parts = {name: part.replace(old, new) for name, part in unzipped(data).items()}
    return [d for d in examine({**folder("classic"), "master.pptx": zipped(parts)}).found if d.code == "T006"]


def test_text_that_is_hard_to_read_is_found_wherever_it_stands() -> None:
    own = folder("classic")["master.pptx"]
    assert not weak(own, b"none", b"none")
    pale = weak(own, b'<a:srgbClr val="5B5E66"/>', b'<a:srgbClr val="9B9EA6"/>')  # lesser text
    assert any("footer of the layout `content`" in d.message for d in pale)
    assert any("lesser text" in d.message for d in pale)
    volume = weak(own, b'<a:srgbClr val="2F6639"/>', b'<a:srgbClr val="77CC88"/>')  # volume 3, in no layout as it is
    assert any("title of the layout `section`: #77cc88 on #ffffff" in d.message for d in volume)
    heads = weak(own, b'<a:srgbClr val="F6F3EB"/>', b'<a:srgbClr val="665544"/>')  # the ground of heads is a shape
    assert any("left-head of the layout `comparison`" in d.message for d in heads)


# ── the command ───────────────────────────────────────────────────────────────


def test_the_command_tells_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "Charte graphique.potx"
    file.write_bytes(potx(with_slides("Exemple", data=renamed(FRENCH))))
    assert main(["template", "check", str(file)]) == 0
    said = capsys.readouterr().out
    for words in (
        "254.0 × 190.5 mm (4:3), 1 sample slide: left out",
        "Titre et contenu",
        "stands in",
        "not used: Titre seul",
    ):
        assert words in said
    assert "Calibri: measured with Carlito" in said
    assert "the least is" in said


def test_the_command_tells_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "brand.pptx"
    file.write_bytes(related("ppt/presentation.xml", "attachedTemplate", "http://evil.example/t.dotm"))
    assert main(["template", "check", str(file), "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["usable"]
    assert said["size"]["ratio"] == "4:3"
    assert {"name": "content", "title": "Title and Content", "rule": "type", "lacks": []} in said["layouts"]
    assert len(said["taken_out"]) == 1
    assert all(one["ratio"] >= 4.5 for one in said["contrast"])
    assert main(["template", "check", str(file), "--format", "json", "--strict"]) == 1  # something was taken out


def test_the_command_ends_with_1_where_nothing_can_be_made_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, data in (("broken.pptx", b"no zip"), ("poor.pptx", without_layout("Title and Content"))):
        (tmp_path / name).write_bytes(data)
        assert main(["template", "check", str(tmp_path / name), "--pictures", str(tmp_path / "out")]) == 1
        assert "error[T00" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    (tmp_path / "a.txt").write_text("no template")
    assert main(["template", "check", str(tmp_path / "a.txt")]) == 2


def test_settings_beside_a_master_count_where_they_are_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "slides.yml").write_text('master: "brand.pptx"\nlayouts: {closing: "Title Only"}\n')
    for name, rule in (("brand.pptx", "settings"), ("other.pptx", "stand-in")):
        (tmp_path / name).write_bytes(PLAIN)
        main(["template", "check", str(tmp_path / name), "--format", "json"])
        layouts = json.loads(capsys.readouterr().out)["layouts"]
        assert next(one["rule"] for one in layouts if one["name"] == "closing") == rule


# ── the proof ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("brand", BRANDS)
def test_the_sample_has_a_slide_for_every_layout_and_all_of_it_fits(brand: str) -> None:
    template, _ = templates.read(folder(brand))
    assert template is not None
    deck, found = proof.sample(template)
    assert {slide.layout for slide in deck.slides} == set(LAYOUT_NAMES)
    assert not [d for d in found if d.severity != "note"]
    _, data = proof.presentation(template)
    assert len(Presentation(io.BytesIO(data)).slides) == len(deck.slides)


@pytest.mark.parametrize(
    "data", [PLAIN, potx(renamed(ARABIC)), without_layout("Comparison")], ids=["own", "ar", "less"]
)
def test_the_sample_can_be_made_in_foreign_templates(data: bytes) -> None:
    template, _ = templates.read({"master.pptx": data})
    assert template is not None
    _, made = proof.presentation(template)
    for slide in Presentation(io.BytesIO(made)).slides:
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text


def test_pictures_are_never_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without LibreOffice there is the deck, and the command that would bring pictures."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["template", "check", str(ROOT / "templates/classic"), "--pictures", str(tmp_path / "out")]) == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["sample.pptx"]
    assert "Pictures need LibreOffice" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(not doctor.LIBREOFFICE.present(), reason="pictures of decks need LibreOffice")
def test_a_picture_for_every_slide(tmp_path: Path) -> None:
    template, _ = templates.read(folder("classic"))
    assert template is not None
    made = [path.name for path in proof.write(template, tmp_path)]
    deck, _ = proof.sample(template)
    assert made == ["sample.pptx", *(f"{slide.number:02}-{slide.layout}.png" for slide in deck.slides)]
