"""Outputs as readable text: what a person would find in a deck or a book, read back from the file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pptx import Presentation
from pptx.shapes.base import BaseShape

from tests.pptx_lint import faults


def project(path: Path) -> str:
    """The text of an output: slides with their placeholders and notes, or pages."""
    return "\n".join(READERS[path.suffix](path.read_bytes())) + "\n"


def _deck(data: bytes) -> Iterator[str]:
    assert faults(data) == []
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        hidden = " (hidden)" if slide._element.get("show") == "0" else ""
        yield f"── slide {number} · {slide.slide_layout.name}{hidden}"
        for shape in slide.shapes:
            yield from _shape(shape)
        if slide.has_notes_slide:
            frame = slide.notes_slide.notes_text_frame
            yield from (f"  notes: {p.text}" for p in (frame.paragraphs if frame is not None else ()) if p.text)


def _shape(shape: BaseShape) -> Iterator[str]:
    name = f"{shape.placeholder_format.type}".split(" ")[0].lower() if shape.is_placeholder else "shape"
    if shape.has_text_frame:
        for p in shape.text_frame.paragraphs:
            if p.text:
                yield f"  {name}{'  ' * p.level}: {p.text}"
    if shape.has_table:
        for row in shape.table.rows:
            yield f"  table: {' | '.join(cell.text for cell in row.cells)}"
    alt = shape._element.xpath(".//p:nvPicPr/p:cNvPr/@descr")
    if alt:
        yield f"  picture: {alt[0]}"


def _book(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        yield f"── page {number + 1}"
        text = document[number].get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-")
        yield from (f"  {line.rstrip()}" for line in text.split("\n") if line.strip())


READERS = {".pptx": _deck, ".pdf": _book}
