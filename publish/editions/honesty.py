"""Editions that say what of them is not translated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from publish.compile import Compiled
from publish.kinds import SLIDES
from publish.model import (
    Book,
    Deck,
)
from publish.products import BY_NAME
from publish.translate.passages import Passage

if TYPE_CHECKING:
    from publish.templates import Template


def honest_deck(deck: Deck, one: Compiled, template: Template, accepted: str) -> Deck:
    """The deck, saying what of it is not translated: what the signs of a draft mean, or why it was accepted."""
    from publish.arrange.honest import accepted_deck, lacks, signed_deck

    if one.signs:
        return signed_deck(deck, one.signs, one.pictures, one.words)
    if accepted and lacks(deck, shown_in(one, SLIDES), one.pictures):
        return accepted_deck(deck, accepted, template, one.words)
    return deck


def honest_book(book: Book, one: Compiled, pictures: Mapping[str, bytes], accepted: str) -> Book:
    """The book, saying what of it is not translated."""
    from publish.arrange.honest import accepted_book, signed_book

    if one.signs:
        return signed_book(book, one.signs, pictures.values(), one.words)
    lacking = shown_in(one, book.edition.product) if accepted else ()
    return accepted_book(book, accepted, lacking, pictures.values(), one.words) if lacking else book


def honest_in_all(book: Book, ones: Iterable[Compiled], pictures: Mapping[str, bytes], accepted: str) -> Book:
    """The book, saying what each of its languages lacks."""
    for one in ones:
        book = honest_book(book, one, pictures, accepted)
    return book


def shown_in(one: Compiled, *products: str) -> tuple[Passage, ...]:
    """The passages that a language lacks, of those that one of these products shows; a pack shows any."""
    known = set(products) & set(BY_NAME)
    return tuple(passage for passage in one.lacking if not known or passage.products & known)
