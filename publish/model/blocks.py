"""Blocks: the closed set of what a page or slide is made of, and what an author may say about them."""

from __future__ import annotations

from typing import Literal

from publish.diagnostics import Span
from publish.model.inlines import NOWHERE, Inlines
from publish.values import dataclass


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
    """An item of a list; `tick` names the form field where it was written `[ ] …` or `( ) …`.

    `choice` is its number among the answers `( ) …`, of which one is chosen: they share a field. 0 is `[ ] …`.
    """

    blocks: Blocks
    tick: str = ""
    choice: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock:
    """`label` is what is read aloud of its choices, said by arranging."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    key: str = ""
    span: Span = NOWHERE
    label: str = ""


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
class SlideDrawing:
    """A small picture of slide `number` of a deck (by its id); made by arranging. Its text stands beside it.

    `label` is what it is called; `shape` how width and height compare.
    """

    deck: str
    number: int
    label: str
    shape: tuple[int, int]


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
class Seat:
    """Who is in one room: `groups` by their numbers, which give colours and patterns, and by `name`; who leads them."""

    place: int
    groups: tuple[int, ...]
    name: str
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What takes place from `start` to `end` (minutes since midnight): in rooms (`seats`), else for everybody.

    `note` says where it is for everybody, and who leads it. `quiet`: a break.
    """

    start: int
    end: int
    title: str
    note: str = ""
    seats: tuple[Seat, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class TimetableDay:
    """A day of a timetable; `places` are the rooms across, each with its languages in words."""

    title: str
    places: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """A programme as a picture: days side by side, rooms across, time down; made by arranging.

    `alt` says all that it shows. `upright`: it stands in a book, not on a sheet that lies on its side.
    """

    days: tuple[TimetableDay, ...]
    alt: str
    key: str
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Tongue:
    """What stands beside the same in other languages. `label` and `title` are those of a box that holds them all."""

    language: str
    blocks: Blocks
    title: Inlines = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """The same in several languages, side by side; made by arranging."""

    tongues: tuple[Tongue, ...]


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
    | SlideDrawing
    | Contents
    | Timetable
    | Beside
    | Include
    | Data
    | DataTable
)
Blocks = tuple[Block, ...]
