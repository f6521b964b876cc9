"""The shapes of a slide as SVG, in points: what the master shows, and the bars, cards and rules of the slide.

They carry no words, so that they can lie under the text as one picture that no screen reader stops at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from publish.render.addresses import IMAGE
from publish.render.paper.ink import number, points
from publish.templates.paint import Paint
from publish.templates.scenery import Scenery, Shape

Box = tuple[float, float, float, float]
"""x, y, width and height in EMU."""

MEDIA = "slides/"
"""Where the pictures of a master are found, among the pictures of a page."""


def drawing(width: int, height: int, shapes: Iterable[str]) -> bytes:
    """A whole SVG of a slide of this size (EMU)."""
    across, down = number(points(width)), number(points(height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}pt" height="{down}pt" '
        f'viewBox="0 0 {across} {down}">{"".join(shapes)}</svg>'
    ).encode()


def rectangle(box: Box, colour: str) -> str:
    return f'<rect {_box(box)} fill="{colour}"/>'


def backdrop(scenery: Scenery, width: int, height: int, tint: str = "") -> Iterator[str]:
    """The background, in the colour `tint` where there is one, and the master's and layout's shapes."""
    ground: Paint = ((0.0, tint, 1.0),) if tint else scenery.background
    for n, shape in enumerate((Shape("rect", (0.0, 0.0, width, height), inside=ground), *scenery.shapes)):
        yield from _shape(shape, f"paint-{n}")


def media(scenery: Scenery) -> Mapping[str, bytes]:
    """The master's pictures by the names that shapes call them."""
    return {f"{MEDIA}{part}": data for part, data in scenery.pictures.items()}


def _shape(shape: Shape, name: str) -> Iterator[str]:
    yield from _gradient(shape.inside, name)
    x, y, width, height = map(points, shape.box)
    turn = f' transform="rotate({number(shape.turn)} {number(x + width / 2)} {number(y + height / 2)})"'
    turned = turn if shape.turn else ""
    if shape.picture:
        address = quoteattr(IMAGE + quote(MEDIA + shape.picture))
        yield f'<image {_box(shape.box)} preserveAspectRatio="none" href={address}{turned}/>'
    elif shape.inside or shape.edge:
        yield f"<{_GEOMETRY.get(shape.geometry, _rect)(shape)}{_fill(shape.inside, name)}{_stroke(shape)}{turned}/>"


def _gradient(inside: Paint, name: str) -> Iterator[str]:
    if len(inside) > 1:
        stops = (
            f'<stop offset="{number(where)}" stop-color="{colour}" stop-opacity="{number(opacity)}"/>'
            for where, colour, opacity in inside
        )
        yield f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{"".join(stops)}</linearGradient>'


def _fill(inside: Paint, name: str) -> str:
    if len(inside) != 1:
        return f' fill="url(#{name})"' if inside else ' fill="none"'
    _, colour, opacity = inside[0]
    return f' fill="{colour}"' + (f' fill-opacity="{number(opacity)}"' if opacity < 1 else "")


def _stroke(shape: Shape) -> str:
    if not shape.edge:
        return ""
    _, colour, _ = shape.edge[0]
    return f' stroke="{colour}" stroke-width="{number(points(shape.edge_width))}"'


def _box(box: Box) -> str:
    names = ("x", "y", "width", "height")
    return " ".join(f'{name}="{number(points(value))}"' for name, value in zip(names, box, strict=True))


def _rect(shape: Shape) -> str:
    return f"rect {_box(shape.box)}"


def _rounded(shape: Shape) -> str:
    # What PowerPoint takes where a shape does not say how round it is: a sixth of its shorter side.
    return f'rect {_box(shape.box)} rx="{number(points(min(shape.box[2:]) / 6))}"'


def _ellipse(shape: Shape) -> str:
    x, y, width, height = map(points, shape.box)
    across, down = number(width / 2), number(height / 2)
    return f'ellipse cx="{number(x + width / 2)}" cy="{number(y + height / 2)}" rx="{across}" ry="{down}"'


def _line(shape: Shape) -> str:
    x, y, width, height = map(points, shape.box)
    return f'line x1="{number(x)}" y1="{number(y)}" x2="{number(x + width)}" y2="{number(y + height)}"'


_GEOMETRY: dict[str, Callable[[Shape], str]] = {
    "rect": _rect,
    "roundRect": _rounded,
    "ellipse": _ellipse,
    "line": _line,
    "straightConnector1": _line,
}
