"""What charts and timetables are drawn with: type that is measured, colours with patterns, the SVG that they make.

All lengths are in points; y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from itertools import combinations
from typing import Any

from publish.arrange.charts import Format, format_of
from publish.model import Chart
from publish.render.languages import right_to_left

PITCH = 1.25  # from line to line, in type sizes
OPPOSITE = {"start": "end", "end": "start"}
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}  # how much of a text stands before its anchor
HAIR = 1.0  # so much a text may reach beyond the drawing: letters have room around them
GAP = 1.5  # between texts on one line
SMALLEST_PLOT = 0.4  # of the width: what names leave to what they name
DROP = 0.35  # how far below the middle of a line its text stands, in type sizes
PATTERNS = (
    "",
    '<path d="M-1 1 1-1M-1 7 7-1M5 7 7 5"/>',
    '<path d="M3 2.2v1.6M0-.8v1.6M6-.8v1.6M0 5.2v1.6M6 5.2v1.6"/>',
    '<path d="M0 3H6"/>',
    '<path d="M-1 5 1 7M-1-1 7 7M5-1 7 1"/>',
    '<path d="M0 3H6M3 0V6"/>',
)
"""What lies over the colour of a series, in the colour of the paper, so that it is told apart without colours."""


@dataclass(frozen=True, slots=True)
class Look:
    """How charts are set. `face`, `strong`: the faces of `publish.render.fonts` that measure for `family`."""

    family: str
    face: str
    strong: str
    size: float
    colours: tuple[str, ...]
    ink: str
    soft: str
    line: str
    paper: str
    language: str

    def colour(self, number: int) -> str:
        return self.colours[number % len(self.colours)]

    def width(self, said: str, bold: bool = False) -> float:
        """How wide a text is on one line."""
        return _advance(self.strong if bold else self.face, said) * self.size

    @property
    def pitch(self) -> float:
        return self.size * PITCH


@lru_cache(maxsize=64)
def _shaper(face: str) -> tuple[Any, int]:
    import uharfbuzz as hb

    from publish.render.fonts import data

    whole = hb.Face(data(face))
    return hb.Font(whole), whole.upem


@lru_cache(maxsize=20_000)
def _advance(face: str, said: str) -> float:
    """In em."""
    import uharfbuzz as hb

    if not said:
        return 0.0

    font, em = _shaper(face)
    buffer = hb.Buffer()
    buffer.add_str(said)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return float(sum(place.x_advance for place in buffer.glyph_positions)) / em


def wrapped(said: str, width: float, look: Look) -> tuple[str, ...]:
    """A text in lines of this width, broken at spaces; a word that is wider stands alone."""
    made: list[str] = []
    for word in said.split(" "):
        if made and look.width(f"{made[-1]} {word}") <= width:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return tuple(made)


def number(value: float) -> str:
    """A number for SVG."""
    return f"{round(value, 2) + 0.0:g}"


@dataclass(frozen=True, slots=True)
class Extent:
    """What a line of text takes of a drawing; of a `turned` one, the box around it."""

    left: float
    top: float
    right: float
    bottom: float
    turned: bool

    def within(self, width: float) -> bool:
        return self.left >= -HAIR and self.right <= width + HAIR

    def meets(self, other: Extent) -> bool:
        apart = self.right + GAP <= other.left or other.right + GAP <= self.left
        return not apart and self.top < other.bottom and other.top < self.bottom


def _extent(x: float, y: float, width: float, size: float, anchor: str, turn: float) -> Extent:
    """The extent of a text around `y`, from its capitals to its base line; `x` is where its anchor stands."""
    start = x - width * ANCHORS[anchor]
    high = size * DROP
    corners = [(px - x, py) for px in (start, start + width) for py in (-high, high)]
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    xs, ys = zip(*((x + px * cos - py * sin, y + px * sin + py * cos) for px, py in corners), strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys), bool(turn))


@dataclass(slots=True)
class Drawing:
    """A drawing in the making.

    Every place is said as if text ran from left to right; where it does not, everything stands `mirrored`. `width` is
    the room of what is being drawn, `whole` that of the drawing. `said`: where each line of text stands; `plot`: how
    wide what is drawn beside names is.
    """

    look: Look
    width: float
    height: float
    shapes: list[str] = field(default_factory=list)
    patterns: dict[int, str] = field(default_factory=dict)
    said: list[Extent] = field(default_factory=list)
    plot: float = math.inf
    whole: float = field(init=False)
    mirrored: bool = field(init=False)

    def __post_init__(self) -> None:
        self.whole, self.mirrored = self.width, right_to_left(self.look.language)

    def x(self, x: float, width: float = 0.0) -> float:
        """Where on the drawing what is said to begin at `x` has its left edge."""
        return self.whole - x - width if self.mirrored else x

    def fits(self) -> bool:
        """Whether no text is cut off or stands on another, and names leave enough room to what they name."""
        inside = all(one.top >= 0 and one.bottom <= self.height and one.within(self.whole) for one in self.said)
        level = [one for one in self.said if not one.turned]
        return (
            inside
            and self.plot >= self.whole * SMALLEST_PLOT
            and not any(a.meets(b) for a, b in combinations(level, 2))
        )

    def svg(self, scale: float = 1.0) -> str:
        """The whole drawing, `scale` times as large."""
        size = f'width="{number(self.whole * scale)}pt" height="{number(self.height * scale)}pt"'
        box = f'viewBox="0 0 {number(self.whole)} {number(self.height)}"'
        defs = f"<defs>{''.join(self.patterns.values())}</defs>" if self.patterns else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>{defs}{"".join(self.shapes)}</svg>'

    def text(
        self,
        x: float,
        y: float,
        said: str,
        anchor: str = "start",
        bold: bool = False,
        turn: float = 0,
        colour: str = "",
        size: float = 0.0,
    ) -> None:
        """A line of text whose middle stands at `y`; in the ink and size of the look, or in others."""
        if not said:
            return
        look, size, x = self.look, size or self.look.size, self.x(x)
        if self.mirrored:
            anchor, turn = OPPOSITE.get(anchor, anchor), -turn
        self.said.append(_extent(x, y, look.width(said, bold) * size / look.size, size, anchor, turn))
        weight = ' font-weight="700"' if bold else ""
        turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
        self.shapes.append(
            f'<text x="{number(x)}" y="{number(y + size * DROP)}" text-anchor="{anchor}" font-family="{look.family}" '
            f'font-size="{number(size)}"{weight} fill="{colour or look.ink}"{turned}>{escape(said, quote=False)}</text>'
        )

    def block(self, x: float, y: float, said: Iterable[str], anchor: str = "start") -> None:
        """Lines of text below each other, the middle of the first at `y`."""
        for n, line in enumerate(said):
            self.text(x, y + n * self.look.pitch, line, anchor)

    def tag(self, x: float, y: float, said: str) -> None:
        """A number on a ground of paper, to be read on any colour and pattern."""
        wide, high = self.look.width(said, bold=True) + 4, self.look.size * 1.1
        self.rectangle(x - wide / 2, y - high / 2, wide, high, self.look.paper)
        self.text(x, y, said, "middle", bold=True)

    def rectangle(self, x: float, y: float, width: float, height: float, paint: str) -> None:
        place = f'x="{number(self.x(x, width))}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        self.shapes.append(f'<rect {place} fill="{paint}"/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.5) -> None:
        ends = f"M{number(self.x(x1))} {number(y1)}L{number(self.x(x2))} {number(y2)}"
        self.shapes.append(f'<path d="{ends}" fill="none" stroke="{colour}" stroke-width="{number(width)}"/>')

    def bar(self, n: int, x: float, y: float, width: float, height: float) -> None:
        """A bar of series `n`: its colour, with its pattern over it."""
        self.rectangle(x, y, width, height, self.look.colour(n))
        pattern = n % len(PATTERNS)
        if pattern:
            self.patterns.setdefault(
                pattern,
                f'<pattern id="p{pattern}" width="6" height="6" patternUnits="userSpaceOnUse"><g fill="none" '
                f'stroke="{self.look.paper}" stroke-width="1.3">{PATTERNS[pattern]}</g></pattern>',
            )
            self.rectangle(x, y, width, height, f"url(#p{pattern})")


@dataclass(slots=True)
class Canvas(Drawing):
    """The drawing of a chart."""

    chart: Chart = field(kw_only=True)

    @property
    def write(self) -> Format:
        """How its numbers are written."""
        return format_of(self.chart, self.look.language)
