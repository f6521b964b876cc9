"""How much text of a language a place on a slide takes: characters of the average width, in its smallest type."""

from __future__ import annotations

from publish.fit import EMU_PER_POINT, Run, measured, pitch, scaled, style_of
from publish.templates import Level, Place, Template

STEP = 5
"""Rooms are told in steps of so many characters: one more is nothing that anybody could measure."""


def room(template: Template, layout: str, name: str, sample: str) -> int:
    """How many characters like those of `sample` fit the place `name` of a layout at its floor; 0 without such a place.

    At the end of each line but the last, half a word is lost on average.
    """
    place = template.layout(layout).place(name)
    if place is None or not sample:
        return 0
    level = scaled(place.levels, place.floor, place.floor)[0]
    width, lines = _inner(place, level, template)
    letter = measured((Run(sample),), style_of(level, template)).whole / len(sample) * level.size
    lost = len(sample) / len(sample.split()) / 2
    return int(lines * (width / letter - lost) + lost) // STEP * STEP


def _inner(place: Place, level: Level, template: Template) -> tuple[float, int]:
    """The width of a line in points, and how many lines there are."""
    left, top, right, bottom = place.insets
    width = (place.rect.width - left - right - level.left) / EMU_PER_POINT
    high = (place.rect.height - top - bottom) / EMU_PER_POINT
    return width, max(1, int(high / pitch(level, template)))
