"""A column of an overview: titles with their numbers in the volume's colour, a hairline below each row but the last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from publish.arrange.slides.overview import Overview, Row
from publish.arrange.slides.stack import Area
from publish.fit import EMU_PER_POINT, scaled
from publish.render.paper.ink import Ink
from publish.render.paper.shapes import rectangle
from publish.render.paper.text import broken, dropped, face, paragraph, runs
from publish.templates import Place

HAIRLINE = 0.75  # pt


@dataclass(frozen=True, slots=True)
class Column:
    """`rows` of the overview `drawn`, in their place, set in `size`."""

    rows: tuple[Row, ...]
    drawn: Overview
    place: Place
    size: float
    ink: Ink

    def words(self) -> Markup:
        """The titles as a list."""
        return Markup('<div data-tag="L">{}</div>').format(Markup("").join(self._items()))

    def _items(self) -> Iterator[Markup]:
        ink, y = self.ink, 0.0
        level = replace(scaled(self.place.levels, self.size, self.place.floor)[0], left=0, indent=0)
        strong = face(replace(level, bold=True, colour=ink.ours), ink)
        width = Area(self.place).width - self.drawn.number
        for row, high in zip(self.rows, self.drawn.heights, strict=False):
            top = f"top:{ink.pt(y + dropped(level, ink))};{ink.start}:"
            where = f"{top}{ink.pt(self.drawn.number)};width:{ink.pt(width)}"
            title = paragraph(broken(row.title, level, width, ink), level, ink, where)
            number = Markup('<span data-tag="Lbl" style="{}">{}</span>').format(
                f"{top}0;{strong}", runs(row.number, ink)
            )
            yield Markup('<div data-tag="LI">{}<div data-tag="LBody">{}</div></div>').format(
                number if row.number else "", title
            )
            y += high

    def hairlines(self) -> Iterator[str]:
        """The hairlines as shapes."""
        inner, y = Area(self.place).inner, 0.0
        colour = self.ink.colours.get(self.ink.template.palette.line, "#000000")
        for high in self.drawn.heights[: len(self.rows) - 1]:
            y += high
            at = inner.y + (y - self.drawn.pad) * EMU_PER_POINT
            yield rectangle((inner.x, at, inner.width, HAIRLINE * EMU_PER_POINT), colour)
