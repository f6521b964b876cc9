"""Files for a printing house, read back: boxes, bleed, marks, inks, the cover around its spine, coarse pictures."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from publish import build
from publish.bind import press, sharp
from publish.bind.inks import NEARLY_GREY, called, is_of_a_press, process
from publish.cli import cli
from publish.commands.building import COMMANDS
from publish.diagnostics import Span
from publish.editions.brands import pressing
from publish.events import Found, Written
from publish.model import Book, Figure, Paper
from publish.render import pdf
from publish.render.brand import PROFILE, Brand
from publish.request import Request
from tests import print_book as sample
from tests.test_bind import bound, texts

MM = 72 / 25.4
BLEED, ROOM = 3 * MM, 10 * MM


def edition(book: Book, paper: Paper = "a4", large: bool = False) -> Book:
    return replace(book, edition=replace(book.edition, press=True, paper=paper, large=large))


FRENCH, ARABIC = edition(sample.handbook("fr")), edition(sample.handbook("ar"))
LARGE, SHEET = edition(sample.handbook(), "letter", True), edition(sample.worksheet("es"))
BOOKS = [FRENCH, ARABIC, LARGE, SHEET]


def named(book: Book) -> str:
    return f"{book.edition.language}-{book.edition.product}-{book.edition.paper}"


@cache
def inside(book: Book, brand: Brand | None = None) -> bytes:
    return press.inside(bound(book), brand or sample.brand(), "2026-11")


@cache
def jacket(book: Book, leaf: float) -> bytes:
    return press.jacket(bound(book), book, book.parts[0], sample.brand(), "2026-11", leaf)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def box(found: pikepdf.Object) -> list[float]:
    return [float(side) for side in found]


# ── boxes, bleed, marks ───────────────────────────────────────────────────────


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_every_page_has_its_boxes_and_they_are_a_multiple_of_four(book: Book) -> None:
    whole, before = opened(inside(book)), opened(bound(book))
    assert len(whole.pages) == -(-len(before.pages) // 4) * 4
    width, height = (595.28, 841.89) if book.edition.paper == "a4" else (612, 792)
    for page in whole.pages:
        assert box(page.obj.TrimBox) == pytest.approx([0, 0, width, height], abs=0.02)
        assert box(page.obj.BleedBox) == pytest.approx([-BLEED, -BLEED, width + BLEED, height + BLEED], abs=0.02)
        assert box(page.obj.MediaBox) == pytest.approx([-ROOM, -ROOM, width + ROOM, height + ROOM], abs=0.02)
    assert texts(inside(book))[len(before.pages) :] == [""] * (len(whole.pages) - len(before.pages))


def shown(data: bytes, number: int) -> Image.Image:
    """A page as it is drawn, two dots to a point."""
    return pypdfium2.PdfDocument(data)[number].render(scale=2).to_pil().convert("L")


def dark(picture: Image.Image, x: float, y: float) -> bool:
    """Whether a place is not white: so many points from the edge of the page, before it where negative."""
    across, down = (ROOM + x) * 2, (ROOM + y) * 2
    return picture.getpixel((round(across), round(down))) < 200  # type: ignore[operator]


@pytest.mark.parametrize("book", BOOKS[:3], ids=named)
def test_what_reaches_the_edge_reaches_beyond_it(book: Book) -> None:
    width = 595 if book.edition.paper == "a4" else 612
    height = 842 if book.edition.paper == "a4" else 792
    volume = 4  # its page is full of colour
    for number in (0, volume):
        drawn = shown(inside(book), number)
        for x in (-0.8 * BLEED, width + 0.8 * BLEED, width / 2):
            for y in (-0.8 * BLEED, 60):
                assert dark(drawn, x, y), (number, x, y)
        assert dark(drawn, width / 2, height + 0.8 * BLEED) == (number == volume)
        for x in (-1.3 * BLEED, width + 1.3 * BLEED):  # and is cut off there
            assert not dark(drawn, x, 60)


def marks(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """The lines that are drawn in the colour of marks: x, y, x, y."""
    lines: list[tuple[float, ...]] = []
    marking = False
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "CS":
                marking = str(step.operands[0]) == "/Marks"
            case "m" if marking:
                start = tuple(map(float, step.operands))
            case "l" if marking:
                lines.append((*start, *map(float, step.operands)))
    return lines


def test_marks_point_at_the_corners_and_do_not_touch_what_is_drawn() -> None:
    whole = opened(inside(FRENCH))
    for page in whole.pages:
        left, foot, right, top = box(page.obj.TrimBox)
        lines = marks(page)
        assert len(lines) == 8
        for x, y, x2, y2 in lines:
            assert x == x2 or y == y2
            assert any(abs(x - edge) < 0.01 for edge in (left, right)) or any(abs(y - e) < 0.01 for e in (foot, top))
            assert min(x, x2) < left - BLEED or max(x, x2) > right + BLEED or y < foot - BLEED or y > top + BLEED
        ends = {(round(x), round(y)) for x, y, _, _ in lines}
        assert len(ends) == 8
        colour = page.obj.Resources.ColorSpace.Marks
        assert list(colour)[:3] == ["/Separation", "/All", "/DeviceCMYK"]


def test_what_is_for_the_screen_is_gone() -> None:
    for book in (FRENCH, SHEET):
        whole = opened(inside(book))
        assert not {"/StructTreeRoot", "/AcroForm", "/Outlines", "/Names"} & set(whole.Root.keys())
        assert not any("/Annots" in page.obj or "/StructParents" in page.obj for page in whole.pages)


# ── inks ──────────────────────────────────────────────────────────────────────

#  red, green, blue → cyan, magenta, yellow, black
MIXED = [
    ((0.0, 0.0, 0.0), (0, 0, 0, 1)),
    ((1.0, 1.0, 1.0), (0, 0, 0, 0)),
    ((0x1B / 255, 0x27 / 255, 0x33 / 255), (0, 0, 0, 1)),  # our ink: type in it has no dots
    ((0.5, 0.5, 0.5), (0, 0, 0, 0.5)),
    ((1.0, 0.0, 0.0), (0, 1, 1, 0)),
    ((0.0, 0.4, 0.8), (0.8, 0.4, 0, 0.2)),
]


@pytest.mark.parametrize(("colour", "inks"), MIXED)
def test_colours_in_four_inks(colour: tuple[float, ...], inks: tuple[float, ...]) -> None:
    assert process().mix(colour) == pytest.approx(inks, abs=0.001)


LEVEL = st.floats(0, 1)


@given(st.tuples(LEVEL, LEVEL, LEVEL))
def test_inks_look_like_the_colour_and_greys_take_black_alone(colour: tuple[float, float, float]) -> None:
    *inks, black = process().mix(colour)
    assert all(0 <= level <= 1 for level in (*inks, black))
    if max(colour) - min(colour) <= NEARLY_GREY:
        assert inks == [0, 0, 0]
    else:  # as PDF reads inks where there is no profile (ISO 32000-1, 10.3.5)
        assert [1 - min(1, ink + black) for ink in inks] == pytest.approx(colour)


def steps(whole: pikepdf.Pdf) -> Iterator[pikepdf.ContentStreamInstruction]:
    for page in whole.pages:
        yield from pikepdf.parse_content_stream(page)  # type: ignore[misc]
    for one in whole.objects:
        if isinstance(one, pikepdf.Stream) and (one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1):
            yield from pikepdf.parse_content_stream(one)  # type: ignore[misc]


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_nothing_is_in_red_green_and_blue(book: Book) -> None:
    assert any(str(step.operator) == "rg" for step in steps(opened(bound(book))))
    whole = opened(inside(book))
    said = list(steps(whole))
    assert not [step for step in said if str(step.operator) in ("rg", "RG")]
    assert {str(step.operands[0]) for step in said if str(step.operator) in ("cs", "CS")} <= {"/Marks", "/Pattern"}
    for one in whole.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            assert one.get("/CS") != "/DeviceRGB"
            assert one.get("/ColorSpace") != "/DeviceRGB"


def test_type_is_in_black_alone() -> None:
    """Of all text that is not in a colour of the brand: nothing under it in another ink."""
    colours: dict[tuple[float, ...], int] = {}
    fill: tuple[float, ...] = ()
    for step in steps(opened(inside(FRENCH))):
        if str(step.operator) in ("k", "g"):
            fill = tuple(map(float, step.operands))
        elif str(step.operator) in ("Tj", "TJ"):
            colours[fill] = colours.get(fill, 0) + 1
    assert max(colours, key=lambda colour: colours[colour]) == (0, 0, 0, 1)
    assert not [colour for colour in colours if len(colour) == 4 and colour[3] > 0.8 and any(colour[:3])]


PICTURES = [
    ("RGB", (255, 0, 0), (0, 255, 255, 0)),
    ("RGB", (0, 0, 0), (0, 0, 0, 255)),
    ("RGBA", (0, 102, 204, 255), (204, 102, 0, 51)),
    ("L", 100, (0, 0, 0, 155)),
    ("P", 0, (0, 0, 0, 255)),
]


@pytest.mark.parametrize(("mode", "colour", "inks"), PICTURES)
def test_pictures_in_four_inks(mode: str, colour: int | tuple[int, ...], inks: tuple[int, ...]) -> None:
    made = process().picture(Image.new(mode, (2, 2), colour))
    assert (made.mode, made.getpixel((1, 1))) == ("CMYK", inks)


# ── the profile of a press ────────────────────────────────────────────────────


@cache
def profile() -> bytes:
    """A made-up press (ICC.1:2001): cyan for what is green, magenta for what is red, black for what is dark."""

    def table(inputs: int, outputs: int, nodes: list[tuple[int, ...]]) -> bytes:
        ramp = bytes(range(256))
        unit = struct.pack(">9l", *(65536 if n % 4 == 0 else 0 for n in range(9)))
        head = b"mft1" + bytes(4) + bytes((inputs, outputs, 2, 0)) + unit
        return head + ramp * inputs + b"".join(map(bytes, nodes)) + ramp * outputs

    to = [(255 * (1 - a), 255 * a, 0, 255 * (1 - light)) for light, a, _ in product((0, 1), repeat=3)]
    back = [(255 * (1 - k), 128, 128) for _, _, _, k in product((0, 1), repeat=4)]
    name = b"A made-up press\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">L", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67),
        b"cprt": b"text" + bytes(4) + b"None\0",
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3l", 63190, 65536, 54061),
        b"A2B0": table(4, 3, back),
        b"B2A0": table(3, 4, to),
    }
    entries, data, at = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        entries += tag + struct.pack(">LL", at + len(data), len(content))
        data += padded
    head = struct.pack(">L4sL4s4s4s", at + len(data), bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    head += struct.pack(">6H", 2026, 11, 1, 0, 0, 0) + b"acsp" + bytes(28) + struct.pack(">3l", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">L", len(tags)) + entries + data


@cache
def branded(icc: bytes) -> Brand:
    return replace(sample.brand(), assets=(*sample.brand().assets, (PROFILE, icc)))


def test_with_a_profile_it_is_pdf_x_4() -> None:
    data = inside(FRENCH, branded(profile()))
    whole = opened(data)
    (intent,) = whole.Root.OutputIntents
    assert (intent.S, str(intent.Info)) == ("/GTS_PDFX", "A made-up press")
    assert bytes(intent.DestOutputProfile.read_bytes()) == profile()
    assert (int(intent.DestOutputProfile.N), whole.pdf_version) == (4, "1.6")
    said = whole.open_metadata()
    assert said["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert (said["xmp:CreateDate"], said["pdf:Trapped"]) == ("2026-11-01T00:00:00Z", "False")
    assert "pdfuaid:part" not in said
    assert (str(whole.docinfo.CreationDate), whole.docinfo.Trapped) == ("D:20261101000000Z", "/False")
    assert str(whole.docinfo.Title) == said["dc:title"] == FRENCH.title
    assert len(whole.trailer.ID) == 2
    assert data == press.inside(bound(FRENCH), branded(profile()), "2026-11")


def test_without_one_it_does_not_call_itself_so() -> None:
    whole = opened(inside(FRENCH))
    assert "/OutputIntents" not in whole.Root
    assert b"GTS_PDFX" not in bytes(whole.Root.Metadata.read_bytes())


def test_colours_and_pictures_are_mixed_for_the_press() -> None:
    inks = process(profile())
    red, green = (inks.mix(colour) for colour in ((0.9, 0.1, 0.1), (0.1, 0.9, 0.1)))
    assert red[1] > red[0] + 0.2
    assert green[0] > green[1] + 0.2
    assert inks.mix((0.1, 0.1, 0.12)) == (0, 0, 0, 1)  # black is black on any press
    picture = inks.picture(Image.new("RGB", (1, 1), (230, 26, 26))).getpixel((0, 0))
    assert picture == pytest.approx([255 * level for level in red], abs=1)


def test_what_is_no_profile_of_a_press_is_refused() -> None:
    from PIL import ImageCms

    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert is_of_a_press(profile())
    assert called(profile()) == "A made-up press"
    for icc in (b"", b"no profile", screen):
        (found,) = pressing(branded(icc), "ours")
        assert (found.code, found.severity, found.span) == ("T024", "error", Span("templates/ours/print"))
    assert [(one.code, one.severity) for one in pressing(sample.brand(), "ours")] == [("T024", "warning")]
    assert list(pressing(branded(profile()), "ours")) == []


def test_a_brand_that_is_not_made_for_a_press_is_told_which_file_it_lacks() -> None:
    whole = branded(profile())
    bare = replace(whole, templates=tuple(one for one in whole.templates if one[0] != "jacket.html.j2"))
    own = replace(bare, sheets=(("print.css", "@page { margin: 20mm }"),))
    tight = replace(whole, sheets=tuple((name, text.replace("var(--bleed)", "0mm")) for name, text in whole.sheets))
    for brand, lacking in ((bare, ["jacket.html.j2"]), (own, ["jacket.html.j2", "press.css"]), (tight, ["print.css"])):
        found = list(pressing(brand, "ours"))
        assert [one.span for one in found] == [Span(f"templates/ours/print/{name}") for name in lacking]
        assert {(one.code, one.severity) for one in found} == {("T025", "warning")}
        assert all(one.hint for one in found)


# ── the cover ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("pages", "leaf", "wide"), [(4, 0.1, 0.2), (328, 0.1, 16.4), (328, 0.11, 18.0)])
def test_the_spine_is_as_thick_as_the_leaves(pages: int, leaf: float, wide: float) -> None:
    assert press.spine(pages, leaf) == wide


@pytest.mark.parametrize(("book", "leaf"), [(FRENCH, 1.0), (ARABIC, 1.0), (FRENCH, 0.1)])
def test_the_cover_goes_around_the_spine(book: Book, leaf: float) -> None:
    whole = opened(jacket(book, leaf))
    (page,) = whole.pages
    thick = 8 * leaf  # 16 pages
    assert box(page.obj.TrimBox)[2:] == pytest.approx([(2 * 210 + thick) * MM, 297 * MM], abs=0.1)
    assert len(marks(page)) == 8 + 4
    folds = {round(x, 1) for x, _, x2, _ in marks(page) if x == x2 and 0 < x < (2 * 210 + thick) * MM - 1}
    assert folds == {round(210 * MM, 1), round((210 + thick) * MM, 1)}
    drawn = shown(jacket(book, leaf), 0)
    for x in (-0.8 * BLEED, 200, (210 + thick / 2) * MM, (420 + thick) * MM + 0.8 * BLEED):
        assert dark(drawn, x, 40)
    middle, where = (210 + thick / 2) * MM, _where(jacket(book, leaf))
    assert any(abs(x - middle) < 7 for x, _ in where) == (thick >= 5)  # a narrow one bears no title
    front = [x for x, _ in where if abs(x - middle) > 7]
    assert front
    assert all(x < middle for x in front) if book is ARABIC else all(x > middle for x in front)


def _where(data: bytes) -> list[tuple[float, float]]:
    """The middle of each letter, from the edge of the page."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars())]
    return [((x + x2) / 2, (y + y2) / 2) for x, y, x2, y2 in boxes if x2 > x]


