"""Arabic: joined letters measured, drawn, and read back from the PDF in the order in which they were written."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pptx import Presentation

from publish import build
from publish.arrange.slides.content import _frames
from publish.events import Found
from publish.fit import Line, Run, widest
from publish.model import Column
from publish.render.letters import called, named
from publish.render.outlines import outlined
from publish.render.pptx.text import Voice, paragraphs
from publish.render.pptx.xml import NAMESPACES, Relations
from publish.request import Request
from publish.templates import Level, Rect, Template
from publish.templates.archive import unpack
from publish.templates.layouts import raw_layouts
from publish.templates.mirroring import OPPOSITE, _move, mirrored
from publish.templates.typefaces import ARABIC, path_of, script_of
from tests import folder
from tests.decks import template

CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
SAID = "اللاجئون والمهاجرون في نوفمبر 2026، بين بلدين: الاتفاقية رقم 97."
ARABIC_VOICE = Voice("ar-SA", True)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-size="20" fill="#123456">\n{}\n</svg>\n'


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("ل", "ل"),
        ("لا", "\ufefb"),
        ("fi", "fi"),
        ("لام", "مال"),  # no joined form of its own
        ("12", "12"),
    ],
)
def test_what_a_sign_is_called(letters: str, name: str) -> None:
    assert named(letters) == name


def test_a_mark_does_not_take_the_name_of_the_letters_below_it() -> None:
    """In `مميِّزة` the sign of two marks is drawn first; without the font, `يز` would be without a name ever after."""
    font = path_of(ARABIC.font).read_bytes()
    known = TTFont(io.BytesIO(font))
    mark, letters, other = (known.getGlyphID(name) for name in ("uni06510650", "uniFC92", "A"))
    said = {mark: "يِّز", letters: "", other: "A"}
    assert called(said, font) == {mark: "\u0651\u0650", letters: "\ufc92", other: "A"}
    assert unicodedata.normalize("NFKC", "\ufc92") == "يز"


def test_words_are_measured_with_the_font_of_their_script() -> None:
    assert script_of("Migration") is None
    assert script_of("é–Ж") is None
    assert script_of("EMM الهجرة") is ARABIC
    assert path_of(ARABIC.font, bold=True, italic=True).name == "IBMPlexSansArabic-Bold.ttf"


def test_joined_letters_are_narrower_than_the_sum_of_their_isolated_forms() -> None:
    level = Level(20.0, 0, 0, 0.0, 1.0, "Calibri")

    def width(text: str) -> float:
        return widest((Run(text),), level, template())[0]

    word = "المهاجرون"
    isolated = sum(width(letter) for letter in word)
    assert 0.5 * isolated < width(word) < 0.96 * isolated


def test_texts_of_drawings_become_outlines_where_their_letters_join() -> None:
    text = '<text x="100" y="30" text-anchor="{}" font-weight="bold">{}</text>'.format
    plain = DRAWING.format(text("middle", "Migration")).encode()
    assert outlined(plain) == plain
    drawn = {
        side: etree.fromstring(outlined(DRAWING.format(text(side, "الهجرة 2026")).encode()))
        for side in ("start", "end")
    }
    for svg in drawn.values():
        assert "".join(svg.itertext()).strip() == ""
        (path,) = svg.iter("{*}path")
        assert (path.get("fill"), len(path.get("d")) > 500) == ("#123456", True)
    starts = {
        side: float(next(svg.iter("{*}path")).get("transform").split("(")[1].split()[0]) for side, svg in drawn.items()
    }
    assert starts["start"] == 100
    assert starts["end"] < 20  # the whole phrase stands to the left of its anchor


def test_an_outline_is_turned_as_its_text_was() -> None:
    (path,) = etree.fromstring(
        outlined(DRAWING.format('<text x="9" y="30" transform="rotate(40 9 30)">الهجرة</text>').encode())
    ).iter("{*}path")
    assert path.get("transform").startswith("rotate(40 9 30) translate(9.00 30.00) ")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, its source language Arabic, every product."""
    root = tmp_path_factory.mktemp("arabic")
    changes = folder.changed(
        "content/publication.yml", "source: en\nlanguages: [en, fr]", "source: ar\nlanguages: [ar]"
    )
    first, blank, rest = folder.FILES[CHAPTER].partition("\n# ")
    title, _, body = rest.partition("\n")
    changes[CHAPTER] = f"{first}{blank}{title} الأشخاص\n\n{SAID}\n\n![الهجرة](images/ring.svg)\n{body}"
    slide = "- Another idea\n\n::: callout\nالأشخاص\n:::\n"
    changes |= folder.changed("content/sessions/s.md", "- Another idea\n", slide)
    changes["content/images/ring.svg"] = DRAWING.format('<text x="20" y="30">الهجرة</text>')
    project = folder.write(root / "project", changes)
    events = tuple(build.run(Request(project, root / "build", ("slides", "worksheet", "handbook", "guide", "handout"))))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert [d for d in found if d.severity == "error" or d.code.startswith("O")] == []
    return root / "build" / "ar"


