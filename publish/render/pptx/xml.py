"""Small makers of PresentationML: escaping, boxes, colours, and the relationships of one part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_IN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Frame = tuple[int, int, int, int]
"""x, y, width and height in EMU."""


def text(said: str) -> str:
    """Text for between tags; characters XML cannot hold are left out."""
    return escape(_NOT_XML.sub("", said), quote=False)


def attribute(said: str) -> str:
    """Text in quotes, for an attribute; readers take a bare line break in one for a space."""
    return f'"{text(said).translate(_IN_QUOTES)}"'


def placed(frame: Frame | None, tag: str = "a") -> str:
    """The transform of a shape; nothing where it keeps its layout's place."""
    if frame is None:
        return ""
    x, y, width, height = frame
    return f'<{tag}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}:xfrm>'


def fill(colour: str, change: str = "") -> str:
    """A fill in a colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{colour}">{change}</a:schemeClr></a:solidFill>'


@dataclass(slots=True)
class Relations:
    """The relationships of a part while its XML is written: `ids` maps (sort, target) to rId, in order.

    The part is made afterwards, and its relationships come out under the same ids. `jumps`: the parts
    of the deck's slides by the keys of what stands on them.
    """

    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    jumps: Mapping[str, str] = field(default_factory=dict)

    def id(self, sort: str, target: str) -> str:
        return self.ids.setdefault((sort, target), f"rId{len(self.ids) + 1}")


ID = "\x00id\x00"
"""Stands for a shape's id until all shapes of the slide are known."""
