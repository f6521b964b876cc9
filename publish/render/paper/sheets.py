"""Drawings of slides → pages of HTML: one to a page, three to a page with lines to write on, one with its notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from publish import walk
from publish.arrange.common import joined
from publish.model import Deck, Figure, Room, Slide
from publish.products import HANDOUT, NOTES_PAGES, SLIDES_PDF
from publish.render.html import blocks
from publish.render.inlines import Place
from publish.render.languages import direction
from publish.render.paper.ink import points
from publish.render.paper.slide import CSS, draw
from publish.render.pptx.pictures import lettered
from publish.templates import Template
from publish.templates.typefaces import FALLBACK
from publish.words import Words

MM = 72 / 25.4
A_PAGE = 3  # slides on a page of the handout
WRITTEN = 7  # lines beside each
WIDTHS = {HANDOUT: 100 * MM, NOTES_PAGES: 166 * MM}
"""How wide a slide is on a sheet, in points; on a page of its own it has its own size."""
LARGE = (255 * MM, 160 * MM)
"""The room that a slide has on a sheet of large print, in points."""
NAMES = {HANDOUT: "Handout", NOTES_PAGES: "Speaker's notes"}
OPENERS = ("title", "section")
"""Layouts whose title is a heading of the first level, and begins a branch of the bookmarks."""
NOWHERE = Place(frozenset(), {})


def page(
    product: str, deck: Deck, template: Template, images: Mapping[str, bytes], words: Words, looks: tuple[str, ...] = ()
) -> tuple[str, Mapping[str, bytes]]:
    """The whole product as a page of HTML, and every picture it asks for."""
    width = _width(product, template, looks)
    drawings = [draw(slide, deck, template, width, f"h{_level(n, slide)}") for n, slide in enumerate(deck.slides)]
    sheet = _enlarged if product == HANDOUT and "large" in looks else _SHEETS[product]
    sheets = [
        sheet(n, slide, drawing.html, words)
        for n, (slide, drawing) in enumerate(zip(deck.slides, drawings, strict=True))
    ]
    pictures = {path: _in_type(path, images[path]) for path in _pictures(deck)}
    for drawing in drawings:
        pictures |= drawing.pictures
    return _page(product, deck, template, Markup("\n").join(sheets), words, looks), pictures


def _width(product: str, template: Template, looks: tuple[str, ...]) -> float:
    """How wide a slide is drawn, in points: in large print as wide as a sheet on its side can hold it."""
    if product == HANDOUT and "large" in looks:
        return min(LARGE[0], LARGE[1] * template.width / template.height)
    return WIDTHS.get(product, points(template.width))


def _page(product: str, deck: Deck, template: Template, sheets: Markup, words: Words, looks: tuple[str, ...]) -> str:
    """`data-*` of the body is what a style sheet may print in the margins (`string-set`)."""
    name = words(NAMES[product]) if product in NAMES else ""
    before, between, after = words("{part} of {parts}", part="\0", parts="\0").split("\0")
    size = f"{points(template.width):.3f}pt {points(template.height):.3f}pt"
    own = f"@page {{ size: {size}; margin: 0 }}" if product == SLIDES_PDF else ""
    return Markup(
        '<!doctype html>\n<html lang="{language}" dir="{direction}" class="{product}">\n'
        '<head><meta charset="utf-8"><title>{title}</title><style>{css}{own}</style></head>\n'
        '<body data-deck="{deck}" data-name="{name}" data-before="{before}" data-between="{between}" '
        'data-after="{after}">\n{sheets}\n</body>\n</html>\n'
    ).format(
        language=deck.language,
        direction=direction(deck.language),
        product=" ".join((product, *looks)),
        title=joined(deck.title, name),
        css=Markup(CSS),
        own=Markup(own),
        deck=deck.footer,
        name=name,
        before=before,
        between=between,
        after=after,
        sheets=sheets,
    )


def _level(place: int, slide: Slide) -> int:
    """Headings begin with the first level, and leave none out."""
    return 1 if place == 0 or slide.layout in OPENERS else 2


def _marked(place: int, slide: Slide) -> Markup:
    """The bookmark of a slide: its number and its title."""
    title = f"{slide.number} {walk.plain(slide.title)}"
    return Markup('data-label="{}" style="bookmark-label:attr(data-label);bookmark-level:{}"').format(
        title, _level(place, slide)
    )


# ── sheets ────────────────────────────────────────────────────────────────────


def _alone(place: int, slide: Slide, shown: Markup, _: Words) -> Markup:
    return Markup('<section class="sheet" {}>{}</section>').format(_marked(place, slide), shown)


def _to_write(place: int, slide: Slide, shown: Markup, words: Words) -> Markup:
    """A slide with ruled lines beside it; the first of each page says so."""
    lines = blocks((Room(WRITTEN, "", ""),), NOWHERE)
    number = words("Slide {number}", number=slide.number)
    first = "" if place % A_PAGE else " first"
    return Markup(
        '<section class="sheet{}" {}>{}<div class="beside"><p class="number">{}</p>{}</div></section>'
    ).format(first, _marked(place, slide), shown, number, lines)


def _enlarged(place: int, slide: Slide, shown: Markup, words: Words) -> Markup:
    """A slide as large as the sheet; the back of the sheet is to write on."""
    number = words("Slide {number}", number=slide.number)
    return Markup('<section class="sheet" {}>{}<p class="number">{}</p></section>').format(
        _marked(place, slide), shown, number
    )


def _with_notes(place: int, slide: Slide, shown: Markup, words: Words) -> Markup:
    number = words("Slide {number}", number=slide.number)
    said = blocks(slide.notes, NOWHERE)
    return Markup('<section class="sheet" {}>{}<p class="number">{}</p><div class="said">{}</div></section>').format(
        _marked(place, slide), shown, number, said
    )


_SHEETS: Mapping[str, Callable[[int, Slide, Markup, Words], Markup]] = {
    SLIDES_PDF: _alone,
    HANDOUT: _to_write,
    NOTES_PAGES: _with_notes,
}


# ── pictures ──────────────────────────────────────────────────────────────────


def _pictures(deck: Deck) -> list[str]:
    """The paths of the deck's pictures, in slides and notes."""
    runs = [run for slide in deck.slides for run in (*(slot.blocks for slot in slide.slots), slide.notes)]
    return [block.image for run in runs for block in walk.blocks(run) if isinstance(block, Figure)]


def _in_type(path: str, data: bytes) -> bytes:
    """Drawings in the type of the slides, as in the deck itself."""
    return lettered(data, FALLBACK) if path.endswith(".svg") else data