def test_a_sentence_can_be_copied_out_of_the_handbook_in_its_order(built: Path) -> None:
    document = pypdfium2.PdfDocument(built / "handbook" / "c.pdf")
    texts = " ".join(page.get_textpage().get_text_bounded() for page in document)
    read = " ".join(unicodedata.normalize("NFKC", texts).split())
    for word in SAID.replace("،", "").replace(":", "").replace(".", "").split():
        assert word in read
    sentence = read[read.index("اللاجئون والمهاجرون") :]
    assert sentence.index("نوفمبر") < sentence.index("الاتفاقية") < 80


def test_signs_of_running_heads_are_named_like_those_of_the_text(built: Path) -> None:
    """They share a font when the book is bound: `لأ` in a head would turn it round in the whole text."""
    for file in ("handbook/c.pdf", "guide/w.pdf"):
        with pikepdf.open(built / file) as pdf:
            fonts = {font.objgen: font for page in pdf.pages for font in _fonts(page)}
            maps = [bytes(font.ToUnicode.read_bytes()).decode("latin-1") for font in fonts.values()]
        named = [letters for one in maps for letters in re.findall(r"> <(06[0-9a-f]{2}06[0-9a-f]{2,})>", one)]
        assert not {"06440623", "06440627", "06440625"} & set(named)


def _fonts(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.obj.Resources.get("/Font", pikepdf.Dictionary()).values())


@pytest.mark.parametrize("file", ["handbook/c.pdf", "worksheet/s.pdf", "handout/s.pdf"])
def test_pages_follow_each_other_from_the_right(built: Path, file: str) -> None:
    with pikepdf.open(built / file) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


# ── slides ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("code", ["انظر ", "code", " هنا"]),
        ("f()", ["انظر ", "f()", "\u200e", " هنا"]),
        ("--all", ["انظر ", "\u200e", "--all", " هنا"]),
    ],
)
def test_code_among_arabic_ends_where_it_ends(code: str, said: list[str]) -> None:
    """What holds it together stands beside it, so that it can be copied."""
    content = (Run("انظر "), Run(code, fixed=True), Run(" هنا"))
    xml = paragraphs((Line(content),), (Level(20.0, 0, 0, 0.0, 1.0, "Calibri"),), ARABIC_VOICE, Relations())
    assert re.findall("<a:t>([^<]*)", xml) == said
    assert re.findall("<a:pPr[^>]*>", xml) == ['<a:pPr algn="r" rtl="1">']


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line((Run("f()", fixed=True),)), 'algn="l" rtl="0"'),
        (Line((Run("f()", fixed=True),), mark="more"), 'algn="l" rtl="0"'),
        (Line((Run("f()", fixed=True),), mark="bullet"), 'algn="r" rtl="1"'),
        (Line((Run("f()", fixed=True), Run("، ثم"))), 'algn="r" rtl="1"'),
        (Line(()), 'algn="r" rtl="1"'),
    ],
)
def test_a_paragraph_of_code_alone_begins_on_the_left(line: Line, said: str) -> None:
    xml = paragraphs((line,), (Level(20.0, 0, 0, 0.0, 1.0, "Calibri"),), ARABIC_VOICE, Relations())
    assert said in xml


def test_figures_are_measured_as_wide_as_they_come_out() -> None:
    """Among Arabic they are set in Arial, which is wider than Calibri; words in Latin letters are not."""
    level = Level(20.0, 0, 0, 0.0, 1.0, "Calibri")

    def width(text: str, own: Template) -> float:
        return widest((Run(text),), level, own)[0]

    assert width("09:30–11:00", mirrored(template())) > 1.05 * width("09:30–11:00", template())
    assert width("2026", mirrored(template())) == pytest.approx(4 * 0.556 * 20, abs=0.1)
    assert width("Migration", mirrored(template())) == width("Migration", template())


