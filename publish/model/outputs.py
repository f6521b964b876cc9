"""What is made: editions, decks and books as arranged, and their finished files."""

from __future__ import annotations

from typing import Literal

from publish.diagnostics import Span
from publish.model.blocks import Blocks
from publish.model.inlines import NOWHERE, Inlines
from publish.values import dataclass

Paper = Literal["a4", "letter"]

# ── select ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Edition:
    """One product of one subject in one language, for one audience and region ("" is: all).

    `hidden`: with the slides that are hidden in the show. `workshop`: of the subject what this workshop is about.
    `large`: in large print. `press`: for a printing house. `beside`: the languages that stand beside its own;
    `together`: that follow it.
    """

    product: str
    subject: str
    language: str
    audience: str = ""
    region: str = ""
    notes: bool = True
    hidden: bool = True
    workshop: str = ""
    paper: Paper = "a4"
    large: bool = False
    press: bool = False
    beside: tuple[str, ...] = ()
    together: tuple[str, ...] = ()

    @property
    def looks(self) -> tuple[str, ...]:
        """What a style sheet may tell apart: classes of the page. Three languages stand side by side across it."""
        several = {"beside": self.beside, "across": len(self.beside) > 1, "together": self.together}
        named = {"large": self.large, **several, "press": self.press}
        return (self.paper, *(name for name, wanted in named.items() if wanted))

    @property
    def languages(self) -> tuple[str, ...]:
        """All that it is in."""
        return (self.language, *self.beside, *self.together)

    @property
    def spoken(self) -> str:
        """Its languages, as files and folders are named by them: `en+fr`."""
        return "+".join(self.languages)


# ── arrange ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SlideSlot:
    """What goes into one named place of a layout: `body`, `left`, `right`, `left-head`, `caption` …

    What stacks up in one place is several slots: `body`, `body-2` … `frame` is x, y, width and height in
    EMU where fitting chose another place than the layout's own.
    """

    name: str
    blocks: Blocks
    frame: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """`number` counts from 1; `part` is (2, 3) on the second of three slides that were one.

    `incremental`: the items of its lists come one by one. `footer`: what stands at its foot instead of the deck's.
    """

    key: str
    number: int
    layout: str
    title: Inlines
    eyebrow: str = ""
    slots: tuple[SlideSlot, ...] = ()
    notes: Blocks = ()
    volume: int | None = None
    hidden: bool = False
    part: tuple[int, int] = (1, 1)
    section: str = ""
    span: Span = NOWHERE
    sizes: tuple[tuple[str, float], ...] = ()  # (slot name, type size in pt) where fitting chose one
    incremental: bool = False
    footer: str = ""


OWN_REVISION = "\0"
"""Stands where a document says of which revision it is, until all of it is known; no source can contain it."""


@dataclass(frozen=True, slots=True)
class Deck:
    """`shape`: how its slides' width and height compare, in small whole numbers."""

    id: str
    language: str
    title: str
    footer: str
    slides: tuple[Slide, ...]
    revision: str = ""
    date: str = ""
    shape: tuple[int, int] = (16, 9)


@dataclass(frozen=True, slots=True)
class Part:
    """What is laid out on its own: a chapter, a session, a sheet. `role` names its page template.

    `heads` are the running heads (left, right); `opens` says on which page it may begin. `language` is its own, where
    that is not the book's.
    """

    key: str
    role: str
    title: Inlines
    blocks: Blocks
    number: str = ""
    eyebrow: str = ""
    heads: tuple[str, str] = ("", "")
    volume: int | None = None
    opens: Literal["right", "next"] = "right"
    folio: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A handbook, guide or worksheet: parts in order. `labels` says how each key is called (“Table 2”).

    `folios`: pages are numbered through the book, or in each part from 1 (“2.6-3”). `hidden` are fields of a form
    that nobody sees, with what stands in them: which form it is.
    `foot` stands at the foot of every page, beside its number.
    """

    edition: Edition
    title: str
    parts: tuple[Part, ...]
    labels: tuple[tuple[str, str], ...] = ()
    revision: str = ""
    date: str = ""
    folios: Literal["continuous", "chapter"] = "continuous"
    hidden: tuple[tuple[str, str], ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Folio:
    """The number printed on a page: 41, or “2.6-3” (prefix “2.6-”, number 3) where each chapter begins with 1."""

    number: int
    prefix: str = ""

    def __str__(self) -> str:
        return f"{self.prefix}{self.number}"


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something in a calendar: on a `date` (2026-12-01), from `start` to `end`, minutes since midnight there.

    `uid` stays what it is while the appointment is moved; `tentative`: it may still go to somebody else.
    """

    uid: str
    date: str
    start: int
    end: int
    title: str
    place: str
    notes: tuple[str, ...] = ()
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Appointments in the time zone of a workshop. `date` is that of the publication, which stamps them.

    `folder` and `variant` are how its file is called: theirs whose it is.
    """

    title: str
    language: str
    timezone: str
    date: str
    appointments: tuple[Appointment, ...]
    folder: str = ""
    variant: str = ""


# ── render, bind ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rendered:
    """A part as PDF: its pages and on which of them (from 1) each key stands.

    `refused`: addresses that its templates or pictures asked for and that are not files of the book.
    """

    data: bytes
    pages: int
    anchors: tuple[tuple[str, int], ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, `path` relative to the output folder."""

    path: str
    data: bytes
