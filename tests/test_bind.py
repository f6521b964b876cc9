"""The finished book, read back: page numbers, links, bookmarks, tags, fields, the same bytes twice."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import page as validator
import pikepdf
import pypdfium2
import pytest

from publish import paging
from publish.bind import folios, forms, numbers
from publish.bind.pdf import bind
from publish.model import Book, Folio, Part, Rendered
from publish.render import pdf
from publish.words import Words
from tests import print_book as sample


@cache
def rendered(book: Book) -> tuple[Rendered, ...]:
    """The parts with samples of their page numbers: as a build does, first without them."""

    def draw(pages: dict[tuple[str, str], Folio]) -> tuple[Rendered, ...]:
        samples = (paging.asked(part).samples(pages) for part in book.parts)
        parts = zip(book.parts, samples, strict=True)
        return tuple(pdf.render_part(book, part, sample.brand(), sample.IMAGES, given) for part, given in parts)

    return draw({("", key): page for key, page in numbers.folios(book, draw({})).items()})


@cache
def bound(book: Book) -> bytes:
    return bind(book, rendered(book), margins(book), Words(book.edition.language), pages=printed(book))


def printed(book: Book) -> dict[tuple[str, str], Folio]:
    return {("", key): page for key, page in numbers.folios(book, rendered(book)).items()}


@cache
def margins(book: Book) -> Rendered:
    order = tuple(numbers.leaves(book, rendered(book)))
    return pdf.render_margins(book, folios.sheets(book, order, Words(book.edition.language)), sample.brand())


def opened(book: Book) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(bound(book)))


def texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


BOOKS = [sample.handbook(), sample.handbook("fr"), sample.worksheet("es"), sample.handbook("ar")]


def named(book: Book) -> str:
    return f"{book.edition.language}-{book.edition.product}"


# ── numbers ───────────────────────────────────────────────────────────────────

#  pages of the parts, how they open → the numbers of their first pages, and those of the blanks
PLANS = [
    ([1], ["right"], [1], []),
    ([1, 1], ["right", "right"], [1, 3], [2]),
    ([1, 1], ["right", "next"], [1, 2], []),
    ([2, 3, 1], ["right", "right", "right"], [1, 3, 7], [6]),
    ([1, 1, 1, 2, 1], ["right", "next", "right", "right", "next"], [1, 2, 3, 5, 7], [4]),
]


@pytest.mark.parametrize(("pages", "opens", "firsts", "blanks"), PLANS)
def test_parts_open_where_they_may(pages: list[int], opens: list[str], firsts: list[int], blanks: list[int]) -> None:
    parts = tuple(Part(f"p{n}", "prose", (), (), opens=how) for n, how in enumerate(opens))  # type: ignore[arg-type]
    book = Book(sample.handbook().edition, "B", parts)
    done = tuple(Rendered(b"", count, ((f"p{n}#end", count),)) for n, count in enumerate(pages))
    leaves = tuple(numbers.leaves(book, done))
    assert [leaf.number for leaf in leaves] == list(range(1, len(leaves) + 1))
    assert [leaf.number for leaf in leaves if leaf.page == 1] == firsts
    assert [leaf.number for leaf in leaves if leaf.blank] == blanks
    found = numbers.pages(book, done)
    assert [found[f"p{n}"] for n in range(len(pages))] == firsts
    assert [found[f"p{n}#end"] for n in range(len(pages))] == [f + c - 1 for f, c in zip(firsts, pages, strict=True)]


def test_contents_and_folios_agree() -> None:
    said = texts(bound(sample.handbook()))
    contents = re.findall(r"^(?:\d\S* )?(\D+?) (\d+)\r?$", said[2], re.MULTILINE)
    assert len(contents) == 5
    for title, page in contents:
        on_page = said[int(page) - 1]
        assert title in on_page.replace("\r\n", " ")
        if not title.startswith("Developing"):  # the divider of a volume bears no number
            assert on_page.strip().splitlines()[-1].strip() == page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_numbers_in_the_contents_end_one_below_the_other(language: str) -> None:
    """Though each is as long as it is, and was laid out as long as the longest."""
    page = pypdfium2.PdfDocument(bound(sample.handbook(language)))[2]
    said = page.get_textpage()
    left, _, right, _ = page.get_mediabox()
    boxes = [said.get_charbox(n) for n in range(said.count_chars()) if said.get_text_range(n, 1).isdigit()]
    edges = [right - box[2] if language == "en" else box[0] - left for box in boxes if box[1] > 80]  # above the folio
    outermost = sorted(edge for edge in edges if edge < 80)
    numbers_of = re.findall(r" (\d+)\r?$", texts(bound(sample.handbook()))[2], re.MULTILINE)
    assert {len(number) for number in numbers_of} == {1, 2}
    assert len([edge for edge in outermost if edge - outermost[0] < 1.2]) == len(numbers_of)


def test_which_numbers_of_a_column_are_long_changes_nothing() -> None:
    """So a table of contents is laid out again only where the longest number has a digit more."""
    part = sample.handbook().parts[2]
    keys = sorted(key for _, key in paging.asked(part).column)

    def laid_out_as(*numbers: int) -> dict[tuple[str, str], Folio]:
        return paging.asked(part).samples({("", key): Folio(n) for key, n in zip(keys, numbers, strict=True)})

    assert laid_out_as(5, 7, 8, 10, 12) == laid_out_as(5, 10, 11, 12, 99) != laid_out_as(5, 10, 11, 12, 100)


def test_a_reference_names_the_page_it_leads_to() -> None:
    book = sample.handbook()
    page = numbers.pages(book, rendered(book))["emm-2.6#tbl-instruments"]
    said = texts(bound(book))
    assert f"Table 1, page {page}" in " ".join(said)
    assert "Instruments on migrant workers" in said[page - 1]


def test_blank_pages_and_dividers_bear_nothing() -> None:
    said = texts(bound(sample.handbook()))
    assert [n for n, text in enumerate(said, 1) if not text.strip()] == [4, 6, 12]
    assert not re.search(r"\d\s*$", said[0])


def test_running_heads_from_the_second_page_of_a_chapter() -> None:
    said = texts(bound(sample.handbook()))
    assert ["Volume 2 · Developing" in text for text in said[6:9]] == [False, True, True]


def test_folios_by_chapter() -> None:
    """Each part begins with 1; contents and references say so; a reader's program calls the pages alike."""
    book = replace(sample.handbook(), folios="chapter")
    said, pages = texts(bound(book)), numbers.pages(book, rendered(book))
    folio = numbers.folios(book, rendered(book))["emm-2.6#tbl-instruments"]
    assert str(folio) == f"2.6-{pages['emm-2.6#tbl-instruments'] - pages['emm-2.6'] + 1}" == "2.6-2"
    lasts = [text.split("\r\n")[-1].strip() for text in said]
    start = pages["emm-2.6"] - 1
    assert lasts[start : start + 3] == ["2.6-1", "2.6-2", "2.6-3"]
    assert lasts[-1] == "Glossary 1"
    assert re.search(r"The next chapter\s+2\.7-1", said[2])
    assert f"Table 1, page {folio}" in " ".join(said)
    document = pypdfium2.PdfDocument(bound(book))
    assert document.get_page_label(start + 1) == "2.6-2"
    assert document.get_page_label(len(document) - 1) == "Glossary 1"


