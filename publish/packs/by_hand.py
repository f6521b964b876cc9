"""Decks that speakers changed, on paper: what they say now, for those who work from paper.

Slides that are as they were are drawn as ever. Of others only what they say is known: it is laid out anew. Their
numbers are those of the speaker's deck, which is the one that is shown.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from publish.arrange.common import text
from publish.arrange.slides.content import compose
from publish.arrange.slides.fit import fit_slide
from publish.model import Align, Block, Blocks, Deck, Emphasis, Inlines, Item, ListBlock, Paragraph, Slide, SlideSlot
from publish.model import Table as TableBlock
from publish.packs.overrides import plain, side, slides_of
from publish.templates import Template
from publish.words import Words

CHANGED = "Changed by the speaker: this is what the slide says. Its pictures are in the deck alone."
OPENING = ("title", "section")
"""Layouts whose text below the title has a place of its own."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a slide of the speaker's says, in the order in which it is read."""

    title: str
    blocks: Blocks
    notes: Blocks
    hidden: bool


def on_paper(deck: Deck, built: bytes, theirs: bytes, template: Template, words: Words) -> Deck:
    """`deck`, of which `built` was made, with the slides of `theirs`, in their order and with their numbers."""
    from pptx import Presentation

    shown = tuple(Presentation(io.BytesIO(theirs)).slides)
    slides: list[Slide] = []
    for number, (place, same) in enumerate(places(built, theirs), 1):
        ours = deck.slides[place] if place is not None else None
        if ours and same:
            slides.append(replace(ours, number=number))
        else:
            base = ours or Slide(f"{deck.id}#by-hand-{number}", number, "", (), section=_section(slides, deck))
            slides += _laid_out(replace(base, number=number), _said(shown[number - 1], template), template, words)
    return replace(deck, slides=tuple(slides))


def places(built: bytes, theirs: bytes) -> Iterator[tuple[int | None, bool]]:
    """For each slide of theirs which of ours it was, counted from 0, and whether it says the same."""
    matcher = SequenceMatcher(None, slides_of(built), slides_of(theirs), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        for n in range(d - c):
            yield (a + n if n < b - a else None), tag == "equal"


def _section(before: list[Slide], deck: Deck) -> str:
    return before[-1].section if before else deck.title


def _laid_out(base: Slide, said: Said, template: Template, words: Words) -> tuple[Slide, ...]:
    """A slide with what it says now, on as many as it takes; above its notes stands why it looks otherwise."""
    title = text(said.title or base.section)
    notes = (Paragraph((Emphasis(text(words(CHANGED))),)), *said.notes)
    slide = replace(base, title=title, notes=notes, hidden=said.hidden, slots=(), sizes=(), part=(1, 1))
    if base.layout in OPENING and template.layout(base.layout).place("subtitle"):
        slots = (SlideSlot("subtitle", said.blocks),) if said.blocks else ()
        return fit_slide(replace(slide, slots=slots), template, words)[0]
    laid, _ = compose(replace(slide, layout=""), said.blocks, template)
    return fit_slide(laid, template, words)[0]


# ── what a slide says ─────────────────────────────────────────────────────────


def _said(slide: Any, template: Template) -> Said:
    """Title, text and tables of a slide of python-pptx; not what stands at its edge."""
    above = {
        p.idx
        for layout in template.layouts
        for p in layout.places
        if p.name == "eyebrow" and layout.title == _layout(slide)
    }
    title = slide.shapes.title
    others = [s for s in _shapes(slide.shapes) if title is None or s.shape_id != title.shape_id]
    own = [s for s in others if not (s.is_placeholder and s.placeholder_format.idx in above)]
    own.sort(key=lambda shape: (shape.top or 0, shape.left or 0))
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return Said(
        plain(title.text_frame.text) if title is not None else "",
        tuple(block for shape in own for block in _blocks(shape)),
        tuple(Paragraph(text(line)) for _, line in _lines(notes)) if notes is not None else (),
        slide._element.get("show") == "0",
    )


def _layout(slide: Any) -> str:
    return str(slide.slide_layout.name)


def _shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """All shapes, those in groups as well."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        elif not side(shape):
            yield shape


def _blocks(shape: Any) -> Iterator[Block]:
    if getattr(shape, "has_table", False):
        yield _table([[text(plain(cell.text)) for cell in row.cells] for row in shape.table.rows])
    elif shape.has_text_frame:
        lines = list(_lines(shape.text_frame))
        if len(lines) == 1:
            yield Paragraph(text(lines[0][1]))
        elif lines:
            yield _listed(lines)


def _lines(frame: Any) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text, each with its level."""
    yield from ((one.level, said) for one in frame.paragraphs if (said := plain(one.text)))


def _listed(lines: list[tuple[int, str]]) -> ListBlock:
    """Paragraphs as a list; those of a deeper level below the one before them."""
    least = min(level for level, _ in lines)
    starts = [n for n, (level, _) in enumerate(lines) if level == least or n == 0]
    items = []
    for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
        below = lines[start + 1 : end]
        own = (Paragraph(text(lines[start][1])),)
        items.append(Item((*own, _listed(below)) if below else own))
    return ListBlock(tuple(items))


def _table(cells: list[list[Inlines]]) -> TableBlock:
    left: Align = "left"
    rows = tuple(map(tuple, cells))
    return TableBlock(rows[0], rows[1:], tuple(left for _ in rows[0]))
