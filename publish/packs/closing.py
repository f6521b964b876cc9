"""A pack is closed: its folder, the same as a zip, and one PDF for the printer."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pikepdf import Name, ObjectStreamMode, Page, Pdf, Rectangle

from publish.bind.grey import grey
from publish.bind.shared import share
from publish.templates.archive import zipped

PAPER = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height of an upright sheet, in points."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """On which paper it is printed ("": as its pages are), whether on one side of it, and whether without colours.

    On two sides, each document begins on a right-hand page.
    """

    paper: str = ""
    single_sided: bool = False
    grey: bool = False


def closed(
    folder: str, files: Mapping[str, bytes], printed: Iterable[bytes], title: str, how: Sheets
) -> Iterator[tuple[str, bytes]]:
    """The pack in `folder`, file by file: `files` by their path in it; `printed` are the PDFs to print, in order."""
    yield from ((f"{folder}/{path}", data) for path, data in files.items())
    yield f"{folder}.zip", zipped(files, compressed=False)  # all that is in it is compressed already
    yield f"{folder}.print.pdf", print_ready(printed, title, how)


def print_ready(documents: Iterable[bytes], title: str, how: Sheets) -> bytes:
    """PDFs as one for the printer: no links, no fields, no tags; on two sides each begins on the front of a sheet."""
    out = io.BytesIO()
    with Pdf.new() as whole:
        for document in documents:
            with Pdf.open(io.BytesIO(document)) as one:
                if len(whole.pages) % 2 and not how.single_sided:
                    whole.add_blank_page(page_size=_size(whole.pages[-1]))
                for page in one.pages:
                    _add(whole, page, how.paper)
        share(whole)
        if how.grey:
            grey(whole)
        whole.docinfo["/Title"] = title
        whole.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = map(float, page.mediabox)
    return right - left, top - bottom


def _add(whole: Pdf, page: Page, paper: str) -> None:
    """A page of a document; one of another size is fitted to the paper, which lies where the page does."""
    size = _size(page)
    wanted = PAPER.get(paper, size)
    if (size[0] > size[1]) != (wanted[0] > wanted[1]):
        wanted = wanted[::-1]
    if all(abs(own - asked) < 1 for own, asked in zip(size, wanted, strict=True)):
        for name in ("/Annots", "/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]
        whole.pages.append(page)
        return
    sheet = whole.add_blank_page(page_size=wanted)
    drawn = whole.copy_foreign(page.as_form_xobject())
    sheet.add_resource(drawn, Name.XObject, Name.Page)  # `add_overlay` would give it a random name
    place = Rectangle(0, 0, *wanted)
    sheet.contents_add(
        sheet.calc_form_xobject_placement(
            drawn, Name.Page, place, invert_transformations=True, allow_shrink=True, allow_expand=True
        )
    )
