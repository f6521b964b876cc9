"""Inlines → HTML, by a table type → function. Every text is escaped; nothing an author writes becomes a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from publish import walk
from publish.model import (
    Blocks,
    Code,
    Emphasis,
    Fallback,
    Field,
    Folio,
    Footnote,
    IndexEntry,
    Inline,
    Inlines,
    LineBreak,
    Link,
    PageOf,
    PagesOf,
    Reference,
    Spoken,
    Strong,
    Term,
    Text,
)
from publish.render import pagenumbers
from publish.render.languages import direction

OUTWARD = ("https://", "http://", "mailto:")
ELSEWHERE = "publish:"
"""How a link to another part of the book is written until the book is bound."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is being rendered: the keys that this part has, the pages that are known, form or not."""

    keys: frozenset[str]
    pages: Mapping[tuple[str, str], Folio]
    fillable: bool = False


def inlines(run: Inlines, place: Place) -> Markup:
    """A run of text as HTML."""
    return Markup("").join(RULES[type(inline)](inline, place) for inline in run)


def address(key: str, place: Place) -> str:
    """Where a link to `key` leads: within the part, or to another part of the book."""
    name = quote(key, safe="")
    return f"#{name}" if key in place.keys else f"{ELSEWHERE}{name}"


def said(blocks: Blocks, place: Place) -> Markup:
    """Blocks as lines of text, for a place where no block may stand: a footnote within its paragraph."""
    lines = (inlines(text, place) for block in walk.blocks(blocks) for text in walk.texts(block) if text)
    return Markup("").join(Markup('<span class="said">{}</span>').format(line) for line in lines)


def _tag(name: str) -> Callable[[Any, Place], Markup]:
    return lambda inline, place: Markup(f"<{name}>{{}}</{name}>").format(inlines(inline.content, place))


def _content(term: Term, place: Place) -> Markup:
    return inlines(term.content, place)


def _index_entry(entry: IndexEntry, place: Place) -> Markup:
    content = inlines(entry.content, place)
    return Markup('<span id="{}">{}</span>').format(entry.key, content) if entry.key else content


def _link(link: Link, place: Place) -> Markup:
    content = inlines(link.content, place)
    if not link.target.lower().startswith(OUTWARD):
        return content
    return Markup('<a class="outward" href="{}">{}</a>').format(link.target, content)


def _reference(reference: Reference, place: Place) -> Markup:
    content = inlines(reference.content, place)
    return Markup('<a href="{}">{}</a>').format(address(reference.target, place), content)


def _fallback(passage: Fallback, place: Place) -> Markup:
    """A passage in another language says so, for those who hear it."""
    content = inlines(passage.content, place)
    sign = Markup('<span class="sign">{}</span>').format(passage.sign) if passage.sign else ""
    return Markup('<span class="fallback" lang="{}">{}{}</span>').format(passage.language, content, sign)


def _footnote(note: Footnote, place: Place) -> Markup:
    # Where notes of several languages stand side by side, the same one has the same number in all.
    numbered = Markup(' data-mark="{}"').format(note.mark) if note.mark else ""
    return Markup('<span class="footnote" data-tag="Note"{}>{}</span>').format(numbered, said(note.blocks, place))


def _page_of(page: PageOf, place: Place) -> Markup:
    asked = (page.book, page.key)
    return pagenumbers.marked(asked, place.pages.get(asked))


def _pages_of(pages: PagesOf, place: Place) -> Markup:
    """Each page, or run of pages, as a link to the first place on it."""
    known = {key: place.pages[("", key)] for key in pages.keys if ("", key) in place.pages}
    first = {folio: key for key, folio in reversed(known.items())}
    links = ((first[run[0]], _span_of(run)) for run in _runs(tuple(dict.fromkeys(known.values()))))
    said = (Markup('<a href="{}">{}</a>').format(address(key, place), span) for key, span in links)
    return Markup(", ").join(said) or escape(pagenumbers.UNKNOWN)


def _runs(folios: tuple[Folio, ...]) -> Iterator[tuple[Folio, ...]]:
    """Pages that follow each other, together: (3, 4, 5, 9) → (3, 4, 5), (9)."""
    start = 0
    for at in range(1, len(folios) + 1):
        if at == len(folios) or folios[at] != replace(folios[at - 1], number=folios[at - 1].number + 1):
            yield folios[start:at]
            start = at


def _span_of(run: tuple[Folio, ...]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1].number}"


def _field(field: Field, place: Place) -> Markup:
    kind = "checkbox" if field.kind == "tick" else "text"
    if not place.fillable:
        return Markup('<span class="blank {}"></span>').format(kind)
    return Markup('<input type="{}" name="{}" title="{}">').format(kind, field.key, field.label)


def _spoken(spoken: Spoken, place: Place) -> Markup:
    """Words of another language, which screen readers and hyphenation are told."""
    return Markup('<span lang="{}" dir="{}">{}</span>').format(
        spoken.language, direction(spoken.language), inlines(spoken.content, place)
    )


RULES: dict[type[Inline], Callable[[Any, Place], Markup]] = {
    Text: lambda text, _: escape(text.text),
    Strong: _tag("strong"),
    Emphasis: _tag("em"),
    Code: lambda code, _: Markup("<code>{}</code>").format(code.text),
    LineBreak: lambda _break, _: Markup("<br>"),
    Link: _link,
    Reference: _reference,
    Term: _content,
    IndexEntry: _index_entry,
    Footnote: _footnote,
    Fallback: _fallback,
    PageOf: _page_of,
    PagesOf: _pages_of,
    Field: _field,
    Spoken: _spoken,
}
