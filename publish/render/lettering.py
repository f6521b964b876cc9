"""How large the words of a drawing (SVG) are: the smallest of them, against the drawing's width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96.0}
DEFAULT = 16.0
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*([a-z%]*)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SCALE = re.compile(r"(scale|matrix)\(\s*([^)]*)\)")
_SAID = re.compile(r"(?:^|;)\s*(?:font-size\s*:\s*([^;]+)|font\s*:[^;]*?([0-9.]+(?:px|pt))[^;]*)")


@dataclass(frozen=True, slots=True)
class Lettering:
    """`width`, `height` and the `size` of the smallest words, all in the drawing's own units."""

    width: float
    height: float
    size: float

    def at(self, width: float) -> float:
        """The size of the smallest words where the drawing is so wide."""
        return self.size / self.width * width


def smallest(data: bytes) -> Lettering | None:
    """None for a drawing without words, or whose measures are not known."""
    from lxml import etree

    if not data:
        return None
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None
    width, height = _measures(root)
    rules = {name: size for style in root.iter(f"{SVG}style") for name, size in _rules(style.text or "")}
    sizes = [_size(one, rules) * _scale(one) for one in root.iter(f"{SVG}text", f"{SVG}tspan") if _words(one)]
    return Lettering(width, height, min(sizes)) if sizes and width and height else None


def _words(element: etree._Element) -> bool:
    return bool((element.text or "").strip())


def _measures(root: etree._Element) -> tuple[float, float]:
    box = (root.get("viewBox") or "").replace(",", " ").split()
    if len(box) == 4:
        return _length(box[2]), _length(box[3])
    return _length(root.get("width", "")), _length(root.get("height", ""))


def _length(said: str) -> float:
    """In pixels; 0 where it depends on something else."""
    match = _LENGTH.match(said)
    return float(match[1]) * UNITS.get(match[2], 0.0) if match else 0.0


def _rules(style: str) -> Iterator[tuple[str, float]]:
    """The sizes that a style sheet gives to elements and classes by name."""
    for selectors, body in _RULE.findall(style):
        if size := _styled(body):
            yield from ((selector.strip(), size) for selector in selectors.split(","))


def _styled(style: str) -> float:
    match = _SAID.search(style)
    return _length(match[1] or match[2]) if match else 0.0


def _size(element: etree._Element, rules: dict[str, float]) -> float:
    """The size of type in an element, said there or by what it stands in."""
    for one in (element, *element.iterancestors()):
        names = (*(f".{name}" for name in (one.get("class") or "").split()), str(one.tag).removeprefix(SVG))
        ruled = next((rules[name] for name in names if name in rules), 0.0)
        if size := _styled(one.get("style") or "") or ruled or _length(one.get("font-size") or ""):
            return size
    return DEFAULT


def _scale(element: etree._Element) -> float:
    """How much larger what the element draws is than it says, from all it stands in."""
    scale = 1.0
    for one in (element, *element.iterancestors()):
        for kind, said in _SCALE.findall(one.get("transform") or ""):
            numbers = [float(number) for number in re.findall(r"-?[0-9]*\.?[0-9]+(?:e-?[0-9]+)?", said)]
            if kind == "scale" and numbers:
                scale *= abs(numbers[-1])
            elif len(numbers) == 6:
                scale *= (numbers[2] ** 2 + numbers[3] ** 2) ** 0.5
    return scale
