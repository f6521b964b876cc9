"""A timetable as a drawing (SVG): days side by side, rooms across, time down.

Groups have a colour and a pattern each, and are named: it survives a black-and-white copier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish import walk
from publish.model import Blocks, Timetable
from publish.render.chart import Look, look_of
from publish.render.timetable.draw import drawn
from publish.render.timetable.layout import laid_out

if TYPE_CHECKING:
    from publish.render.brand import Brand

__all__ = ["address", "draw", "drawings"]

SHEET = (762.0, 446.0)  # points: what a sheet of A4 that lies on its side has room for below a title of two lines
COLUMN = (465.0, 560.0)  # the width of a page in a book, 164 mm; and the most it takes of its height


def draw(timetable: Timetable, look: Look) -> str:
    """The SVG of a timetable. On a sheet of its own it fills the sheet; in a book it is as high as it needs to be."""
    width, height = COLUMN if timetable.upright else SHEET
    return drawn(laid_out(timetable, look, width, height))


def address(timetable: Timetable) -> str:
    """Where a printed page finds the drawing, among its pictures."""
    return f"timetables/{timetable.key}.svg"


def drawings(run: Blocks, brand: Brand, language: str) -> dict[str, bytes]:
    """The drawings of all timetables of a run of blocks, for a printed page of this brand, by address."""
    found = [block for block in walk.blocks(run) if isinstance(block, Timetable)]
    look = look_of(brand, language) if found else None
    return {address(block): draw(block, look).encode() for block in found if look}
