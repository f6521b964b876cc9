"""The parts of packs by themselves: the plan, what is searched for leaks, files for offices, changes, the printer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pptx
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageChops, ImageOps

from publish.checks.leaks import Passages, leaks, passages
from publish.checks.outputs import texts_of
from publish.compile import Compiled
from publish.diagnostics import failed
from publish.load import template_files
from publish.model import (
    Book,
    Edition,
    Enclosure,
    Facilitator,
    Group,
    Heading,
    Item,
    LineBreak,
    ListBlock,
    MeetingRoom,
    Pack,
    PageOf,
    Paragraph,
    Part,
    Person,
    Reader,
    Slot,
    Strong,
    Table,
    Team,
    Text,
    Wanted,
    Workshop,
)
from publish.packs import changes
from publish.packs.changes import Fact, File, Manifest, compare
from publish.packs.closing import Sheets, print_ready
from publish.packs.making import Made
from publish.packs.overrides import Difference, numbers
from publish.packs.overrides import compare as compare_decks
from publish.packs.plan import Plan, copies, packs
from publish.packs.safe import stopped
from publish.render import brand as brands
from publish.render import docx as word
from publish.render import xlsx as excel
from publish.render.pdf import render_plain
from publish.templates.archive import zipped
from tests import print_book as sample
from tests.folder import write
from tests.test_bind import bound
from tests.test_leaks import DECKS, PDFS, SECRET, compiled, deck, pdf

# ── the plan ──────────────────────────────────────────────────────────────────

MORNING = Slot(1, 600, 60, "s", (), ("Group A", "Group B"), ())
LUNCH = Slot(1, 660, 60, "", (Text("Lunch"),), (), ())
CLOSING = Slot(1, 720, 30, "t", (), ("Group A", "Group B"), ("Hall",))
WORKSHOP = Workshop(
    "w",
    (Text("A workshop"),),
    (),
    (MORNING, LUNCH, CLOSING),
    tuple(
        MeetingRoom(name, spoken, 20, ())
        for name, spoken in (("Hall", ("en", "fr")), ("A", ("en",)), ("B", ("en", "fr")))
    ),
    (Group("Group A", "A", ("en",), 10), Group("Group B", "B", ("en", "fr"), 9)),
    tuple(
        Facilitator(name, spoken, ("s", "t"), "")
        for name, spoken in (("Ann", ("en",)), ("Bé", ("fr", "es")), ("Be", ("ru",)))
    ),
    languages=("en", "fr"),
    teams=(
        Team(MORNING, "Group A", "A", "Ann"),
        Team(MORNING, "Group B", "B", "Bé", "Be"),
        Team(CLOSING, "", "Hall", "Ann"),
    ),
)
PLAN = Plan(WORKSHOP, (), ("en", "fr"), frozenset({"s"}), frozenset({"t"}))


def planned(plan: Plan = PLAN) -> dict[str, Pack]:
    return {pack.folder: pack for pack in packs(plan)}


def spoken(pack: Pack, document: str) -> list[str]:
    return [one.wanted.spoken for one in pack.enclosures if one.wanted.document == document]


def test_two_of_nearly_one_name_have_two_folders() -> None:
    assert [folder for folder in planned() if folder.startswith("facilitator/")] == [
        "facilitator/ann",
        "facilitator/be",
        "facilitator/be-2",
    ]


@pytest.mark.parametrize(
    ("pack", "document", "languages"),
    [
        ("facilitator/ann", "guide", ["en"]),  # speaks English; the hall speaks French, too
        ("facilitator/ann", "deck", ["en", "en", "fr"]),  # `s` in room A, `t` in the hall
        ("facilitator/be", "guide", ["fr"]),
        ("facilitator/be", "worksheet", ["en", "fr"]),
        ("facilitator/be-2", "guide", ["en", "fr"]),  # speaks none of the room's languages: gets them all
        ("room/a", "timetable", ["en"]),
        ("room/b", "worksheet", ["en+fr"]),  # side by side
        ("organiser/organiser", "programme", ["en"] * 3 + ["fr"] * 3),
        ("interpreter/interpreter", "notes-pages", ["en", "fr"] * 2),
    ],
)
def test_languages(pack: str, document: str, languages: list[str]) -> None:
    assert spoken(planned()[pack], document) == languages


def test_who_leads_nothing_has_no_pack() -> None:
    idle = Facilitator("Idle", ("en",), ("s",), "")
    plan = replace(PLAN, workshop=replace(WORKSHOP, facilitators=(*WORKSHOP.facilitators, idle)))
    assert "facilitator/idle" not in planned(plan)


def test_named_interpreters_have_packs_of_their_own() -> None:
    team = replace(WORKSHOP.teams[1], interpreter="Ida")
    plan = replace(PLAN, workshop=replace(WORKSHOP, teams=(WORKSHOP.teams[0], team, WORKSHOP.teams[2])))
    assert [folder for folder in planned(plan) if folder.startswith("interp")] == ["interpreter/ida"]
    assert {one.about for one in planned(plan)["interpreter/ida"].enclosures if one.about} == {"s"}


def test_copies_without_a_list_are_shared_out_with_five_spares() -> None:
    assert copies("Group A", "en", PLAN) == 10 + 5
    assert copies("Group B", "fr", PLAN) == copies("Group B", "en", PLAN) == 5 + 3
    assert copies("Group A", "fr", PLAN) == 0


def test_copies_with_a_list_are_counted() -> None:
    people = tuple(
        Person(f"Person {n}", "", language, "Group B") for n, language in enumerate(("fr", "fr", "en", "ru"))
    )
    plan = replace(PLAN, people=people)
    assert copies("Group B", "fr", plan) == 2 + 3
    assert copies("Group B", "en", plan) == 2 + 3  # one reads English, one a language that nothing is in
    assert copies("Group A", "en", plan) == 10 + 5  # nobody of the list is in it


# ── leaks ─────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Compiled]:
    return compiled(write(tmp_path_factory.mktemp("secret")), "en", "fr")


@pytest.fixture(scope="module")
def secret(languages: dict[str, Compiled]) -> Passages:
    return passages(languages["en"].publication)


def book(*blocks: object, role: str = "timetable") -> Book:
    part = Part(role, role, (Text("A title"),), tuple(blocks), eyebrow="An eyebrow")  # type: ignore[arg-type]
    return Book(Edition("pack", "w/x", "en"), "A book", (part,), foot="Revision 123")


def table(*rows: tuple[str, ...]) -> Table:
    cells = tuple(tuple(((Text(cell),) if cell else ()) for cell in row) for row in rows)
    return Table(cells[0], cells[1:], ("left",) * len(rows[0]))


def worded(plant: Callable[[docx.document.Document], None]) -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    plant(made)
    made.save(stream)
    return stream.getvalue()


def in_runs(made: docx.document.Document) -> None:
    paragraph = made.add_paragraph()
    for n in range(0, len(SECRET), 5):
        paragraph.add_run(SECRET[n : n + 5])


def sheeted(plant: Callable[[openpyxl.Workbook], None]) -> bytes:
    made, stream = openpyxl.Workbook(), io.BytesIO()
    plant(made)
    made.save(stream)
    return stream.getvalue()


def hidden_sheet(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("more")
    sheet.sheet_state = "hidden"
    sheet["B7"] = SECRET


WORDS = {
    "in a paragraph": worded(lambda made: made.add_paragraph(SECRET)),
    "in many runs": worded(in_runs),
    "in a header": worded(lambda made: made.sections[0].header.paragraphs[0].add_run(SECRET)),
    "in a cell": worded(lambda made: made.add_table(1, 1).cell(0, 0).paragraphs[0].add_run(SECRET)),
    "in the properties": worded(lambda made: setattr(made.core_properties, "comments", SECRET)),
}
SHEETS = {
    "in a cell": sheeted(lambda made: made.worksheets[0].append([SECRET])),
    "on a hidden sheet": sheeted(hidden_sheet),
    "in the properties": sheeted(lambda made: setattr(made.properties, "description", SECRET)),
}
PLANTED = {
    **{f"PDF, {place}": ("pdf", pdf(plant)) for place, plant in PDFS.items()},
    **{f"PPTX, {place}": ("pptx", data) for place, data in DECKS.items()},
    **{f"Word, {place}": ("docx", data) for place, data in WORDS.items()},
    **{f"Excel, {place}": ("xlsx", data) for place, data in SHEETS.items()},
}


def packed(form: str, data: bytes, reader: Reader, by_hand: str = "") -> tuple[Pack, dict[Wanted, Made]]:
    wanted = Wanted("worksheet", "en", form, "s")  # type: ignore[arg-type]
    enclosure = Enclosure(wanted, f"worksheet/s.en.{form}", "Slides", reader)
    return Pack("room", "a", "A", "en", (enclosure,)), {wanted: Made(data, "", by_hand=by_hand)}


@pytest.mark.parametrize("place", PLANTED)
def test_a_leak_anywhere_stops_the_pack(place: str, languages: dict[str, Compiled]) -> None:
    leaking, made = packed(*PLANTED[place], "participant")
    other = replace(leaking, slug="b", enclosures=())
    found = stopped((leaking, other), made, languages)
    assert {d.code for d in found["room/a"]} == {"K001"}
    assert failed(found["room/a"])
    (span,) = {d.span for d in found["room/a"]}
    assert span
    assert span.path == "content/curriculum/c/1-first/1.1-people.md"
    assert span.line > 0
    assert "room/a was not written" in found["room/a"][0].hint
    assert not found.get("room/b")


def test_facilitators_may_read_it(languages: dict[str, Compiled]) -> None:
    pack, made = packed("pdf", pdf(PDFS["on the page"]), "facilitator")
    assert stopped((pack,), made, languages) == {"room/a": []}


def test_an_interpreter_gets_notes_but_no_answers(languages: dict[str, Compiled]) -> None:
    pack, made = packed("pptx", DECKS["in the notes"], "interpreter")
    assert {d.code for d in stopped((pack,), made, languages)["room/a"]} == {"K001"}
    note = "You are welcome here, and your experience is what we need."

    def noted(made: pptx.presentation.Presentation) -> None:
        made.slides[0].notes_slide.notes_text_frame.text = note

    pack, made = packed("pptx", deck(noted), "interpreter")
    assert stopped((pack,), made, languages)["room/a"] == []
    assert failed(
        stopped((replace(pack, enclosures=(replace(pack.enclosures[0], reader="participant"),)),), made, languages)[
            "room/a"
        ]
    )


@pytest.mark.parametrize("place", DECKS)
def test_a_deck_changed_by_hand_shows_no_secret_on_its_slides(place: str, languages: dict[str, Compiled]) -> None:
    """What a speaker has in the notes (of a deck within, too) is theirs; what everybody sees, or could find, is not."""
    pack, made = packed("pptx", DECKS[place], "facilitator", by_hand="1")
    assert failed(stopped((pack,), made, languages)["room/a"]) == (place not in ("in the notes", "an embedded deck"))


# ── decks changed by hand ─────────────────────────────────────────────────────


def slides(*titles: str, foot: str = "") -> bytes:
    made, stream = pptx.Presentation(), io.BytesIO()
    for title in titles:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text, _, note = title.partition("|")
        if note:
            slide.notes_slide.notes_text_frame.text = note
        if foot:
            for place in made.slide_layouts[5].placeholders:
                if place.placeholder_format.type.name == "FOOTER":
                    slide.shapes.clone_placeholder(place)
                    slide.placeholders[place.placeholder_format.idx].text = foot
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("theirs", "difference"),
    [
        (("a", "b", "c"), Difference((), 0)),
        (("a", "B", "c"), Difference((2,), 0)),
        (("a", "b|say it slowly", "c"), Difference((2,), 0)),
        (("a", "new", "b", "c"), Difference((2,), 0)),
        (("a", "c"), Difference((), 1)),
        (("A", "c", "d"), Difference((1, 3), 1)),
    ],
)
def test_slides_that_differ(theirs: tuple[str, ...], difference: Difference) -> None:
    assert compare_decks(slides("a", "b", "c", foot="Revision 1"), slides(*theirs, foot="Revision 2")) == difference


def test_numbers_of_slides() -> None:
    assert numbers((3, 7, 8, 9)) == "3, 7–9"
    assert numbers(()) == ""


# ── files for offices ─────────────────────────────────────────────────────────

CELLS = (("Name", "Pages"), ("=1+1", "12"), ("+cmd|x", "007"), ("Élise\u000b", ""))


def test_word_has_every_word_in_its_place() -> None:
    tick = ListBlock((Item((Paragraph((Text("to tick"),)),), tick="t"),))
    strong = Paragraph((Strong((Text("strong"),)), LineBreak(), Text("next line")))
    made = docx.Document(io.BytesIO(word.render(book(Heading(2, (Text("A head"),), "h"), strong, tick, table(*CELLS)))))
    said = [paragraph.text for paragraph in made.paragraphs]
    assert said == ["An eyebrow", "A title", "A head", "strong\nnext line", "☐ to tick"]
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [
        ["Name", "Pages"], ["=1+1", "12"], ["+cmd|x", "007"], ["Élise", ""],
    ]  # fmt: skip
    assert made.sections[0].footer.paragraphs[0].text == "Revision 123"
    assert made.sections[0].page_width.mm == pytest.approx(210, abs=0.1)
    assert made.core_properties.author == ""


def test_a_sign_in_word_is_large_and_lies() -> None:
    made = docx.Document(io.BytesIO(word.render(book(Paragraph((Text("Room A"),)), role="door-sign"))))
    assert made.sections[0].page_width > made.sections[0].page_height
    assert made.paragraphs[1].runs[0].font.size.pt >= 90


def test_word_and_excel_begin_on_the_right_where_the_language_does() -> None:
    arabic = replace(book(Paragraph((Text("نص"),)), table(*CELLS)), edition=Edition("pack", "w", "ar"))
    xml = zipfile.ZipFile(io.BytesIO(word.render(arabic))).read("word/document.xml").decode()
    assert xml.count("<w:bidi/>") >= 2
    assert "<w:bidiVisual/>" in xml
    assert openpyxl.load_workbook(io.BytesIO(excel.render(arabic))).worksheets[0].sheet_view.rightToLeft


def test_no_cell_is_a_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(book(table(*CELLS))))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[:5] == [["A title", None], ["Name", "Pages"], ["=1+1", 12], ["+cmd|x", "007"], ["Élise", None]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s", "n"}


def test_word_finds_nothing_to_repair(tmp_path: Path) -> None:
    file = tmp_path / "made.docx"
    tick = ListBlock((Item((Paragraph((Text("to tick"),)),), tick="t"),))
    file.write_bytes(word.render(book(Heading(2, (Text("A head"),), "h"), tick, table(*CELLS), role="door-sign")))
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.parametrize("render", [word.render, excel.render])
def test_the_same_book_gives_the_same_bytes(render: Callable[[Book], bytes]) -> None:
    assert render(book(table(*CELLS))) == render(book(table(*CELLS)))


def test_sheets_have_names_that_excel_allows() -> None:
    titles = ("a/b[c]: d?", "A/B[C]: D?", "x" * 40, "")
    parts = tuple(replace(book(table(*CELLS)).parts[0], title=(Text(title),)) for title in titles)
    names = openpyxl.load_workbook(io.BytesIO(excel.render(replace(book(), parts=parts)))).sheetnames
    assert len({name.casefold() for name in names}) == 4
    assert all(0 < len(name) <= 31 for name in names)


# ── for the printer ───────────────────────────────────────────────────────────


def paper(pages: int, size: tuple[float, float] = (595.28, 841.89)) -> bytes:
    stream = io.BytesIO()
    with pikepdf.Pdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=size)
        made.save(stream)
    return stream.getvalue()


def sizes(data: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]


@pytest.mark.parametrize(
    ("how", "pages"), [(Sheets(), 1 + 1 + 2 + 3), (Sheets(single_sided=True), 1 + 2 + 3), (Sheets("letter"), 7)]
)
def test_pages_for_the_printer(how: Sheets, pages: int) -> None:
    made = print_ready([paper(1), paper(2), paper(3)], "A pack", how)
    assert len(sizes(made)) == pages
    assert set(sizes(made)) == {(612, 792) if how.paper == "letter" else (595, 842)}


def test_a_page_that_lies_stays_lying() -> None:
    slide = paper(1, (960, 540))
    assert sizes(print_ready([slide], "", Sheets("a4"))) == [(842, 595)]
    assert sizes(print_ready([slide], "", Sheets())) == [(960, 540)]


def test_pages_fitted_to_other_paper_are_drawn_and_are_the_same_bytes_each_time() -> None:
    document = bound(sample.worksheet())
    first, again = (print_ready([document], "A pack", Sheets("letter")) for _ in range(2))
    assert first == again
    with pypdfium2.PdfDocument(first) as printed, pypdfium2.PdfDocument(document) as before:
        text, was = (one[0].get_textpage().get_text_bounded() for one in (printed, before))
        page = printed[0].render(scale=0.5).to_pil().convert("L")
        assert text == was
        left, top, right, bottom = ImageOps.invert(page).getbbox() or (0, 0, 0, 0)
    assert 0 < left < right < 306
    assert 0 < top < bottom < 396


COLOURED = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">
<defs><linearGradient id="g"><stop offset="0" stop-color="#0b6e6e"/><stop offset=".4" stop-color="#e3a008"/>
<stop offset="1" stop-color="#a6452b" stop-opacity=".4"/></linearGradient>
<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="2" height="4" fill="#d00"/></pattern>
</defs><rect width="40" height="30" fill="url(#g)"/>
<rect x="45" width="40" height="30" fill="url(#p)" stroke="#3b4c9b"/></svg>"""
PAGES = """<html lang="en"><title>Colours</title><body style="color: #a6452b">
<p style="background: linear-gradient(red, #00f8)">Red</p>
<img src="image:a.svg" alt=""><img src="image:a.png" alt="">
<img src="image:b.png" alt=""><img src="image:c.jpg" alt="">
<p style="break-before: page; background: lab(60% 40 -50)">In Lab</p>
<p style="background: device-cmyk(.1 .8 .2 .1)">In ink</p>"""


