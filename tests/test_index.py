"""The index: its entries and letters, and its pages, read back from the finished book."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from publish import walk
from publish.arrange.alphabet import by_letter
from publish.arrange.books import book as made
from publish.arrange.index import index, with_places
from publish.arrange.labels import Names
from publish.bind import numbers
from publish.diagnostics import Span
from publish.model import (
    Blocks,
    Book,
    Edition,
    Folio,
    Heading,
    IndexEntry,
    Inlines,
    ListBlock,
    PagesOf,
    Paragraph,
    Part,
    Publication,
    Reference,
    Settings,
    Source,
    Text,
)
from publish.read.document import read
from publish.render.inlines import Place, inlines
from publish.translate.damage import same_braces
from publish.words import Words
from tests import print_book as sample
from tests.test_bind import bound, rendered, texts

WORDS = Words("en")


def mark(said: str, entry: str = "", under: str = "", see: str = "") -> Inlines:
    return (IndexEntry((Text(said),), entry, under, see),)


def part(key: str, *blocks: Paragraph) -> Part:
    return with_places(Part(key, "chapter", sample.t(key), blocks, key), {"glossary#fee": "recruitment fee"})


def lines(blocks: Blocks, depth: int = 0) -> list[str]:
    """The index as text: letters, and entries with their places in brackets, those below others indented."""
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(walk.plain(block.content))
        if isinstance(block, ListBlock):
            for item in block.items:
                line, *below = item.blocks
                assert isinstance(line, Paragraph)
                keys = [key for i in line.content if isinstance(i, PagesOf) for key in i.keys]
                found.append("  " * depth + walk.plain(line.content) + f"[{' '.join(keys)}]")
                found += lines(tuple(below), depth + 1)
    return found


def indexed(*parts: Part, words: Words = WORDS) -> list[str]:
    (box,) = index(parts, words)
    return lines(box.blocks)  # type: ignore[union-attr]


def test_entries_are_gathered_below_their_letters() -> None:
    fee = Reference("glossary#fee", sample.t("fees for recruitment"))
    one = part(
        "a",
        sample.p(mark("Wages"), ", ", mark("asylum"), ", ", (fee,)),
        sample.p(mark("agencies", under="recruitment")),
    )
    two = part("b", sample.p(mark("wages"), ", ", mark("host country", see="country of destination")))
    assert indexed(one, two) == [
        "A", "asylum, [a@2]",
        "H", "host country, see country of destination[]",
        "R", "recruitment[]", "  agencies, [a@4]", "recruitment fee, [a@3]",
        "W", "wages, [a@1 b@1]",
    ]  # fmt: skip


def test_what_is_marked_may_be_called_otherwise_in_the_index() -> None:
    said = indexed(part("a", sample.p(mark("Regularisation", entry="regularisation"))))
    assert said == ["R", "regularisation, [a@1]"]


def test_without_marks_there_is_no_index() -> None:
    assert index((part("a", sample.p("Nothing.")),), WORDS) == ()


LETTERS = [
    ("en", ["1951 Convention", "école", "Zone", "Agenda", "end"], [("…", 1), ("A", 1), ("E", 2), ("Z", 1)]),
    ("es", ["nube", "ñandú", "no"], [("N", 2), ("Ñ", 1)]),
    ("ru", ["миграция", "мир", "visa"], [("…", 1), ("М", 2)]),
]


@pytest.mark.parametrize(("language", "names", "letters"), LETTERS)
def test_letters_are_those_of_the_language(language: str, names: list[str], letters: list[tuple[str, int]]) -> None:
    found = list(by_letter(names, str, language))
    assert sorted(name for _, run in found for name in run) == sorted(names)
    # Where strangers stand, before or after, is up to the language.
    assert sorted((letter, len(run)) for letter, run in found) == sorted(letters)


#  the numbers of the places → what is printed
RUNS = [
    ([7], "7"),
    ([7, 7, 7], "7"),
    ([7, 8], "7–8"),
    ([3, 12, 13, 14, 20], "3, 12–14, 20"),
]


@pytest.mark.parametrize(("pages", "said"), RUNS)
@pytest.mark.parametrize("prefix", ["", "2.6-"])
def test_runs_of_pages(pages: list[int], said: str, prefix: str) -> None:
    keys = tuple(f"k{n}" for n in range(len(pages)))
    place = Place(frozenset(), {("", key): Folio(page, prefix) for key, page in zip(keys, pages, strict=True)})
    html = str(inlines((PagesOf(keys),), place))
    assert re.sub("<[^>]*>", "", html) == ", ".join(prefix + run for run in said.split(", "))
    assert html.count("<a ") == len(said.split(", "))
    assert 'href="publish:k0"' in html


def test_pages_of_two_chapters_are_no_run() -> None:
    place = Place(frozenset(), {("", "a"): Folio(3, "1.1-"), ("", "b"): Folio(4, "1.2-")})
    assert re.sub("<[^>]*>", "", str(inlines((PagesOf(("a", "b")),), place))) == "1.1-3, 1.2-4"


def test_marks_are_read_with_what_they_say() -> None:
    line = 'The [fees]{.index under="recruitment" entry="fees, forbidden"} and [x]{.index see="y"}.'
    text = f"---\nid: d\n---\n# T\n\n{line}\n"
    document, found = read(Source("content/curriculum/c/1-a/1.1-d.md", text))
    assert found == ()
    marks = [i for i in walk.all_inlines(document.blocks) if isinstance(i, IndexEntry)]
    assert [(walk.plain(m.content), m.entry, m.under, m.see) for m in marks] == [
        ("fees", "fees, forbidden", "recruitment", ""),
        ("x", "", "", "y"),
    ]
    assert marks[0].span == Span("content/curriculum/c/1-a/1.1-d.md", 6, 6, 4)


def test_what_a_mark_says_is_translated_and_the_mark_itself_is_not() -> None:
    source = '[fees]{.index under="recruitment"}'
    assert same_braces(source, '[comisiones]{.index under="contratación"}')
    assert not same_braces(source, '[comisiones]{.index see="contratación"}')
    assert not same_braces('[a]{.x under="b"}', '[a]{.x under="c"}')


# ── in the finished book ──────────────────────────────────────────────────────


def book(folios: str = "continuous") -> Book:
    """The sample with an entry on each page of a chapter that runs over several, and its index."""
    whole = sample.handbook()
    chapter = next(one for one in whole.parts if one.key == "emm-2.6")
    prose = sample.p((*sample.t(sample.PROSE + " "), *mark("zenith"), Text(" and "), *mark("Corridor")))
    other = sample.p(mark("once only", under="rare things"))
    read = with_places(replace(chapter, blocks=(*chapter.blocks, *(prose for _ in range(20)), other)), {})
    parts = tuple(read if one.key == "emm-2.6" else one for one in whole.parts)
    settings = Settings("A library", "en", ("en",), folios=folios)  # type: ignore[arg-type]
    edition = Edition("handbook", "emm", "en")
    index_part = Part("index", "index", sample.t("Index"), index((read,), WORDS), heads=("", "Index"))
    publication = Publication("en", settings, "A library", "")
    names = Names(WORDS, {}, {}, {}, {})
    return made(publication, edition, whole.title, (*parts, index_part), names)


@pytest.mark.parametrize("folios", ["continuous", "chapter"])
def test_the_pages_of_the_index_are_right(folios: str) -> None:
    whole = book(folios)
    said = [" ".join(text.split()) for text in texts(bound(whole))]
    pages = [n for n, text in enumerate(said[:-1], 1) if "zenith" in text]
    first, last = pages[0], pages[-1]
    start = numbers.pages(whole, rendered(whole))["emm-2.6"]
    printed = f"{first}–{last}" if folios == "continuous" else f"2.6-{first - start + 1}–{last - start + 1}"
    assert last > first + 1
    assert f"zenith, {printed}" in said[-1]
    assert "rare things once only, " in said[-1]


def test_the_index_leads_to_its_places() -> None:
    whole = book()
    pdf = pikepdf.open(io.BytesIO(bound(whole)))
    names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
    links = [str(a.Dest) for a in pdf.pages[-1].Annots]
    assert len(links) == 4
    said = texts(bound(whole))
    page = next(n for n, p in enumerate(pdf.pages) if p.obj.objgen == names[links[0]][0].objgen)
    assert "Corridor" in said[page]
