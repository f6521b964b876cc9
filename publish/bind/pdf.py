"""A book's parts → one PDF: pages in order, tags, links between parts, bookmarks, form fields, folios, title.

parts ──pages──▶ one file ──fields, folios over each page, typefaces──▶ drawn ──tags, links, bookmarks──▶ bytes
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import ExitStack
from types import MappingProxyType

from pikepdf import Dictionary, Name, NumberTree, ObjectStreamMode, Pdf, String

from publish.bind import drawn, folios, forms, links, numbers, outline, pagenumbers, shared, tags, typefaces
from publish.bind.numbers import Leaf, leaves
from publish.model import Book, Folio, Rendered
from publish.render.languages import right_to_left
from publish.words import Words

UA = "http://www.aiim.org/pdfua/ns/id/"


def bind(
    book: Book,
    rendered: tuple[Rendered, ...],
    margins: Rendered,
    words: Words,
    decks: Mapping[str, bytes] = MappingProxyType({}),
    pages: Mapping[tuple[str, str], Folio] = MappingProxyType({}),
) -> bytes:
    """The finished book as a PDF. The same parts give the same bytes: no dates, an id made of the content.

    `margins`: a page for each of `folios.sheets`. `decks`: drawings of the slides it shows, by the id of their deck.
    `pages`: (other book or "", key) → the number that its parts print.
    """
    order = tuple(leaves(book, rendered))
    with ExitStack() as opened:
        whole = opened.enter_context(Pdf.new())
        parts = [opened.enter_context(Pdf.open(io.BytesIO(done.data))) for done in rendered]
        pagenumbers.put(parts, pages)
        over = opened.enter_context(Pdf.open(io.BytesIO(margins.data)))
        _gather(whole, parts, order)
        forms.merge(whole, book.hidden)
        drawn.lay(whole, book, decks)
        folios.stamp(whole, over, book, order, words)
        typefaces.unite(whole)
        shared.share(whole)
        shared.name_fonts(whole)
        # Nine of ten objects are tags: they come when everything drawn has been looked through.
        tags.merge(whole, parts, order, book)
        links.merge(whole, parts, order)
        outline.merge(whole, parts, order, book)
        _describe(whole, book)
        _number(whole, book, order)
        return _saved(whole)


def _gather(whole: Pdf, parts: list[Pdf], order: tuple[Leaf, ...]) -> None:
    for leaf in order:
        if leaf.blank:
            _, _, width, height = parts[leaf.part].pages[0].mediabox
            whole.add_blank_page(page_size=(float(width), float(height)))
        else:
            whole.pages.append(parts[leaf.part].pages[leaf.page - 1])


def _describe(whole: Pdf, book: Book) -> None:
    """Title and language, as PDF/UA asks for them: in the catalogue and in the metadata."""
    whole.Root.Lang = String(book.edition.language)
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if right_to_left(book.edition.language):  # so pages follow each other where two stand side by side
        whole.Root.ViewerPreferences.Direction = Name.R2L
    whole.Root.PageMode = Name.UseOutlines if len(book.parts) > 1 else Name.UseNone
    with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.register_xml_namespace(UA, "pdfuaid")
        metadata["pdfuaid:part"] = "1"
        metadata["dc:title"] = book.title
        metadata["dc:language"] = list(book.edition.languages)
    whole.docinfo["/Title"] = String(book.title)
    if book.revision:
        whole.docinfo["/Keywords"] = String(book.revision)


def _number(whole: Pdf, book: Book, order: tuple[Leaf, ...]) -> None:
    """Let a reader's program call the pages as they are printed, where they are not simply counted."""
    if book.folios == "continuous":
        return
    labels = NumberTree.new(whole)
    for place, leaf in enumerate(order):
        if leaf.page == 1:
            prefix = numbers.folio(book, leaf).prefix
            labels[place] = Dictionary(S=Name.D, P=String(prefix))
        elif leaf.blank:
            labels[place] = Dictionary()
    whole.Root.PageLabels = labels.obj


def _saved(whole: Pdf) -> bytes:
    out = io.BytesIO()
    whole.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()
