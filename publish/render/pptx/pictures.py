"""Pictures as PowerPoint takes them: rasters as they are, drawings as SVG with a PNG beside it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping

from publish.templates.typefaces import FALLBACK, SCRIPTS, path_of, script_of
from publish.values import dataclass

PNG_WIDTH = 2000  # pixels: sharp on a projector when a picture fills the slide
PNG, JPEG, SVG = "image/png", "image/jpeg", "image/svg+xml"
TYPES = {"PNG": (PNG, "png"), "JPEG": (JPEG, "jpg"), "GIF": ("image/gif", "gif")}


@dataclass(frozen=True, slots=True)
class Picture:
    """The parts of a picture in the package, "" where it has no vector; `ratio` is width to height."""

    raster: str
    vector: str
    ratio: float


@dataclass(frozen=True, slots=True)
class Medium:
    """A part with a picture's bytes."""

    type: str
    data: bytes


def prepare(
    used: Iterable[str], images: Mapping[str, bytes], font: str
) -> tuple[dict[str, Picture], dict[str, Medium]]:
    """Each picture of `used` (paths) with its parts, and the parts by name. `font` is the text font of the slides."""
    pictures: dict[str, Picture] = {}
    media: dict[str, Medium] = {}
    for number, path in enumerate(used, 1):
        name = f"/ppt/media/picture{number}"  # those of a template are called image1, image2 …
        own = _drawing(name, images[path], font) if path.endswith(".svg") else _raster(name, images[path])
        pictures[path] = own[0]
        media |= own[1]
    return pictures, media


def _raster(name: str, data: bytes) -> tuple[Picture, dict[str, Medium]]:
    width, height, kind = _measure(data)
    type, extension = TYPES[kind]
    part = f"{name}.{extension}"
    return Picture(part, "", width / height), {part: Medium(type, data)}


def _drawing(name: str, data: bytes, font: str) -> tuple[Picture, dict[str, Medium]]:
    """The drawing in the slides' font: PowerPoint would set a font it does not have in one of its own choice."""
    png = _drawn(lettered(data, FALLBACK))
    width, height, _ = _measure(png)
    raster, vector = f"{name}.png", f"{name}.svg"
    return Picture(raster, vector, width / height), {
        raster: Medium(PNG, png),
        vector: Medium(SVG, lettered(data, font)),
    }


def lettered(data: bytes, font: str) -> bytes:
    """A drawing (SVG) with all its words in this typeface."""
    said = re.sub(rb'font-family="[^"]*"', f'font-family="{font}"'.encode(), data)
    return re.sub(rb"font-family:[^;\"']*", f"font-family:{font}".encode(), said)


def _drawn(svg: bytes) -> bytes:
    """The drawing as PNG, with our own fonts only, so that it looks the same everywhere."""
    import resvg_py

    fonts = [
        str(path_of(font, bold, italic))
        for font in (FALLBACK, *(script.font for script in SCRIPTS if script_of(svg.decode()) is script))
        for bold in (False, True)
        for italic in (False, True)
    ]
    png = resvg_py.svg_to_bytes(
        svg_string=svg.decode(),
        width=PNG_WIDTH,
        skip_system_fonts=True,
        font_files=fonts,
        font_family=FALLBACK,
        serif_family=FALLBACK,
        sans_serif_family=FALLBACK,
    )
    return bytes(png)


def _measure(data: bytes) -> tuple[int, int, str]:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        return image.width, image.height, str(image.format)