def coloured(kind: str, mode: str) -> bytes:
    made, stream = Image.linear_gradient("L").resize((60, 60)), io.BytesIO()
    bands = (made, made.rotate(90), made.rotate(180), made.rotate(270))
    Image.merge("RGBA", bands).convert(mode).save(stream, kind)
    return stream.getvalue()


def test_without_colours_everything_is_as_light_as_it_was() -> None:
    read, _ = brands.read(template_files(Path(), "default", "print"))
    assert read
    pictures = {"a.png": coloured("PNG", "RGBA"), "b.png": coloured("PNG", "P"), "c.jpg": coloured("JPEG", "RGB")}
    made = render_plain(PAGES, read, "pack", {"a.svg": COLOURED.encode(), **pictures})
    assert not made.refused
    before, after = (pypdfium2.PdfDocument(print_ready([made.data], "", Sheets(grey=one))) for one in (False, True))
    for was, now, most in zip(before, after, (6, 30), strict=True):  # of 255: what ink looks like is no exact science
        colours, greys = (page.render(scale=1).to_pil().convert("RGB") for page in (was, now))
        red, green, blue = greys.split()
        assert ImageChops.difference(red, green).getbbox() == ImageChops.difference(red, blue).getbbox() is None
        assert ImageChops.difference(colours.convert("L"), red).getextrema()[1] <= most
        assert ImageChops.difference(*colours.split()[:2]).getbbox()


