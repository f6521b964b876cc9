"""From parts to a book: what comes before and between them, and references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.common import (
    capital,
    date_said,
    keys,
    language_named,
    language_said,
    once,
    paragraphs,
    share_said,
    text,
)
from publish.arrange.labels import IMPRINT, Names, say
from publish.arrange.lists import listed
from publish.kinds import HANDBOOK
from publish.model import (
    Block,
    Blocks,
    Book,
    Contents,
    ContentsEntry,
    Edition,
    Emphasis,
    Fallback,
    Field,
    Footnote,
    Heading,
    IndexEntry,
    Inline,
    Inlines,
    Link,
    PageOf,
    Paragraph,
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
    settings = publication.settings
    folios = settings.folios if edition.product == HANDBOOK else "continuous"
    return Book(edition, title, linked, labels, publication.revision, settings.date, folios)


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


def imprint(
    publication: Publication, edition: Edition, names: Names, parts: tuple[Part, ...], title: Inlines = ()
) -> Part:
    """Sources, status and disclaimer as the project words them; then what is known of this edition.

    `parts` are what it stands before; `title` is what it is cited by, if anybody should cite it.
    """
    own = for_edition(publication.imprint, edition)
    heading = text(names.words("Imprint"))
    citation = _citation(publication, title, names.words) if title else ()
    known = (*citation, *_state(publication, parts, names.words))
    return Part(IMPRINT, "imprint", heading, say(own, IMPRINT, names) + known, opens="next", folio=False)


def _citation(publication: Publication, title: Inlines, words: Words) -> Blocks:
    """How to cite it, in the order and with the marks that the language has for it; the title stands out."""
    revision = publication.revision
    work = (
        publication.title if publication.title != walk.plain(title) else "",
        date_said(publication.settings.date, words.language),
        words("revision {revision}", revision=revision) if revision else "",
    )
    said = words("Suggested citation: {title}. {work}.", title="\0", work=", ".join(filter(None, work)))
    before, _, after = said.partition("\0")
    return (Paragraph((*text(before), Emphasis(bare(title)), *text(after))),)


def _state(publication: Publication, parts: tuple[Part, ...], words: Words) -> Blocks:
    """Cut-off date, licence, languages, how much is translated, date and revision: what there is of them."""
    settings, language = publication.settings, publication.language
    languages = listed((language_named(code, language) for code in settings.languages), language)
    source = language_named(settings.source, language)
    translated = share_said(_translated(parts), language) if language != settings.source else ""
    cut_off = date_said(settings.cut_off, language)
    return paragraphs(
        words("State of the law and of events: {date}", date=cut_off) if cut_off else "",
        words("Licence: {licence}", licence=settings.licence) if settings.licence else "",
        words("Languages: {languages}", languages=languages) if len(settings.languages) > 1 else "",
        words("Translated from: {language} ({share})", language=source, share=translated) if translated else "",
        capital(date_said(settings.date, language)),
        words("Revision {revision}", revision=publication.revision) if publication.revision else "",
    )


def _translated(parts: tuple[Part, ...]) -> float:
    """The share of what authors wrote that is in the book's language, from 0 to 1, by words."""
    blocks = (block for part in parts for block in walk.blocks(part.blocks) if _written(block))
    runs = [run for block in blocks for run in walk.texts(block)]
    foreign = (one.content for run in runs for one in walk.inlines(run) if isinstance(one, Fallback))
    count = _words(runs)
    return 1 - _words(foreign) / count if count else 1.0


def _written(block: Block) -> bool:
    """Whether an author wrote it: it has a place in the sources."""
    span = getattr(block, "span", None)
    return bool(span and span.path)


def _words(runs: Iterable[Inlines]) -> int:
    return sum(len(walk.plain(run).split()) for run in runs)


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
