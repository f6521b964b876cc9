"""On which page of the finished book everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.model import Book, Rendered


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
    starts = [leaf.number for leaf in leaves(book, rendered) if leaf.page == 1]
    numbers: dict[str, int] = {}
    for part, done, start in zip(book.parts, rendered, starts, strict=True):
        for key, page in ((part.key, 1), *done.anchors):
            numbers.setdefault(key, start + page - 1)
    return numbers
