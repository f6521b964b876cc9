"""Books in several languages: side by side, or one after the other in one volume."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from publish import walk
from publish.compile import Compiled, common
from publish.editions.asked import Request
from publish.editions.books import handbooks, planned, worksheets
from publish.editions.honesty import honest_book
from publish.editions.plans import BookPlan
from publish.kinds import HANDBOOK, WORKSHEET
from publish.model import (
    Block,
    Blocks,
    Book,
    Figure,
)

if TYPE_CHECKING:
    from publish.render.brand import Brand


_SEVERAL: Mapping[str, Callable[[Compiled, Request], Iterator[tuple[str, Book]]]] = {
    WORKSHEET: worksheets,
    HANDBOOK: handbooks,
}
"""What can be made in several languages at once: books by their subject."""


def beside(ones: tuple[Compiled, ...], request: Request, brand: Brand) -> Iterator[BookPlan]:
    """The books that are in all of these languages, side by side."""
    from publish.arrange.beside import beside

    ones = common(ones)
    pictures = pictures_of(ones)
    for product in request.products:
        for books in _in_each(product, ones, request):
            book = _honest(beside(books), ones, pictures, request)
            yield planned(book, ones[0], request, pictures, brand)


def together(ones: tuple[Compiled, ...], request: Request, brand: Brand) -> Iterator[BookPlan]:
    """The handbooks that are in all of these languages, one volume each."""
    from publish.arrange.together import together

    ones = common(ones)
    pictures, words = pictures_of(ones), tuple(one.words for one in ones)
    if HANDBOOK in request.products:
        for books in _in_each(HANDBOOK, ones, request):
            book = _honest(together(books, words), ones, pictures, request)
            yield planned(book, ones[0], request, pictures, brand)


def _honest(book: Book, ones: tuple[Compiled, ...], pictures: Mapping[str, bytes], request: Request) -> Book:
    """A book of several languages, saying what each of them lacks."""
    for one in ones:
        book = honest_book(book, one, pictures, request.accepted)
    return book


def _in_each(product: str, ones: tuple[Compiled, ...], request: Request) -> Iterator[tuple[Book, ...]]:
    """For each subject the books of all these languages, which ask for the pictures of their own."""
    make = _SEVERAL.get(product)
    in_each = [dict(make(one, request)) for one in ones] if make else []
    for id in in_each[0] if in_each else ():
        if all(id in books for books in in_each):
            yield tuple(own_pictures(books[id], one, ones[0]) for books, one in zip(in_each, ones, strict=True))


def pictures_of(ones: tuple[Compiled, ...]) -> dict[str, bytes]:
    """The pictures of several languages: those of the first by their path, those of others below their language."""
    named = {f"{one.publication.language}/{path}": data for one in ones[1:] for path, data in one.pictures.items()}
    return {**ones[0].pictures, **named}


def own_pictures(book: Book, one: Compiled, first: Compiled) -> Book:
    """A book that asks for the pictures of its own language, where they differ from those of the first."""

    def rule(block: Block) -> Blocks:
        if not isinstance(block, Figure) or one.pictures.get(block.image) == first.pictures.get(block.image):
            return (block,)
        return (replace(block, image=f"{one.publication.language}/{block.image}"),)

    return replace(book, parts=tuple(replace(part, blocks=walk.rewrite(part.blocks, rule)) for part in book.parts))
