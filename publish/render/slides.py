"""Where drawings of slides will stand: white pictures of their shape, exchanged when the book is bound.

So a part is laid out without knowing the drawings, and does not change with them.
"""

from __future__ import annotations

import hashlib
import io
from urllib.parse import quote

from publish import walk
from publish.model import Blocks, SlideDrawing
from publish.render.addresses import IMAGE

FOLDER = "slides"


def address(drawing: SlideDrawing) -> str:
    """The path by which a page asks for the drawing."""
    return f"{FOLDER}/{drawing.deck}/{drawing.number}"


def blanks(run: Blocks) -> dict[str, bytes]:
    """A white picture for each slide that `run` shows, by the path that it is asked for by."""
    shown = (block for block in walk.blocks(run) if isinstance(block, SlideDrawing))
    return {address(drawing): _white(drawing.shape) for drawing in shown}


def name(drawing: SlideDrawing) -> str:
    """How the name of that picture begins among the resources of a page."""
    return name_of(address(drawing))


def name_of(path: str) -> str:
    """How WeasyPrint (70) begins the name of the picture `path` among the resources of a page."""
    return "/i" + hashlib.md5(f"{IMAGE}{quote(path)}".encode(), usedforsecurity=False).hexdigest()


def _white(shape: tuple[int, int]) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", shape, 255).save(out, "PNG")
    return out.getvalue()
