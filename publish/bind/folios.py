"""Running heads and page numbers: laid out as one document of nearly empty pages, then laid over the book's.

They are known only now, and no page is laid out again for them. To a screen reader they are no text of the book.
"""

from __future__ import annotations

from pikepdf import Dictionary, Page, Pdf

from publish.bind.numbers import Leaf
from publish.model import Book
from publish.render import html, pdf
from publish.render.brand import FOLIO, Brand
from publish.words import Words


def render(book: Book, order: tuple[Leaf, ...], brand: Brand, words: Words) -> bytes:
    """A PDF with a page for each page of the book, blank ones too: what is printed in its margins, if anything.

    ValueError where the brand's template or style sheet makes more or fewer pages.
    """
    margins = [_margin(book, leaf, len(order), words) for leaf in order]
    done = pdf.render_plain(html.folios(book, margins, brand), brand, book.edition.product)
    if done.pages != len(order):
        raise ValueError(f"{FOLIO}: {done.pages} pages of folios for {len(order)} pages of {book.title}")
    return done.data


def _margin(book: Book, leaf: Leaf, count: int, words: Words) -> html.Margin:
    side = "recto" if leaf.number % 2 else "verso"
    if leaf.blank:
        return html.Margin(side, "blank")
    part = book.parts[leaf.part]
    if not part.folio:
        return html.Margin(side, part.role, part.volume, leaf.page == 1)
    # A sheet of its own says how many pages belong to it: they are handed out loose.
    loose = len(book.parts) == 1
    number = words("{part} of {parts}", part=leaf.number, parts=count) if loose else str(leaf.number)
    return html.Margin(side, part.role, part.volume, leaf.page == 1, part.heads, number, book.foot)


def stamp(whole: Pdf, over: Pdf, order: tuple[Leaf, ...]) -> None:
    """Lay each page of `over` over that of `whole`, marked as an artifact; blank pages stay blank."""
    for leaf, page, folio in zip(order, whole.pages, over.pages, strict=True):
        if not leaf.blank:
            _lay_over(whole, page, folio)


def _lay_over(whole: Pdf, page: Page, folio: Page) -> None:
    form = whole.copy_foreign(folio.as_form_xobject())
    # The page's own content may leave the state of drawing changed: it is closed off first.
    page.contents_add(b"q", prepend=True)
    # Pages of a part share one table of resources: each page gets a table, and a table of forms, of its own.
    resources = Dictionary(dict(page.obj.Resources.items()))
    resources.XObject = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    resources.XObject.Folio = form
    page.obj.Resources = resources
    page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q /Folio Do Q EMC")
