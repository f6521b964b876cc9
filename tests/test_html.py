"""Blocks as HTML: everything escaped, every kind of block known, roles as classes, keys as ids."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from publish.model import (
    Block,
    Book,
    Box,
    Code,
    Contents,
    ContentsEntry,
    Data,
    DataTable,
    Field,
    Figure,
    Folio,
    Footnote,
    Include,
    Inline,
    Item,
    Link,
    ListBlock,
    PageOf,
    Paragraph,
    Part,
    Reference,
    Room,
    SlideDrawing,
    Strong,
    Table,
    Text,
)
from publish.render import brand as brands
from publish.render import html, inlines
from publish.render.inlines import Place
from tests import print_book as sample

PLACE = Place(
    frozenset({"here#it"}), {("", "here#it"): Folio(10, "2.6-"), ("worksheet/labour", "labour#who"): Folio(1)}
)
FIGURES = 'style="font-variant-numeric: tabular-nums lining-nums"'
SHEET = replace(PLACE, fillable=True)

INLINES = [
    (Text("<b>&\"'"), "&lt;b&gt;&amp;&#34;&#39;"),
    (Strong((Text("a"),)), "<strong>a</strong>"),
    (Code("<i>"), "<code>&lt;i&gt;</code>"),
    (Link('https://e.org/?a=1&b="', (Text("a"),)), '<a class="outward" href="https://e.org/?a=1&amp;b=&#34;">a</a>'),
    (Link("javascript:alert(1)", (Text("a"),)), "a"),
    (Link("file:///etc/passwd", (Text("a"),)), "a"),
    (Reference("here#it", (Text("a"),)), '<a href="#here%23it">a</a>'),
    (Reference("emm-1.6", (Text("a"),)), '<a href="publish:emm-1.6">a</a>'),
    (PageOf("here#it"), f'2.6-<span {FIGURES} data-page="%20here%23it">10</span>'),
    (PageOf("labour#who", "worksheet/labour"),
     f'<span {FIGURES} data-page="worksheet%2Flabour%20labour%23who">1</span>'),
    (PageOf("not#known"), "00"),
    (Footnote("k", (sample.p("a"), sample.p("b"))), '<span class="footnote" data-tag="Note"><span class="said">a</span>'
     '<span class="said">b</span></span>'),
]  # fmt: skip


@pytest.mark.parametrize(("inline", "expected"), INLINES)
def test_inline(inline: Inline, expected: str) -> None:
    assert inlines.inlines((inline,), PLACE) == expected


BLOCKS = [
    (sample.p("a", key="here#it"), '<p id="here#it">a</p>'),
    (Box("key-messages", (), sample.t("T"), "k", label="L"),
     '<section id="k" class="box key-messages">\n<p class="label">L</p>\n<p class="title">T</p>\n\n</section>'),
    (Figure('a "b".svg', "Two <boxes>"), '<figure><img src="image:a%20%22b%22.svg" alt="Two &lt;boxes&gt;"></figure>'),
    (Figure("http://127.0.0.1/x.png", ""), '<figure><img src="image:http%3A//127.0.0.1/x.png" alt=""></figure>'),
    (Room(2, "k", "Say"), '<div class="room"><div class="line"></div><div class="line"></div></div>'),
    (Paragraph((Field("k", "Say"),)), '<p><span class="blank text"></span></p>'),
    (ListBlock((Item((sample.p("a"),), "k"),)),
     '<ul class="ticks">\n<li><span class="blank checkbox"></span> a</li>\n</ul>'),
    (ListBlock((Item((sample.p("a"),), "k", 1),)),
     '<ul class="ticks">\n<li><span class="blank radio"></span> a</li>\n</ul>'),
    (SlideDrawing("d", 4, "Slide 4", (16, 9)), '<img class="drawn" src="image:slides/d/4" alt="Slide 4">'),
    (Table((), (((Text("1"),),),), ("right",), key="k", role="rooms"),
     '<table id="k" class="rooms">\n<thead></thead>\n<tbody>\n<tr><td class="right">1</td></tr>\n</tbody></table>'),
    (Contents((ContentsEntry(2, "2.6", sample.t("a"), "here#it", 2),)),
     '<div class="entries" data-tag="TOC">\n<p class="level-2 volume-2" data-tag="TOCI"><a href="#here%23it">'
     '<span class="number">2.6</span> <span class="name">a</span> <span class="page">'
     f'2.6-<span {FIGURES} data-page="%20here%23it">10</span></span></a></p>\n</div>'),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_block(block: Block, expected: str) -> None:
    assert html.blocks((block,), PLACE) == expected


FIELDS = [
    (Room(1, "k", "Say"), '<textarea name="k" title="Say" rows="1"></textarea>'),
    (Paragraph((Field("k", "Say"),)), '<input type="text" name="k" title="Say">'),
    (ListBlock((Item((sample.p("a"),), "k"),)), '<input type="checkbox" name="k" title="a">'),
    (
        ListBlock((Item((sample.p("a"),), "k", 2),), label="When?"),
        '<input type="radio" name="k" value="2" title="a" data-group="When?">',
    ),
]


@pytest.mark.parametrize(("block", "expected"), FIELDS)
def test_a_worksheet_has_fields(block: Block, expected: str) -> None:
    assert expected in html.blocks((block,), SHEET)
    assert expected not in html.blocks((block,), PLACE)


def test_more_lines_than_a_page_holds_go_on_in_fields_of_their_own() -> None:
    said = html.blocks((Room(30, "k", "Say"),), SHEET)
    assert said.count('<div class="line">') == 30
    assert [f'name="{name}"' in said for name in ("k", "k-2", "k-3")] == [True, True, False]


def test_every_core_block_and_inline_has_its_rule() -> None:
    assert set(get_args(Block)) - {Include, Data, DataTable} == set(html.RULES)
    assert set(get_args(Inline)) == set(inlines.RULES)


def test_a_page_says_its_language_direction_volume_and_role() -> None:
    book = sample.handbook("ar")
    said = html.page(book, book.parts[4], sample.brand(), {})
    assert '<html lang="ar" dir="rtl" class="handbook a4 volume-2">' in said
    assert '<body class="chapter">' in said
    assert '<h1 id="emm-2.6" data-label="2.6 Migration and Labour">' in said


def test_the_opening_page_has_the_boxes_that_come_first() -> None:
    book = sample.handbook()
    said = html.page(book, book.parts[4], sample.brand(), {})
    opening = said[said.index('<div class="opening">') : said.index("</div>\n<h2")]
    assert "Why do people cross borders" in opening
    assert "In this chapter" in opening
    assert "Key messages" not in opening


# ── the brand ─────────────────────────────────────────────────────────────────

FILES = {path.name: path.read_bytes() for path in sample.PRINT.iterdir()}
MISTAKES = [
    ("page.html.j2", None, "T020", "has no page.html.j2"),
    ("print.css", b"\xff\xfe", "T021", "not UTF-8"),
    ("page.html.j2", b"{% if %}", "T022", "line 1 of page.html.j2"),
    ("page.html.j2", b"{{ nothing.at.all }}", "T022", "nothing"),
    ("chapter.html.j2", b"{{ 1 / 0 }}", "T022", "chapter.html.j2"),
    ("folio.html.j2", b"{% include 'none' %}", "T022", "none"),
    ("page.html.j2", b"{{ ''.__class__.__mro__ }}", "T022", "unsafe"),
]


@pytest.mark.parametrize(("name", "data", "code", "said"), MISTAKES)
def test_mistakes_in_a_brand_are_told(name: str, data: bytes | None, code: str, said: str) -> None:
    files = {other: content for other, content in FILES.items() if other != name} | ({name: data} if data else {})
    brand, found = brands.read(files, "templates/mine/print")
    assert brand is None
    assert [(d.code, d.severity, d.key) for d in found] == [(code, "error", f"templates/mine/print/{name}")]
    assert said in found[0].message


def test_a_role_may_have_a_template_of_its_own() -> None:
    brand, found = brands.read(FILES | {"chapter.html.j2": b"<p>{{ part.eyebrow }}</p>"})
    assert not found
    assert brand
    book = Book(sample.handbook().edition, "B", ())
    part = Part("k", "chapter", (), (), eyebrow="<script>")
    assert html.page(book, part, brand, {}) == "<p>&lt;script&gt;</p>"
    assert "<h1" in html.page(book, replace(part, role="volume"), brand, {})


def test_everything_else_in_the_folder_is_an_asset() -> None:
    brand, _ = brands.read(FILES | {"logo.png": b"\x89PNG"})
    assert brand
    assert brand.assets == (("logo.png", b"\x89PNG"),)
