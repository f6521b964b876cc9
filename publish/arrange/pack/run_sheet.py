"""The run sheets of sessions alone, with their clock times: for those who change them by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish.arrange.books import bare
from publish.arrange.pack.paper import Paper, sheets
from publish.arrange.plans import Setting, session_part
from publish.kinds import GUIDE
from publish.model import Book, Deck, Edition, Part, Slot, Table


def arrange(paper: Paper, rows: tuple[int, ...], decks: Mapping[str, Deck]) -> Book:
    """The run sheet of each session in these rows of the programme, as the guide prints it."""
    slots = tuple(paper.workshop.programme[row] for row in rows)
    setting = Setting(paper.workshop, Edition(GUIDE, paper.workshop.id, paper.language), paper.names, decks, {})
    held: dict[str, tuple[Slot, ...]] = {}
    for slot in slots:
        held[slot.session] = (*held.get(slot.session, ()), slot)
    parts = tuple(
        _sheet(session_part(session, own, setting))
        for id, own in held.items()
        if (session := paper.publication.session(id))
    )
    return sheets(paper, "run-sheet", paper.words("Run sheet"), parts, "-".join(map(str, rows)))


def _sheet(part: Part) -> Part:
    tables = tuple(block for block in part.blocks if isinstance(block, Table) and block.role == "run-sheet")
    return replace(part, role="run-sheet", title=bare(part.title), blocks=tables)
