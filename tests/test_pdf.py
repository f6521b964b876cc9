"""A part as PDF: what it may fetch, what its tags say, the same bytes always."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import page as validator
import pikepdf
import pytest

from publish.model import Figure, Part, Rendered
from publish.render import brand as brands
from publish.render import fonts, html, pdf
from publish.templates.typefaces import ARABIC
from tests import print_book as sample

ROOT = Path(__file__).parents[1]
FILES = {path.name: path.read_bytes() for path in sample.PRINT.iterdir()}


@cache
def chapter() -> Rendered:
    book = sample.handbook()
    return pdf.render_part(book, book.parts[4], sample.brand(), sample.IMAGES, {})


@cache
def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tags(data: bytes) -> list[pikepdf.Object]:
    """All structure elements, in reading order."""

    def walk(element: pikepdf.Object) -> list[pikepdf.Object]:
        kids = element.get("/K", pikepdf.Array())
        inner = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return [element, *(found for kid in inner for found in walk(kid))]

    return walk(opened(data).Root.StructTreeRoot.K[0])


def outline(element: pikepdf.Object) -> list[object]:
    """A tag with those inside, but for runs of text: ["L", ["LI", ["Lbl"], ["LBody"]]]."""
    kids = [kid for kid in element.get("/K", pikepdf.Array()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    silent = ("/Span", "/NonStruct")
    return [str(element.S)[1:], *(outline(kid) for kid in kids if str(kid.S) not in silent)]


def pages_of(element: pikepdf.Object) -> set[tuple[int, int]]:
    kids = [kid for kid in element.get("/K", pikepdf.Array()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return {element.Pg.objgen, *(page for kid in kids for page in pages_of(kid))}


# ── anchors and tags ──────────────────────────────────────────────────────────


def test_anchors_say_where_keys_stand() -> None:
    places = dict(chapter().anchors)
    assert places["emm-2.6"] == places["emm-2.6#guiding-questions"] == 1
    assert places["emm-2.6#rights"] == 2
    assert {"emm-2.6#tbl-instruments", "emm-2.6#fig-cycle", "emm-2.6#corridor", "emm-2.6#bilateral"} <= set(places)
    assert chapter().pages >= max(places.values())
    assert chapter().refused == ()


def test_a_part_is_valid_pdf_ua() -> None:
    report = validator.validate_pdf_bytes(chapter().data, profile="ua1")
    assert [failure.message for failure in report.failures] == []


def test_lists_and_terms_are_whole() -> None:
    """A list within a list belongs to its item; a term is the label of its meaning."""
    lists = [outline(tag) for tag in tags(chapter().data) if tag.S == "/L"]
    item = ["LI", ["Lbl"], ["LBody"]]
    assert ["L", ["LI", ["Lbl"], ["LBody", ["L", item, item]]], item] in lists
    assert ["L", ["LI", ["Lbl"], ["LBody", ["P"]]]] in lists


def test_what_goes_on_on_the_next_page_is_one_thing() -> None:
    long = sample.p(sample.PROSE * 24)
    table = replace(sample.TABLE, rows=sample.TABLE.rows * 30)
    points = sample.items(*[sample.PROSE] * 12)
    book = sample.handbook()
    part = replace(book.parts[4], blocks=(long, points, table))
    data = pdf.render_part(book, part, sample.brand(), sample.IMAGES, {}).data
    found = tags(data)
    paragraphs = [tag for tag in found if tag.S == "/P" and len(pages_of(tag)) > 1]
    assert len(paragraphs) == 1
    (list_,) = (tag for tag in found if tag.S == "/L")
    assert len(pages_of(list_)) > 1
    assert [str(kid.S) for kid in list_.K] == ["/LI"] * 12
    heads = [tag for tag in found if tag.S == "/THead"]
    assert len(heads) == len([tag for tag in found if tag.S == "/Table"]) > 1  # a head on each page, each with its rows
    assert len([tag for tag in found if tag.S == "/TH"]) == 3 * len(heads)
    assert validator.validate_pdf_bytes(data, profile="ua1").failures == []


def test_tags_say_what_html_does_not() -> None:
    found = tags(chapter().data)
    heads = [tag for tag in found if tag.S == "/TH"]
    notes = [tag for tag in found if tag.S == "/Note"]
    assert [str(head.A.Scope) for head in heads] == ["/Column"] * 3
    assert not [tag for tag in found if "/Headers" in tag.get("/A", {}) or (tag.S == "/TH" and "/ID" in tag)]
    assert len({str(note.ID) for note in notes}) == len(notes) == 1
    assert [str(tag.Alt) for tag in found if tag.S == "/Figure"] == ["Two boxes: before, after"]
    assert [str(tag.S) for tag in found if str(tag.S) in ("/H1", "/H2", "/H3")] == ["/H1", "/H2", "/H3"]


def test_a_link_is_called_by_its_words_and_made_once() -> None:
    found = [a for page in opened(chapter().data).pages for a in page.get("/Annots", [])]
    said = [str(annotation.Contents) for annotation in found]
    assert [words for words in said if words == "outwards"] == ["outwards"]
    assert not [words for words in said if ":" in words]


def test_a_decorative_picture_is_no_figure() -> None:
    book = sample.handbook()
    part = Part("k", "prose", sample.t("A"), (Figure("content/images/cycle.svg", ""),))
    done = pdf.render_part(book, part, sample.brand(), sample.IMAGES, {})
    assert "/Figure" not in [str(tag.S) for tag in tags(done.data)]
    assert validator.validate_pdf_bytes(done.data, profile="ua1").is_compliant


# ── nothing from outside ──────────────────────────────────────────────────────

HOSTILE = [
    "file:///etc/passwd",
    "/etc/passwd",
    "../../../../etc/passwd",
    "%2e%2e/%2e%2e/etc/passwd",
    "http://127.0.0.1:9/x.png",
    "https://example.org/x.png",
    "ftp://127.0.0.1/x.png",
    "//127.0.0.1/x.png",
    "data:image/png;base64,AAAA",
    "image:content/other.png",
    "image:../../etc/passwd",
    "font:../../etc/passwd",
    "brand:../../../etc/passwd",
    "FILE:///etc/passwd",
    "jar:file:///etc/passwd!/x",
]

WATCHED = """
import json, sys
from tests import test_pdf
seen, refused = {}, {}
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        seen[url].append(str(arguments[0]))
    elif event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
        seen[url].append(event)
