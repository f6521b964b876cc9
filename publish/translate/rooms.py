"""Which place on a slide a message stands in, by its role: what the room of a translation is measured by.

Only output: the room is told to translators, and no build reads it. Cells of tables and labels in pictures have none
of their own, and prose of chapters stands on slides in sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publish.kinds import BY_NAME, SLIDES, TASKS
from publish.model import Message

Place = tuple[str, str]
"""(layout, placeholder), by the names of the slide template."""

Rooms = Mapping[Place, int]
"""How many characters of a language fit a place, set in the smallest type that it may have."""

PLACES: tuple[Place, ...] = (
    ("title", "title"),
    ("title", "subtitle"),
    ("section", "title"),
    ("content", "title"),
    ("content", "body"),
    ("exercise", "body"),
    ("comparison", "left-head"),
    ("comparison", "left"),
)
"""All that have a room."""

SHARED = frozenset({"body", "left"})
"""Places that a text shares with what stands above and below it."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
TEXTS = frozenset({"p", "li", "quote"})

DECK: Mapping[str, Place] = {
    "title": ("title", "title"),
    "subtitle": ("title", "subtitle"),
    "h1": ("section", "title"),
    "h2": ("content", "title"),
}
"""Of a deck written as one; of everything else the first level is the title of its first slide."""

COLUMNS = frozenset({"columns", "column"})
BOXES = frozenset({"objectives", "guiding-questions", "key-messages", "content-warning"})


def place_of(message: Message, kind: str) -> Place | None:
    """Where on a slide a message of a file of this kind stands; None where it does not, or has no room of its own."""
    inside = BY_NAME.get(message.inside)
    if inside and (SLIDES not in inside.shown or inside.facilitator):
        return None
    if message.context in TEXTS:
        return _text(message.inside, kind)
    if not message.inside and (kind == "deck" or message.context == "h1"):
        return DECK.get(message.context) if kind == "deck" else ("title", "title")
    if message.inside in COLUMNS and message.context in HEADINGS:
        return ("comparison", "left-head")
    if message.inside in (*TASKS, "slide", *BOXES) and message.context in HEADINGS:
        return ("content", "title")
    return None


def _text(inside: str, kind: str) -> Place | None:
    if inside in COLUMNS:
        return ("comparison", "left")
    if inside in ("slide", *BOXES) or (kind == "deck" and not inside):
        return ("content", "body")
    return ("exercise", "body") if inside in TASKS else None


COLUMN = (("comparison", "left"),)
"""There are two of them, and what stands in both is one run of messages."""

TIGHT = 2.0
"""A text that shares its place is told its room where that is less than so many times what the source takes."""


def measured(messages: Sequence[Message], kind: str, rooms: Rooms) -> dict[Message, tuple[Place, int]]:
    """The room of each message of a file: a title has its place alone; other texts share theirs with their slide.

    Of what is shared each has the part that it takes in the source; where there is room enough, nothing is told.
    """
    found: dict[Message, tuple[Place, int]] = {}
    for group in _slides(messages, kind):
        placed = [(message, place) for message in group if (place := place_of(message, kind)) and rooms.get(place)]
        together = sum(len(message.text) for message, place in placed if place[1] in SHARED)
        for message, place in placed:
            room = rooms[place] * (2 if place in COLUMN else 1)
            if place[1] not in SHARED:
                found[message] = place, room
            elif room < TIGHT * together:
                found[message] = place, max(len(message.text), room * len(message.text) // together)
    return found


def _slides(messages: Sequence[Message], kind: str) -> Iterator[list[Message]]:
    """The messages of a file in runs that most likely stand on one slide: below one heading, in one kind of block."""
    group: list[Message] = []
    for message in messages:
        before = group[-1] if group else None
        own = message.context in HEADINGS or (
            before is not None and (before.inside != message.inside) and kind != "deck"
        )
        if own and group:
            yield group
            group = []
        group.append(message)
    yield group


def said(room: int, place: Place) -> str:
    """What a translator is told: how much room there is, and whether it is a part of what several texts have."""
    shared = ": its part of what all texts of the slide have" if place[1] in SHARED else ""
    return f"Room on its slide: {room} characters{shared}"
