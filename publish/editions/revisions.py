"""The revision of a document: a short word for all that it says and shows.

Two copies with the same revision say the same, whenever and wherever they were built; a change elsewhere in the
sources leaves it as it is. So a reader can tell whether a copy is still current, and only what changed is made anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from publish.canonical import digest
from publish.editions.plans import pictures_in
from publish.model import OWN_REVISION, Blocks, Book, Calendar, Deck

Source = Book | Deck | Calendar
One = TypeVar("One", Book, Deck, Calendar)

SAYING = ("imprint", "timetable")
"""The parts of books that say it."""
LENGTH = 12
"""Hex digits: two different documents of a library have the same in one of 10¹⁴ cases."""


def content(source: Source, pictures: Mapping[str, bytes]) -> str:
    """What tells a document's content from another's: everything it says and shows; of its revision it says nothing."""
    return digest(source, pictures_in(runs(source), pictures))


def revised(source: One, pictures: Mapping[str, bytes]) -> One:
    """The document, with its own revision wherever it says one. `pictures` are those that it may show."""
    own = content(source, pictures)[:LENGTH]
    match source:
        case Deck():
            return replace(source, revision=own)
        case Calendar():
            return replace(source, appointments=_filled(source.appointments, own))
        case Book():
            parts = tuple(_filled(part, own) if part.role in SAYING else part for part in source.parts)
            return replace(source, revision=own, hidden=_filled(source.hidden, own), parts=parts)


def runs(source: Source) -> list[Blocks]:
    """Everything in a document that may show pictures."""
    match source:
        case Book():
            return [part.blocks for part in source.parts]
        case Deck():
            return [run for slide in source.slides for run in (*(slot.blocks for slot in slide.slots), slide.notes)]
        case Calendar():
            return []


def _filled(value: Any, revision: str) -> Any:
    """`value` with the revision in all its texts that ask for it."""
    if isinstance(value, str):
        return value.replace(OWN_REVISION, revision)
    if isinstance(value, tuple):
        return tuple(_filled(item, revision) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _filled(getattr(value, field.name), revision) for field in fields(value)})
    return value
