"""What the organisers have printed: every document, how often, on how many sheets."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from publish.arrange.common import language_said, paragraphs, text
from publish.arrange.pack.paper import Paper, sheet
from publish.arrange.tables import table
from publish.model import Book, Inlines, Strong

HEADS = ("Document", "Language", "For whom", "Pages", "Copies", "Sheets")


@dataclass(frozen=True, slots=True)
class Line:
    """A document to be printed for somebody. `pages` are those of one copy; on two sides a sheet has two."""

    title: str
    language: str
    whom: str
    pages: int
    copies: int
    sides: int = 2

    @property
    def sheets(self) -> int:
        """Of paper, for all copies together."""
        return ceil(self.pages / self.sides) * self.copies


def arrange(paper: Paper, lines: tuple[Line, ...], estimated: bool, title: str = "Printing order") -> Book:
    """The order, and its sum. `estimated`: there is no participants' list to count languages by."""
    words = paper.words
    copies, sheets = sum(line.copies for line in lines), sum(line.sheets for line in lines)
    total = (words("Total"), "", "", "", str(copies), str(sheets))
    rows = (*(_row(line, paper) for line in lines), tuple((Strong(text(cell)),) if cell else () for cell in total))
    note = words("Copies are shared out evenly among the languages of a group: there is no list of participants.")
    about = (
        *paragraphs(words("Copies for a group include spares: {spares} for each group.", spares=5)),
        *paragraphs(note if estimated else ""),
    )
    return sheet(paper, "order", words(title), (*about, table("order", HEADS, rows, words)), title, paper.title)


def _row(line: Line, paper: Paper) -> tuple[Inlines, ...]:
    language = language_said(line.language, paper.language)
    return tuple(map(text, (line.title, language, line.whom, str(line.pages), str(line.copies), str(line.sheets))))
