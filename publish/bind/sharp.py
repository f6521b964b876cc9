"""Pictures at the size at which they are printed: how many of their dots come to an inch."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pikepdf import Dictionary, Matrix, Name, Object, Page, Pdf, parse_content_stream

from publish import walk
from publish.diagnostics import Diagnostic, warning
from publish.model import Book, Figure
from publish.render.slides import name_of

ENOUGH = 300
"""Dots to an inch, as printing houses ask for it."""


def blurred(data: bytes, book: Book) -> Iterator[Diagnostic]:
    """O008 for each picture of `book` that is too coarse for its size in the finished file `data`."""
    dots = coarsest(data)
    for block in (block for part in book.parts for block in walk.blocks(part.blocks)):
        if isinstance(block, Figure) and (found := dots.get(name_of(block.image), ENOUGH)) < ENOUGH:
            message = f"`{block.image}` is printed at {found} dots to the inch; a press needs {ENOUGH}"
            yield warning("O008", message, block.span, "take a larger picture, or draw it as SVG")


def coarsest(data: bytes) -> dict[str, int]:
    """The least dots to an inch that each picture is printed at, by its name without the letter for its scaling."""
    found: dict[str, int] = {}
    with Pdf.open(io.BytesIO(data)) as whole:
        for page in whole.pages:
            for name, dots in _drawn(page, page.obj.get("/Resources", Dictionary()), Matrix()):
                found[name[:-1]] = min(dots, found.get(name[:-1], dots))
    return found


def _drawn(drawn: Page | Object, resources: Object, matrix: Matrix) -> Iterator[tuple[str, int]]:
    """Every picture that a stream draws, in forms as well. `matrix`: from its units to points."""
    held, kept = resources.get("/XObject", Dictionary()), list[Matrix]()
    for step in parse_content_stream(drawn):
        match str(step.operator):
            case "q":
                kept.append(matrix)
            case "Q" if kept:
                matrix = kept.pop()
            case "cm":
                matrix = Matrix(*(float(number) for number in step.operands)) @ matrix
            case "Do" if str(step.operands[0]) in held:
                name = str(step.operands[0])
                yield from _one(name, held[name], resources, matrix)


def _one(name: str, drawn: Object, resources: Object, matrix: Matrix) -> Iterator[tuple[str, int]]:
    if drawn.get("/Subtype") == Name.Image:
        yield name, _dots(drawn, matrix)
    elif drawn.get("/Subtype") == Name.Form:
        own = Matrix(drawn.Matrix) if "/Matrix" in drawn else Matrix()
        yield from _drawn(drawn, drawn.get("/Resources", resources), own @ matrix)


def _dots(picture: Object, matrix: Matrix) -> int:
    """Dots to an inch, the fewer of those across and those down; a picture is one unit wide and high."""
    across, down = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
    both = ((int(picture.Width), across), (int(picture.Height), down))
    return min((int(count * 72 / length + 0.5) for count, length in both if length), default=ENOUGH)
