"""Pies and doughnuts: slices from the top on, each with its name and number beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from publish.render.chart.ink import Canvas, number, wrapped
from publish.render.chart.lines import apart

HOLE = 0.55  # of the radius
REACH = 8.0  # how far from the slice its name stands
LARGEST, LEAST = 0.22, 0.13  # of the width: the radius
BESIDE = 2 * REACH + 4  # between a slice and its name


@dataclass(frozen=True, slots=True)
class _Slice:
    number: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def slices(canvas: Canvas) -> None:
    """The slices in the middle, the names on both sides."""
    look = canvas.look
    radius = _radius(canvas)
    centre = canvas.width / 2, canvas.height / 2
    run = _slices(canvas)
    canvas.block(0, look.pitch * 0.6, wrapped(canvas.chart.series[0].name, canvas.width * 0.25, look))
    canvas.mirrored = False  # slices follow each other as the hours of a clock do, in every language
    for one in run:
        _draw(canvas, one, centre, radius)
    for right in (True, False):
        _names(canvas, [one for one in run if (one.middle <= math.pi) == right], centre, radius, right)


def _radius(canvas: Canvas) -> float:
    """As large as it gets; smaller where the longest word on a side would not find room there."""
    look, chart = canvas.look, canvas.chart
    longest = max((look.width(word) for name in chart.categories for word in name.split(" ")), default=0.0)
    room = max(canvas.width / 2 - longest - BESIDE, canvas.width * LEAST)
    return min(canvas.height / 2 - look.pitch * 0.6, canvas.width * LARGEST, room)


def _slices(canvas: Canvas) -> list[_Slice]:
    """Angles in radians, clockwise from the top."""
    values = [value or 0.0 for value in canvas.chart.series[0].values]
    at, made = 0.0, []
    for n, value in enumerate(values):
        turn = value / sum(values) * 2 * math.pi
        if turn:
            made.append(_Slice(n, at, at + turn))
        at += turn
    return made


def _at(centre: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _draw(canvas: Canvas, one: _Slice, centre: tuple[float, float], radius: float) -> None:
    """A sector of a disc or a ring. A whole turn is drawn as two halves, since an arc cannot end where it begins."""
    if one.end - one.start > 2 * math.pi - 1e-6:
        half = one.start + math.pi
        _draw(canvas, _Slice(one.number, one.start, half), centre, radius)
        _draw(canvas, _Slice(one.number, half, one.end - 1e-5), centre, radius)
        return
    hole = radius * HOLE if canvas.chart.type == "doughnut" else 0.0
    large = int(one.end - one.start > math.pi)
    corners = (
        _at(centre, r, a) for r, a in ((radius, one.start), (radius, one.end), (hole, one.end), (hole, one.start))
    )
    first, second, third, fourth = (f"{number(x)} {number(y)}" for x, y in corners)
    outer, inner = number(radius), number(hole)
    back = f"L{third}A{inner} {inner} 0 {large} 0 {fourth}Z" if hole else f"L{third}Z"
    canvas.shapes.append(
        f'<path d="M{first}A{outer} {outer} 0 {large} 1 {second}{back}" fill="{canvas.look.colour(one.number)}" '
        f'stroke="{canvas.look.paper}" stroke-width="1.5"/>'
    )


def _names(canvas: Canvas, run: list[_Slice], centre: tuple[float, float], radius: float, right: bool) -> None:
    """Names with their numbers on one side, each tied to its slice."""
    look, chart = canvas.look, canvas.chart
    run = run if right else run[::-1]
    side, anchor = (1, "start") if right else (-1, "end")
    room = canvas.width / 2 - radius - BESIDE
    said = [
        (*wrapped(chart.categories[s.number], room, look), canvas.write(chart.series[0].values[s.number])) for s in run
    ]
    heights = [len(lines) * look.pitch + 3 for lines in said]
    wanted = [_at(centre, radius + REACH, one.middle)[1] for one in run]
    x = centre[0] + side * (radius + 2 * REACH)
    for one, lines, y in zip(run, said, apart(wanted, heights, 0.0, canvas.height), strict=True):
        start = _at(centre, radius + 2, one.middle)
        canvas.line(*start, x - side * 3, y, look.soft)
        top = y - (len(lines) - 1) / 2 * look.pitch
        canvas.block(x, top, lines[:-1], anchor)
        canvas.text(x, top + (len(lines) - 1) * look.pitch, lines[-1], anchor, bold=True)