def test_a_longer_chapter_costs_no_new_margins() -> None:
    """What is laid out stays the same where pages move, until a number has a digit more."""
    book = sample.handbook()

    def sheets(pages: int) -> tuple[object, ...]:
        done = tuple(Rendered(b"", pages if part.key == "emm-2.6" else 2, ()) for part in book.parts)
        return folios.sheets(book, tuple(numbers.leaves(book, done)), Words("en"))

    assert sheets(20) == sheets(22) == sheets(62)
    assert len(sheets(20)) < 20
    assert sheets(20) != sheets(120)


def test_digits_are_real_text_in_every_typeface() -> None:
    """A brand's own folio, twice on the page and in another type; each number is read back."""
    own = (
        '<html><style>.f { font: italic 12pt "Source Serif 4" } @page { size: A4 }</style><body>{% for one in sheets %}'
        '<p style="break-after: page">{{ one.folio }} <b class="f">{{ one.folio }}</b></p>{% endfor %}</body></html>'
    )
    templates = tuple((name, own if name == "folio.html.j2" else text) for name, text in sample.brand().templates)
    book = sample.handbook()
    order = tuple(numbers.leaves(book, rendered(book)))
    sheets = folios.sheets(book, order, Words("en"))
    laid_out = pdf.render_margins(book, sheets, replace(sample.brand(), templates=templates))
    said = texts(bind(book, rendered(book), laid_out, Words("en"), pages=printed(book)))
    assert "8 8" in " ".join(said[7].split())
    assert "11 11" in " ".join(said[10].split())


