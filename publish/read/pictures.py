"""Pictures made of dots: whether they can be drawn at all, before anything is laid out."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping

from publish.diagnostics import Diagnostic, Span, error

FORMATS = ("PNG", "JPEG", "GIF")
MOST_PIXELS = 50_000_000  # 8 m² in print; a few kilobytes can unpack to a thousand times that


def check_pictures(pictures: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """S029 for each picture (path → bytes) that is damaged, of another format, or too large."""
    for path, data in pictures.items():
        if not path.endswith(".svg") and (problem := _problem(data)):
            hint = "open it in an image program and save it again as PNG or JPEG"
            yield error("S029", f"this picture {problem}", Span(path), hint)


def _problem(data: bytes) -> str:
    """Why it cannot be drawn, or "". Where Pillow only warns of a bomb, it is one."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return f"is too large: {image.width} × {image.height} pixels"
                image.draft("L", (64, 64))  # a JPEG in small, which is quick; nothing for others
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "is too large"
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for damaged files
        return "cannot be read: it is damaged, or no PNG, JPEG or GIF"
    return ""
