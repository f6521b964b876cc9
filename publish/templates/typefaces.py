"""The fonts that come with the package, to measure text with: `publish/fonts/`.

Carlito has the widths of Calibri, Gelasio those of Georgia, Liberation Sans those of Arial and Helvetica
(all SIL OFL 1.1, unchanged). They are for measuring and for drawing pictures; a deck itself names the
typefaces of its template. What they all lack is measured and drawn with a font of its own script.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from publish.values import dataclass

FOLDER = Path(__file__).parent.parent / "fonts"
MEASURES = {
    "Calibri": "Carlito",
    "Georgia": "Gelasio",
    "Arial": "LiberationSans",
    "Helvetica": "LiberationSans",
    "Carlito": "Carlito",
    "Gelasio": "Gelasio",
    "Liberation Sans": "LiberationSans",
    "LiberationSans": "LiberationSans",
}
"""Typeface → the font that has its widths, as its files are called."""
FAMILIES = {"Carlito": "Carlito", "Gelasio": "Gelasio", "LiberationSans": "Liberation Sans"}
"""Our fonts as their files are called → as other programs call them."""
FALLBACK = "Carlito"


@dataclass(frozen=True, slots=True)
class Script:
    """Letters that the fonts above lack, as ranges of code points, and the font that has them.

    It is a Python package; none of its styles is italic, as in most scripts but our own.
    """

    family: str
    font: str
    package: str
    ranges: tuple[tuple[int, int], ...]


ARABIC = Script(
    "IBM Plex Sans Arabic",
    "IBMPlexSansArabic",
    "fontpkg_ibm_plex_sans_arabic",
    ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
)
"""Right in the text layer of a PDF, where Noto Sans Arabic and Amiri came out garbled."""
SCRIPTS = (ARABIC,)


def stands_in(family: str) -> str | None:
    """Which of our fonts has the widths of this typeface."""
    return MEASURES.get(family)


def path_of(font: str, bold: bool = False, italic: bool = False) -> Path:
    """The file of one of our fonts in a style."""
    script = next((one for one in SCRIPTS if one.font == font), None)
    style = ("Bold" if bold else "") + ("Italic" if italic and not script else "") or "Regular"
    return (packaged(script.package) if script else FOLDER) / f"{font}-{style}.ttf"


def script_of(text: str) -> Script | None:
    """The script in which `text` is written, in whole or in part, if it has a font of its own."""
    return next((script for script in SCRIPTS if _letters(script).search(text)), None) if not text.isascii() else None


@cache
def _letters(script: Script) -> re.Pattern[str]:
    return re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in script.ranges) + "]")


@cache
def packaged(package: str) -> Path:
    """The folder of a package's font files; found without running the package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the package {package} is not installed")
    return Path(spec.origin).parent / "files"
