"""What the sources say, linked: curricula, sessions, talks and workshops of one publication in one language."""

from __future__ import annotations

from typing import Literal

from publish.diagnostics import Span
from publish.model.blocks import Blocks, Figure
from publish.model.inlines import NOWHERE, Inlines
from publish.model.outputs import Paper
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a volume; or a host's supplement, which has no number, belongs to no volume, but to a workshop."""

    id: str
    number: str
    title: Inlines
    blocks: Blocks
    volume: int | None
    audience: tuple[str, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Volume:
    id: str
    number: int
    title: Inlines
    blocks: Blocks
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Curriculum:
    id: str
    title: Inlines
    blocks: Blocks
    volumes: tuple[Volume, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(chapter for volume in self.volumes for chapter in volume.chapters)


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of the run sheet and what stands under its heading."""

    key: str
    title: Inlines
    minutes: int
    method: Inlines
    materials: Inlines
    lead: Inlines
    if_late: Inlines
    blocks: Blocks
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Session:
    """A session plan; `blocks` is what stands before the run sheet, `volume` that of its first chapter."""

    id: str
    title: Inlines
    chapters: tuple[str, ...]
    blocks: Blocks
    activities: tuple[Activity, ...]
    volume: int | None = None
    span: Span = NOWHERE

    @property
    def minutes(self) -> int:
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True, slots=True)
class Talk:
    """A deck written as one (`kind: deck`)."""

    id: str
    title: Inlines
    subtitle: str
    blocks: Blocks
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of a programme. `session` is the id of a session, talk or chapter, or "" for a plain `label`.

    `start` and `end` are minutes since midnight; `rooms` is empty where each group keeps its own.
    """

    day: int
    start: int
    minutes: int
    session: str
    label: Inlines
    groups: tuple[str, ...]
    rooms: tuple[str, ...]
    span: Span = NOWHERE

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class MeetingRoom:
    name: str
    languages: tuple[str, ...]
    seats: int | None
    equipment: Inlines
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    room: str
    languages: tuple[str, ...]
    people: int | None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Absence:
    """When somebody is not there: minutes since midnight of a day of the workshop; `day` 0 is every day."""

    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facilitator:
    """`leads` has ids of sessions and talks, and the parts `rapporteur` and `interpreter`.

    `not_available` is what the planner wrote, `away` what it says.
    """

    name: str
    languages: tuple[str, ...]
    leads: tuple[str, ...]
    not_available: str
    span: Span = NOWHERE
    away: tuple[Absence, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """Who leads one group through one row of the programme; `group` is "" where all are together.

    Names are those of facilitators; "" where nobody is needed. `given`: written by hand, not proposed.
    """

    slot: Slot
    group: str
    room: str
    lead: str
    co_facilitator: str = ""
    rapporteur: str = ""
    interpreter: str = ""
    given: bool = False
    span: Span = NOWHERE

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(n for n in (self.lead, self.co_facilitator, self.rapporteur, self.interpreter) if n)


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, from the list beside a workshop: not part of the publication, read only for packs."""

    name: str
    organisation: str
    language: str
    group: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class ResponseForm:
    """What a project asks the participants of a workshop when it is over (`response.md` beside the workshop)."""

    id: str
    title: Inlines
    blocks: Blocks
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Workshop:
    id: str
    title: Inlines
    blocks: Blocks
    programme: tuple[Slot, ...]
    rooms: tuple[MeetingRoom, ...]
    groups: tuple[Group, ...]
    facilitators: tuple[Facilitator, ...]
    date: str = ""
    timezone: str = ""
    venue: str = ""
    languages: tuple[str, ...] = ()
    span: Span = NOWHERE
    teams: tuple[Team, ...] = ()
    form: ResponseForm | None = None
    supplements: tuple[Chapter, ...] = ()
    logos: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    slug: str
    term: Inlines
    blocks: Blocks
    key: str


@dataclass(frozen=True, slots=True)
class Partly:
    """A language that only some documents are in: their ids, and where each of them is named."""

    language: str
    ids: tuple[str, ...]
    places: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """publication.yml. `cut_off` is the date from which the texts speak, `address` where the handbook is.

    `partly`: those of `languages` that only some documents are in. `leaf`: how thick a leaf of printed books is, in mm.
    """

    title: str
    source: str
    languages: tuple[str, ...]
    date: str = ""
    licence: str = ""
    brand: str = "default"
    curricula: tuple[str, ...] = ()
    workshops: tuple[str, ...] = ()
    cut_off: str = ""
    folios: Literal["continuous", "chapter"] = "continuous"
    paper: Paper = "a4"
    address: str = ""
    partly: tuple[Partly, ...] = ()
    leaf: float = 0.1

    def only(self, language: str) -> frozenset[str]:
        """The ids of the documents that are in a language, where not all of them are; else none."""
        return frozenset(id for one in self.partly if one.language == language for id in one.ids)


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything the sources say, in one language, with nothing left to look up but numbers.

    `revision` is what its documents say; as a rule each has one of its own. A language that only some documents are in
    has the others as well, so that these can speak of them; `has` tells which it is for.
    """

    language: str
    settings: Settings
    title: str
    revision: str
    curricula: tuple[Curriculum, ...] = ()
    sessions: tuple[Session, ...] = ()
    talks: tuple[Talk, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    imprint: Blocks = ()
    acronyms: tuple[GlossaryEntry, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether only some of its documents are in this language."""
        return bool(self.settings.only(self.language))

    def has(self, id: str) -> bool:
        """Whether a chapter, session, talk or workshop is in this language."""
        return not self.partial or id in self.settings.only(self.language)

    def session(self, id: str) -> Session | None:
        return next((s for s in self.sessions if s.id == id), None)

    def talk(self, id: str) -> Talk | None:
        return next((t for t in self.talks if t.id == id), None)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Those of the curricula, then the supplements of the workshops."""
        own = (chapter for curriculum in self.curricula for chapter in curriculum.chapters)
        return (*own, *(chapter for workshop in self.workshops for chapter in workshop.supplements))

    def chapter(self, id: str) -> Chapter | None:
        return next((chapter for chapter in self.chapters if chapter.id == id), None)
