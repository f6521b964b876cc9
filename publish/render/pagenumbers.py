"""Page numbers in the text: laid out with a sample that is as long, and marked, so that binding puts the number in.

So a chapter is not laid out again because another one grew. Each number is a run of its own, in digits that are
equally wide; a comment before it in the page's stream says what it is the page of, the code of each digit, and how
far a number moves for each digit that it is shorter than its sample: in a column numbers end one below the other.
Leans on how WeasyPrint (70) draws text; `tests/test_bind.py` fails where that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from publish.model import Folio

DIGITS = "0123456789"
UNKNOWN = "00"
MARK = b"%page "
"""Begins the comment: `%page NAME CODES MOVE`, ten codes of four hexadecimal digits, thousandths of the type's size."""
SPOKEN = "\ue000{}\ue001"
"""How a number is named where text is told, not drawn: in the name of a link."""

_NUMBER = Markup('{}<span style="font-variant-numeric: tabular-nums lining-nums" data-page="{}"{}>{}</span>')
_IN_COLUMN = Markup(" data-column")


def name(place: tuple[str, str]) -> str:
    """What a page number is of, (book, key), in letters that may stand anywhere."""
    return quote(" ".join(place), safe="")


def marked(place: tuple[str, str], folio: Folio | None, column: bool = False) -> Markup:
    """A number as HTML; `folio` tells its prefix and how long it is. In a `column` it may be shorter.

    What has a prefix stays where it begins.
    """
    if not folio:
        return escape(UNKNOWN)
    return _NUMBER.format(
        folio.prefix, name(place), _IN_COLUMN if column and not folio.prefix else Markup(), folio.number
    )


def said(element: Any) -> str:
    """The text of an element, its numbers by their names."""
    number = element.get("data-page")
    inner = (piece for child in element for piece in (said(child), child.tail or ""))
    return SPOKEN.format(number) if number else "".join((element.text or "", *inner))


@contextmanager
def drawn() -> Iterator[None]:
    """While a PDF is written, each number has its comment, and its typeface all digits."""
    from weasyprint.draw import text

    draw = text.draw_first_line

    def mark_and_draw(stream: Any, box: Any, *others: Any) -> Any:
        element = getattr(box, "element", None)  # the text of a drawing has none
        number = element is not None and element.get("data-page")
        if number:
            codes = _codes(stream, box, others, draw)
            stream.stream.append(MARK + f"{number} {codes} {_move(box)}".encode())
        return draw(stream, box, *others)

    text.draw_first_line = mark_and_draw
    try:
        yield
    finally:
        text.draw_first_line = draw


def _move(box: Any) -> int:
    """How far a number moves for each digit less, in thousandths of the type's size."""
    if box.element.get("data-column") is None or box.style["direction"] == "rtl":
        return 0
    return int(1000 * box.width / len(box.text) / box.style["font_size"] + 0.5)


def _codes(stream: Any, box: Any, others: tuple[Any, ...], draw: Any) -> str:
    """The codes of the ten digits, as the box's typeface draws them; they are drawn where nobody sees them."""
    layout, aside = box.pango_layout, stream.clone()
    shown = layout.text
    layout.set_text(DIGITS)
    draw(aside, box, *others)
    layout.set_text(shown)
    codes = "".join(re.findall(r"<([0-9a-f]+)>", " ".join(map(str, aside.stream))))
    if len(codes) != 4 * len(DIGITS):
        raise ValueError(f"a typeface that draws the digits in {len(codes) // 4} pieces")
    return codes
