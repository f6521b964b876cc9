"""Packs: what a facilitator, a room, the organisers and the interpreters each get before a workshop."""

from __future__ import annotations

from typing import Literal

from publish.model.publication import Team
from publish.values import dataclass

Audience = Literal["facilitator", "room", "organiser", "interpreter"]
"""For whom a pack is. Rooms have packs: what lies there is for participants."""

Form = Literal["pdf", "pptx", "docx", "xlsx", "ics"]

Reader = Literal["participant", "interpreter", "facilitator", "organiser"]
"""Who may read a document: participants nothing for facilitators, interpreters no answers."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row of the programme as one group has it; `group` is "" where all are together in `room`.

    `row` counts from 0 in `Workshop.programme`, which has the same order in all languages. `languages` are
    those of the room.
    """

    row: int
    group: str
    room: str
    languages: tuple[str, ...]
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document in a language and a form. Packs share what is equal: it is made once.

    `document` is a row of `packs.contents`; `subject` is the session, room or person that it is about; `rows`
    are the rows of the programme it covers. `beside` are the languages that stand beside its own.
    """

    document: str
    language: str
    form: Form = "pdf"
    subject: str = ""
    rows: tuple[int, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language, *self.beside)

    @property
    def spoken(self) -> str:
        """Its languages, as files are named by them: `en+fr`."""
        return "+".join(self.languages)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A document in a pack: where it lies there, what it is called on the cover, how often it is printed.

    `about` is the session or group it is about, where a pack has one for each. `copies` 0: it is shown or sent,
    not printed. `together`: all languages of its readers stand in it.
    """

    wanted: Wanted
    path: str
    title: str
    reader: Reader
    about: str = ""
    copies: int = 1
    together: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A document, as its cover calls it, that is not in a language of its readers, but in these (`instead`)."""

    title: str
    about: str
    language: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """`name` is the person's or room's, "" for the organisers; `language` is that of its cover."""

    audience: Audience
    slug: str
    name: str
    language: str
    enclosures: tuple[Enclosure, ...]
    held: tuple[Held, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def folder(self) -> str:
        """Where it is written, below the packs of its workshop; `.zip` and `.print.pdf` stand beside it."""
        return f"{self.audience}/{self.slug}"