# ── links and bookmarks ───────────────────────────────────────────────────────


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_every_link_leads_somewhere(book: Book) -> None:
    whole = opened(book)
    names = dict(pikepdf.NameTree(whole.Root.Names.Dests).items())
    pages = {page.obj.objgen for page in whole.pages}
    assert {target[0].objgen for target in names.values()} <= pages
    links = [a for page in whole.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    inward = [link for link in links if "/Dest" in link]
    assert all(str(link.Dest) in names for link in inward)
    outward = {str(link.A.URI) for link in links if "/A" in link}
    assert outward <= {"https://example.org/a?b=1&c=2"}


def test_a_link_leads_to_another_part() -> None:
    book = sample.handbook()
    whole = opened(book)
    names = dict(pikepdf.NameTree(whole.Root.Names.Dests).items())
    found = numbers.pages(book, rendered(book))
    for key in ("emm-2.6#rights", "emm-2.7", "glossary#remittance"):
        assert names[key][0].objgen == whole.pages[found[key] - 1].obj.objgen
    (link,) = [a for a in whole.pages[found["emm-2.7"] - 1].Annots if a.Subtype == "/Link"]
    assert str(link.Dest) == "emm-2.6#rights"


def test_what_leads_nowhere_is_plain_text() -> None:
    whole = opened(sample.handbook())
    assert "nowhere" in " ".join(texts(bound(sample.handbook())))
    assert b"publish:" not in b"".join(a.unparse() for page in whole.pages for a in page.get("/Annots", []))


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_nothing_runs_and_nothing_is_attached(book: Book) -> None:
    whole = opened(book)
    things = [thing for thing in whole.objects if isinstance(thing, pikepdf.Dictionary)]
    assert len(things) > 50
    assert {str(t.A.S) for t in things if t.get("/Type") == "/Annot" and "/A" in t} <= {"/URI"}
    assert not [t for t in things if str(t.get("/S")) in ("/JavaScript", "/Launch", "/GoToR", "/SubmitForm")]
    assert not [t for t in things if {"/JS", "/EF", "/OpenAction", "/AA", "/EmbeddedFiles"} & set(t.keys())]


def outline(book: Book) -> list[tuple[int, str, int]]:
    """(depth, title, page) of each bookmark."""
    whole = opened(book)
    numbered = {page.obj.objgen: n for n, page in enumerate(whole.pages, 1)}
    found: list[tuple[int, str, int]] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            found.append((depth, item.title, numbered[item.destination[0].objgen]))  # type: ignore[index,union-attr]
            walk(item.children, depth + 1)

    with whole.open_outline() as bookmarks:
        walk(list(bookmarks.root), 0)
    return found


def test_bookmarks_volume_chapter_section() -> None:
    assert outline(sample.handbook()) == [
        (0, "Contents", 3),
        (0, "2 Developing Migration Policy", 5),
        (1, "2.6 Migration and Labour", 7),
        (2, "Rights and protection", 8),
        (3, "What stands in the way", 8),
        (1, "2.7 The next chapter", 11),
        (0, "Glossary", 13),
    ]


# ── what a file says of itself ────────────────────────────────────────────────


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_title_language_and_conformance(book: Book) -> None:
    whole = opened(book)
    assert str(whole.Root.Lang) == book.edition.language
    assert str(whole.docinfo["/Title"]) == book.title
    assert bool(whole.Root.ViewerPreferences.DisplayDocTitle)
    assert not {"/CreationDate", "/ModDate"} & set(whole.docinfo.keys())
    with whole.open_metadata() as metadata:
        assert metadata["dc:title"] == book.title
        assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_the_whole_is_valid_pdf_ua(book: Book) -> None:
    report = validator.validate_pdf_bytes(bound(book), profile="ua1")
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize("book", BOOKS, ids=named)
def test_tags_point_at_what_points_at_them(book: Book) -> None:
    whole = opened(book)
    root = whole.Root.StructTreeRoot
    flat = list(root.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}
    assert sorted(parents) == list(range(len(parents))) == list(range(int(root.ParentTreeNextKey)))
    pages = {page.obj.objgen for page in whole.pages}
    for page in whole.pages:
        if "/StructParents" in page:
            owners = list(parents[int(page.StructParents)])
            assert all(owner.Pg.objgen == page.obj.objgen for owner in owners)
        for annotation in page.get("/Annots", []):
            owner = parents[int(annotation.StructParent)]
            assert any(kid.get("/Obj") == annotation for kid in owner.K if isinstance(kid, pikepdf.Dictionary))
    (document,) = root.K
    assert [str(part.S) for part in document.K] == ["/Part"] * len(book.parts)
    assert all(_sound(part, document, pages) for part in document.K)


def _sound(element: pikepdf.Object, parent: pikepdf.Object, pages: set[tuple[int, int]]) -> bool:
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    own = element.P.objgen == parent.objgen and ("/Pg" not in element or element.Pg.objgen in pages)
    return own and all(_sound(kid, element, pages) for kid in kids)


def test_the_same_bytes_twice() -> None:
    book = sample.handbook()
    again = bind(book, rendered(book), margins(book), Words("en"), pages=printed(book))
    assert again == bound(book)


def test_another_text_is_another_file() -> None:
    book = replace(sample.handbook(), title="Another")
    assert bind(book, rendered(book), margins(book), Words("en"), pages=printed(book)) != bound(sample.handbook())


def test_equal_font_programs_are_kept_once_and_subsets_have_names_of_their_own() -> None:
    whole = opened(sample.handbook())
    found = [o for o in whole.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
    programs = {o.FontFile2.objgen: bytes(o.FontFile2.read_raw_bytes()) for o in found}
    assert len(set(programs.values())) == len(programs)
    assert len({str(o.FontName) for o in found}) == len(programs)
    assert all(re.fullmatch(r"/[A-Z]{6}\+Source[A-Za-z0-9-]+", str(o.FontName)) for o in found)


# ── forms ─────────────────────────────────────────────────────────────────────

FIELDS = [
    "labour.bilateral", "labour.bilateral_r1c2", "labour.bilateral_r2c2", "labour.bilateral_r3c2", "labour.date",
    "labour.group", "labour.name", "labour.priorities", "labour.take-home", "labour.when.1", "labour.who.1",
    "labour.who.2", "labour.who.3",
]  # fmt: skip


def fields(whole: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Full name → field, as the format has it: the names of the groups above, with dots."""
    found: dict[str, pikepdf.Object] = {}

    def walk(field: pikepdf.Object, path: tuple[str, ...]) -> None:
        path = (*path, str(field.T))
        inner = [kid for kid in field.get("/Kids", []) if "/T" in kid]
        for kid in inner:
            walk(kid, path)
        if not inner:  # of choices, what is to be seen of each is no field
            found[".".join(path)] = field

    for field in whole.Root.AcroForm.Fields:
        walk(field, ())
    return found


def test_the_worksheet_has_its_fields_each_with_a_spoken_name() -> None:
    whole = opened(sample.worksheet())
    found = fields(whole)
    assert sorted(found) == FIELDS
    assert str(found["labour.bilateral_r2c2"].TU) == "2, Office"
    assert all(str(field.TU) for field in found.values())
    assert {name for name, field in found.items() if int(field.get("/Ff", 0)) & 1 << 12} == {
        "labour.bilateral",
        "labour.priorities",
        "labour.take-home",
    }


def test_fields_can_be_filled_and_are_still_there_when_read_back() -> None:
    whole = opened(sample.worksheet("fr"))
    written = {"labour.name": "Zoë Łukasz", "labour.priorities": "Un salaire « égal »\nDeux lignes"}
    for name, field in fields(whole).items():
        if name in written:
            field.V = pikepdf.String(written[name])
        if name == "labour.who.2":
            field.V = field.AS = pikepdf.Name("/on")
    saved = io.BytesIO()
    whole.save(saved)
    reopened = pikepdf.open(saved)
    again = fields(reopened)
    assert {name: str(again[name].V) for name in written} == written
    assert [str(again[f"labour.who.{n}"].V) for n in (1, 2, 3)] == ["/Off", "/on", "/Off"]


def test_a_reader_shows_what_was_written() -> None:
    empty = opened(sample.worksheet())
    fields(empty)["labour.priorities"].V = pikepdf.String("Équal pay")
    saved = io.BytesIO()
    empty.save(saved)
    assert picture(saved.getvalue()) != picture(bound(sample.worksheet()))


def picture(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return bytes(document[0].render().to_pil().tobytes())


def test_only_a_worksheet_has_a_form() -> None:
    assert "/AcroForm" not in opened(sample.handbook()).Root


PATHS = [
    ("a", {"a"}, ("a",)),
    ("a.b", {"a.b"}, ("a", "b")),
    ("a.b.r1c2", {"a.b.r1c2"}, ("a", "b", "r1c2")),
    ("a.b.r1c2", {"a.b", "a.b.r1c2"}, ("a", "b_r1c2")),
    ("a.b.2.r1c2", {"a.b", "a.b.2.r1c2"}, ("a", "b_2_r1c2")),
]


@pytest.mark.parametrize(("name", "names", "path"), PATHS)
def test_a_field_holds_no_fields(name: str, names: set[str], path: tuple[str, ...]) -> None:
    assert forms.steps(name, frozenset(names)) == path


def test_a_sheet_says_how_many_pages_it_has() -> None:
    said = texts(bound(sample.worksheet()))
    assert [f"{n} of {len(said)}" in text for n, text in enumerate(said, 1)] == [True] * len(said)
