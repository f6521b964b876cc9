"""What is to be made: a file of a deck, and the job that makes it; a book, and what is drawn and bound for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from publish import walk
from publish.jobs import Job
from publish.model import (
    Blocks,
    Book,
    Edition,
    Figure,
)
from publish.values import dataclass

if TYPE_CHECKING:
    from publish.render.brand import Brand


@dataclass(frozen=True, slots=True)
class DeckPlan:
    path: str
    edition: Edition
    job: Job


@dataclass(frozen=True, slots=True)
class Press:
    """What a book for a printing house needs: where its cover goes ("": none), its date, how thick a leaf is in mm."""

    cover: str
    date: str
    leaf: float


@dataclass(frozen=True, slots=True)
class BookPlan:
    """A book to draw and bind. `path` is "" where only its numbers are needed; `name` is how others call it.

    `drawings`: for each deck whose slides it shows, the job that draws them. `kept`: what is drawn stays in the cache.
    `booklet`: where it is to be as sheets to fold, too.
    """

    path: str
    name: str
    book: Book
    brand: Brand
    pictures: Mapping[str, bytes]
    drawings: Mapping[str, Job] = field(default_factory=dict)
    kept: bool = True
    booklet: str = ""
    press: Press | None = None


@dataclass(frozen=True, slots=True)
class Arranged:
    decks: tuple[DeckPlan, ...] = ()
    books: tuple[BookPlan, ...] = ()


def pictures_in(runs: list[Blocks], pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of `pictures` that the runs of blocks show."""
    shown = {block.image for run in runs for block in walk.blocks(run) if isinstance(block, Figure)}
    return {path: pictures[path] for path in sorted(shown) if path in pictures}
