"""The fonts that come with the package, to measure text with: `publish/fonts/`.

Carlito has the widths of Calibri, Gelasio those of Georgia, Liberation Sans those of Arial and Helvetica
(all SIL OFL 1.1, unchanged). They are for measuring and for drawing pictures; a deck itself names the
typefaces of its template.
"""

from __future__ import annotations

from pathlib import Path

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


def stands_in(family: str) -> str | None:
    """Which of our fonts has the widths of this typeface."""
    return MEASURES.get(family)


def path_of(font: str, bold: bool = False, italic: bool = False) -> Path:
    """The file of one of our fonts in a style."""
    style = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    return FOLDER / f"{font}-{style}.ttf"
