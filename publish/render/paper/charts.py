"""The charts of a slide on paper: drawn by us, in the colours and the type that PowerPoint gives them."""

from __future__ import annotations

from collections.abc import Mapping

from publish.model import Chart, Slide, SlideSlot
from publish.render.chart import Look, draw
from publish.render.paper.ink import INK, points
from publish.render.pptx.charts import PALER_BY, series_colours, type_size
from publish.templates import Template
from publish.templates.paint import changed

BLACK = "#000000"


def address(slide: Slide, slot: SlideSlot) -> str:
    """Where a drawing of a slide finds the chart in a slot."""
    return f"slides/charts/{slide.key}-{slide.number}-{slot.name}.svg"


def drawings(slide: Slide, language: str, template: Template, colours: Mapping[str, str]) -> dict[str, bytes]:
    """The charts of a slide by address; `colours` are the theme's by name."""
    held = ((slot, slot.blocks[0], slot.frame) for slot in slide.slots)
    return {
        address(slide, slot): draw(
            chart, _look(chart, slide.volume, language, template, colours), points(frame[2]), points(frame[3])
        ).encode()
        for slot, chart, frame in held
        if isinstance(chart, Chart) and frame
    }


def _look(chart: Chart, volume: int | None, language: str, template: Template, colours: Mapping[str, str]) -> Look:
    def said(name: str) -> str:
        return colours.get(name, BLACK)

    own = tuple(
        changed(said(name), *PALER_BY) if paler else said(name) for name, paler in series_colours(template, volume)
    )
    body = template.layout("content").place("body")
    family = template.match(body.levels[0].font).file if body else template.fonts[0].file
    soft, line, paper = said(template.palette.soft), said(template.palette.line), said("bg1")
    size = type_size(chart, template)
    return Look(family, f"{family}-Regular", f"{family}-Bold", size, own, said(INK), soft, line, paper, language)
