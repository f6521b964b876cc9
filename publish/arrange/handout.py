"""A deck → what of it is printed for whom."""

from __future__ import annotations

from dataclasses import replace

from publish.model import Deck
from publish.products import BY_NAME


def on_paper(deck: Deck, product: str) -> Deck:
    """The slides that `product` prints. Participants get no notes, and no slides that are hidden in the show.

    Numbers stay those of the show, so that everybody in the room means the same slide.
    """
    if BY_NAME[product].reader == "facilitator":
        return deck
    shown = (replace(slide, notes=()) for slide in deck.slides if not slide.hidden)
    return replace(deck, slides=tuple(shown))
