"""From parts to a book: what comes before and between them, and references that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.common import capital, date_said, keys, language_said, once, paragraphs, text
from publish.arrange.labels import IMPRINT, Names, say
from publish.model import (
    Blocks,
    Book,
    Contents,
    ContentsEntry,
    Edition,
    Field,
    Footnote,
    Heading,
    IndexEntry,
    Inline,
    Inlines,
    Link,
    PageOf,
    Part,
    Publication,
    Reference,
    Term,
    Text,
)
from publish.select import for_edition
from publish.words import Words


def book(publication: Publication, edition: Edition, title: str, parts: tuple[Part, ...], names: Names) -> Book:
    """The parts as a book: each key names one place, references lead to places of this book or are plain text."""
    parts = once(parts)
    places = [key for part in parts for key in (part.key, *keys(part.blocks))]
    linked = tuple(replace(part, blocks=_link(part.blocks, frozenset(places), names.words)) for part in parts)
    labels = tuple((key, called) for key in places if (called := names.called.get((key.partition("#")[0], key))))
    return Book(edition, title, linked, labels, publication.revision, publication.settings.date)


def _link(run: Blocks, places: frozenset[str], words: Words) -> Blocks:
    def rule(inline: Inline) -> Inlines:
        if not isinstance(inline, Reference):
            return (inline,)
        if inline.target not in places:
            return inline.content
        page = (Text(", "), *page_of(inline.target, words)) if inline.page else ()
        return (replace(inline, content=(*inline.content, *page), page=False),)

    return walk.rewrite(run, None, rule)


def page_of(key: str, words: Words, word: str = "page {number}", book: str = "") -> Inlines:
    """“page 41”, where the number is a symbol until the book is bound."""
    before, _, after = words(word, number="\0").partition("\0")
    return (*text(before), PageOf(key, book), *text(after))


def bare(run: Inlines) -> Inlines:
    """A title as it is repeated elsewhere (contents, running heads): without notes, links and marks of terms."""

    def rule(inline: Inline) -> Inlines:
        match inline:
            case Footnote() | Field() | PageOf():
                return ()
            case Reference() | Link() | Term() | IndexEntry():
                return inline.content
            case _:
                return (inline,)

    return walk.rewrite_inlines(run, rule)


# ── before the parts ──────────────────────────────────────────────────────────


def cover(key: str, title: Inlines, product: str, lines: tuple[str, ...], date: str, edition: Edition) -> Part:
    """The cover: the product's name above the title; below it `lines`, the date and the language."""
    last = (capital(date_said(date, edition.language)), language_said(edition.language, edition.language))
    return Part(key, "cover", bare(title), paragraphs(*lines, *last), eyebrow=product, folio=False)


def imprint(publication: Publication, edition: Edition, names: Names) -> Part:
    """Sources, status and disclaimer as the project words them; licence, date and revision as it is set."""
    words, settings = names.words, publication.settings
    own = for_edition(publication.imprint, edition)
    state = paragraphs(
        words("Licence: {licence}", licence=settings.licence) if settings.licence else "",
        capital(date_said(settings.date, edition.language)),
        words("Revision {revision}", revision=publication.revision) if publication.revision else "",
    )
    title = text(words("Imprint"))
    return Part(IMPRINT, "imprint", title, say(own, IMPRINT, names) + state, opens="next", folio=False)


def contents(book: str, entries: tuple[ContentsEntry, ...], words: Words) -> Part:
    """The table of contents, from its entries."""
    title = words("Contents")
    return Part(f"{book}/contents", "contents", text(title), (Contents(entries),), heads=("", title))


def entries(parts: tuple[Part, ...], levels: Mapping[str, int]) -> tuple[ContentsEntry, ...]:
    """An entry for each part, at the level that `levels` gives its role; for the `##` of chapters, one below."""
    return tuple(entry for part in parts if part.role in levels for entry in _entries(part, levels[part.role]))


def _entries(part: Part, level: int) -> tuple[ContentsEntry, ...]:
    own = ContentsEntry(level, part.number, part.title, part.key, part.volume)
    if part.role != "chapter":
        return (own,)
    sections = (block for block in part.blocks if isinstance(block, Heading) and block.level == 2)
    return (own, *(ContentsEntry(level + 1, "", bare(s.content), s.key, part.volume) for s in sections))
