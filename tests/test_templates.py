"""Reading a brand's slides: which layout is which, what is missing, what is taken out for safety."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import pptx
import pytest
from pptx import Presentation

from publish import templates
from publish.diagnostics import Diagnostics
from publish.kinds import LAYOUTS
from publish.load import template_files
from publish.render import brand as brands
from publish.render.pptx import render
from publish.templates import Template
from publish.templates.archive import zipped
from publish.templates.choosing import LAYOUT_NAMES
from publish.templates.scenery import sceneries
from publish.templates.scrubbing import MAIN_TYPE, OTHER_MAIN_TYPES
from publish.templates.typefaces import MEASURES, path_of
from tests.decks import FOLDER, TALK, arranged, deck, template

FOREIGN = (Path(pptx.__file__).parent / "templates/default.pptx").read_bytes()
OWN = (FOLDER / "master.pptx").read_bytes()
SETTINGS = (FOLDER / "slides.yml").read_bytes()


def read(**files: bytes) -> tuple[Template | None, Diagnostics]:
    """Files by name, with an underscore for the point: `master_pptx`."""
    return templates.read({name.replace("_", "."): data for name, data in files.items()})


def changed(data: bytes, **changes: tuple[bytes, bytes]) -> bytes:
    """A package with text replaced in the parts whose name ends so: `presentation_xml=(old, new)`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for ending, (old, new) in changes.items():
        for name in parts:
            if name.endswith(ending.replace("_", ".")) and old in parts[name]:
                parts[name] = parts[name].replace(old, new)
    return zipped(parts)


def plus(data: bytes, **more: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {name.replace("__", "/").replace("_", "."): value for name, value in more.items()})


# ── our own ───────────────────────────────────────────────────────────────────


def test_the_default_template_has_every_layout_with_its_slots() -> None:
    own = template()
    assert set(LAYOUTS) <= {layout.name for layout in own.layouts} == set(LAYOUT_NAMES)
    body = own.layout("content").place("body")
    assert body is not None
    assert (body.size, body.floor, body.levels[0].font, body.levels[1].size) == (28, 20, "Calibri", 24)
    assert own.layout("statement").place("body").levels[0].font == "Georgia"  # type: ignore[union-attr]
    assert [own.volume_colour(n) for n in (None, 1, 2, 3, 4)] == ["accent1", "accent1", "accent2", "accent3", "accent1"]


def test_places_stand_on_the_slide_and_not_over_each_other() -> None:
    _apart(template())


def _apart(own: Template) -> None:
    for layout in own.layouts:
        for place in layout.places:
            assert 0 <= place.rect.x < place.rect.x + place.rect.width <= own.width
            assert 0 <= place.rect.y < place.rect.bottom <= own.height
        for one in layout.places:
            for other in layout.places:
                apart = (
                    one.rect.bottom <= other.rect.y
                    or other.rect.bottom <= one.rect.y
                    or one.rect.x + one.rect.width <= other.rect.x
                    or other.rect.x + other.rect.width <= one.rect.x
                )
                assert one is other or apart, (layout.name, one.name, other.name)


def test_a_template_travels_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(template())) == template()


@pytest.mark.parametrize("brand", ["default", "classic"])
def test_the_script_builds_the_master_that_is_there(brand: str, tmp_path: Path) -> None:
    """Byte for byte, until a designer edits it by hand: then this test may go."""
    folder = FOLDER.parent.parent / brand / "slides"
    script = tmp_path / "make_master.py"
    script.write_bytes((folder / "make_master.py").read_bytes())
    subprocess.run([sys.executable, str(script)], check=True)
    assert (tmp_path / "master.pptx").read_bytes() == (folder / "master.pptx").read_bytes()


def test_the_brands_differ_in_shape_type_and_colours() -> None:
    files = {file.name: file.read_bytes() for file in (FOLDER.parent.parent / "classic/slides").iterdir()}
    classic, found = templates.read({name: data for name, data in files.items() if not name.startswith("__")})
    assert classic is not None
    assert not found
    assert (classic.width / classic.height, template().width / template().height) == pytest.approx((4 / 3, 16 / 9))
    assert [font.file for font in classic.fonts] == ["LiberationSans"]
    ours, theirs = (next(iter(sceneries(one.master, "").values())).colours for one in (template(), classic))
    assert not {ours[f"accent{n}"] for n in range(1, 7)} & {theirs[f"accent{n}"] for n in range(1, 7)}


def test_places_stand_apart_in_classic_too() -> None:
    folder = FOLDER.parent.parent / "classic/slides"
    classic, _ = templates.read({name: (folder / name).read_bytes() for name in ("slides.yml", "master.pptx")})
    assert classic is not None
    _apart(classic)


def test_pages_of_a_brand_may_stand_on_top_of_the_default_s(tmp_path: Path) -> None:
    default, classic = (template_files(tmp_path, brand, "print") for brand in ("default", "classic"))
    assert set(classic) == {*default, "brand.css"}
    brand, found = brands.read(classic)
    assert brand is not None
    assert not found
    assert brand.sheets_for("guide")[-1] == classic["brand.css"].decode()
    own = tmp_path / "templates/own/print"
    own.mkdir(parents=True)
    (own / "print.css").write_text("p { color: red }")
    assert set(template_files(tmp_path, "own", "print")) == {"print.css"}  # one of its own stands alone


def test_every_font_that_measures_is_there_with_its_licence() -> None:
    for font in set(MEASURES.values()):
        for bold in (False, True):
            for italic in (False, True):
                assert path_of(font, bold, italic).is_file()
        assert "SIL OPEN FONT LICENSE" in (path_of(font).parent / f"{font}-OFL.txt").read_text("utf-8").upper()


