"""What a brand's slide template offers: layouts, the places in them, type sizes, colours.

`read` makes a `Template` of the files of `templates/<brand>/slides/`; everything after it
works on these types and never opens the master again, but for rendering.
"""

from __future__ import annotations

from collections.abc import Mapping

from publish.diagnostics import Diagnostics
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on a slide, in EMU (360 000 to the centimetre) from its top left."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Level:
    """How paragraphs of one level are set: `size`, `before` (the space above) in pt, `left`, `indent` in EMU.

    `line` is the pitch as a factor of single spacing; `colour`, `bullet` are theme colours of text and bullet;
    `align` is DrawingML's word (`l`, `ctr`, `r`).
    """

    size: float
    left: int
    indent: int
    before: float
    line: float
    font: str
    bold: bool = False
    capitals: bool = False
    spacing: float = 0.0
    colour: str = ""
    bullet: str = ""
    align: str = "l"


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a layout, by the name of the slot it takes. Sizes shrink down to `floor` (pt)."""

    name: str
    kind: str
    idx: int
    rect: Rect
    insets: tuple[int, int, int, int]
    levels: tuple[Level, ...]
    floor: float

    @property
    def size(self) -> float:
        return self.levels[0].size


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: our `name` for it, PowerPoint's `title`, its part in the master, its places.

    `volume`: where bars in the volume's colour stand; `tinted`: the background is in that colour.
    """

    name: str
    title: str
    part: str
    places: tuple[Place, ...]
    volume: tuple[Rect, ...] = ()
    tinted: bool = False

    def place(self, name: str) -> Place | None:
        return next((place for place in self.places if place.name == name), None)


@dataclass(frozen=True, slots=True)
class TableLook:
    """Tables are no text of a placeholder, so their type is said in slides.yml. `style` is a table style's GUID."""

    size: float = 20
    floor: float = 16
    head: float = 16
    style: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """Theme colours of what we draw ourselves: hairlines, lesser text, marks at the edge of boxes, cards."""

    line: str = "bg2"
    soft: str = "tx1"
    mark: str = "accent1"
    card: str = "bg2"


@dataclass(frozen=True, slots=True)
class FontMatch:
    """Which of our fonts measures for a typeface, and how much wider than measured it may run."""

    family: str
    file: str
    margin: float = 1.0


@dataclass(frozen=True, slots=True)
class Template:
    """A brand's slides. `master` is a package without slides, macros and outward links; lengths in EMU.

    `figures`: which of our fonts measures words without letters, `09:30–11:00`, where text runs from right to left:
    LibreOffice sets them in the typeface for complex scripts there. Else the one that measures the letters around.
    """

    master: bytes
    width: int
    height: int
    layouts: tuple[Layout, ...]
    volumes: tuple[str, ...]
    palette: Palette
    table: TableLook
    fonts: tuple[FontMatch, ...]
    figures: str = ""

    def layout(self, name: str) -> Layout:
        """The layout of this name; reading made sure that each name of `LAYOUT_NAMES` has one."""
        return next(layout for layout in self.layouts if layout.name == name)

    def volume_colour(self, volume: int | None) -> str:
        """The theme colour of a volume; that of volume 1 where there is none."""
        return self.volumes[((volume or 1) - 1) % len(self.volumes)]

    def match(self, family: str) -> FontMatch:
        """What measures for a typeface; reading made sure that there is one."""
        return next(font for font in self.fonts if font.family == family)


def read(files: Mapping[str, bytes]) -> tuple[Template | None, Diagnostics]:
    """The template in `files` (by name: slides.yml, and the .pptx or .potx it names).

    None where there are errors. T001: no usable settings or master; T002: a layout or slot is
    missing; T003 (note): a layout stands in for another; T004 (warning): no metrics for a font;
    T005 (warning): something was taken out of the master for safety.
    """
    from publish.templates.reading import read_template

    return read_template(files)
