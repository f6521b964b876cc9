"""Columns, stacked columns and bars."""

from __future__ import annotations

import math
from collections.abc import Iterator

from publish.arrange.charts import labelled
from publish.model import Chart
from publish.render.chart.ink import Canvas, Look, wrapped
from publish.render.chart.scale import Scale, scale

FULL = 0.7  # of the room of a category: how much its columns take
SLANT = -40.0  # degrees, for names that are wider than their columns
MOST_LINES = 3
HIGHEST_NAMES = 0.6  # of the height
SCALE_WIDTH = 36.0  # about what the numbers of a scale take
WIDEST_NAMES = 0.38  # of a chart of bars
SWATCH, SPACE = 10.0, 14.0


# ── columns ───────────────────────────────────────────────────────────────────


def upright(canvas: Canvas) -> None:
    """Columns beside or on top of each other, with the names of the categories below."""
    chart, look = canvas.chart, canvas.look
    shown = labelled(chart)
    top = legend(canvas) + (look.pitch if shown else look.size * 0.6)
    lowest = min(0.0, *_extent(chart))
    below = look.pitch if shown and lowest < 0 and chart.type != "stacked" else 0.0
    names = min(names_height(chart, look, canvas.width), canvas.height * HIGHEST_NAMES)
    values = scale(_extent(chart), canvas.height - names - below, top, tight=shown)
    left = room_for_names(canvas, 0.0 if shown else grid_width(canvas, values))
    if not shown:
        grid(canvas, values, left)
    canvas.plot = canvas.width - left
    band = canvas.plot / len(chart.categories)
    for n in range(len(chart.categories)):
        (_stack if chart.type == "stacked" else _group)(canvas, n, left + n * band, band, values, shown)
    canvas.line(left, values.at(0), canvas.width, values.at(0), look.ink, 0.7)
    category_names(canvas, left, band, canvas.height - names)


def _extent(chart: Chart) -> tuple[float, ...]:
    """The values that the scale has to reach: of stacked columns their sums, above and below nothing."""
    if chart.type != "stacked":
        return tuple(value for series in chart.series for value in series.values if value is not None)
    columns = [[s.values[n] or 0.0 for s in chart.series] for n in range(len(chart.categories))]
    return tuple(sum(v for v in column if (v > 0) == above) for column in columns for above in (True, False))


def _group(canvas: Canvas, n: int, x: float, band: float, values: Scale, shown: bool) -> None:
    wide = band * FULL / len(canvas.chart.series)
    for k, series in enumerate(canvas.chart.series):
        value = series.values[n]
        if value is None:
            continue
        ends = sorted((values.at(0), values.at(value)))
        at = x + band * (1 - FULL) / 2 + k * wide
        canvas.bar(k, at, ends[0], wide * 0.94, ends[1] - ends[0])
        if shown:
            y = ends[0] - canvas.look.size * 0.6 if value >= 0 else ends[1] + canvas.look.size * 0.6
            canvas.text(at + wide * 0.47, y, canvas.write(value), "middle", bold=True)


def _stack(canvas: Canvas, n: int, x: float, band: float, values: Scale, shown: bool) -> None:
    sums = {True: 0.0, False: 0.0}
    for k, series in enumerate(canvas.chart.series):
        value = series.values[n]
        if not value:
            continue
        start, sums[value > 0] = sums[value > 0], sums[value > 0] + value
        ends = sorted((values.at(start), values.at(sums[value > 0])))
        canvas.bar(k, x + band * (1 - FULL) / 2, ends[0], band * FULL, ends[1] - ends[0])
        if shown and ends[1] - ends[0] >= canvas.look.size:
            canvas.tag(x + band / 2, sum(ends) / 2, canvas.write(value))


def grid_width(canvas: Canvas, values: Scale) -> float:
    """How much room the numbers of the scale take before the columns or lines."""
    return max(canvas.look.width(values.said(tick, canvas.write)) for tick in values.ticks) + 6


def grid(canvas: Canvas, values: Scale, left: float) -> None:
    """The lines of the scale, with their numbers before `left`."""
    for tick in values.ticks:
        y = values.at(tick)
        canvas.line(left, y, canvas.width, y, canvas.look.line)
        canvas.text(left - 5, y, values.said(tick, canvas.write), "end")


# ── names of categories ───────────────────────────────────────────────────────


def names_height(chart: Chart, look: Look, width: float) -> float:
    """How high the names below the columns stand, in a drawing of this width."""
    lines = _lines(chart, look, (width - SCALE_WIDTH) / len(chart.categories))
    if lines:
        return (max(map(len, lines)) + 0.4) * look.pitch
    return max(map(look.width, chart.categories)) * math.sin(math.radians(-SLANT)) + look.pitch * 1.4


