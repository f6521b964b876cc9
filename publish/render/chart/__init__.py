"""A chart as a drawing (SVG), for everything that is printed: charts in PowerPoint are PowerPoint's own.

It survives black and white: names stand at lines and slices, columns have patterns, numbers stand at their places.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from publish import walk
from publish.model import Blocks, Chart
from publish.render.chart import bars, lines, rounds
from publish.render.chart.ink import Canvas, Look

if TYPE_CHECKING:
    from publish.render.brand import Brand

__all__ = ["Look", "address", "draw", "drawings", "enlarged", "look_of"]

COLUMN = 368.0  # the width of a column of text, 130 mm; in a narrower place the drawing is made smaller
SIZE = 9.0
ENLARGED = (18.0, 17.0, 16.0)  # the type of large print, in the order in which it is tried
HIGHEST = 540.0  # of a drawing in large print, 190 mm: its caption stands on the same page

_DRAW: Mapping[str, Callable[[Canvas], None]] = {
    "bar": bars.lying,
    "column": bars.upright,
    "stacked": bars.upright,
    "line": lines.lines,
    "pie": rounds.slices,
    "doughnut": rounds.slices,
}


def draw(chart: Chart, look: Look, width: float, height: float = 0.0) -> str:
    """The SVG of a chart, of this width in points; of the height that it needs, where none is given."""
    return _drawn(chart, look, width, height).svg()


def enlarged(chart: Chart, look: Look, width: float) -> str:
    """The SVG of a chart in large print, of this width: one for a narrower place, with all that is in it enlarged.

    In the largest type that fits; "" where no text of at least 16 pt does.
    """
    for size in ENLARGED:
        scale = size / look.size
        canvas = _drawn(chart, look, width / scale)
        if canvas.fits() and canvas.height * scale <= HIGHEST:
            return canvas.svg(scale)
    return ""


def _drawn(chart: Chart, look: Look, width: float, height: float = 0.0) -> Canvas:
    canvas = Canvas(look, width, height or _height(chart, look, width), chart=chart)
    _DRAW[chart.type](canvas)
    return canvas


def address(chart: Chart) -> str:
    """Where a printed page finds the drawing of a chart, among its pictures."""
    return f"charts/{chart.key}.svg"


def drawings(run: Blocks, brand: Brand, language: str) -> dict[str, bytes]:
    """The drawings of all charts of a run of blocks, for a printed page of this brand, by address."""
    charts = [block for block in walk.blocks(run) if isinstance(block, Chart)]
    look = look_of(brand, language) if charts else None
    return {address(chart): draw(chart, look, COLUMN).encode() for chart in charts if look}


def look_of(brand: Brand, language: str) -> Look:
    """How a brand's drawings look: in the colours that it names for charts (`--chart-1` …), else in its ink alone."""
    named = brand.colours()
    ink = named.get("ink", "#000000")
    own = tuple(named[name] for n in range(1, 10) if (name := f"chart-{n}") in named) or (ink,)
    soft, line = named.get("soft", ink), named.get("line", "#cccccc")
    return Look("Source Sans 3", "sans", "sans-bold", SIZE, own, ink, soft, line, "#ffffff", language)


def _height(chart: Chart, look: Look, width: float) -> float:
    pitch = look.size * 1.3
    if chart.type in ("column", "stacked", "line") and not chart.crowded:
        return pitch * 14 + bars.names_height(chart, look, width)
    if chart.type != "bar":
        return pitch * 16
    return bars.legend_height(chart, look) + len(chart.categories) * pitch * max(1.9, len(chart.series) * 1.2 + 0.5) + 4
