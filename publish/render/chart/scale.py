"""The scale of values: round steps, from nothing or below it to the largest."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from publish.arrange.charts import Format, decimals

STEPS = (1, 2, 2.5, 5, 10)
ABOUT = 5  # so many steps, at most


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high`, set on a line from `start` to `end` (points)."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * share

    def said(self, tick: float, write: Format) -> str:
        """A number of the scale, with the decimals that its steps need."""
        return replace(write, decimals=decimals(self.step))(tick)

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + n * self.step, 10) for n in range(count + 1))


def scale(values: Iterable[float], start: float, end: float, tight: bool = False) -> Scale:
    """The scale for these values; `tight` ends at the largest, where no scale is shown."""
    least, most = _ends(values)
    step = _step((most - least) / ABOUT)
    if tight:
        return Scale(least, most, step, start, end)
    return Scale(math.floor(least / step) * step, math.ceil(most / step) * step, step, start, end)


def _ends(values: Iterable[float]) -> tuple[float, float]:
    known = (0.0, *values)
    least, most = min(known), max(known)
    return (least, most) if most > least else (0.0, 1.0)


def _step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(step * size for step in STEPS if step * size >= rough * 0.999)
