"""On which page of the finished book everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish import walk
from publish.model import Book, Folio, Rendered


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the finished book: its `number` from 1, of which part (from 0) it is which page (from 1).

    Page 0 is a blank one, before a part that opens on the right.
    """

    number: int
    part: int
    page: int

    @property
    def blank(self) -> bool:
        return self.page == 0


def leaves(book: Book, rendered: tuple[Rendered, ...]) -> Iterator[Leaf]:
    """Every page in order. A part that opens on the right (on an odd page) has a blank before it where it must."""
    number = 1
    for index, (part, done) in enumerate(zip(book.parts, rendered, strict=True)):
        first = 0 if part.opens == "right" and number % 2 == 0 else 1
        for page in range(first, done.pages + 1):
            yield Leaf(number, index, page)
            number += 1


def pages(book: Book, rendered: tuple[Rendered, ...]) -> Mapping[str, int]:
    """Key → page in the finished book; a key that stands in several parts counts where it stands first."""
    return {key: leaf.number for key, leaf in _places(book, rendered)}


def folios(book: Book, rendered: tuple[Rendered, ...]) -> Mapping[str, Folio]:
    """Key → what is printed as the number of its page; which pages bear it is another question."""
    return {key: folio(book, leaf) for key, leaf in _places(book, rendered)}


def folio(book: Book, leaf: Leaf) -> Folio:
    """The number of a page: that in the book, or that in its part: “2.6-3”, “Glossary 2”."""
    if book.folios == "continuous":
        return Folio(leaf.number)
    part = book.parts[leaf.part]
    return Folio(leaf.page, f"{part.number}-" if part.number else f"{walk.plain(part.title)} ")


def _places(book: Book, rendered: tuple[Rendered, ...]) -> Iterator[tuple[str, Leaf]]:
    """Each key with its page; one that stands in several parts counts where it stands first."""
    by_place = {(leaf.part, leaf.page): leaf for leaf in leaves(book, rendered)}
    seen: set[str] = set()
    for index, (part, done) in enumerate(zip(book.parts, rendered, strict=True)):
        for key, page in ((part.key, 1), *done.anchors):
            if key not in seen:
                seen.add(key)
                yield key, by_place[index, page]
