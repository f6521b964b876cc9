"""The real content: every file that can be built of it, by the words it has to have."""

from __future__ import annotations

from collections.abc import Iterator

from publish.editions.asked import subjects
from publish.model import Edition, Publication
from publish.products import PAPER, PRODUCTS, path_of

SOME: dict[str, tuple[str, ...]] = {"slides-pdf": ("es",), "handout": ("en",), "notes-pages": ("fr",)}
"""Decks on paper are made in one language each: there are 500 of them otherwise, and they say what decks say."""
WITHOUT_NOTES = ("en",)


def made_of(publication: Publication) -> Iterator[tuple[str, Edition]]:
    """(path below the output folder, edition); a deck on paper says what the deck says, shown or with its notes."""
    language = publication.language
    for product in PRODUCTS:
        if language not in SOME.get(product.name, (language,)):
            continue
        for id in subjects(product, publication):
            path = path_of(language, product.name, id)
            if product.name in PAPER:
                facilitator = product.reader == "facilitator"
                yield path, Edition("slides", id, language, notes=facilitator, hidden=facilitator)
            else:
                yield path, Edition(product.name, id, language)
            if product.name == "slides" and language in WITHOUT_NOTES:
                yield path_of(language, "slides", id, "no-notes"), Edition("slides", id, language, notes=False)
