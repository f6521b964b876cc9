"""Footnotes that WeasyPrint 70 would leave out.

Where several notes are pushed on to the next page and a paragraph breaks in between, one may be on neither.
So each page is looked at, and laid out again with the paragraphs of lost notes in one piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

WHOLE = "break-inside: avoid"
BLOCKS = ("p", "li", "td", "th", "dd", "blockquote", "figcaption", "caption", "div")


def mend(source: Any, document: Any) -> bool:
    """Keeps the paragraphs of lost notes whole. Whether there was such a note in `document`, `source` laid out."""
    notes = [element for element in source.etree_element.iter() if element.get("class") == "footnote"]
    shown = frozenset(map(id, _shown(document))) if notes else frozenset()
    lost = [note for note in notes if id(note) not in shown]
    if lost:
        parents = {id(child): parent for parent in source.etree_element.iter() for child in parent}
        for note in lost:
            _keep_whole(note, parents)
    return bool(lost)


def _shown(document: Any) -> Iterator[Any]:
    """The notes that stand at the foot of a page; their calls in the text are boxes of the same elements."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element_tag == "span" and box.element.get("class") == "footnote":
                yield box.element


def _keep_whole(note: Any, parents: dict[int, Any]) -> None:
    """The block that calls a note is not broken over two pages."""
    element = note
    while element is not None and element.tag not in BLOCKS:
        element = parents.get(id(element))
    if element is not None and WHOLE not in element.get("style", ""):
        element.set("style", f"{element.get('style', '')};{WHOLE}".lstrip(";"))
