"""Running heads and page numbers, laid over the finished pages. To a screen reader they are no text of the book.

Margins that differ in their numbers only are one sheet, laid out once, with a nought for each digit; so an
edit that moves pages lays out none. The digits are put in here, page by page, as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    Stream,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from publish.bind.numbers import Leaf, folio
from publish.model import Book
from publish.render.html import Margin
from publish.render.pagenumbers import DIGITS
from publish.words import Words

Numbers = tuple[str, ...]
"""The numbers that one page bears, in the order in which its margin names them."""


# ── what is laid out ──────────────────────────────────────────────────────────


def sheets(book: Book, order: tuple[Leaf, ...], words: Words) -> tuple[Margin, ...]:
    """The margins to lay out: those of all pages, each once, whatever numbers it bears."""
    return tuple(dict.fromkeys(_margin(book, leaf, len(order), words)[0] for leaf in order if not leaf.blank))


def _margin(book: Book, leaf: Leaf, count: int, words: Words) -> tuple[Margin, Numbers]:
    side = "recto" if leaf.number % 2 else "verso"
    part = book.parts[leaf.part]
    margin = Margin(side, part.role, part.volume, leaf.page == 1, language=part.language, thumb=_thumb(book, leaf))
    if not part.folio:
        return replace(margin, foot=book.foot), ()
    said, numbers = _said(book, leaf, count, words)
    return replace(margin, heads=part.heads, said=said, foot=book.foot), numbers


def _thumb(book: Book, leaf: Leaf) -> int:
    """Which of the volume's languages a page belongs to, from 1; 0 where it has one, or stands before all."""
    language = book.parts[leaf.part].language
    return book.edition.languages.index(language) + 1 if book.edition.together and language else 0


def _said(book: Book, leaf: Leaf, count: int, words: Words) -> tuple[tuple[str | int, ...], Numbers]:
    """A folio as words and, for each number, how many digits it has: “2.6-12” → (“2.6-”, 2); and the numbers."""
    if len(book.parts) > 1:
        printed = folio(book, leaf)
        return (printed.prefix, len(str(printed.number))), (str(printed.number),)
    # A sheet of its own says how many pages belong to it: they are handed out loose.
    pieces = re.split("([\0\1])", words("{part} of {parts}", part="\0", parts="\1"))
    values = {"\0": str(leaf.number), "\1": str(count)}
    said = tuple(len(values[piece]) if piece in values else piece for piece in pieces if piece)
    return said, tuple(values[piece] for piece in pieces if piece in values)


# ── what is stamped ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A margin as it was laid out: runs of drawing, and between them for each number the code of each digit."""

    drawn: tuple[bytes, ...]
    digits: tuple[tuple[bytes, ...], ...]
    box: Object
    resources: Object

    def content(self, numbers: Numbers) -> bytes:
        """The drawing with `numbers` put in."""
        given = zip(self.digits, cycle(numbers), strict=False)  # a template may print the folio twice, or not at all
        shown = (b"<" + b"".join(codes[int(digit)] for digit in number) + b"> Tj\n" for codes, number in given)
        return b"".join(part for pair in zip(self.drawn, (*shown, b""), strict=True) for part in pair)


def stamp(whole: Pdf, over: Pdf, book: Book, order: tuple[Leaf, ...], words: Words) -> None:
    """Lay the margin of each page over it, marked as an artifact; blank pages stay blank.

    `over` has a page for each of `sheets`. ValueError where the brand's template makes more or fewer.
    """
    margins = sheets(book, order, words)
    if len(over.pages) != len(margins):
        raise ValueError(f"{len(over.pages)} pages of folios for {len(margins)} margins of {book.title}")
    known = {margin: _sheet(whole, page) for margin, page in zip(margins, over.pages, strict=True)}
    for leaf, page in zip(order, whole.pages, strict=True):
        if not leaf.blank:
            margin, numbers = _margin(book, leaf, len(order), words)
            _lay_over(whole, page, known[margin], numbers)


def _lay_over(whole: Pdf, page: Page, sheet: _Sheet, numbers: Numbers) -> None:
    form = Stream(whole, sheet.content(numbers))
    form.Type, form.Subtype, form.BBox, form.Resources = Name.XObject, Name.Form, sheet.box, sheet.resources
    # The page's own content may leave the state of drawing changed: it is closed off first.
    page.contents_add(b"q", prepend=True)
    # Pages of a part share one table of resources: each page gets a table, and a table of forms, of its own.
    resources = Dictionary(dict(page.obj.Resources.items()))
    resources.XObject = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    resources.XObject.Folio = form
    page.obj.Resources = resources
    page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q /Folio Do Q EMC")


# ── sheets, read ──────────────────────────────────────────────────────────────


def _sheet(whole: Pdf, page: Page) -> _Sheet:
    """A laid out margin, taken apart where its noughts are. What shows `DIGITS` says which code is which digit."""
    letters = {name: _letters(font) for name, font in page.obj.Resources.get("/Font", Dictionary()).items()}
    drawn: list[list[ContentStreamInstruction]] = [[]]
    fonts: list[str] = []
    codes: dict[str, tuple[bytes, ...]] = {}
    font = ""
    for step in parse_content_stream(page):
        if step.operator == Operator("Tf"):
            font = str(step.operands[0])
        shown = tuple(_codes(step))
        said = "".join(letters[font].get(code, "\0") for code in shown) if shown else ""
        if said == DIGITS:
            codes[font] = tuple(code.hex().encode() for code in shown)
        elif said and set(said) == {"0"}:
            fonts.append(font)
            drawn.append([])
        else:
            drawn[-1].append(step)  # type: ignore[arg-type]
    runs = tuple(unparse_content_stream(run) + b"\n" for run in drawn)
    return _Sheet(runs, tuple(codes[name] for name in fonts), Array(list(page.mediabox)), _resources(whole, page))


def _codes(step: object) -> Iterator[bytes]:
    """The codes of what a step shows, two bytes each; nothing where it shows no text."""
    if isinstance(step, ContentStreamInstruction) and step.operator in (Operator("TJ"), Operator("Tj")):
        (operand,) = step.operands
        for piece in operand if isinstance(operand, Array) else (operand,):
            if isinstance(piece, String):
                data = bytes(piece)
                yield from (data[at : at + 2] for at in range(0, len(data), 2))


def _letters(font: Object) -> Mapping[bytes, str]:
    """Code → letter, as the font tells it to those who copy its text."""
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4,})>", bytes(font.ToUnicode.read_bytes()))
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _resources(whole: Pdf, page: Page) -> Object:
    """The page's resources in `whole`: all sheets share one table."""
    return whole.copy_foreign(page.obj.Resources)
