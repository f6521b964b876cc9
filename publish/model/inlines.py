"""Text and what may stand within it: what a line of a paragraph, a cell or a title is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from publish.diagnostics import Span
from publish.values import dataclass

if TYPE_CHECKING:
    from publish.model.blocks import Blocks

NOWHERE = Span("")


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
    """Words that the index leads to: as `entry` where it calls them otherwise, below the entry `under`.

    `see` is the entry to read instead: then no page is given. `key` is the place, named by arranging.
    """

    content: Inlines
    entry: str = ""
    under: str = ""
    see: str = ""
    key: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote where it is called; `blocks` is what it says. `mark` is its number on a slide, said by arranging."""

    key: str
    blocks: Blocks
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Fallback:
    """A passage that this language lacks, in the `language` it was written in; `sign` stands behind it in a draft."""

    content: Inlines
    language: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class PageOf:
    """The page on which `key` stands; a symbol until the book is bound.

    `book` is "" for this very book, else the id of another's edition (`worksheet/labour`).
    """

    key: str
    book: str = ""


@dataclass(frozen=True, slots=True)
class PagesOf:
    """The pages of this book on which `keys` stand, each page once, runs of pages as “12–14”."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Room to write within a line or a cell: a form field named `key`, read aloud as `label`."""

    key: str
    label: str
    kind: Literal["text", "tick"] = "text"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words in another language than those around them; made by arranging."""

    language: str
    content: Inlines


Inline = (
    Text
    | Strong
    | Emphasis
    | Code
    | LineBreak
    | Link
    | Reference
    | Term
    | IndexEntry
    | Footnote
    | Fallback
    | PageOf
    | PagesOf
    | Field
    | Spoken
)
Inlines = tuple[Inline, ...]
