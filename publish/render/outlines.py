"""Words of drawings as outlines, in scripts whose letters join.

WeasyPrint sets the text of an SVG letter by letter, from left to right. Where letters join or run the other
way it is drawn here, with HarfBuzz, and put in as paths; what it says is in the description of the figure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.fit import shaper
from publish.templates.typefaces import Script, script_of

if TYPE_CHECKING:
    from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
BOLD = ("bold", "bolder", "600", "700", "800", "900")
DEFAULT_SIZE = 16.0
_RUN = re.compile(r"[0-9A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ.,:/–-]*|[^0-9A-Za-zÀ-ɏ]+")


def outlined(data: bytes) -> bytes:
    """The drawing with every text outlined that its script asks for; any other drawing as it is."""
    if script_of(data.decode("utf-8", "replace")) is None:
        return data
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in [*root.iter(f"{SVG}text", f"{SVG}tspan")]:
        script = script_of(element.text or "")
        if script and element.text:
            _outline(element, " ".join(element.text.split()), script)
    return etree.tostring(root)


def _outline(element: etree._Element, words: str, script: Script) -> None:
    """A group with the path of the words, put where the text stood; the text itself is emptied."""
    from lxml import etree

    path, width, em = _path(words, script, _said(element, "font-weight") in BOLD)
    scale = float(re.sub("[^0-9.]", "", _said(element, "font-size")) or DEFAULT_SIZE) / em
    x, y = (float(_said(element, side) or 0) for side in ("x", "y"))
    x -= width * scale * ANCHORS.get(_said(element, "text-anchor"), 0.0)
    placed = f"translate({x:.2f} {y:.2f}) scale({scale:.5f} {-scale:.5f})"
    drawn = etree.Element(f"{SVG}path", d=path)
    if fill := _said(element, "fill"):
        drawn.set("fill", fill)
    element.text = None
    text = element if element.tag == f"{SVG}text" else element.getparent()
    if text is not None:
        drawn.set("transform", f"{text.get('transform', '')} {placed}".strip())
        text.addnext(drawn)


def _said(element: etree._Element, name: str) -> str:
    """An attribute of the element or of what it stands in, as presentation attribute or in its style."""
    one: etree._Element | None = element
    while one is not None:
        styled = re.search(rf"(?:^|;)\s*{name}\s*:\s*([^;]+)", one.get("style", ""))
        said = styled[1].strip() if styled else one.get(name)
        if said is not None:
            return str(said)
        one = one.getparent()
    return ""


def _path(words: str, script: Script, bold: bool) -> tuple[str, float, int]:
    """Outlines of the words from right to left as one path, its width, and how many units an em has."""
    import uharfbuzz as hb
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font, em = shaper(script.font, bold, False)
    drawn, x = [], 0.0
    for run in reversed(_RUN.findall(words)):  # figures and foreign words run from left to right within
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pen = SVGPathPen(None)
            font.draw_glyph_with_pen(
                glyph.codepoint, TransformPen(pen, (1, 0, 0, 1, x + place.x_offset, place.y_offset))
            )
            drawn.append(pen.getCommands())
            x += place.x_advance
    return "".join(drawn), x, em
