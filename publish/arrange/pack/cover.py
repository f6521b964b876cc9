"""The cover of a pack: what is inside, for whom, from which revision, and by what to know each file."""

from __future__ import annotations

from dataclasses import dataclass

from publish.arrange.common import joined, languages_said, paragraphs, text
from publish.arrange.pack.paper import Paper, dates, logos, sheet
from publish.arrange.tables import table
from publish.model import Blocks, Book, Code, Figure, Inlines, Paragraph, Text

HEADS = ("Document", "Language", "File", "Pages", "Copies", "Check")
QR = "pack/address.svg"
"""Where the cover finds the drawing of the handbook's address."""


@dataclass(frozen=True, slots=True)
class Line:
    """A file of the pack. `sha` is the beginning of its SHA-256; `note` is what there is to know about it."""

    title: str
    language: str
    path: str
    pages: int
    copies: int
    sha: str
    note: str = ""


def arrange(
    paper: Paper,
    name: str,
    whom: str,
    slug: str,
    lines: tuple[Line, ...],
    of: str,
    address: str = "",
    missing: tuple[str, ...] = (),
) -> Book:
    """The cover of the pack of `name`, who is a `whom` (a word: “Facilitator”), `of` a revision.

    `missing` says what the pack does not have in a language of its readers.
    """
    words, workshop = paper.words, paper.workshop
    revision = words("Revision {revision}", revision=of)
    about = paragraphs(joined(dates(workshop, paper.language), workshop.venue), revision)
    rows = tuple(_row(line, paper) for line in lines)
    listed = table("inside", HEADS, rows, words)
    inside: Blocks = (*logos(paper), *about, listed, *paragraphs(*missing), *_handbook(address, paper))
    eyebrow = joined(words(whom), paper.title)
    return sheet(paper, "inside", name or words(whom), inside, slug, eyebrow)


def _row(line: Line, paper: Paper) -> tuple[Inlines, ...]:
    title = text(joined(line.title, line.note))
    pages, copies = (str(number) if number else "" for number in (line.pages, line.copies))
    language = languages_said(line.language, paper.language)
    return title, text(language), (Code(line.path),), text(pages), text(copies), (Code(line.sha),)


def _handbook(address: str, paper: Paper) -> Blocks:
    if not address:
        return ()
    said = paper.words("The handbook is at")
    return (Figure(QR, address), Paragraph((Text(f"{said} "), Code(address))))
