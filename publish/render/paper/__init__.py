"""A deck on paper: slides as PDF, a handout with room to write, notes pages for the speaker.

All three show the same drawing of a slide (`publish.render.paper.slide`); what stands around it has the
look of the brand: `slides-pdf.css`, `handout.css`, `notes-pages.css` beside its `print.css`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from publish.model import Deck
from publish.products import SLIDES_PDF
from publish.templates import Template
from publish.words import Words

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.render.fonts import Face


def drawings(deck: Deck, template: Template, brand: Brand, images: Mapping[str, bytes]) -> bytes:
    """The slides of a deck as a PDF without tags, a page each, to be shown small beside their text."""
    from publish.render import pdf
    from publish.render.paper.sheets import page

    html, pictures = page(SLIDES_PDF, deck, template, images, Words(deck.language))
    return pdf.render_plain(html, brand, SLIDES_PDF, pictures, _faces(template)).data


def render(
    product: str,
    deck: Deck,
    template: Template,
    brand: Brand,
    images: Mapping[str, bytes],
    words: Words,
    looks: tuple[str, ...] = (),
) -> bytes:
    """The deck as the PDF of a product of `publish.products.PAPER`, tagged; the same deck gives the same bytes.

    `images` has the bytes of each of its pictures by path. Every slide and all notes of the deck are shown:
    what a reader must not see, `publish.arrange.handout` has taken out. `looks` are those of an edition.
    """
    from publish.render import pdf
    from publish.render.paper.sheets import page

    html, pictures = page(product, deck, template, images, words, looks)
    return pdf.render(html, brand, product, pictures, _faces(template), looks).data


def _faces(template: Template) -> tuple[Face, ...]:
    from publish.render import fonts

    return (*fonts.FACES, *fonts.of_slides(tuple(dict.fromkeys(font.file for font in template.fonts))))