def test_a_zip_depends_on_its_files_alone() -> None:
    assert zipped({"b": b"2", "a/ü": b"1"}) == zipped({"a/ü": b"1", "b": b"2"})


# ── changes ───────────────────────────────────────────────────────────────────


def file(path: str, content: str = "1", copies: int = 1, language: str = "en") -> File:
    pack = "/".join(path.split("/")[:2])
    return File(path, pack, pack.rpartition("/")[2], "Timetable", language, content, 2, copies, own=False)


FACTS = {
    "1": (Fact("s", "Session", "x"), Fact("10:00 · Room A", "10:00 · Room A", "")),
    "2": (Fact("s", "Session", "y"), Fact("11:00 · Room A", "11:00 · Room A", ""), Fact("n", "New part", "")),
}
BEFORE = Manifest("r1", (file("room/a/x.pdf"), file("room/a/y.pdf"), file("room/b/x.pdf")), FACTS)


def test_which_page_is_no_news_of_a_run_sheet() -> None:
    page = (Text("worksheet, page "), PageOf("s#true", "worksheet/s"))
    sheet = Table(((), ()), (((Text("10:00"),), page),), ("left", "left"), role="run-sheet")
    (fact,) = changes.facts(book(sheet))
    assert fact.said == "10:00 · worksheet, page …"