# ── others' ───────────────────────────────────────────────────────────────────


def test_a_template_without_settings_is_read_by_its_layouts_and_what_stands_in_is_said() -> None:
    made, found = read(master_pptx=FOREIGN)
    assert made is not None
    assert {d.code for d in found} == {"T003"}
    assert {d.severity for d in found} == {"note"}
    assert made.layout("comparison").title == "Comparison"
    assert made.layout("comparison").place("left-head") is not None
    assert made.layout("key-messages").title == "Title and Content"
    assert any("key-messages" in d.message and "Title and Content" in d.message for d in found)


def test_a_deck_in_another_template_has_titles_and_no_empty_placeholder() -> None:
    made, _ = read(master_pptx=FOREIGN)
    assert made is not None
    body = TALK + '## One\n- a\n\n## Two {layout="key-messages"}\n- b\n\n## Why? {layout="question"}\n'
    made_of, _ = arranged(body, own=made)
    for slide in Presentation(io.BytesIO(render(made_of, made, {}))).slides:
        assert slide.shapes.title is not None
        assert all(s.text_frame.text.strip() for s in slide.placeholders if s.has_text_frame)


@pytest.mark.parametrize("kind", OTHER_MAIN_TYPES)
def test_potx_and_the_like_are_read(kind: bytes) -> None:
    made, found = read(master_pptx=changed(OWN, **{"].xml": (MAIN_TYPE, kind)}), slides_yml=SETTINGS)
    assert made is not None
    assert not found
    assert Presentation(io.BytesIO(made.master)).slide_width == 12192000


@pytest.mark.parametrize(
    ("settings", "message", "line"),
    [
        ("layouts: {content: Contents}", "no layout “Contents”", 0),
        ("layouts: {contents: Content}", "`contents` is no layout of ours", 0),
        ("colour: red", "unknown setting `colour`", 1),
        ("master: master.pptx\nfloors: {title: big}", "`floors` cannot be read", 2),
        ("table: {size: 0}", "`table` cannot be read", 1),
        ("table: {sise: 20}", "`table` cannot be read", 1),
        ("volumes: red", "`volumes` cannot be read", 1),
        ("a: &x [1]\nb: *x", "anchors, aliases and tags are not read", 1),
        ("a: [", "slides.yml is not YAML", 2),
        ("master: other.pptx", "the template has no `other.pptx`", 0),
    ],
)
def test_mistakes_in_the_settings_are_named(settings: str, message: str, line: int) -> None:
    made, found = read(master_pptx=OWN, slides_yml=settings.encode())
    errors = [d for d in found if d.severity == "error"]
    assert made is None
    assert any(message in d.message for d in errors), errors
    assert all(d.hint for d in errors if "anchors" not in d.message and "not YAML" not in d.message)
    assert errors[0].span is not None
    assert errors[0].span.path == "slides.yml"
    if line:
        assert errors[0].span.line in (line, line - 1)


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"a.txt": b"a"}), OWN[: len(OWN) // 2]])
def test_what_is_no_powerpoint_file_is_an_error(data: bytes) -> None:
    made, (said, *_) = read(master_pptx=data)
    assert made is None
    assert (said.code, said.severity) == ("T001", "error")


def test_a_bomb_is_not_unpacked() -> None:
    made, (said, *_) = read(master_pptx=plus(OWN, ppt__media__a_bin=bytes(160_000_000)))
    assert made is None
    assert "unpacks to more than" in said.message


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    made, (said, *_) = read(master_pptx=plus(OWN, ppt__theme__theme1_xml=bomb))
    assert made is None
    assert (said.code, "theme1" in said.message) == ("T001", True)


def test_macros_and_links_outwards_are_taken_out_and_said() -> None:
    rel = (
        b'<Relationship Id="rX" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        b'Target="vbaProject.bin"/><Relationship Id="rY" TargetMode="External" Target="http://evil.example/a.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )
    bad = changed(OWN, presentation_xml_rels=(b"</Relationships>", rel))
    made, found = read(master_pptx=plus(bad, ppt__vbaProject_bin=b"macro"), slides_yml=SETTINGS)
    assert made is not None
    assert [(d.code, d.severity) for d in found] == [("T005", "warning")]
    assert "vbaProject" in found[0].message
    data = render(deck("## T\n- a\n"), made, {})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name]
        assert b"evil.example" not in b"".join(archive.read(name) for name in archive.namelist())


def test_slides_of_the_template_do_not_reach_the_deck() -> None:
    shown = Presentation(io.BytesIO(OWN))
    slide = shown.slides.add_slide(shown.slide_layouts[2])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "A sample slide"
    stream = io.BytesIO()
    shown.save(stream)
    made, found = read(master_pptx=stream.getvalue(), slides_yml=SETTINGS)
    assert made is not None
    assert not found
    data = render(deck("## T\n- a\n"), made, {})
    assert len(Presentation(io.BytesIO(data)).slides) == 2
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        assert b"A sample slide" not in b"".join(archive.read(name) for name in archive.namelist())


def test_a_font_without_metrics_is_said_and_measured_with_a_margin() -> None:
    other = changed(OWN, theme1_xml=(b'typeface="Calibri"', b'typeface="Brand Sans"'))
    made, found = read(master_pptx=other, slides_yml=SETTINGS)
    assert made is not None
    assert [(d.code, d.severity) for d in found] == [("T004", "warning")]
    assert made.match("Brand Sans").margin > 1
    known, found = read(master_pptx=other, slides_yml=SETTINGS.replace(b"Calibri: Carlito", b"Brand Sans: Carlito"))
    assert known is not None
    assert not found
