"""A file in shades of grey, for printers without colours: texts and drawings, gradients, pictures.

Each colour becomes the grey that is as light (Rec. 601, as of pictures), so nothing that stood out disappears more than
it would on a copier.
"""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Name, Pdf

from publish.bind.colours import Inks, Levels, recolour

WEIGHTS = (0.299, 0.587, 0.114)


def grey(whole: Pdf) -> None:
    """Take the colours out of everything that the pages of `whole` draw."""
    recolour(whole, Inks(Name.DeviceGray, "g", "G", _mix, _of_lab, lambda picture: picture.convert("L")))


def lightness(levels: Iterable[float]) -> float:
    """How light a colour of red, green and blue is (Rec. 601), from 0 to 1."""
    return sum(weight * level for weight, level in zip(WEIGHTS, levels, strict=True))


def _mix(levels: Levels) -> Levels:
    if len(levels) == 3:
        return (lightness(levels),)
    *ink, black = levels
    return (lightness(1 - min(1.0, one + black) for one in ink),)


def _of_lab(levels: Levels) -> Levels:
    """The lightness alone; as sRGB writes that grey (CIE 15; IEC 61966-2-1)."""
    light = (levels[0] + 16) / 116
    linear = light**3 if light > 6 / 29 else 3 * (6 / 29) ** 2 * (light - 4 / 29)
    return (max(0.0, 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055),)