def room_for_names(canvas: Canvas, left: float) -> float:
    """`left`, or more where slanted names begin before it."""
    chart, look = canvas.chart, canvas.look
    if chart.crowded or _lines(chart, look, (canvas.width - left) / len(chart.categories)):
        return left
    band = (canvas.width - left) / len(chart.categories)
    reach = (look.width(name) * math.cos(math.radians(SLANT)) - n * band for n, name in enumerate(chart.categories))
    return max(left, *(each - band * 0.5 for each in reach))


def _lines(chart: Chart, look: Look, band: float) -> list[tuple[str, ...]]:
    """The names in lines below their columns; none where they do not fit there."""
    lines = [wrapped(name, band * 0.94, look) for name in chart.categories]
    fits = all(look.width(line) <= band * 0.98 for name in lines for line in name)
    return lines if fits and max(map(len, lines)) <= MOST_LINES else []


def category_names(canvas: Canvas, left: float, band: float, top: float) -> None:
    """The names below columns or points: in lines, or slanted where they are too long."""
    look, lines = canvas.look, _lines(canvas.chart, canvas.look, band)
    for n, name in enumerate(canvas.chart.categories):
        x = left + (n + 0.5) * band
        if lines:
            canvas.block(x, top + look.pitch * 0.8, lines[n], "middle")
        else:
            canvas.text(x + look.size * 0.3, top + look.pitch * 0.7, name, "end", turn=SLANT)


# ── legend ────────────────────────────────────────────────────────────────────


def legend(canvas: Canvas) -> float:
    """What each colour and pattern is; gives the height it takes."""
    look = canvas.look
    for n, (name, x, row) in enumerate(_legend(canvas.chart, look, canvas.width)):
        y = (row + 0.5) * look.pitch
        canvas.bar(n, x, y - SWATCH / 2, SWATCH, SWATCH)
        canvas.text(x + SWATCH + 4, y, name)
    return legend_height(canvas.chart, look, canvas.width)


def legend_height(chart: Chart, look: Look, width: float = 1e9) -> float:
    rows = [row for _, _, row in _legend(chart, look, width)]
    return (max(rows) + 1.4) * look.pitch if rows else 0.0


def _legend(chart: Chart, look: Look, width: float) -> Iterator[tuple[str, float, int]]:
    """Each name with where it stands, and in which row."""
    x, row = 0.0, 0
    for series in chart.series if any(series.name for series in chart.series) else ():
        wide = SWATCH + 4 + look.width(series.name)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        yield series.name, x, row
        x += wide + SPACE


# ── bars ──────────────────────────────────────────────────────────────────────


def lying(canvas: Canvas) -> None:
    """Bars from the left, each category a row with its name before it."""
    chart, look = canvas.chart, canvas.look
    shown = labelled(chart)
    names = [wrapped(name, canvas.width * WIDEST_NAMES, look) for name in chart.categories]
    left = max(look.width(line) for name in names for line in name) + 8
    top, extent = legend(canvas), _extent(chart)
    right = max((look.width(canvas.write(value), bold=True) for value in extent), default=0.0) + 8
    bottom = canvas.height - (0.0 if shown else look.pitch)
    room = left + (right if shown and min(0.0, *extent) < 0 else 0.0), canvas.width - right
    canvas.plot = room[1] - room[0]
    values = scale(extent, *room, tight=shown)
    if not shown:
        _ruled(canvas, values, top, bottom)
    band = (bottom - top) / len(chart.categories)
    for n, name in enumerate(names):
        middle = top + (n + 0.5) * band
        canvas.block(left - 8, middle - (len(name) - 1) / 2 * look.pitch, name, "end")
        _row(canvas, n, middle - band * FULL / 2, band * FULL, values, shown)
    canvas.line(values.at(0), top, values.at(0), bottom, look.ink, 0.7)


def _ruled(canvas: Canvas, values: Scale, top: float, bottom: float) -> None:
    for tick in values.ticks:
        x = values.at(tick)
        canvas.line(x, top, x, bottom, canvas.look.line)
        canvas.text(x, bottom + canvas.look.pitch * 0.6, values.said(tick, canvas.write), "middle")


def _row(canvas: Canvas, n: int, y: float, high: float, values: Scale, shown: bool) -> None:
    each = high / len(canvas.chart.series)
    for k, series in enumerate(canvas.chart.series):
        value = series.values[n]
        if value is None:
            continue
        ends = sorted((values.at(0), values.at(value)))
        canvas.bar(k, ends[0], y + k * each, ends[1] - ends[0], each * 0.92)
        if shown:
            x, anchor = (ends[1] + 4, "start") if value >= 0 else (ends[0] - 4, "end")
            canvas.text(x, y + (k + 0.46) * each, canvas.write(value), anchor, bold=True)
