"""What has changed since the last packs: one page for everybody who has the old ones."""

from __future__ import annotations

from dataclasses import dataclass

from publish.arrange.common import languages_said, paragraphs, strung, text
from publish.arrange.pack.paper import Paper, sheet
from publish.arrange.tables import table
from publish.model import Book, Inlines, LineBreak, Strong

HEADS = ("Document", "Language", "For whom", "What has changed")
STATES = {
    "new": "new",
    "changed": "changed",
    "gone": "no longer there",
    "more": "as it was; more copies are needed",
}
MOST = 8  # details of one document; a page that nobody reads helps nobody


@dataclass(frozen=True, slots=True)
class Line:
    """A document in some languages; `state` is one of `STATES`."""

    title: str
    languages: tuple[str, ...]
    whom: str
    state: str
    details: tuple[str, ...]


def arrange(paper: Paper, lines: tuple[Line, ...], before: str, now: str) -> Book:
    """The notice: each document with what is different in it, between two revisions."""
    words = paper.words
    both = words("From revision {before} to revision {now}.", before=before, now=now)
    about = paragraphs(both if before != now else words("Revision {revision}", revision=now))
    drawn = table("changes", HEADS, tuple(_row(line, paper) for line in lines), words)
    return sheet(paper, "notice", words("What has changed"), (*about, drawn), "", paper.title)


def _row(line: Line, paper: Paper) -> tuple[Inlines, ...]:
    words = paper.words
    details = line.details[:MOST]
    if more := len(line.details) - len(details):
        details = (*details, words("and {number} more", number=more))
    said = ((Strong(text(words(STATES[line.state]))),), *map(text, details))
    languages = ", ".join(languages_said(language, paper.language) for language in line.languages)
    return text(line.title), text(languages), text(line.whom), strung(said, (LineBreak(),))
