"""Colours of DrawingML → colours of the web: a theme's names, and what is done to them (darker, lighter, thinner)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from lxml import etree

from publish.templates.layouts import A, P

Scheme = Mapping[str, str]
"""The colours of a theme as `#rrggbb`, by the names of the theme (`dk1`) and of the master (`tx1`)."""

Paint = tuple[tuple[float, str, float], ...]
"""Stops of a gradient: where (0 to 1), colour, opacity. A plain colour is one stop; nothing is no paint."""

BLACK = "#000000"
PRESETS = {"white": "#ffffff", "black": BLACK}


def scheme(theme: etree._Element | None, master: etree._Element, layout: etree._Element | None = None) -> Scheme:
    """The colours of a theme, also by the names that `master` gives them, or a layout that has names of its own."""
    found = {}
    listed = theme.find(f".//{A}clrScheme") if theme is not None else None
    for slot in listed if listed is not None else ():
        said = colour(slot, {})
        if said:
            found[etree.QName(slot).localname] = said[0]
    own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping") if layout is not None else None
    named = own if own is not None else master.find(f"{P}clrMap")
    mapped = {ours: found.get(str(theirs), BLACK) for ours, theirs in named.items()} if named is not None else {}
    return found | {str(ours): value for ours, value in mapped.items()}


def paint(holder: etree._Element, colours: Scheme) -> Paint:
    """What `holder` is filled with; nothing for pictures, patterns and for what it does not say."""
    solid = holder.find(f"{A}solidFill")
    if solid is not None:
        said = colour(solid, colours)
        return ((0.0, *said),) if said else ()
    stops = holder.findall(f"{A}gradFill/{A}gsLst/{A}gs")
    found = ((int(stop.get("pos", 0)) / 100_000, colour(stop, colours)) for stop in stops)
    return tuple(sorted((where, *said) for where, said in found if said))


def colour(holder: etree._Element, colours: Scheme) -> tuple[str, float] | None:
    """The colour that stands in `holder`, and its opacity; None for one we do not know."""
    for element in holder:
        value = _plain(element, colours)
        if value:
            return _changed(value, element)
    return None


def _plain(element: etree._Element, colours: Scheme) -> str:
    value = element.get("val", "")
    match etree.QName(element).localname:
        case "srgbClr":
            return f"#{value.lower()}"
        case "sysClr":
            return f"#{element.get('lastClr', '000000').lower()}"
        case "prstClr":
            return PRESETS.get(value, "")
        case "schemeClr":
            return colours.get(value, "")
        case _:
            return ""


def _changed(value: str, element: etree._Element) -> tuple[str, float]:
    """`lumMod` and `lumOff` change the lightness, `tint` and `shade` mix with white and black (ECMA-376, 20.1.2.3)."""
    red, green, blue = (int(value[n : n + 2], 16) / 255 for n in (1, 3, 5))
    opacity = 1.0
    for change in element:
        share = int(change.get("val", 100_000)) / 100_000
        match etree.QName(change).localname:
            case "lumMod" | "lumOff" as name:
                hue, light, full = colorsys.rgb_to_hls(red, green, blue)
                light = light * share if name == "lumMod" else light + share
                red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
            case "tint":
                red, green, blue = (1 - (1 - part) * share for part in (red, green, blue))
            case "shade":
                red, green, blue = (part * share for part in (red, green, blue))
            case "alpha":
                opacity = share
    return "#" + "".join(f"{round(part * 255):02x}" for part in (red, green, blue)), opacity


def changed(value: str, modulated: float, offset: float) -> str:
    """A colour with its lightness changed as `lumMod` and `lumOff` do."""
    red, green, blue = (int(value[n : n + 2], 16) / 255 for n in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    parts = colorsys.hls_to_rgb(hue, min(1.0, light * modulated + offset), full)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def light(value: str) -> bool:
    """Whether black is read better on a colour than white is: by its relative luminance (WCAG 2.2)."""
    parts = (int(value[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21, as the WCAG 2.2 measure it (relative luminance)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(value: str) -> float:
    parts = (int(value[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def over(above: str, opacity: float, below: str) -> str:
    """What is seen where a colour of this opacity lies over another."""
    pairs = ((int(above[n : n + 2], 16), int(below[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(top * opacity + under * (1 - opacity)):02x}" for top, under in pairs)
