"""The index: what authors marked and the terms of the glossary, each with the pages on which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from publish import walk
from publish.arrange.alphabet import alphabetical, by_letter
from publish.arrange.common import text
from publish.model import (
    Block,
    Blocks,
    Box,
    Emphasis,
    Heading,
    IndexEntry,
    Inline,
    Inlines,
    Item,
    ListBlock,
    PagesOf,
    Paragraph,
    Part,
    Reference,
    Text,
)
from publish.words import Words

INDEX = "index"


@dataclass(slots=True)
class _Entry:
    """One line of the index while it is gathered: its words, its places, what to see instead, what stands below it."""

    name: str
    keys: list[str] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    below: dict[str, _Entry] = field(default_factory=dict)


# ── places ────────────────────────────────────────────────────────────────────


def with_places(part: Part, terms: Mapping[str, str]) -> Part:
    """`part` with a key at each place that the index leads to: `emm-2.6@1`, the first of its part.

    `terms`: where a reference to the glossary leads → how the glossary calls the term, which is its entry.
    """
    numbers = count(1)

    def rule(inline: Inline) -> Inlines:
        match inline:
            case IndexEntry():
                return (replace(inline, key=f"{part.key}@{next(numbers)}"),)
            case Reference() if inline.target in terms:
                return (IndexEntry((inline,), terms[inline.target], key=f"{part.key}@{next(numbers)}"),)
            case _:
                return (inline,)

    return replace(part, blocks=walk.rewrite(part.blocks, None, rule))


def marks(parts: tuple[Part, ...]) -> Iterator[IndexEntry]:
    """Every entry of the parts, in reading order."""
    for part in parts:
        yield from (i for i in walk.all_inlines(part.blocks) if isinstance(i, IndexEntry))


def named(entry: IndexEntry) -> str:
    """How the index calls what is marked."""
    return entry.entry or walk.plain(entry.content)


# ── the index ─────────────────────────────────────────────────────────────────


def index(parts: tuple[Part, ...], words: Words) -> Blocks:
    """The index of `parts`, whose places are marked: a list below each letter; nothing where nothing is marked."""
    gathered = _gathered(parts)
    letters = by_letter(gathered.values(), lambda entry: entry.name, words.language)
    blocks = tuple(block for letter, run in letters for block in _letter(letter, run, words))
    return (Box(INDEX, blocks),) if blocks else ()


def _gathered(parts: tuple[Part, ...]) -> dict[str, _Entry]:
    gathered: dict[str, _Entry] = {}
    for one in marks(parts):
        home = _entry(gathered, one.under).below if one.under else gathered
        entry = _entry(home, named(one))
        (entry.see if one.see else entry.keys).append(one.see or one.key)
    return gathered


def _entry(home: dict[str, _Entry], name: str) -> _Entry:
    """The entry of that name, made where there is none. A capital at the start of a sentence makes no other entry."""
    entry = home.setdefault(name.casefold(), _Entry(name))
    if sum(map(str.isupper, name)) < sum(map(str.isupper, entry.name)):
        entry.name = name
    return entry


def _letter(letter: str, run: tuple[_Entry, ...], words: Words) -> tuple[Block, Block]:
    return Heading(2, text(letter), ""), _list(run, words)


def _list(run: tuple[_Entry, ...], words: Words) -> ListBlock:
    return ListBlock(tuple(_item(entry, words) for entry in run))


def _item(entry: _Entry, words: Words) -> Item:
    pages: Inlines = (Text(", "), PagesOf(tuple(entry.keys))) if entry.keys else ()
    see = tuple(inline for other in dict.fromkeys(entry.see) for inline in _see(other, words))
    line = Paragraph((Text(entry.name), *pages, *see))
    below = alphabetical(entry.below.values(), lambda one: one.name, words.language)
    return Item((line, _list(below, words)) if below else (line,))


def _see(other: str, words: Words) -> Inlines:
    """“, *see* country of destination”."""
    before, _, after = words("see {entry}", entry="\0").partition("\0")
    return (Text(", "), Emphasis(text(before)), *text(f"{other}{after}"))
