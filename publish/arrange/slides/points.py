"""Prose → key points: the first sentence of each paragraph, each item of each list. No word is added or changed."""

from __future__ import annotations

import re
from dataclasses import replace

from publish import walk
from publish.model import (
    Block,
    Blocks,
    Columns,
    DefinitionList,
    Emphasis,
    Fallback,
    Heading,
    IndexEntry,
    Inline,
    Inlines,
    Item,
    Link,
    ListBlock,
    Paragraph,
    Reference,
    Strong,
    Term,
    Text,
)
from publish.model import Code as CodeSpan

# A full stop with the quotes and brackets that close after it, and space; scripts without spaces need none.
_END = re.compile(r"[.!?…؟۔।]+(?:[\"'”’)\]]|\s?»)*(?=\s+\S)|[。！？]+[”’」』）]*")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]|art|cf|dr|ed|fig|mme|mr|mrs|ms|no|pp|sr|sra|st|vol|vs)$", re.IGNORECASE)


def points(blocks: Blocks) -> Blocks:
    """What `blocks` say, in points: neighbouring sentences are one list; what leads into a list stays above it."""
    made: list[Block] = []
    for n, block in enumerate(blocks):
        leads = n + 1 < len(blocks) and isinstance(blocks[n + 1], ListBlock)
        for point in _points(block, leads):
            last = made[-1] if made else None
            if isinstance(point, Item) and isinstance(last, ListBlock) and not last.ordered and not last.key:
                made[-1] = replace(last, items=(*last.items, point))
            else:
                made.append(ListBlock((point,)) if isinstance(point, Item) else point)
    return tuple(made)


def _points(block: Block, leads: bool) -> tuple[Block | Item, ...]:
    match block:
        case Paragraph():
            first, last = first_sentence(block.content), last_sentence(block.content)
            lead = leads and walk.plain(last).rstrip().endswith(":")
            point = (Item((replace(block, content=first),)),) if not lead or first != last else ()
            return (*point, *((replace(block, content=last),) if lead else ()))
        case ListBlock():
            return (replace(block, items=tuple(replace(item, blocks=_short(item.blocks)) for item in block.items)),)
        case DefinitionList():
            return (replace(block, items=tuple(replace(item, blocks=_short(item.blocks)) for item in block.items)),)
        case Columns():
            heads_and_blocks = ((*_head(column.head), *points(column.blocks)) for column in block.columns)
            return tuple(point for run in heads_and_blocks for point in run)
        case _:
            return (block,)


def _head(content: Inlines) -> Blocks:
    return (Heading(4, content, ""),) if content else ()


def _short(blocks: Blocks) -> Blocks:
    """An item of a list: its first sentence; what more it says is for the notes."""
    first = blocks[0] if blocks else None
    return (replace(first, content=first_sentence(first.content)),) if isinstance(first, Paragraph) else blocks[:1]


# ── sentences ─────────────────────────────────────────────────────────────────


def first_sentence(content: Inlines) -> Inlines:
    """The first sentence of a run, its styles, links and footnotes kept."""
    ends = _ends(walk.plain(content))
    return _between(content, 0, ends[0]) if ends else content


def last_sentence(content: Inlines) -> Inlines:
    """The last sentence of a run."""
    said = walk.plain(content)
    ends = _ends(said)
    if not ends:
        return content
    return _between(content, ends[-1] + len(said[ends[-1] :]) - len(said[ends[-1] :].lstrip()), len(said))


def _ends(said: str) -> list[int]:
    """Where sentences end, but the last: not after `No.`, nor before a digit or a small letter."""
    ends = []
    for found in _END.finditer(said):
        after = said[found.end() :].lstrip()[:1]
        short = found[0].startswith(".") and _ABBREVIATION.search(said[: found.start()])
        if after and not after.isdigit() and not after.islower() and not short:
            ends.append(found.end())
    return ends


def _between(content: Inlines, start: int, end: int) -> Inlines:
    """The characters from `start` to `end`; a footnote belongs to the sentence that it ends."""
    made: list[Inline] = []
    at = 0
    for inline in content:
        length = len(walk.plain((inline,)))
        low, high = max(start - at, 0), min(end - at, length)
        if length == 0 and start <= at <= end and (at > start or start == 0):
            made.append(inline)
        elif low < high:
            made.append(_cut(inline, low, high))
        at += length
    return tuple(made)


def _cut(inline: Inline, low: int, high: int) -> Inline:
    match inline:
        case Text() | CodeSpan():
            return replace(inline, text=inline.text[low:high])
        case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry() | Fallback():
            return replace(inline, content=_between(inline.content, low, high))
        case _:
            return inline
