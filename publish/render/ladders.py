"""Ladders: more than three lines one below the other that end with a hyphen. WeasyPrint 70 knows no limit to them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

MOST = 3
"""Lines that may end with a hyphen one below the other; what typesetters allow."""
HYPHENS = ("-", "\u2010", "\u00ad")
REMEDIES = ("hyphenate-limit-zone: 12%", "hyphenate-limit-zone: 25%", "hyphens: manual")
"""A paragraph with a ladder divides fewer words; where that is not enough, fewer still, and at last none."""


def mend(document: Any) -> bool:
    """Gives each paragraph with a ladder its next remedy. Whether there was one that had not had them all."""
    changed = False
    for element in _with_ladders(document):
        style = element.get("style", "")
        left = [remedy for remedy in REMEDIES if remedy not in style]
        if left:
            element.set("style", f"{style};{left[0]}".lstrip(";"))
            changed = True
    return changed


def _with_ladders(document: Any) -> Iterator[Any]:
    """The elements, each once, whose lines have too many hyphens one below the other."""
    from weasyprint.formatting_structure import boxes

    lines = (box for page in document.pages for box in page._page_box.descendants() if isinstance(box, boxes.LineBox))
    for _, own in groupby(lines, key=lambda line: id(line.element)):
        run = 0
        for line in own:
            run = run + 1 if _divided(line, boxes.TextBox) else 0
            if run > MOST:
                yield line.element
                break


def _divided(line: Any, text: type[Any]) -> bool:
    """Whether the last text of a line ends with a hyphen."""
    last = next((box for box in reversed(tuple(line.descendants())) if isinstance(box, text)), None)
    return last is not None and last.text.rstrip().endswith(HYPHENS)
