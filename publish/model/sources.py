"""What is read: files, catalogs with their messages, and the document of one file in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from publish.diagnostics import Span
from publish.model.blocks import Blocks, Figure
from publish.model.inlines import NOWHERE, Inlines
from publish.plurals import Plurals
from publish.values import dataclass

# ── load ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the project: `path` relative to it with forward slashes, text with LF ends."""

    path: str
    text: str


MessageStatus = Literal["source", "translated", "fuzzy", "missing"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a catalog says for one message. `line` is its line in the catalog.

    `forms`: for a message with a number, how it is said with each kind of number; `text` is the last of them.
    """

    text: str
    line: int
    fuzzy: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translations of one source file into one language, by (context, source text).

    `plurals` says which number takes which form, where its header does. `waiting`: the lines of those that have no
    translation yet.
    """

    language: str
    path: str
    entries: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    plurals: Plurals | None = None
    waiting: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """How passages show that their language lacks: in the `language` they were written in, each with a sign.

    `missing`: not translated; `fuzzy`: its translation is of another text. Without signs it is no draft.
    """

    language: str
    missing: str = ""
    fuzzy: str = ""

    def sign(self, status: MessageStatus) -> str:
        return {"missing": self.missing, "fuzzy": self.fuzzy}.get(status, "")


@dataclass(frozen=True, slots=True)
class Message:
    """A passage to translate: its role is the context (`h2`, `p`, `li`, `th`, `attr.title` …).

    `inside` is the kind of block it stands in ("" for plain prose), for the translator's comment.
    `plural`: how it is said of several; only the product's own words have one.
    """

    context: str
    text: str
    span: Span
    inside: str = ""
    status: MessageStatus = "source"
    plural: str = ""


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
    logos: tuple[Figure, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Document:
    """One source file in one language: its front matter, its title and its blocks."""

    path: str
    front: Front
    title: Inlines
    blocks: Blocks
    messages: tuple[Message, ...] = ()
