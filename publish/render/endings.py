"""Endings: a last page that holds next to nothing. What ends so is set a little tighter, where that saves the page."""

from __future__ import annotations

import re
from typing import Any

NEARLY_EMPTY = 0.25
"""Of the height of a page: a last page that is filled less looks like a mistake."""
TIGHT = "tight"
"""The class of a page that is set tighter. How, the style sheet says; one that says nothing is not asked."""

_CLASS = re.compile(r'(<html\b[^>]*\bclass=")')


def nearly_empty(document: Any) -> bool:
    """Whether the last page of several holds next to nothing; footnotes are not counted."""
    page = document.pages[-1]._page_box
    bodies = [box for root in page.children for box in getattr(root, "children", ()) if box.element_tag == "body"]
    # The body itself is as high as its page; what it holds floats or stands in its flow.
    held = [box for body in bodies for box in body.children]
    ends = max((box.border_box_y() + box.border_height() for box in held), default=0.0)
    return len(document.pages) > 1 and bool(ends - page.content_box_y() < page.height * NEARLY_EMPTY)


def tightened(page: str) -> str:
    """A page of HTML with the class that lets it be set tighter; one whose template gives it no class stays."""
    return _CLASS.sub(rf"\1{TIGHT} ", page, count=1)
