"""What stands before the sessions of a guide: how to use it, what to tick off, what to bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publish import walk
from publish.arrange.checklists import checklists
from publish.arrange.common import joined, paragraphs, text
from publish.arrange.materials import Need, needs, total
from publish.arrange.tables import table
from publish.kinds import KINDS
from publish.model import (
    Block,
    Blocks,
    Box,
    Definition,
    DefinitionList,
    Inlines,
    Part,
    Session,
    SlideDrawing,
    Workshop,
)
from publish.slug import slug
from publish.words import Words

SIGNS = (
    ("Say", "What you say, in these words or in your own."),
    ("Do", "What you do; nobody hears it."),
    ("Ask", "A question to the room. Wait for answers before you go on."),
    ("If late", "What to shorten or leave out when time is short."),
)
"""What the marks before a line mean; they stand as terms of a definition list."""

BOXES = {
    "answer": "What to look for. It is not the only right answer, and it stays with the facilitators.",
    "difficult-questions": "Questions that may come, each with a short neutral reply.",
    "without-projector": "How to hold the session if there is no projector, or no electricity.",
    "room-layout": "How tables and chairs stand.",
    "debrief": "What to talk about when it is over, with the group or among yourselves.",
    "content-warning": "What may distress somebody. Say it before you begin.",
    "referral": "Services that can help. Fill in what is empty before the session.",
}
"""What boxes mean whose label does not say it all."""


def part(workshop: Workshop, name: str, title: str, blocks: Blocks, words: Words) -> Part:
    """A part of its own on a new page; `name` is its role, and its place in the keys of the workshop's guide."""
    heads = (words("Facilitator guide"), title)
    return Part(f"{workshop.id}/{name}", name, text(title), blocks, heads=heads, opens="next")


# ── how to use it ─────────────────────────────────────────────────────────────


def how_to(workshop: Workshop, parts: Iterable[Part], words: Words) -> Part:
    """How the guide is made, and what each sign means that occurs in `parts`."""
    run = tuple(block for part in parts for block in walk.blocks(part.blocks))
    signs = (Definition(text(sign), paragraphs(meaning)) for sign, meaning in _signs(run, words))
    order = paragraphs(
        words("This guide follows the programme. Each session begins with its run sheet."),
        words("Then come its activities, with what to say, do and ask, and model answers."),
    )
    blocks = (*(order if workshop.programme else ()), DefinitionList(tuple(signs)))
    return part(workshop, "how-to", words("How to use this guide"), blocks, words)


def _signs(run: tuple[Block, ...], words: Words) -> Iterator[tuple[str, str]]:
    terms = {
        name for block in run if isinstance(block, DefinitionList) for item in block.items for name in _names(item)
    }
    roles = {block.role for block in run if isinstance(block, Box)}
    for sign, meaning in SIGNS:
        if {slug(sign), words(sign)} & terms:
            yield words(sign), words(meaning)
    for kind in KINDS:
        if kind.name in roles and kind.name in BOXES:
            yield words(kind.label), words(BOXES[kind.name])
    if any(isinstance(block, SlideDrawing) for block in run):
        numbers = joined(words("Slide {number}", number=4), words("worksheet, page {number}", number=1))
        yield numbers, words("The slide to show, and the page of the worksheet on which participants write.")


def _names(item: Definition) -> tuple[str, str]:
    """By what a mark is known: the source's word for it, which is in its key, and this language's."""
    return item.key.rpartition("#")[2], walk.plain(item.term)


# ── what to tick off, what to bring ───────────────────────────────────────────


def to_tick_off(workshop: Workshop, words: Words) -> Part:
    return part(workshop, "checklists", words("Checklists"), checklists(f"{workshop.id}/checklists", words), words)


def to_bring(workshop: Workshop, sessions: tuple[Session, ...], words: Words) -> tuple[Part, ...]:
    """The materials of all sessions, each thing once; how many where the run sheets say so."""
    per_session = tuple((walk.plain(session.title), needs(session, workshop, words)) for session in sessions)
    things: dict[str, list[tuple[str, Need]]] = {}
    for title, needed in per_session:
        for need in needed:
            things.setdefault(need.name.casefold(), []).append((title, need))
    rows = tuple(_row(uses) for uses in things.values())
    if not rows:
        return ()
    drawn = table("materials", ("Materials", "In total", "Session"), rows, words)
    note = words("Numbers are for all groups together. What is left after one session can be used in the next.")
    blocks = (drawn, *(paragraphs(note) if any(row[1] for row in rows) else ()))
    return (part(workshop, "materials", words("Materials"), blocks, words),)


def _row(uses: list[tuple[str, Need]]) -> tuple[Inlines, ...]:
    """A thing, how many of it, and the sessions that need it, with the number of each."""
    count = total(need for _, need in uses)
    several = len(uses) > 1
    said = (f"{title} ({need.count})" if need.count and several else title for title, need in uses)
    return text(uses[0][1].name), text(str(count) if count else ""), text(joined(*said))
