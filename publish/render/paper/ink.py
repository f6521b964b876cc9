"""What a slide is drawn with: colours of theme and volume, typefaces of the same widths, a scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from publish.fit import EMU_PER_POINT, Line
from publish.render.languages import right_to_left
from publish.templates import Level, Template
from publish.templates.typefaces import SCRIPTS

INK = "tx1"
DARK = ("", "tx1", "dk1")
"""Colours of text on a light ground."""


@dataclass(frozen=True, slots=True)
class Ink:
    """`first` is the theme's colour of volume 1, `ours` that of the slide's volume: what is set in one is in the other.

    `scale`: how large the drawing is on paper. Every length of HTML is said in its paper size: what is merely
    transformed is laid out large, and cut off where the page ends. `turned`: what is drawn runs from left to right on
    a slide that does not.
    """

    template: Template
    colours: Mapping[str, str]
    first: str
    ours: str
    scale: float = 1.0
    right_to_left: bool = False
    turned: bool = False

    def line(self, line: Line) -> Ink:
        """What a paragraph is drawn with: in its own language; code runs from left to right."""
        ink = replace(self, right_to_left=right_to_left(line.language)) if line.language else self
        return replace(ink, right_to_left=False, turned=True) if ink.right_to_left and line.code else ink

    def pt(self, length: float) -> str:
        """A length on the slide (pt) as one on paper, for CSS."""
        return f"{round(length * self.scale, 3) + 0.0:g}pt"

    def colour(self, name: str) -> str:
        """A colour of the theme, in that of the volume where it is volume 1's; one in figures stays as it is."""
        if name.startswith("#"):
            return name
        return self.colours.get(self.ours if name == self.first else name or INK, "#000000")

    def typeface(self, level: Level) -> str:
        """The name of our typeface that has the widths of the level's."""
        return self.template.match(level.font).file

    def typefaces(self, level: Level) -> str:
        """For CSS: that typeface, and those for scripts which it lacks."""
        return ",".join(f"'{name}'" for name in (self.typeface(level), *(script.family for script in SCRIPTS)))

    @property
    def start(self) -> str:
        """The side on which lines begin."""
        return "right" if self.right_to_left else "left"


def points(emu: float) -> float:
    return emu / EMU_PER_POINT


def number(value: float) -> str:
    """A number for SVG."""
    return f"{round(value, 2) + 0.0:g}"
