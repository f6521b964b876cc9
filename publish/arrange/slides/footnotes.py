"""Footnotes of a slide: numbered from 1, at its foot where there is room, else among the sources in its notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from publish import walk
from publish.model import Blocks, Footnote, Heading, Inline, Inlines, Paragraph, Strong, Text
from publish.walk import InlineRule
from publish.words import Words


def called(title: Inlines, blocks: Blocks) -> tuple[Footnote, ...]:
    """The footnotes of a slide in the order of their calls, each once."""
    heading: Blocks = (Heading(2, title, ""),)
    found = (i for i in walk.all_inlines((*heading, *blocks)) if isinstance(i, Footnote))
    return tuple({footnote.key: footnote for footnote in found}.values())


def marks(footnotes: Iterable[Footnote]) -> Mapping[str, str]:
    """The number of each footnote, by key."""
    return {footnote.key: str(number) for number, footnote in enumerate(footnotes, 1)}


def marking(numbers: Mapping[str, str]) -> InlineRule:
    """Writes its number into each footnote."""
    return lambda inline: (replace(inline, mark=numbers[inline.key]) if isinstance(inline, Footnote) else inline,)


def bare(inline: Inline) -> Inlines:
    """A call without what the footnote says: that stands elsewhere."""
    return (replace(inline, blocks=()) if isinstance(inline, Footnote) else inline,)


def said(footnotes: Iterable[Footnote]) -> Blocks:
    """What footnotes say, each after its mark."""
    return tuple(block for footnote in footnotes for block in _said(footnote))


def _said(footnote: Footnote) -> Blocks:
    mark = replace(footnote, blocks=())
    first, *rest = footnote.blocks or (Paragraph(()),)
    if isinstance(first, Paragraph):
        return (replace(first, content=(mark, Text("\u00a0"), *first.content)), *rest)
    return (Paragraph((mark,)), first, *rest)


def sources(footnotes: tuple[Footnote, ...], words: Words) -> Blocks:
    """The same under a head, for the notes; nothing where there are none."""
    return (Paragraph((Strong((Text(words("Sources")),)),)), *said(footnotes)) if footnotes else ()
