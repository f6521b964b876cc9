"""A finished deck → a native PowerPoint file. Nothing is decided here: sizes, places and splits stand in the deck."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from publish import walk
from publish.forks import Each
from publish.model import Chart, Deck, Figure, Slide
from publish.templates import Template

if TYPE_CHECKING:
    from publish.render.pptx.charts import Plot
    from publish.render.pptx.text import Voice


def render(deck: Deck, template: Template, images: Mapping[str, bytes], each: Each = map) -> bytes:
    """The .pptx of `deck`; `images` has the bytes of each of its pictures by path (KeyError where one is missing).

    `each` goes through the slides.

    Titles, texts, footers and numbers stand in real placeholders, tables are tables, every run says
    its language. The same deck gives the same bytes.
    """
    from publish.render.languages import right_to_left, tag
    from publish.render.pptx.notes import notes_xml
    from publish.render.pptx.package import Package, slide_name
    from publish.render.pptx.pictures import prepare
    from publish.render.pptx.slides import Stage, slide_xml
    from publish.render.pptx.text import Voice
    from publish.render.pptx.xml import Relations

    voice = Voice(tag(deck.language), right_to_left(deck.language), template.palette.soft)
    pictures, media = prepare(_pictures(deck), images, _text_font(template))
    names, plots = _charts(deck, template, voice)
    package = Package(template.master, media, plots)
    body, image = package.notes_places()
    jumps = {key: slide_name(number) for key, number in _places(deck).items()}

    def written(slide: Slide) -> tuple[str, Relations, tuple[str, Relations] | None]:
        layout, relations = template.layout(slide.layout), Relations(jumps=jumps)
        relations.id("layout", layout.part)
        xml = slide_xml(Stage(slide, layout, template, voice, slide.footer or deck.footer, pictures, relations, names))
        beside = Relations()
        notes = notes_xml(slide.notes, body, image, voice, beside) if slide.notes else ""
        return xml, relations, (notes, beside) if notes else None

    for xml, relations, notes in each(written, deck.slides):
        package.add_slide(xml, relations, notes)
    return package.finish(deck)


def _charts(deck: Deck, template: Template, voice: Voice) -> tuple[Mapping[tuple[int, str], str], Mapping[str, Plot]]:
    """What charts need; their writer is imported for decks that have some."""
    if not any(isinstance(slot.blocks[0], Chart) for slide in deck.slides for slot in slide.slots):
        return {}, {}
    from publish.render.pptx.charts import prepare

    return prepare(deck, template, voice)


def ready(_: Deck, __: Template, images: Mapping[str, bytes]) -> None:
    """Imports what a deck needs, so that workers fork with it; see `jobs.pool`."""
    drawn = ("PIL.Image", "resvg_py") if images else ()
    for module in (*drawn, "publish.render.pptx.package", "publish.render.pptx.slides"):
        import_module(module)


def _places(deck: Deck) -> dict[str, int]:
    """On which slide each key stands: slides' own, then those of what stands on them; the first, where several do."""
    found: dict[str, int] = {}
    for slide in deck.slides:
        found.setdefault(slide.key, slide.number)
    for slide in deck.slides:
        for block in (block for slot in slide.slots for block in walk.blocks(slot.blocks)):
            if key := getattr(block, "key", ""):
                found.setdefault(key, slide.number)
    return found


def _pictures(deck: Deck) -> list[str]:
    """The paths of the deck's pictures, each once, in order."""
    slots = (slot for slide in deck.slides for slot in slide.slots)
    blocks = (block for slot in slots for block in walk.blocks(slot.blocks))
    return list(dict.fromkeys(block.image for block in blocks if isinstance(block, Figure)))


def _text_font(template: Template) -> str:
    body = template.layout("content").place("body")
    return body.levels[0].font if body else ""
