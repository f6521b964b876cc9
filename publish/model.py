"""Every data type of the compiler, in the order in which they come to be.

    Source + Catalog ─read─▶ Document ─link─▶ Publication ─select, arrange─▶ Deck | Book ─render, bind─▶ Artifact

    Publication
    ├── Curriculum › Volume › Chapter      blocks
    ├── Session › Activity                 blocks
    ├── Talk                               blocks (a deck written as one)
    ├── Workshop › Slot, Room, Group, Facilitator
    └── GlossaryEntry

Everything is frozen and made of tuples, so that it can be shared, compared, pickled and
hashed canonically. A *key* is `<document id>#<block key>` and equal in all languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from publish.diagnostics import Span

NOWHERE = Span("")

# ── load ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the project: `path` relative to it with forward slashes, text with LF ends."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a catalog says for one message. `line` is its line in the catalog."""

    text: str
    line: int
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translations of one source file into one language, by (context, source text)."""

    language: str
    path: str
    entries: Mapping[tuple[str, str], Entry] = field(default_factory=dict)


MessageStatus = Literal["source", "translated", "fuzzy", "missing"]


@dataclass(frozen=True, slots=True)
class Message:
    """A passage to translate: its role is the context (`h2`, `p`, `li`, `th`, `attr.title` …).

    `inside` is the kind of block it stands in ("" for plain prose), for the translator's comment.
    """

    context: str
    text: str
    span: Span
    inside: str = ""
    status: MessageStatus = "source"


# ── inlines ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class Link:
    """A link outwards (`https:`, `mailto:`)."""

    target: str
    content: Inlines
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Reference:
    """A link inwards. `target` is a key or a document's id; no content means: say what it is.

    `page` asks for the page number too. Reading gives the target as written (`#tbl`), linking the full key.
    """

    target: str
    content: Inlines = ()
    page: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary; `slug` is that of the source language's term."""

    slug: str
    content: Inlines
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class IndexEntry:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote where it is called; `blocks` is what it says. `mark` is its number on a slide, said by arranging."""

    key: str
    blocks: Blocks
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page on which `key` stands; a symbol until the book is bound.

    `book` is "" for this very book, else the id of another's edition (`worksheet/labour`).
    """

    key: str
    book: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Room to write within a line or a cell: a form field named `key`, read aloud as `label`."""

    key: str
    label: str
    kind: Literal["text", "tick"] = "text"


Inline = Text | Strong | Emphasis | Code | LineBreak | Link | Reference | Term | IndexEntry | Footnote | PageOf | Field
Inlines = tuple[Inline, ...]

# ── blocks ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an author may say about a block or heading; which block takes which stands in `kinds`.

    `region` and `audience` are as in the source, to be compared; `said` is how this language calls them.
    """

    minutes: int | None = None
    method: str = ""
    materials: str = ""
    lines: int | None = None
    region: str = ""
    audience: str = ""
    workshop: str = ""
    sessions: tuple[str, ...] = ()
    width: int | None = None
    layout: str = ""
    volume: int | None = None
    hidden: bool = False
    said: str = ""
    instead: str = ""
    incremental: bool = False
    type: str = ""
    data: str = ""
    alt: str = ""
    caption: str = ""


NO_ATTRIBUTES = Attributes()


@dataclass(frozen=True, slots=True)
class Heading:
    """`source` is its text in the source language, by which rows of a run sheet find it."""

    level: int
    content: Inlines
    key: str
    span: Span = NOWHERE
    attributes: Attributes = NO_ATTRIBUTES
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inlines
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `tick` names the form field where it was written `[ ] …`."""

    blocks: Blocks
    tick: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Definition:
    term: Inlines
    blocks: Blocks
    key: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[Definition, ...]
    key: str = ""
    span: Span = NOWHERE


Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` without the header; each cell is `Inlines`. `role` is "" or the data it was drawn from.

    `volumes` says of each row of a programme which volume its session belongs to.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[Align, ...]
    caption: Inlines = ()
    key: str = ""
    span: Span = NOWHERE
    role: str = ""
    volumes: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """`image` is a path in the project; `alt` says what is to be seen ("" only if `decorative`)."""

    image: str
    alt: str
    caption: Inlines = ()
    key: str = ""
    span: Span = NOWHERE
    decorative: bool = False


ChartType = Literal["bar", "column", "stacked", "line", "pie", "doughnut"]


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers of a chart, one for each category; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a picture; `alt` says what it shows. `head` is what the categories are, `unit` is "%" or "".

    `data` is the CSV file that the numbers stand in; they are there after linking.
    """

    type: ChartType
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str = ""
    caption: Inlines = ()
    key: str = ""
    span: Span = NOWHERE
    head: str = ""
    unit: str = ""
    data: str = ""

    @property
    def crowded(self) -> bool:
        """Whether there is room for some names of its categories only: a line through many points."""
        return self.type == "line" and len(self.categories) > 24


