"""A page of HTML → PDF, with WeasyPrint: one part of a book at a time, each on its own.

Parts know nothing of each other: links to others are `publish:KEY` addresses, page numbers are
given. So a part can be laid out in any process, in any order, and kept for the next build.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from publish.model import Book, Folio, Part, Rendered
from publish.render import chart, endings, fonts, footnotes, html, ladders, large, pagenumbers, slides, timetable
from publish.render.brand import Brand
from publish.render.fonts import Face
from publish.render.languages import right_to_left
from publish.render.outlines import outlined

TRIES = 4
"""Layouts at most: what mends one place may spoil another. A note that is lost all the same is told (O003)."""
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}


def render_part(
    book: Book, part: Part, brand: Brand, images: Mapping[str, bytes], pages: Mapping[tuple[str, str], Folio]
) -> Rendered:
    """`part` laid out on its own. Of `book` only the edition and its name are read, never its parts.

    `images`: path → bytes. `pages`: (other book or "", key) → see `html.page`.
    """
    edition, language = book.edition, part.language or book.edition.language
    if edition.large:
        run, drawn = large.enlarged(part.blocks, images, brand, language)
        part = replace(part, blocks=run)
    else:
        drawn = chart.drawings(part.blocks, brand, language)
    drawn |= timetable.drawings(part.blocks, brand, language) | slides.blanks(part.blocks)
    page = html.page(book, part, brand, pages)
    return render(page, brand, edition.product, {**images, **drawn}, looks=edition.looks)


def render(
    page: str,
    brand: Brand,
    product: str,
    images: Mapping[str, bytes],
    faces: tuple[Face, ...] = fonts.FACES,
    looks: tuple[str, ...] = (),
) -> Rendered:
    """A page of HTML as PDF in the style of `brand` for `product`, tagged for assistive technology (PDF/UA-1).

    `faces` are the typefaces it may be set in, `looks` those of the edition (`large`).
    """
    from publish.render import tags

    document, refused = _laid_out(page, images, brand, _style(brand, product, faces, looks), _ended)
    tags.link_once(document)
    with tags.lettered(), tags.mended(hashlib.sha256(page.encode()).hexdigest()[:8]), pagenumbers.drawn():
        data: bytes = document.write_pdf(finisher=_turned, **OPTIONS)
    anchors: dict[str, int] = {}
    for number, one in enumerate(document.pages, 1):
        for key in one.anchors:
            anchors.setdefault(key, number)
    return Rendered(data, len(document.pages), tuple(anchors.items()), refused)


def _turned(document: Any, pdf: Any) -> None:
    """Pages of a language that runs from right to left follow each other so, where two are shown side by side.

    A page of what lies along the sheet is turned on screen; printed, it is a sheet like any other.
    """
    for page, reference in zip(document.pages, pdf.page_references, strict=True):
        if page._page_box.page_type.name.startswith(large.TURNED):
            pdf.objects[int(reference.split()[0])]["Rotate"] = 90
    if right_to_left(document.metadata.lang or ""):
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"


def render_margins(book: Book, margins: tuple[html.Margin, ...], brand: Brand) -> Rendered:
    """Margins as PDF without tags, a page for each: they are laid over the pages of the book."""
    return render_plain(html.folios(book, margins, brand), brand, book.edition.product, looks=book.edition.looks)


def render_jacket(book: Book, cover: Part, brand: Brand, page: tuple[float, float], spine: float) -> Rendered:
    """The cover of a book for the press, in one piece: see `html.jacket`."""
    return render_plain(
        html.jacket(book, cover, brand, page, spine), brand, book.edition.product, looks=book.edition.looks
    )


def render_plain(
    page: str,
    brand: Brand,
    product: str,
    images: Mapping[str, bytes] | None = None,
    faces: tuple[Face, ...] = fonts.FACES,
    looks: tuple[str, ...] = (),
) -> Rendered:
    """A page of HTML as PDF without tags, for what is laid over other pages."""
    from publish.render import tags

    document, refused = _laid_out(page, images or {}, brand, _style(brand, product, faces, looks), _settled)
    with tags.lettered():
        return Rendered(document.write_pdf(), len(document.pages), (), refused)


def _laid_out(
    page: str, images: Mapping[str, bytes], brand: Brand, style: _Style, layout: Layout
) -> tuple[Any, tuple[str, ...]]:
    """The page as a WeasyPrint document, and the addresses that were refused on the way."""
    from weasyprint import HTML

    from publish.render.fetch import Fetcher

    drawn = {path: outlined(data) if path.endswith(".svg") else data for path, data in images.items()}
    fetcher = Fetcher(drawn, dict(brand.assets))
    document = layout(page, partial(HTML, url_fetcher=fetcher), style)
    return document, tuple(dict.fromkeys((*style.refused, *fetcher.refused)))


def _ended(page: str, read: Reader, style: _Style) -> Any:
    """A page laid out; where the last sheet is nearly empty a little tighter, if that saves the sheet."""
    document = _settled(page, read, style)
    if not style.tight or not endings.nearly_empty(document):
        return document
    tighter = _settled(endings.tightened(page), read, style)
    return tighter if len(tighter.pages) < len(document.pages) else document


def _settled(page: str, read: Reader, style: _Style) -> Any:
    """A page laid out, and again as long as something in it has to be laid out otherwise, `TRIES` times at most."""
    source = read(string=page)
    render = partial(source.render, font_config=style.font_config, stylesheets=style.sheets, **OPTIONS)
    document = render()
    for _ in range(TRIES - 1):
        changed = [footnotes.mend(source, document), ladders.mend(document)]
        if not any(changed):
            break
        document = render()
    return document


@dataclass(frozen=True, slots=True)
class _Style:
    """The typefaces and parsed style sheets of a product; `tight`: whether they say how a page is set tighter."""

    font_config: Any
    sheets: tuple[Any, ...]
    refused: tuple[str, ...]
    tight: bool


Reader = Callable[..., Any]
"""Makes a source for WeasyPrint of `string`, a page of HTML."""
Layout = Callable[[str, Reader, _Style], Any]
"""How a page becomes a document, in a style."""


@cache  # never dropped: a worker that did so would delete the font files from under all others
def _style(brand: Brand, product: str, faces: tuple[Face, ...], looks: tuple[str, ...]) -> _Style:
    """Read once in a process, for all parts drawn in it."""
    from multiprocessing.util import Finalize

    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from publish.render.fetch import Fetcher

    font_config, fetcher = FontConfiguration(), Fetcher({}, dict(brand.assets))
    texts = (fonts.css(faces), *brand.sheets_for(product, looks))
    sheets = tuple(CSS(string=text, font_config=font_config, url_fetcher=fetcher) for text in texts)
    # WeasyPrint's own way of tidying up does not work for what is kept to the end, or inherited by a worker.
    Finalize(None, shutil.rmtree, (font_config._folder, True), exitpriority=0)
    # Large print is for those who need it large: it is never set tighter.
    tight = "large" not in looks and any(f".{endings.TIGHT}" in text for text in texts)
    return _Style(font_config, sheets, tuple(fetcher.refused), tight)


def ready(book: Book, _: object, brand: Brand, *_others: object) -> None:
    """Reads what all parts of a product share (fonts, style sheets), so that workers fork with it; see `jobs.pool`."""
    _style_of(book, brand)


def _style_of(book: Book, brand: Brand) -> _Style:
    return _style(brand, book.edition.product, fonts.FACES, book.edition.looks)
