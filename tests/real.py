"""The real content: every file that can be built of it, by the words it has to have."""

from __future__ import annotations

from collections.abc import Iterator

from publish.editions import subjects
from publish.model import Edition, Publication
from publish.products import PRODUCTS, path_of


def made_of(publication: Publication) -> Iterator[tuple[str, Edition]]:
    """(path below the output folder, edition) of all that `publish all` makes, and of decks without notes."""
    language = publication.language
    for product in (one for one in PRODUCTS if one.in_all):
        for id in subjects(product, publication):
            path = path_of(language, product.name, id)
            yield path, Edition(product.name, id, language)
            if product.name == "slides":
                yield path_of(language, "slides", id, "no-notes"), Edition("slides", id, language, notes=False)
