"""What a product says of passages that its language lacks: the legend of a draft, the reason of an edition that was
accepted with them.

Neither changes what is said, nor where it stands: a line is added at the foot, on the cover, on the first slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from publish import walk
from publish.arrange.common import joined, paragraphs
from publish.arrange.slides.fit import fit_slide
from publish.model import (
    Block,
    Blocks,
    Book,
    Box,
    Deck,
    Fallback,
    Figure,
    Inlines,
    MessageStatus,
    Slide,
    SlideSlot,
    Timetable,
)
from publish.templates import Template
from publish.translate.passages import Passage
from publish.words import Words

COVERS = ("cover", "imprint")
BELOW = ("subtitle", "body")
"""The places below the title of a first slide."""

Signs = Mapping[MessageStatus, str]


@dataclass(frozen=True, slots=True)
class _Contents:
    """All that something says: its runs of text, its blocks, and what else it prints."""

    titles: tuple[Inlines, ...]
    blocks: tuple[Blocks, ...]
    more: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join((*map(walk.plain, self.titles), *self.more, *(t for run in self.blocks for t in _texts(run))))

    def lacks(self, passages: Iterable[Passage]) -> bool:
        """Whether one of these passages is in it."""
        runs = (*(walk.inlines(title) for title in self.titles), *map(walk.all_inlines, self.blocks))
        if any(isinstance(inline, Fallback) for run in runs for inline in run):
            return True
        # Words of the product are filled in; what else is no run of text stands there as it is.
        return any(passage.context == "ui" or passage.text in self.text for passage in passages)


# ── drafts ────────────────────────────────────────────────────────────────────


def legend(signs: Signs, words: Words) -> str:
    """What the signs mean: “◊ not translated yet · ‡ translation to be checked”."""
    said: Mapping[str, str] = {"missing": "{sign} not translated yet", "fuzzy": "{sign} translation to be checked"}
    return joined(*(words(said[status], sign=sign) for status, sign in signs.items()))


def signed_book(book: Book, signs: Signs, pictures: Iterable[bytes], words: Words) -> Book:
    """A book with the legend of those signs that it shows at the foot of its pages."""
    return replace(book, foot=joined(book.foot, _legend_of(_in_book(book, pictures), signs, words)))


def signed_deck(deck: Deck, signs: Signs, pictures: Mapping[str, bytes], words: Words) -> Deck:
    """A deck with the legend at the foot of those slides that show signs."""

    def signed(slide: Slide) -> Slide:
        told = _legend_of(_in_slide(slide, pictures), signs, words)
        return replace(slide, footer=joined(deck.footer, told)) if told else slide

    return replace(deck, slides=tuple(map(signed, deck.slides)))


def _legend_of(contents: _Contents, signs: Signs, words: Words) -> str:
    text = contents.text
    return legend({status: sign for status, sign in signs.items() if sign in text}, words)


# ── accepted with gaps ────────────────────────────────────────────────────────


def accepted_book(
    book: Book, reason: str, passages: Iterable[Passage], pictures: Iterable[bytes], words: Words
) -> Book:
    """A book that says on its cover and in its imprint why not everything is translated; else at its foot."""
    if not _in_book(book, pictures).lacks(passages):
        return book
    said = words("Not everything is translated: {reason}", reason=reason)
    if not any(part.role in COVERS for part in book.parts):
        return replace(book, foot=joined(book.foot, said))
    parts = (
        replace(part, blocks=part.blocks + paragraphs(said)) if part.role in COVERS else part for part in book.parts
    )
    return replace(book, parts=tuple(parts))


def lacks(deck: Deck, passages: tuple[Passage, ...], pictures: Mapping[str, bytes]) -> bool:
    """Whether one of these passages is in a deck."""
    return any(_in_slide(slide, pictures).lacks(passages) for slide in deck.slides)


def accepted_deck(deck: Deck, reason: str, template: Template, words: Words) -> Deck:
    """A deck that says so on its first slide: below its title, and in its notes."""
    said = paragraphs(words("Not everything is translated: {reason}", reason=reason))
    first, *others = deck.slides
    layout, there = template.layout(first.layout), [slot.name for slot in first.slots]
    place = next((name for name in BELOW if name in there), "") or next(filter(layout.place, BELOW), "")
    if place:
        slots = first.slots if place in there else (*first.slots, SlideSlot(place, ()))
        told = tuple(replace(slot, blocks=slot.blocks + said) if slot.name == place else slot for slot in slots)
        (first, *_), _ = fit_slide(replace(first, slots=told), template, words)
    return replace(deck, slides=(replace(first, notes=first.notes + said if first.notes else ()), *others))


# ── what is said ──────────────────────────────────────────────────────────────


def _in_book(book: Book, pictures: Iterable[bytes]) -> _Contents:
    more = [book.title, *map(_words_of, pictures)]
    more += (said for part in book.parts for said in (part.eyebrow, *part.heads))
    return _Contents(
        tuple(part.title for part in book.parts), tuple(part.blocks for part in book.parts), tuple(filter(None, more))
    )


def _in_slide(slide: Slide, pictures: Mapping[str, bytes]) -> _Contents:
    runs = (*(slot.blocks for slot in slide.slots), slide.notes)
    shown = {block.image for run in runs for block in walk.blocks(run) if isinstance(block, Figure)}
    drawn = (_words_of(pictures[path]) for path in sorted(shown) if path in pictures)
    return _Contents((slide.title,), runs, (slide.eyebrow, *drawn))


def _words_of(picture: bytes) -> str:
    """A drawing, whose words are text; no photograph."""
    return unescape(picture.decode("utf-8", "ignore")) if b"<svg" in picture[:1000] else ""


def _texts(run: Blocks) -> Iterator[str]:
    yield walk.plain_blocks(run)
    yield from (text for block in walk.blocks(run) for text in _besides(block) if text)


def _besides(block: Block) -> tuple[str, ...]:
    """What a block says that is no run of text."""
    match block:
        case Box():
            return block.label, block.attributes.method, block.attributes.materials
        case Timetable():
            return (block.alt,)
        case _:
            return ()