def test_a_template_mirrored_twice_has_every_place_where_it_was() -> None:
    def places(one: Template) -> list[tuple[Rect, tuple[int, int, int, int]]]:
        return [(place.rect, place.insets) for layout in one.layouts for place in layout.places]

    once = mirrored(template())
    assert places(mirrored(once)) == places(template())
    assert [layout.volume for layout in mirrored(once).layouts] == [layout.volume for layout in template().layouts]
    assert places(once) != places(template())


def test_letters_that_join_are_not_set_apart() -> None:
    def apart(one: Template) -> tuple[set[float], bool]:
        parts, _ = unpack(one.master, "master")
        levels = (level for layout in one.layouts for place in layout.places for level in place.levels)
        return {level.spacing for level in levels}, any(b' spc="' in data for data in parts.values())

    assert (len(apart(template())[0]), apart(template())[1]) == (2, True)
    assert apart(mirrored(template())) == ({0.0}, False)


def test_what_was_read_of_a_mirrored_master_is_what_stands_in_it() -> None:
    """Places were mirrored as numbers, the master as XML: PowerPoint must find both at one place."""
    once = mirrored(template())
    parts, _ = unpack(once.master, "master")
    by_part = {raw.part: raw for raw in raw_layouts(parts)}
    for layout in once.layouts:
        held = {(one.kind, one.idx): one for one in by_part[layout.part].holders}
        for place in layout.places:
            assert held[place.kind, place.idx].rect == place.rect
            assert held[place.kind, place.idx].insets == place.insets
            assert held[place.kind, place.idx].levels[0].align == OPPOSITE.get(place.levels[0].align, "ctr")


def test_groups_and_lines_are_mirrored() -> None:
    inner = "<p:sp><p:spPr>{}</p:spPr></p:sp>".format('<a:xfrm><a:off x="0" y="0"/><a:ext cx="10" cy="5"/></a:xfrm>')
    group = (
        f'<p:spTree {NAMESPACES}><p:grpSp><p:grpSpPr><a:xfrm><a:off x="100" y="0"/><a:ext cx="200" cy="50"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="40" cy="10"/></a:xfrm></p:grpSpPr>{inner}</p:grpSp>'
        '<p:cxnSp><p:spPr><a:xfrm rot="600000"><a:off x="5" y="0"/><a:ext cx="20" cy="20"/></a:xfrm></p:spPr></p:cxnSp>'
        "</p:spTree>"
    )
    tree = etree.fromstring(group)
    _move(tree, 0, 1000)
    places = [(at.get("x"), at.getparent().get("flipH"), at.getparent().get("rot")) for at in tree.iter("{*}off")]
    assert places == [("700", None, None), ("30", "1", None), ("975", "1", "-600000")]


def test_bars_and_marks_stand_on_the_right(built: Path) -> None:
    presentation = Presentation(str(built / "slides" / "s.pptx"))
    width = presentation.slide_width
    drawn = [shape for slide in presentation.slides for shape in slide.shapes if shape.name in ("mark", "volume")]
    assert drawn
    assert all(shape.left + shape.width / 2 > width * 0.8 for shape in drawn)
    theme = next(part for part in presentation.part.package.iter_parts() if "/theme/theme1" in str(part.partname))
    assert re.search(rb'<a:minorFont>.*?<a:cs typeface="[^"]+"/>', theme.blob)


@pytest.mark.parametrize("file", ["handbook/c.pdf", "worksheet/s.pdf", "guide/w.pdf", "handout/s.pdf"])
def test_a_validator_finds_nothing_wrong(built: Path, file: str) -> None:
    report = validator.validate_pdf_bytes((built / file).read_bytes(), profile="ua1")
    assert report.is_compliant, report


@pytest.mark.parametrize("layout", ["columns", "three-columns"])
@pytest.mark.parametrize("widths", [(60, 40), (60, None), (None, 20, 30), (40, None, None, 20)])
def test_columns_with_widths_begin_on_the_right(layout: str, widths: tuple[int | None, ...]) -> None:
    columns = tuple(Column((), width=width) for width in widths)
    left, right = (_frames(columns, face.layout(layout)) for face in (template(), mirrored(template())))
    assert [width for _, _, width, _ in left] == [width for _, _, width, _ in right]
    edges = left[0][0] + right[0][0] + right[0][2]
    assert [x + width for x, _, width, _ in right] == pytest.approx([edges - x for x, *_ in left], abs=9)
    assert right[0][0] > right[1][0]
    assert min(x for x, *_ in right) >= 0