# ── pictures ──────────────────────────────────────────────────────────────────


def test_coarse_pictures_are_named_with_their_place() -> None:
    def picture(width: int) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (width, width // 2), (90, 20, 20)).save(out, "PNG")
        return out.getvalue()

    images = {"content/images/é coarse.png": picture(400), "content/images/fine.png": picture(2000)}
    figures = tuple(Figure(path, "A", key=path, span=Span(path, 7)) for path in images)
    part = replace(FRENCH.parts[4], blocks=figures)
    book = replace(FRENCH, parts=(part,))
    data = pdf.render_part(book, part, sample.brand(), images, {}).data
    (found,) = sharp.blurred(data, book)
    assert (found.code, found.severity, found.span) == ("O008", "warning", Span("content/images/é coarse.png", 7))
    wide = 400 / 96  # inches, as a browser shows it
    assert f"at {round(400 / wide)} dots" in found.message
    assert set(sharp.coarsest(data).values()) == {96, round(2000 / (134 / 25.4))}


# ── asked for ─────────────────────────────────────────────────────────────────


def test_which_commands_make_them() -> None:
    known = {command.name: {option.name for option in command.params} for command in COMMANDS}
    assert {name for name, options in known.items() if "press" in options} == {"handbook", "guide", "worksheet"}


def test_a_printing_house_folds_its_own_sheets(project: Path) -> None:
    done = CliRunner().invoke(cli, ["handbook", "--press", "--booklet", "--project", str(project)])
    assert (done.exit_code, "ask for --press or for --booklet" in done.output) == (2, True)


@pytest.mark.slow
def test_a_handbook_for_the_press_with_its_cover(project: Path, tmp_path: Path) -> None:
    """The profile is all that a project adds to the pages of the default brand."""
    folder = project / "templates" / "default" / "print"
    folder.mkdir(parents=True)
    (folder / PROFILE).write_bytes(profile())
    asked = Request(project, tmp_path, ("handbook",), ("fr",), jobs=1, press=True)
    events = list(build.run(asked))
    found = [one for event in events if isinstance(event, Found) for one in event.diagnostics]
    assert [one for one in found if one.code in ("T024", "O003", "O008") or one.severity == "error"] == []
    written = sorted(event.path for event in events if isinstance(event, Written))
    assert written == ["fr/handbook/skills.press.cover.pdf", "fr/handbook/skills.press.pdf"]
    for path in written:
        assert "/OutputIntents" in opened((tmp_path / path).read_bytes()).Root
