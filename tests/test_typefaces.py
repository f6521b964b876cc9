"""One font for each typeface of a book: the same pictures and the same text as with a subset for each part."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest

from publish.bind import pdf as binding
from publish.bind import typefaces
from publish.model import Book
from publish.words import Words
from tests import print_book as sample
from tests.test_bind import bound, margins, printed, rendered

BOOKS = [sample.handbook(), sample.handbook("fr"), sample.handbook("ar")]
OTHER = sample.p("Él año À façon Ö ÿ ǆ ř ľ ő — ‘’ “” « » ½ ﬁ Ω Ж 2010-2020, État, Ñandú, Ærø.")


@cache
def apart(book: Book) -> bytes:
    """The book with the fonts of its parts, as it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typefaces, "unite", lambda whole: None)
        return binding.bind(book, rendered(book), margins(book), Words(book.edition.language), pages=printed(book))


def accented(book: Book) -> Book:
    """With letters that are composed of others, some of them on one part only."""
    parts = tuple(
        replace(part, blocks=(*part.blocks, OTHER)) if part.role in ("imprint", "chapter") else part
        for part in book.parts
    )
    return replace(book, parts=parts)


def named(data: bytes) -> Counter[str]:
    """How many programs there are of each typeface, by its name and the flags of its descriptor."""
    with pikepdf.open(io.BytesIO(data)) as whole:
        found = {
            o.FontFile2.objgen: f"{re.sub('^/[A-Z]*.', '', str(o.FontName))} {o.Flags}"
            for o in whole.objects
            if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o
        }
        return Counter(found.values())


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.edition.language)
def test_one_program_for_each_typeface(book: Book) -> None:
    book = accented(book)
    assert max(named(apart(book)).values()) > 3
    united = named(bound(book))
    assert united.keys() == named(apart(book)).keys()
    assert set(united.values()) == {1}


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.edition.language)
def test_pages_look_the_same_and_say_the_same(book: Book) -> None:
    book = accented(book)
    pairs = list(zip(pypdfium2.PdfDocument(apart(book)), pypdfium2.PdfDocument(bound(book)), strict=True))
    assert len(pairs) > 12
    for before, after in pairs:
        assert before.render().to_pil().tobytes() == after.render().to_pil().tobytes()
        said = [page.get_textpage().get_text_range() for page in (before, after)]
        first, second = (re.sub(r"[\s\u2010\ufffe-]", "", text) for text in said)
        assert first == second


def test_the_programs_are_sound_to_a_strict_reader() -> None:
    from fontTools.ttLib import TTFont

    with pikepdf.open(io.BytesIO(bound(accented(sample.handbook())))) as whole:
        programs = {o.FontFile2.objgen: o.FontFile2.read_bytes() for o in whole.objects
                    if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o}  # fmt: skip
    assert len(programs) >= 6
    for program in programs.values():
        font = TTFont(io.BytesIO(program), checkChecksums=2)
        outlines = font["glyf"]
        for name in font.getGlyphOrder():
            pieces = outlines[name].getComponentNames(outlines)
            assert set(pieces) <= set(font.getGlyphOrder())
        assert len(font["hmtx"].metrics) == font["maxp"].numGlyphs
