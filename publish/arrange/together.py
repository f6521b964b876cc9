"""Books of the same in several languages → one volume: a cover and an imprint for all, then a part for each language.

Every key has its language before it (`fr/emm-2.6`), so that references, contents and index of each part lead to
places in it. Which part a page belongs to is marked at its edge.
"""

from __future__ import annotations

from dataclasses import replace

from publish import walk
from publish.arrange.beside import SLASH, beside
from publish.arrange.common import language_said, rekeyed, text
from publish.model import (
    Block,
    Blocks,
    Book,
    Contents,
    ContentsEntry,
    IndexEntry,
    Inline,
    Inlines,
    PageOf,
    PagesOf,
    Paragraph,
    Part,
    Reference,
    Spoken,
)
from publish.words import Words

SHARED = ("cover", "imprint")
"""Roles of what stands once, for all languages."""

LANGUAGE = "language"
"""The role of the page that a language's part begins with."""


def together(books: tuple[Book, ...], words: tuple[Words, ...]) -> Book:
    """One volume of the books, in their order; `words` are those of each. It is called by the first language."""
    first = books[0]
    languages = tuple(book.edition.language for book in books)
    front = beside(tuple(replace(book, parts=tuple(p for p in book.parts if p.role in SHARED)) for book in books))
    cover, *imprint = front.parts
    parts = tuple(part for book in books for part in _of_language(book))
    edition = replace(first.edition, together=languages[1:])
    return replace(
        first,
        edition=edition,
        title=SLASH.join(dict.fromkeys(book.title for book in books)),
        parts=(cover, *imprint, _overview(first, languages, words), *parts),
    )


def _overview(first: Book, languages: tuple[str, ...], words: tuple[Words, ...]) -> Part:
    """The languages, each in its own words, with the page on which its part begins."""
    titles = dict.fromkeys(own("Languages") for own in words)
    entries = tuple(
        ContentsEntry(1, "", (Spoken(language, text(language_said(language, language))),), _key(language, LANGUAGE))
        for language in languages
    )
    title = SLASH.join(titles)
    return Part(f"{first.edition.subject}/languages", "contents", text(title), (Contents(entries),), heads=("", title))


def _of_language(book: Book) -> tuple[Part, ...]:
    """The page with a language's name, then what its book has but for cover and imprint."""
    language = book.edition.language
    cover = next(part for part in book.parts if part.role == "cover")
    name = text(language_said(language, language))
    about = (Paragraph(cover.title),)
    opener = Part(
        _key(language, LANGUAGE), LANGUAGE, name, about, eyebrow=cover.eyebrow, folio=False, language=language
    )
    own = (_keyed(part, language) for part in book.parts if part.role not in SHARED)
    return (opener, *own)


# ── keys ──────────────────────────────────────────────────────────────────────


def _key(language: str, key: str) -> str:
    return f"{language}/{key}" if key else ""


def _keyed(part: Part, language: str) -> Part:
    """A part with the language before each key, where it is given and where it is meant."""

    def block_rule(block: Block) -> Blocks:
        return (rekeyed(block, lambda key: _key(language, key)),)

    def inline_rule(inline: Inline) -> Inlines:
        match inline:
            case Reference():
                return (replace(inline, target=_key(language, inline.target)),)
            case PageOf(book=""):
                return (replace(inline, key=_key(language, inline.key)),)
            case PagesOf():
                return (replace(inline, keys=tuple(_key(language, key) for key in inline.keys)),)
            case IndexEntry():
                return (replace(inline, key=_key(language, inline.key)),)
            case _:
                return (inline,)

    blocks = walk.rewrite(part.blocks, block_rule, inline_rule)
    return replace(part, key=_key(language, part.key), blocks=blocks, language=language)
