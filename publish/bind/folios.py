"""Running heads and page numbers: laid out as one document of nearly empty pages, then laid over the book's.

They are known only now, and no page is laid out again for them. For a screen reader they are no text of the book.
"""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Dictionary, Name, Page, Pdf

from publish.bind.numbers import Leaf
from publish.model import Book
from publish.render import html, pdf
from publish.render.brand import FOLIO, Brand
from publish.words import Words


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the brand's `folio.html.j2` is told about a page. `side`: left or right; `first` of its part."""

    id: str
    side: str
    role: str
    volume: int | None
    first: bool
    heads: tuple[str, str]
    folio: str


def render(book: Book, order: tuple[Leaf, ...], brand: Brand, words: Words) -> bytes:
    """A PDF with a page for each page of the book, blank ones too: what is printed in its margins, if anything."""
    sheets = [_sheet(book, leaf, len(order), words) for leaf in order]
    page = html.environment(brand.templates).get_template(FOLIO).render(**html.shell(book), sheets=sheets)
    done = pdf.render_plain(page, brand, book.edition.product)
    if done.pages != len(order):
        raise ValueError(f"{FOLIO} made {done.pages} pages for {len(order)}")
    return done.data


def _sheet(book: Book, leaf: Leaf, count: int, words: Words) -> Sheet:
    part = book.parts[leaf.part]
    shown = part.folio and not leaf.blank
    number = words("{part} of {parts}", part=leaf.number, parts=count) if len(book.parts) == 1 else str(leaf.number)
    return Sheet(
        f"sheet-{leaf.number}",
        "right" if leaf.number % 2 else "left",
        "blank" if leaf.blank else part.role,
        None if leaf.blank else part.volume,
        leaf.page == 1,
        part.heads if shown else ("", ""),
        number if shown else "",
    )


def stamp(whole: Pdf, over: Pdf, order: tuple[Leaf, ...]) -> None:
    """Lay each page of `over` over that of `whole`, marked as an artifact."""
    for leaf, page, folio in zip(order, whole.pages, over.pages, strict=True):
        if not leaf.blank:
            _lay_over(whole, page, folio)


def _lay_over(whole: Pdf, page: Page, folio: Page) -> None:
    form = whole.copy_foreign(folio.as_form_xobject())
    # The page's own content may leave the state of drawing changed: it is closed off first.
    page.contents_add(b"q", prepend=True)
    # Pages of a part share one table of resources: each page gets a table, and a table of forms, of its own.
    resources = Dictionary(page.obj.Resources)
    resources.XObject = Dictionary(resources.get("/XObject", Dictionary()))
    resources.XObject.Folio = form
    page.obj.Resources = resources
    page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q /Folio Do Q EMC")
