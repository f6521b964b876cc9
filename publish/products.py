"""The table of products: what is made of which subject, in which format, for whom.

To add a product: a row here, one file in `arrange/`, one folder in `templates/<brand>/`.
"""

from __future__ import annotations

from typing import Literal

from publish.values import dataclass

Subject = Literal["curriculum", "chapter", "tasks", "session", "alone", "talk", "workshop"]
"""`tasks`: chapters that have some; `alone`: sessions that no workshop holds."""


@dataclass(frozen=True, slots=True)
class Product:
    """`reader` says who may read it: a participant's product carries nothing of the facilitator's.

    Its name is what people type (`publish guide`), `target` the Makefile's word (`make guides`), if it has one.
    `in_all`: `publish all` makes it; what few people need, or only now and then, is made when it is asked for.
    """

    name: str
    subjects: tuple[Subject, ...]
    extension: str
    reader: Literal["participant", "facilitator"]
    target: str
    in_all: bool = True


TIMETABLE, CALENDAR = "timetable", "calendar"
SLIDES_PDF, HANDOUT, NOTES_PAGES = "slides-pdf", "handout", "notes-pages"
PAPER = frozenset({SLIDES_PDF, HANDOUT, NOTES_PAGES})
"""Decks on paper: the slides of `slides`, drawn."""
SIDE_BY_SIDE = frozenset({"slides", *PAPER, "worksheet", "handbook"})
"""What several languages may stand side by side in; on slides, under each other."""

# In the order in which they may refer to each other: a product names slides and pages of earlier ones only.
PRODUCTS = (
    Product("slides", ("talk", "session", "chapter"), "pptx", "facilitator", "slides"),
    Product(SLIDES_PDF, ("talk", "session", "chapter"), "pdf", "participant", "", in_all=False),
    Product(HANDOUT, ("talk", "session", "chapter"), "pdf", "participant", "", in_all=False),
    Product(NOTES_PAGES, ("talk", "session", "chapter"), "pdf", "facilitator", "", in_all=False),
    Product(TIMETABLE, ("workshop",), "pdf", "participant", ""),
    Product(CALENDAR, ("workshop",), "ics", "participant", "", in_all=False),
    Product("worksheet", ("session", "tasks"), "pdf", "participant", "worksheets"),
    Product("response", ("workshop",), "pdf", "participant", ""),
    Product("handbook", ("curriculum",), "pdf", "participant", "handbook"),
    Product("guide", ("workshop", "curriculum", "alone"), "pdf", "facilitator", "guides"),
)

BY_NAME = {product.name: product for product in PRODUCTS}


def is_public(product: Product, name: str) -> bool:
    """Whether anybody may have a file of a product, by its name without extension: a deck only without its notes."""
    return product.reader == "participant" or (product.name == "slides" and name.endswith(".no-notes"))


def path_of(language: str, product: str, subject: str, variant: str = "", folder: str = "") -> str:
    """Where an edition is written, below the output folder: `fr/handbook/emm.pdf`; or in a folder of the product's.

    Built from parts, never with `with_suffix`: that would make `emm-2.pdf` of `emm-2.6`.
    """
    name = f"{subject}.{variant}" if variant else subject
    return "/".join(filter(None, (language, product, folder, f"{name}.{BY_NAME[product].extension}")))
