"""The foot of a slide: how much room its footnotes need there, and what is left for everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.slides import footnotes
from publish.arrange.slides.stack import FOOT, FOOT_SIZE, Area, Frame, area_place, framed, text_levels
from publish.arrange.slides.text import lines
from publish.fit import EMU_PER_POINT, height
from publish.model import Footnote, Inlines, Slide, SlideSlot
from publish.templates import Layout, Template
from publish.values import dataclass

MOST, ABOVE = 0.25, 8.0  # the most of an area's height that footnotes may take; the space above them, in pt
NO_FOOT = ("overview",)
"""Layouts that draw down to the end of their places."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Where footnotes may stand, and how high; the areas above are `areas`, and `caption` is moved up."""

    frame: Frame
    areas: Mapping[str, Area]
    caption: Frame | None
    layout: Layout
    template: Template

    def placed(self, title: Inlines, slots: tuple[SlideSlot, ...]) -> tuple[SlideSlot, ...]:
        """The slots of one finished slide with the footnotes that are called there, at the very bottom."""
        called = footnotes.called(title, tuple(block for slot in slots for block in slot.blocks))
        moved = (replace(slot, frame=self.caption) if slot.name == "caption" else slot for slot in slots)
        above = tuple(replace(slot, blocks=walk.rewrite(slot.blocks, None, footnotes.bare)) for slot in moved)
        if not called:
            return above
        x, y, width, room = self.frame
        high = min(room, _height(called, width, self.layout, self.template))
        return (*above, SlideSlot(FOOT, footnotes.said(called), (x, y + room - high, width, high)))

    @property
    def size(self) -> tuple[str, float]:
        return FOOT, FOOT_SIZE


def foot(
    slide: Slide, layout: Layout, areas: Mapping[str, Area], notes: tuple[Footnote, ...], template: Template
) -> Foot | None:
    """The foot of a slide that has these footnotes; None where they would take too much of it."""
    if not areas or slide.layout in NO_FOOT:
        return None
    inner = [area.inner for area in areas.values()]
    caption = layout.place("caption") if any(slot.name == "caption" for slot in slide.slots) else None
    below = Area(caption).inner if caption else None
    x, right = min(r.x for r in inner), max(r.x + r.width for r in inner)
    bottom = max(r.bottom for r in (*inner, *((below,) if below else ())))
    high = _height(notes, right - x, layout, template)
    taken = high + round(ABOVE * EMU_PER_POINT)
    if any(taken > MOST * r.height for r in inner):
        return None
    pairs = zip(areas.items(), inner, strict=True)
    smaller = {name: framed(area, (r.x, r.y, r.width, r.height - taken)) for (name, area), r in pairs}
    moved = (below.x, below.y - taken, below.width, below.height) if below else None
    return Foot((x, bottom - high, right - x, high), smaller, moved, layout, template)


def _height(notes: tuple[Footnote, ...], width: int, layout: Layout, template: Template) -> int:
    levels = text_levels(FOOT, area_place(layout, FOOT), FOOT_SIZE)
    points = height(lines(footnotes.said(notes)), levels, width / EMU_PER_POINT, template)
    return round(points * EMU_PER_POINT)
