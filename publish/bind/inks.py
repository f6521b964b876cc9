"""The colours of a screen → the four inks of a press, with what is black or grey in black ink alone.

With the profile of a press colours become what they look like there. Without one, by the plain conversion of PDF
(ISO 32000-1, 10.3.4): what red, green and blue lack, with all that the three inks have in common printed black.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from pikepdf import Name

from publish.bind.colours import Inks, Levels
from publish.bind.grey import lightness

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsTransform

NEARLY_GREY = 0.12
"""Colours whose red, green and blue differ by no more are greys: type in one ink cannot be printed out of register."""
NEARLY_BLACK = 0.2
"""Greys no lighter than this are black: type in it has no screen of dots."""


def process(profile: bytes = b"") -> Inks:
    """The inks of the press that `profile` (ICC, for CMYK) describes; of any, without one. Lab stays."""

    def mix(levels: Levels) -> Levels:
        if len(levels) == 4:
            return levels
        grey = _black_alone(levels)
        return (
            (0.0, 0.0, 0.0, grey) if grey is not None else _of_profile(levels, profile) if profile else _plain(levels)
        )

    return Inks(Name.DeviceCMYK, "k", "K", mix, None, lambda picture: _picture(picture, profile))


def _black_alone(levels: Levels) -> float | None:
    """How much black ink a grey takes; None for colours."""
    if max(levels) - min(levels) > NEARLY_GREY:
        return None
    light = lightness(levels)
    return 1.0 if light <= NEARLY_BLACK else 1.0 - light


def _plain(levels: Levels) -> Levels:
    black = 1 - max(levels)
    return (*(1 - level - black for level in levels), black)


def _of_profile(levels: Levels, profile: bytes) -> Levels:
    from PIL import Image, ImageCms

    pixel = Image.new("RGB", (1, 1), tuple(round(255 * level) for level in levels))
    mixed = ImageCms.applyTransform(pixel, _transform(profile))
    assert mixed
    ink = mixed.getpixel((0, 0))
    assert isinstance(ink, tuple)
    return tuple(level / 255 for level in ink)


def _picture(picture: Image, profile: bytes) -> Image:
    from PIL import Image, ImageChops, ImageCms

    if picture.mode in ("L", "1"):
        none = Image.new("L", picture.size)
        return Image.merge("CMYK", (none, none, none, ImageChops.invert(picture.convert("L"))))
    colours = picture.convert("RGB")
    if profile:
        mixed = ImageCms.applyTransform(colours, _transform(profile))
        assert mixed
        return mixed
    red, green, blue = (ImageChops.invert(band) for band in colours.split())
    black = ImageChops.darker(red, ImageChops.darker(green, blue))
    return Image.merge("CMYK", (*(ImageChops.subtract(band, black) for band in (red, green, blue)), black))


@lru_cache(maxsize=2)
def _transform(profile: bytes) -> ImageCmsTransform:
    """From sRGB to the press: as it looks there on its paper, with the darkest black as black."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def is_of_a_press(profile: bytes) -> bool:
    """Whether these bytes are the profile of a printing press with four inks (ICC.1:2010, 7.2)."""
    return profile[36:40] == b"acsp" and profile[12:16] == b"prtr" and profile[16:20] == b"CMYK"


def called(profile: bytes) -> str:
    """What a profile calls itself."""
    from PIL import ImageCms

    return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile))).strip()
