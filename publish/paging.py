"""Page numbers as books print them: what each part asks for, what they are guessed to be, and how long they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish import walk
from publish.model import Book, Contents, Folio, PageOf, PagesOf, Part
from publish.values import dataclass

LETTERS_A_PAGE = 2_000

Place = tuple[str, str]
"""(name of a book, or "" for this one; key): what a page number is asked for."""

Pages = dict[Place, Folio]

Numbers = Mapping[tuple[str, str], Mapping[str, Folio]]
"""(language, name of a book) → key → what is printed as the number of its page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a part prints the page numbers of: `single` ones, and those that are `listed` together (“3–5, 9”).

    Of the single ones, those in a `column` stand one below the other, as in a table of contents.
    """

    single: frozenset[Place]
    listed: frozenset[Place]
    column: frozenset[Place] = frozenset()

    def samples(self, pages: Pages) -> Pages:
        """For each single number one that is as long; the number itself where it depends on others.

        In a column all are as long as the longest: which of them have two digits and which three is soon another.
        """
        single = {place: _sample(pages[place]) for place in self.single if place in pages}
        longest = max((single[place].number for place in self.column if place in single), default=0)
        column = {place: replace(single[place], number=longest) for place in self.column if place in single}
        listed = {place: pages[place] for place in self.listed if place in pages}
        return dict(sorted((single | column | listed).items()))


def _sample(folio: Folio) -> Folio:
    return replace(folio, number=10 ** (len(str(folio.number)) - 1))


def asked(part: Part) -> Asked:
    """What `part` prints the page numbers of."""
    inlines = tuple(walk.all_inlines(part.blocks))
    contents = (block for block in walk.blocks(part.blocks) if isinstance(block, Contents))
    column = frozenset(("", entry.key) for one in contents for entry in one.entries)
    single = {(one.book, one.key) for one in inlines if isinstance(one, PageOf)}
    listed = {("", key) for one in inlines if isinstance(one, PagesOf) for key in one.keys}
    return Asked(frozenset(single) | column, frozenset(listed), column)


def guess(book: Book) -> Mapping[str, Folio]:
    """Where everything may stand, by how much text there is. Only the number of digits has to be right."""
    from publish.bind.numbers import Leaf, folio

    guessed: dict[str, Folio] = {}
    number = 1
    for index, part in enumerate(book.parts):
        pages = 1 + sum(map(len, _texts(part))) // LETTERS_A_PAGE
        here = folio(book, Leaf(number + pages // 2, index, 1 + pages // 2))
        for key in (part.key, *walk.keys(part.blocks)):
            guessed.setdefault(key, here)
        number += pages + (part.opens == "right")
    return guessed


def _texts(part: Part) -> Iterator[str]:
    return (walk.plain(text) for block in walk.blocks(part.blocks) for text in walk.texts(block))


def seen_from(language: str, name: str, numbers: Numbers) -> Pages:
    """Where everything stands, as seen from the book `name`: its own keys, and those of others in its language."""
    return {
        ("" if other == name else other, key): page
        for (spoken, other), pages in numbers.items()
        if spoken == language
        for key, page in pages.items()
    }
