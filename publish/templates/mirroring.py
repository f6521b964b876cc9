"""A template for languages that run from right to left: the same one, mirrored.

Everything changes sides but what can be read: places, bars and marks, insets, alignment and columns; pictures
move and stay as they are. Letters that join are not set apart. The theme gets a typeface for complex scripts, where
its designer chose none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from publish.templates import Layout, Place, Rect, Template
from publish.templates.archive import parse, unpack, zipped
from publish.templates.typefaces import MEASURES

COMPLEX = "Arial"
"""Every PowerPoint has it, with Arabic and Hebrew letters; those of Calibri are not there on all machines."""

OPPOSITE = {"l": "r", "r": "l"}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DRAWN = re.compile(r"ppt/slide(Masters|Layouts)/[^/]+\.xml")
_THEME = re.compile(r"ppt/theme/[^/]+\.xml")
_SHAPES = ("sp", "pic", "cxnSp", "graphicFrame", "grpSp")


@lru_cache(maxsize=4)
def mirrored(template: Template) -> Template:
    """`template` with left and right exchanged; mirrored twice, every place is where it was."""
    parts, _ = unpack(template.master, "master")  # reading made sure that it can be opened
    for path, data in parts.items():
        if _DRAWN.fullmatch(path):
            parts[path] = _written(_drawn(parse(data), template.width))
        elif _THEME.fullmatch(path):
            parts[path] = _written(_theme(parse(data)))
    layouts = tuple(_layout(layout, template.width) for layout in template.layouts)
    return replace(template, master=zipped(parts), layouts=layouts, figures=MEASURES[COMPLEX])


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ── what was read of it ───────────────────────────────────────────────────────


def _layout(layout: Layout, width: int) -> Layout:
    places = tuple(_place(place, width) for place in layout.places)
    return replace(layout, places=places, volume=tuple(_rect(rect, width) for rect in layout.volume))


def _place(place: Place, width: int) -> Place:
    left, top, right, bottom = place.insets
    levels = tuple(replace(level, spacing=0.0) for level in place.levels)
    return replace(place, rect=_rect(place.rect, width), insets=(right, top, left, bottom), levels=levels)


def _rect(rect: Rect, width: int) -> Rect:
    return replace(rect, x=width - rect.x - rect.width)


# ── the master and its layouts ────────────────────────────────────────────────


def _drawn(root: etree._Element, width: int) -> etree._Element:
    for tree in root.iter(f"{_P}spTree"):
        _move(tree, 0, width)
    for body in root.iter(f"{_A}bodyPr"):
        _exchange(body, "lIns", "rIns")
        body.set("rtlCol", "1")
    for level in _levels(root):
        level.set("algn", OPPOSITE.get(level.get("algn", "l"), level.get("algn", "")))
        level.set("rtl", "1")
    for properties in root.iter(f"{_A}rPr", f"{_A}defRPr", f"{_A}endParaRPr"):
        if "spc" in properties.attrib:
            del properties.attrib["spc"]
    return root


def _move(tree: etree._Element, first: int, last: int) -> None:
    """Each shape of a tree to the other side of the room from `first` to `last`; those of groups within these."""
    for shape in tree:
        if etree.QName(shape).localname not in _SHAPES:
            continue
        place = next(shape.iter(f"{_A}xfrm", f"{_P}xfrm"), None)
        if place is None or place.find(f"{_A}off") is None:
            continue
        _mirror(place, first, last)
        if shape.tag in (f"{_P}sp", f"{_P}cxnSp") and not shape.findall(f".//{_P}ph"):
            place.set("flipH", "0" if place.get("flipH") in ("1", "true") else "1")
        inner = _inner(place)
        if shape.tag == f"{_P}grpSp" and inner:
            _move(shape, *inner)


def _mirror(place: etree._Element, first: int, last: int) -> None:
    at, size = place.find(f"{_A}off"), place.find(f"{_A}ext")
    if at is not None and size is not None:
        at.set("x", str(first + last - int(at.get("x", "0")) - int(size.get("cx", "0"))))
    if turned := int(place.get("rot", "0")):
        place.set("rot", str(-turned))


def _inner(place: etree._Element) -> tuple[int, int] | None:
    """From where to where the shapes of a group are counted."""
    at, size = place.find(f"{_A}chOff"), place.find(f"{_A}chExt")
    if at is None or size is None:
        return None
    start = int(at.get("x", "0"))
    return start, start + int(size.get("cx", "0"))


def _exchange(element: etree._Element, one: str, other: str) -> None:
    values = element.get(one), element.get(other)
    for name, value in zip((other, one), values, strict=True):
        if value is not None:
            element.set(name, value)
        elif name in element.attrib:
            del element.attrib[name]


def _levels(root: etree._Element) -> Iterator[etree._Element]:
    """What says how paragraphs are set. A layout that is silent about a side is as its master."""
    whole = {f"{_A}lvl{n}pPr" for n in range(1, 10)} | {f"{_A}defPPr", f"{_A}pPr"}
    styles = {level for style in root.iter(f"{_P}txStyles") for level in style.iter(*whole)}
    yield from (level for level in root.iter(*whole) if level in styles or level.get("algn"))


# ── the theme ─────────────────────────────────────────────────────────────────


def _theme(root: etree._Element) -> etree._Element:
    for font in root.iter(f"{_A}majorFont", f"{_A}minorFont"):
        for typeface in font.findall(f"{_A}cs"):
            typeface.set("typeface", typeface.get("typeface") or COMPLEX)
    return root
