"""Drawings of slides, put where a part left white pictures for them. A screen reader calls each by its number."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import ExitStack

from pikepdf import Array, Dictionary, Object, Pdf

from publish import walk
from publish.model import Book, SlideDrawing
from publish.render import slides

Place = tuple[str, int]
"""A slide: the id of its deck, its number from 1."""


def lay(whole: Pdf, book: Book, decks: Mapping[str, bytes]) -> None:
    """Exchange the pictures for the slides of `decks`: PDFs by their ids, a page for each slide.

    Where there is no such slide, the picture stays white.
    """
    drawings = (block for part in book.parts for block in walk.blocks(part.blocks) if isinstance(block, SlideDrawing))
    places = {slides.name(drawing): (drawing.deck, drawing.number) for drawing in drawings}
    if not places:
        return
    forms: dict[Place, Object] = {}
    with ExitStack() as opened:
        files = {id: opened.enter_context(Pdf.open(io.BytesIO(data))) for id, data in decks.items()}
        for page in whole.pages:
            held = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
            for called in list(held.keys()):
                place = places.get(called[:-1])  # the last letter says how it is scaled
                if place and _there(place, files):
                    if place not in forms:
                        forms[place] = _form(whole, files, place)
                    held[called] = forms[place]


def _there(place: Place, files: Mapping[str, Pdf]) -> bool:
    deck, number = place
    return deck in files and 1 <= number <= len(files[deck].pages)


def _form(whole: Pdf, files: Mapping[str, Pdf], place: Place) -> Object:
    """A slide as a drawing one unit wide and one high, as pictures are."""
    deck, number = place
    form = whole.copy_foreign(files[deck].pages[number - 1].as_form_xobject())
    _, _, width, height = map(float, form.BBox)
    form.Matrix = Array([1 / width, 0, 0, 1 / height, 0, 0])
    return form
