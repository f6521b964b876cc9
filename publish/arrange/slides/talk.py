"""A deck written as one → drafted slides: `#` begins a section, `##` a slide, `---` goes on under the same title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish import walk
from publish.arrange.slides.content import said
from publish.model import (
    Block,
    Blocks,
    Break,
    Heading,
    Paragraph,
    Slide,
    SlideSlot,
    Talk,
    Text,
)
from publish.values import dataclass
from publish.words import Words

Draft = tuple[Slide, Blocks]
"""A slide with title, notes, and the layout asked for; and the blocks that are to stand on it."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands under one heading, up to the next heading or break."""

    heading: Heading
    blocks: Blocks
    goes_on: bool = False


def drafts(talk: Talk, blocks: Blocks, eyebrow: str, words: Words) -> Iterator[Draft]:
    """The slides of `talk` in order, `blocks` being what of it this edition shows."""
    opening = Heading(0, talk.title, talk.id, talk.span)
    section, volume = walk.plain(talk.title), None
    before: Slide | None = None
    for stretch in _stretches(opening, blocks):
        heading, attributes = stretch.heading, stretch.heading.attributes
        if heading.level == 1:
            section, volume = walk.plain(heading.content), attributes.volume
        own = said(heading.content, stretch.blocks, words)
        slide = Slide(
            key=heading.key,
            number=0,
            layout="" if stretch.goes_on else _layout(heading),
            title=own.title,
            eyebrow="" if heading.level == 1 else eyebrow if heading.level == 0 else section,
            notes=own.notes or (before.notes if stretch.goes_on and before else ()),
            volume=attributes.volume or volume,
            hidden=attributes.hidden,
            incremental=attributes.incremental,
            section=section,
            span=heading.span,
        )
        before = slide
        yield from _titled(slide, own.blocks, talk, stretch)


def _titled(slide: Slide, blocks: Blocks, talk: Talk, stretch: _Stretch) -> Iterator[Draft]:
    """The title slide has its subtitle; what stands before the first heading follows it."""
    if stretch.heading.level or stretch.goes_on:
        yield slide, blocks
        return
    subtitle = (SlideSlot("subtitle", (Paragraph((Text(talk.subtitle),)),)),) if talk.subtitle else ()
    yield replace(slide, slots=subtitle), ()
    if blocks:
        yield replace(slide, layout="", eyebrow=""), blocks


def _layout(heading: Heading) -> str:
    return {0: "title", 1: "section"}.get(heading.level, heading.attributes.layout)


def _stretches(opening: Heading, blocks: Blocks) -> Iterator[_Stretch]:
    heading, run, goes_on = opening, list[Block](), False
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            yield _Stretch(heading, tuple(run), goes_on)
            heading, run, goes_on = block, [], False
        elif isinstance(block, Break):
            yield _Stretch(heading, tuple(run), goes_on)
            run, goes_on = [], True
        else:
            run.append(block)
    yield _Stretch(heading, tuple(run), goes_on)
