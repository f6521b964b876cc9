"""One source and one catalog → one document.

The catalog changes what is said, never the tree's shape or keys. Nothing is looked up in
other files here; that is linking.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, tidy
from publish.model import (
    Blocks,
    Box,
    Catalog,
    Chart,
    Document,
    Draft,
    Figure,
    Front,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Source,
    Table,
    Text,
)
from publish.read.blocks import build
from publish.read.front import read_front
from publish.read.markdown import DEEPEST, Reading, tokens
from publish.walk import blocks, plain

LARGEST = 1_000_000  # characters; a chapter of the real curriculum has 20,000
WIDEST = 40  # columns of a table; cells are laid out against each other, so width costs more than length
LONGEST = 1_000  # items of one list, rows of one table
LONGEST_PASSAGE = 20_000  # characters of one paragraph


def read(source: Source, catalog: Catalog | None = None, draft: Draft | None = None) -> tuple[Document, Diagnostics]:
    """The document of a Markdown file in the catalog's language; without one, as it was written.

    `draft` tells how passages show that the catalog lacks; without it, they look like all others.

    Every message of the file is listed in `Document.messages`, with its status in the catalog.
    """
    front, body, found = read_front(source)
    if found and not body:
        return Document(source.path, front, (), ()), tidy(found)
    too_much = _too_much(source)
    if too_much:
        return Document(source.path, front, (), ()), tidy([*found, too_much])
    reading = Reading(
        source.path,
        source.text.split("\n"),
        catalog,
        draft,
        workshop=_is_workshop(source.path),
        plan=_is_plan(source.path, front),
        found=found,
    )
    front = _say_front(front, reading)
    run = tokens(body, reading)
    if any(token.level >= DEEPEST - 4 for token in run):
        found.append(error("S013", "lists or quotes are nested too deep to be read", Span(source.path), "use fewer"))
    made = build(run, front.id, reading)
    title, made = _title(front, made, reading)
    found += _headings(made, front)
    found += _alt(made)
    found += _endless(made)
    return Document(source.path, front, title, made, tuple(reading.messages)), tidy(found)


def _is_workshop(path: str) -> bool:
    return path.startswith("content/workshops/") and path.endswith("/workshop.md")


def _is_plan(path: str, front: Front) -> bool:
    """Whether it is a session plan: in the folder of sessions all but decks, beside a workshop what says so."""
    if path.startswith("content/sessions/"):
        return front.kind != "deck"
    return path.startswith("content/workshops/") and front.kind == "session"


def _too_much(source: Source) -> Diagnostic | None:
    if len(source.text) > LARGEST:
        hint = "divide it into several files"
        return error("S013", f"this file has more than {LARGEST:,} characters", Span(source.path, 1), hint)
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.count("|") > WIDEST + 1:
            hint = f"{WIDEST} columns are the most that can be laid out; divide the table"
            return error("S013", "this table is too wide", Span(source.path, number), hint)
    return None


def _say_front(front: Front, reading: Reading) -> Front:
    """A deck's title and subtitle are messages, too."""
    title, _ = reading.say("title", front.title, 1) if front.title else ("", None)
    subtitle, _ = reading.say("subtitle", front.subtitle, 1) if front.subtitle else ("", None)
    return replace(front, title=title, subtitle=subtitle)


def _title(front: Front, made: Blocks, reading: Reading) -> tuple[Inlines, Blocks]:
    """The title, and the blocks without the heading it was taken from."""
    first = made[0] if made else None
    if front.kind == "deck":
        if not front.title:
            hint = 'add to the lines at the top: title: "…"'
            reading.found.append(error("S014", "this deck has no title", front.span, hint))
        return (Text(front.title),), made
    if isinstance(first, Heading) and first.level == 1:
        return first.content, made[1:]
    if front.title:
        return (Text(front.title),), made
    hint = "begin with a line like: # Migration and Labour"
    reading.found.append(error("S014", "this file has no title", front.span, hint))
    return (Text(front.id),), made


def _headings(made: Blocks, front: Front) -> Iterator[Diagnostic]:
    """S009: a level left out, or a second title."""
    level = 1
    for block in made:
        if not isinstance(block, Heading):
            continue
        said = plain(block.content)
        if block.level == 1 and front.kind != "deck":
            hint = "a file has one title; write ## for a section"
            yield error("S009", f"a second title: “{said}”", block.span, hint)
        elif block.level > level + 1:
            right = "#" * (level + 1)
            yield error("S009", f"a level of headings is left out before “{said}”", block.span, f"write {right}")
        level = block.level


def _endless(made: Blocks) -> Iterator[Diagnostic]:
    """S013: what nobody would read to its end, and no layout would divide in a reasonable time."""
    for block in blocks(made):
        match block:
            case ListBlock() if len(block.items) > LONGEST:
                yield error("S013", f"this list has more than {LONGEST:,} items", block.span, "divide it")
            case Table() if len(block.rows) > LONGEST:
                yield error("S013", f"this table has more than {LONGEST:,} rows", block.span, "divide it")
            case Paragraph() if len(plain(block.content)) > LONGEST_PASSAGE:
                hint = "divide it with empty lines"
                yield error("S013", f"this paragraph has more than {LONGEST_PASSAGE:,} characters", block.span, hint)


def _alt(made: Blocks) -> Iterator[Diagnostic]:
    """S015: a picture that says nothing to people who cannot see it (WCAG 2.2, 1.1.1)."""
    for block in blocks(made):
        if isinstance(block, Figure) and not block.alt.strip() and not block.decorative:
            hint = "say what is to be seen: ![A ring of four stages](…); or {.decorative}, if it says nothing"
            yield error("S015", "this picture has no description", block.span, hint)
        if isinstance(block, Chart) and not block.alt.strip():
            hint = 'say in a sentence what it shows: alt="Remittances rose fourfold from 2000 to 2020"'
            yield error("S015", "this chart has no description", block.span, hint)
        if isinstance(block, Box) and not block.blocks and not block.title:
            yield error("S016", f"this block `{block.role}` is empty", block.span, "write something into it")
