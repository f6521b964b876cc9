"""Small tables made of data, in the words of the edition's language."""

from __future__ import annotations

from publish.arrange.common import text
from publish.model import Align, Inlines, Table
from publish.words import Words

NUMBERS = ("Min", "Seats", "People", "In total", "Pages", "Copies", "Sheets")
"""Columns whose cells are numbers, and stand right."""


def table(role: str, heads: tuple[str, ...], rows: tuple[tuple[Inlines, ...], ...], words: Words) -> Table:
    """A table with these heads, said in words; a column that is empty in every row is left out."""
    kept = [n for n in range(len(heads)) if any(row[n] for row in rows)]
    align: tuple[Align, ...] = tuple("right" if heads[n] in NUMBERS else "left" for n in kept)
    return Table(
        tuple(text(words(heads[n])) for n in kept),
        tuple(tuple(row[n] for n in kept) for row in rows),
        align,
        role=role,
    )