def test_nothing_has_changed() -> None:
    assert compare(BEFORE, replace(BEFORE, revision="r2")) == ()


def test_what_has_changed_is_told() -> None:
    now = replace(BEFORE, files=(file("room/a/x.pdf", "2"), file("room/a/z.pdf", "3"), file("room/b/x.pdf", copies=4)))
    told = {change.file.path: (change.state, change.details, change.file.copies) for change in compare(BEFORE, now)}
    assert told == {
        "room/a/x.pdf": ("changed", ("− 10:00 · Room A", "+ 11:00 · Room A", "+ New part", "Session"), 1),
        "room/a/y.pdf": ("gone", (), 1),
        "room/a/z.pdf": ("new", (), 1),
        "room/b/x.pdf": ("more", (), 3),
    }


def test_what_moved_to_another_room_is_not_printed_again() -> None:
    before = replace(BEFORE, files=(file("room/a/x.pdf", "7", 20), file("room/a/y.pdf", "8")))
    now = replace(BEFORE, files=(file("room/c/x.pdf", "7", 25), file("room/c/y.pdf", "9")))
    new = {c.file.path: c.file.copies for c in compare(before, now) if c.state == "new"}
    assert new == {"room/c/x.pdf": 5, "room/c/y.pdf": 1}


def test_a_pack_that_is_new_or_gone_is_told_as_a_whole() -> None:
    now = replace(BEFORE, files=(*BEFORE.files[:2], file("room/c/x.pdf")))
    assert [(c.state, c.whole) for c in compare(BEFORE, now)] == [("new", True), ("gone", True)]


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "packs/w/manifests"
    folder.mkdir(parents=True)
    kept = replace(BEFORE, facts={"1": FACTS["1"]})  # facts of what is gone are not kept
    (folder / "abcd1234.json").write_bytes(changes.written(BEFORE))
    assert changes.earlier(folder.parents[2], "w", "abcd") == (kept, ())
    assert changes.earlier(folder.parents[2], "w") == (None, ())
    assert [d.code for d in changes.earlier(folder.parents[2], "w", "ffff")[1]] == ["O006"]
    assert [d.code for d in changes.earlier(folder.parents[2], "w", "../x")[1]] == ["O006"]


def test_our_own_words_are_no_leak(secret: Passages) -> None:
    """What the documents above are made of is not found by chance: the search finds only what is planted."""
    assert list(leaks("x.docx", texts_of("x.docx", word.render(book(table(*CELLS)))), secret)) == []