url, seen[""] = "", []
test_pdf.chapter()  # everything that is read once is read
sys.addaudithook(watch)
for url in test_pdf.HOSTILE:
    seen[url] = []
    refused[url] = test_pdf.render_hostile(url)
url = ""
print(json.dumps([seen, refused]))
"""


def render_hostile(url: str) -> tuple[str, ...]:
    """A part that asks for `url` in every way: as a picture, in a drawing, a style sheet, a template."""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        f'<image href="{url}" width="9" height="9"/><use xlink:href="{url}#a"/>'
        f'<style>@import "{url}"; rect {{ fill: url({url}) }}</style><rect width="9" height="9"/></svg>'
    )
    css = (
        f'@import "{url}"; @font-face {{ font-family: X; src: url({url}) }}'
        f"body {{ background: url({url}); font-family: X; list-style-image: url({url}); content: url({url}) }}"
    )
    wanted = f'<link rel="stylesheet" href="{url}"><link rel="attachment" href="{url}"><img src="{url}" alt="x"></head>'
    files = dict(FILES)
    files["handbook.css"] = css.encode()
    files["page.html.j2"] = files["page.html.j2"].replace(b"</head>", wanted.encode())
    brand, _ = brands.read(files)
    assert brand
    figures = (Figure(url, "asked for"), Figure("content/bad.svg", "a drawing"))
    part = replace(sample.handbook().parts[5], blocks=figures)
    return pdf.render_part(sample.handbook(), part, brand, {"content/bad.svg": drawing.encode()}, {}).refused


@pytest.mark.slow
def test_nothing_is_opened_and_nobody_called() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, check=True)
    seen, refused = json.loads(done.stdout.splitlines()[-1])
    assert {url: [path for path in seen[url] if not _ours(path)] for url in HOSTILE} == {url: [] for url in HOSTILE}
    assert [url for url in HOSTILE if not refused[url]] == []


def _ours(path: str) -> bool:
    """Python's own modules, and the folder in which WeasyPrint hands typefaces to Pango."""
    return path.endswith((".py", ".pyc", ".so")) or "weasyprint-" in path or "/pyphen/" in path


def test_what_is_refused_is_named() -> None:
    assert "http://127.0.0.1:9/x.png" in render_hostile("http://127.0.0.1:9/x.png")


# ── typefaces, bytes ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(face.name for face in fonts.FACES))
def test_faces_are_static_and_have_what_europe_writes(name: str) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(fonts.data(name)))
    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == fonts.BY_NAME[name].weight
    points = font.getBestCmap()
    latin = "éèàçœŒñ¿¡«»“”’–…€ĉłşßЖщΩ\u00a0\u202f"
    written = "اللغةپچگ،؟٣" if ARABIC.font in name else latin  # the rest comes from the Latin face named after it
    assert [letter for letter in written if ord(letter) not in points] == []


SAME = """
import hashlib, sys
from tests import test_pdf
print(hashlib.sha256(test_pdf.chapter().data).hexdigest())
"""


@pytest.mark.slow
def test_the_same_bytes_in_another_folder_at_another_time_by_another_hash(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", SAME], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(chapter().data).hexdigest()


def test_a_part_needs_no_other_part() -> None:
    book = sample.handbook()
    alone = pdf.render_part(replace(book, parts=(), labels=()), book.parts[5], sample.brand(), {}, {})
    assert alone == pdf.render_part(book, book.parts[5], sample.brand(), {}, {})


def test_no_shape_of_a_title_breaks_a_page() -> None:
    part = Part("k", "chapter", (), (), volume=99)
    assert "volume-99" in html.page(sample.handbook(), part, sample.brand(), {})
    assert pdf.render_part(sample.handbook(), part, sample.brand(), {}, {}).pages == 1
