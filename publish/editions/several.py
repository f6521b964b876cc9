"""Several languages in one: decks line under line, books side by side or one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from publish import walk
from publish.canonical import named
from publish.compile import Compiled, common
from publish.diagnostics import Diagnostic
from publish.editions.asked import Naming, naming
from publish.editions.books import handbooks, planned, worksheets
from publish.editions.brands import faced
from publish.editions.decks import deck_plan, decks_of, paper_plan
from publish.editions.honesty import honest_in_all
from publish.editions.plans import BookPlan, DeckPlan
from publish.editions.revisions import revised
from publish.kinds import HANDBOOK, SLIDES, WORKSHEET
from publish.model import (
    Block,
    Blocks,
    Book,
    Figure,
)
from publish.products import PAPER
from publish.request import Request

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


_SEVERAL: Mapping[str, Callable[[Compiled, Naming, Request], Iterator[tuple[str, Book]]]] = {
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
            book = honest_in_all(beside(books), ones, pictures, request.accepted)
            yield planned(revised(book, pictures), ones[0], request, pictures, brand)


def under(
    ones: tuple[Compiled, ...], request: Request, template: Template, brand: Brand | None, found: list[Diagnostic]
) -> Iterator[DeckPlan]:
    """The decks that are in all of these languages: each line in the first, and under it in the others."""
    ones = common(ones)
    one, beside = ones[0], tuple(other.publication.language for other in ones[1:])
    made = decks_of(one, naming(one), request, template, found, ones[1:])
    plans: list[DeckPlan] = []
    if SLIDES in request.products:
        face = faced(named(template), one.publication.language)
        plans += (deck_plan(deck, one, request, face) for deck in made.values())
    if brand:
        paper = (product for product in request.products if product in PAPER)
        plans += (paper_plan(p, deck, one, request, template, brand) for p in paper for deck in made.values())
    for plan in plans:
        edition = replace(plan.edition, beside=beside)
        yield replace(plan, edition=edition, path=plan.path.replace(one.publication.language, edition.spoken, 1))


def together(ones: tuple[Compiled, ...], request: Request, brand: Brand) -> Iterator[BookPlan]:
    """The handbooks that are in all of these languages, one volume each."""
    from publish.arrange.together import together

    ones = common(ones)
    pictures, words = pictures_of(ones), tuple(one.words for one in ones)
    if HANDBOOK in request.products:
        for books in _in_each(HANDBOOK, ones, request):
            book = honest_in_all(together(books, words), ones, pictures, request.accepted)
            yield planned(revised(book, pictures), ones[0], request, pictures, brand)


def _in_each(product: str, ones: tuple[Compiled, ...], request: Request) -> Iterator[tuple[Book, ...]]:
    """For each subject the books of all these languages, which ask for the pictures of their own."""
    make = _SEVERAL.get(product)
    in_each = [dict(make(one, naming(one), request)) for one in ones] if make else []
    for id in in_each[0] if in_each else ():
        if all(id in books for books in in_each):
            yield tuple(own_pictures(books[id], one, ones[0]) for books, one in zip(in_each, ones, strict=True))


def pictures_of(ones: Sequence[Compiled]) -> dict[str, bytes]:
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
