"""A finished file as sheets to fold and staple: two pages side by side, so that folded they follow each other.

Sheets lie in each other (saddle stitch): the outermost has the first two pages and the last two. Pages that are
lacking at the end, for a number that four divides, stay blank.
"""

from __future__ import annotations

import io

from pikepdf import Dictionary, Name, ObjectStreamMode, Page, Pdf, Rectangle, Stream, String

from publish.bind import forms
from publish.bind.shared import share

Side = tuple[int, int]
"""The pages on one side of a sheet, on the left and on the right, counted from 1; 0 is a blank one."""


def sides(count: int, from_the_right: bool = False) -> tuple[Side, ...]:
    """The sides of all sheets for `count` pages: front and back of each, the outermost sheet first.

    A book that is read `from_the_right` is bound there.
    """
    whole = -(-count // 4) * 4
    made = []
    for place in range(whole // 2):
        pages = (place + 1, whole - place)
        left, right = (page if page <= count else 0 for page in (pages if place % 2 else pages[::-1]))
        made.append((right, left) if from_the_right else (left, right))
    return tuple(made)


def impose(data: bytes) -> bytes:
    """A finished PDF as sheets of its own paper, lying, with two of its pages on each side, made smaller.

    They are for a printer: no tags, links, bookmarks or fields (boxes to tick are drawn). Title, language and revision
    are those of `data`. To print on both sides, the paper is turned over its short edge; the file asks for that.
    The same bytes give the same bytes.
    """
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as book, Pdf.new() as whole:
        forms.draw(book)
        long, short = sorted(_size(book.pages[0]), reverse=True)
        for side in sides(len(book.pages), _from_the_right(book)):
            sheet = whole.add_blank_page(page_size=(long, short))
            for place, number in enumerate(side):
                if number:
                    left = place * long / 2
                    _put(whole, sheet, book.pages[number - 1], Rectangle(left, 0, left + long / 2, short), place)
        share(whole)
        _describe(whole, book)
        whole.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _from_the_right(book: Pdf) -> bool:
    return bool(book.Root.get("/ViewerPreferences", Dictionary()).get("/Direction", Name.L2R) == Name.R2L)


def _put(whole: Pdf, sheet: Page, page: Page, half: Rectangle, place: int) -> None:
    """Draw a page in the middle of half a sheet, as large as it gets there; one that lies is turned."""
    width, height = _size(page)
    if width > height:
        page.rotate(90, relative=True)
    form = whole.copy_foreign(page.as_form_xobject())
    assert isinstance(form, Stream)
    name = Name(f"/Page{place}")
    placed = sheet.calc_form_xobject_placement(
        form, name, half, invert_transformations=True, allow_shrink=True, allow_expand=True
    )
    if "/XObject" not in sheet.resources:
        sheet.resources.XObject = Dictionary()
    sheet.resources.XObject[name] = form
    sheet.contents_add(placed)


def _size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = map(float, page.trimbox)
    return right - left, top - bottom


def _describe(whole: Pdf, book: Pdf) -> None:
    """What the book says of itself, and how the sheets are to be printed."""
    title, language = str(book.docinfo.get("/Title", "")), str(book.Root.get("/Lang", ""))
    whole.Root.Lang = String(language)
    whole.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
    )
    with whole.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = [language]
    for name in ("/Title", "/Keywords"):
        if name in book.docinfo:
            whole.docinfo[name] = String(str(book.docinfo[name]))
