"""What the organisers have printed: every document, how often, on how many sheets."""

from __future__ import annotations

from dataclasses import dataclass

from publish.arrange.common import languages_said, paragraphs, text
from publish.arrange.pack.paper import Paper, sheet
from publish.arrange.tables import table
from publish.model import Book, Inlines, Strong
from publish.slug import slug

HEADS = ("Document", "Language", "For whom", "Pages", "Copies", "Sheets")


@dataclass(frozen=True, slots=True)
class Line:
    """A document to be printed. `pages` are those of one copy (“2”, or “1–3”); `sheets` those of all copies."""

    title: str
    language: str
    whom: str
    pages: str
    copies: int
    sheets: int


def arrange(paper: Paper, lines: tuple[Line, ...], notes: tuple[str, ...], title: str = "Printing order") -> Book:
    """The order, and its sum; `notes` stand above it."""
    words = paper.words
    copies, sheets = sum(line.copies for line in lines), sum(line.sheets for line in lines)
    total = (words("Total"), "", "", "", str(copies), str(sheets))
    rows = (*(_row(line, paper) for line in lines), tuple((Strong(text(cell)),) if cell else () for cell in total))
    blocks = (*paragraphs(*notes), table("order", HEADS, rows, words))
    return sheet(paper, "order", words(title), blocks, slug(title), paper.title)


def _row(line: Line, paper: Paper) -> tuple[Inlines, ...]:
    language = languages_said(line.language, paper.language)
    return tuple(map(text, (line.title, language, line.whom, line.pages, str(line.copies), str(line.sheets))))