@dataclass(frozen=True, slots=True)
class Column:
    blocks: Blocks
    head: Inlines = ()
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    columns: tuple[Column, ...]
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Box:
    """Any authored kind, by its `role` (a name in `kinds`); `title` is its first heading.

    `label` is the small line above it (“Exercise 1 · 30 minutes”), said by arranging.
    """

    role: str
    blocks: Blocks
    title: Inlines = ()
    key: str = ""
    span: Span = NOWHERE
    attributes: Attributes = NO_ATTRIBUTES
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Blocks
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    language: str = ""
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Break:
    """`---`: a slide goes on in a deck, a break of thought in prose."""

    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Room:
    """Ruled lines to write on, and one form field over them; made by arranging."""

    lines: int
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    level: int
    number: str
    title: Inlines
    key: str
    volume: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, each entry with its page; made by arranging."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Include:
    """A block of another place, to be put in here; gone after linking."""

    target: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Data:
    """A programme, rooms or groups, to be drawn from a workshop; a `Table` after linking."""

    role: str
    attributes: Attributes
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a data table: as written in the source, and as it reads in this language."""

    source: str
    content: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table that is data: a run sheet, a programme, rooms, groups, facilitators; gone after linking.

    `rows` map nothing: they have a cell for each of `columns`, in order.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a CSV file, the first of them its head. `mark` is what stands before decimals."""

    rows: tuple[tuple[Cell, ...], ...]
    mark: Literal[".", ","] = "."


Block = (
    Heading
    | Paragraph
    | ListBlock
    | DefinitionList
    | Table
    | Figure
    | Chart
    | Columns
    | Box
    | Quote
    | CodeBlock
    | Break
    | Room
    | Contents
    | Include
    | Data
    | DataTable
)
Blocks = tuple[Block, ...]

# ── read ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of any file, every field of every kind of file; absent ones are empty."""

    id: str
    kind: str = ""
    title: str = ""
    subtitle: str = ""
    audience: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    minutes: int | None = None
    date: str = ""
    timezone: str = ""
    venue: str = ""
    languages: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Document:
    """One source file in one language: its front matter, its title and its blocks."""

    path: str
    front: Front
    title: Inlines
    blocks: Blocks
    messages: tuple[Message, ...] = ()


# ── link ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    number: str
    title: Inlines
    blocks: Blocks
    volume: int
    audience: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Volume:
    id: str
    number: int
    title: Inlines
    blocks: Blocks
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Curriculum:
    id: str
    title: Inlines
    blocks: Blocks
    volumes: tuple[Volume, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(chapter for volume in self.volumes for chapter in volume.chapters)


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of the run sheet and what stands under its heading."""

    key: str
    title: Inlines
    minutes: int
    method: Inlines
    materials: Inlines
    lead: Inlines
    if_late: Inlines
    blocks: Blocks
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Session:
    """A session plan; `blocks` is what stands before the run sheet, `volume` that of its first chapter."""

    id: str
    title: Inlines
    chapters: tuple[str, ...]
    blocks: Blocks
    activities: tuple[Activity, ...]
    volume: int | None = None
    span: Span = NOWHERE

    @property
    def minutes(self) -> int:
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True, slots=True)
class Talk:
    """A deck written as one (`kind: deck`)."""

    id: str
    title: Inlines
    subtitle: str
    blocks: Blocks
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of a programme. `session` is the id of a session or talk, or "" for a plain `label`.

    `start` and `end` are minutes since midnight; `rooms` is empty where each group keeps its own.
    """

    day: int
    start: int
    minutes: int
    session: str
    label: Inlines
    groups: tuple[str, ...]
    rooms: tuple[str, ...]
    span: Span = NOWHERE

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class MeetingRoom:
    name: str
    languages: tuple[str, ...]
    seats: int | None
    equipment: Inlines
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    room: str
    languages: tuple[str, ...]
    people: int | None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Facilitator:
    name: str
    languages: tuple[str, ...]
    leads: tuple[str, ...]
    not_available: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Workshop:
    id: str
    title: Inlines
    blocks: Blocks
    programme: tuple[Slot, ...]
    rooms: tuple[MeetingRoom, ...]
    groups: tuple[Group, ...]
    facilitators: tuple[Facilitator, ...]
    date: str = ""
    timezone: str = ""
    venue: str = ""
    languages: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    slug: str
    term: Inlines
    blocks: Blocks
    key: str


@dataclass(frozen=True, slots=True)
class Settings:
    """publication.yml."""

    title: str
    source: str
    languages: tuple[str, ...]
    date: str = ""
    licence: str = ""
    brand: str = "default"
    curricula: tuple[str, ...] = ()
    workshops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything the sources say, in one language, with nothing left to look up but numbers."""

    language: str
    settings: Settings
    title: str
    revision: str
    curricula: tuple[Curriculum, ...] = ()
    sessions: tuple[Session, ...] = ()
    talks: tuple[Talk, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    imprint: Blocks = ()
    messages: tuple[Message, ...] = ()

    def session(self, id: str) -> Session | None:
        return next((s for s in self.sessions if s.id == id), None)

    def talk(self, id: str) -> Talk | None:
        return next((t for t in self.talks if t.id == id), None)

    def chapter(self, id: str) -> Chapter | None:
        return next((c for curriculum in self.curricula for c in curriculum.chapters if c.id == id), None)


# ── select ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Edition:
    """One product of one subject in one language, for one audience and region ("" is: all).

    `hidden`: with the slides that are hidden in the show.
    """

    product: str
    subject: str
    language: str
    audience: str = ""
    region: str = ""
    notes: bool = True
    hidden: bool = True


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

    `incremental`: the items of its lists come one by one.
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


@dataclass(frozen=True, slots=True)
class Deck:
    id: str
    language: str
    title: str
    footer: str
    slides: tuple[Slide, ...]
    revision: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What is laid out on its own: a chapter, a session, a sheet. `role` names its page template.

    `heads` are the running heads (left, right); `opens` says on which page it may begin.
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


@dataclass(frozen=True, slots=True)
class Book:
    """A handbook, guide or worksheet: parts in order. `labels` says how each key is called (“Table 2”)."""

    edition: Edition
    title: str
    parts: tuple[Part, ...]
    labels: tuple[tuple[str, str], ...] = ()
    revision: str = ""
    date: str = ""


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
