"""Bookmarks: those of the parts, chapters below their volume, and all of a language below its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Object, OutlineItem, Pdf

from publish.bind.links import copies
from publish.bind.numbers import Leaf
from publish.model import Book


def merge(whole: Pdf, parts: list[Pdf], order: tuple[Leaf, ...], book: Book) -> None:
    """Give `whole` the parts' bookmarks, nested: volume › chapter › section. What is below a part starts closed."""
    with whole.open_outline() as outline:
        home = level = outline.root
        for index, (part, source) in enumerate(zip(book.parts, parts, strict=True)):
            with source.open_outline() as own:
                items = list(_items(own.root, copies(whole, source, index, order)))
            if part.role == "language" and items:
                outline.root.extend(items)
                home = level = items[-1].children
            elif part.role == "chapter":
                level.extend(items)
            else:
                home.extend(items)
                level = items[-1].children if part.role == "volume" and items else home


def _items(items: Sequence[OutlineItem], pages: Mapping[tuple[int, int], Object]) -> Iterator[OutlineItem]:
    for item in items:
        page, *where = list(item.destination)  # type: ignore[arg-type]
        new = OutlineItem(item.title, Array([pages[page.objgen], *where]))
        new.children.extend(_items(item.children, pages))
        new.is_closed = bool(new.children)
        yield new
