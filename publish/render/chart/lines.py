"""Lines: each with its name at its end, and dashes and marks of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publish.arrange.charts import labelled
from publish.render.chart.bars import HIGHEST_NAMES, category_names, grid, grid_width, names_height, room_for_names
from publish.render.chart.ink import Canvas, number, wrapped
from publish.render.chart.scale import Scale, scale

DASHES = ("", "6 2.5", "1.6 2.4", "8 2.5 1.6 2.5", "3.5 2", "11 3")
MARKS = (
    "M-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0Z",
    "M-2.4-2.4H2.4V2.4H-2.4Z",
    "M0-3.4 3.4 0 0 3.4-3.4 0Z",
    "M0-3.2 3.2 2.6H-3.2Z",
    "M0 3.2 3.2-2.6H-3.2Z",
    "M-1.1-3H1.1V3H-1.1Z",
)
WIDTH = 1.8
WIDEST_NAMES = 0.28

Point = tuple[float, float]


def lines(canvas: Canvas) -> None:
    """The lines on their scale, with the names of the categories below."""
    chart, look = canvas.chart, canvas.look
    shown, named = labelled(chart), any(series.name for series in chart.series)
    names = [wrapped(s.name, canvas.width * WIDEST_NAMES, look) for s in chart.series]
    right = max((look.width(line) for name in names for line in name), default=0.0) + (8 if named else 0)
    extent = [value for series in chart.series for value in series.values if value is not None]
    canvas.width -= right
    below = look.pitch * 1.4 if chart.crowded else names_height(chart, look, canvas.width)
    top, bottom = look.pitch if shown else look.size * 0.6, canvas.height - min(below, canvas.height * HIGHEST_NAMES)
    values = scale(extent, bottom, top, tight=shown)
    left = room_for_names(canvas, 0.0 if shown else grid_width(canvas, values))
    if not shown:
        grid(canvas, values, left)
    canvas.plot = canvas.width - left
    band = canvas.plot / len(chart.categories)
    canvas.line(left, values.at(0), canvas.width, values.at(0), look.ink, 0.7)
    _categories(canvas, left, band, bottom)
    for n, series in enumerate(chart.series):
        run = _points(series.values, left, band, values)
        _line(canvas, n, tuple(point and (canvas.x(point[0]), point[1]) for point in run))
        if shown:
            _numbers(canvas, series.values, left, band, values)
    if named:
        _ends(canvas, names, values)


def _points(run: Sequence[float | None], left: float, band: float, values: Scale) -> Iterator[Point | None]:
    for n, value in enumerate(run):
        yield None if value is None else (left + (n + 0.5) * band, values.at(value))


def _line(canvas: Canvas, n: int, points: Sequence[Point | None]) -> None:
    """A line with gaps where numbers are missing; `points` as they are on the drawing."""
    colour = canvas.look.colour(n)
    path = "".join(
        f"{'L' if k and points[k - 1] else 'M'}{number(point[0])} {number(point[1])}"
        for k, point in enumerate(points)
        if point
    )
    dash = f' stroke-dasharray="{DASHES[n % len(DASHES)]}"' if DASHES[n % len(DASHES)] else ""
    canvas.shapes.append(
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{WIDTH}" stroke-linejoin="round"{dash}/>'
    )
    for point in () if canvas.chart.crowded else points:
        if point:
            place = f"translate({number(point[0])} {number(point[1])})"
            canvas.shapes.append(f'<path d="{MARKS[n % len(MARKS)]}" transform="{place}" fill="{colour}"/>')


def _numbers(canvas: Canvas, run: Sequence[float | None], left: float, band: float, values: Scale) -> None:
    for point, value in zip(_points(run, left, band, values), run, strict=True):
        if point:
            canvas.text(point[0], point[1] - canvas.look.size * 0.9, canvas.write(value), "middle", bold=True)


def _categories(canvas: Canvas, left: float, band: float, top: float) -> None:
    """The names of the categories; of very many, as many as there is room for."""
    look, names = canvas.look, canvas.chart.categories
    if not canvas.chart.crowded:
        category_names(canvas, left, band, top)
        return
    every = int((max(map(look.width, names)) + look.size * 0.8) // band) + 1
    for n, name in enumerate(names):
        if n % every == 0:
            wide = look.width(name) / 2
            x = min(max(left + (n + 0.5) * band, wide), canvas.width - wide)
            canvas.text(x, top + look.pitch * 0.8, name, "middle")


def _ends(canvas: Canvas, names: Sequence[tuple[str, ...]], values: Scale) -> None:
    """The name of each line beside its last point, moved so that none stands on another."""
    pitch = canvas.look.pitch
    last = [next((v for v in reversed(s.values) if v is not None), 0.0) for s in canvas.chart.series]
    order = sorted(range(len(names)), key=lambda n: values.at(last[n]))
    wanted = [values.at(last[n]) for n in order]
    heights = [len(names[n]) * pitch for n in order]
    for n, y in zip(order, apart(wanted, heights, 0.0, canvas.height), strict=True):
        first = y - (len(names[n]) - 1) / 2 * pitch
        canvas.block(canvas.width + 6, first, names[n])


def apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Middles near those `wanted` (from top to bottom), moved so that things of these heights do not overlap."""
    placed: list[float] = []
    edge = top
    for y, high in zip(wanted, heights, strict=True):
        placed.append(max(y, edge + high / 2))
        edge = placed[-1] + high / 2
    edge = bottom
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], edge - heights[n] / 2)
        edge = placed[n] - heights[n] / 2
    return placed
