"""A workshop and its people → the packs: who gets which documents, in which languages, how often. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from math import ceil

from publish.model import Audience, Enclosure, Held, Missing, Pack, Person, Slot, Team, Wanted, Workshop
from publish.packs.contents import CONTENTS, Row
from publish.schedule import places
from publish.slug import slug

SPARES = 5
"""Copies beyond one for each person of a group: for those who come unannounced, and for those who spoil theirs."""


ABREAST = 3
"""Languages that have room beside each other on a sheet."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What packs are planned from. `languages` are those there are; `plans` and `talks` are the ids of sessions.

    `nothing`: documents that would be empty: a list without people, a test without questions.
    `partly`: what is in a language, by ids, where not everything is.
    """

    workshop: Workshop
    people: tuple[Person, ...]
    languages: tuple[str, ...]
    plans: frozenset[str]
    talks: frozenset[str]
    nothing: frozenset[str] = frozenset()
    partly: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, id: str, language: str) -> bool:
        """Whether a session, a talk or the workshop itself is in a language."""
        return language not in self.partly or id in self.partly[language]

    def first(self, id: str) -> tuple[str, ...]:
        """The first language that something is in: for those who would go without it otherwise."""
        return tuple(language for language in self.languages if self.has(id, language))[:1]

    @property
    def papers(self) -> tuple[str, ...]:
        """The languages that the workshop's own papers are in: its programme, covers, signs."""
        return tuple(language for language in self.languages if self.has(self.workshop.id, language))


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom a pack is, by name and as files are named. `own` are the languages of its papers."""

    audience: Audience
    slug: str
    name: str
    own: tuple[str, ...]
    held: tuple[Held, ...]


def packs(plan: Plan) -> tuple[Pack, ...]:
    """Every pack of the workshop, in the order of the table."""
    readers = [reader for audience in CONTENTS for reader in _READERS[audience](plan)]
    return tuple(_pack(reader, plan) for reader in _apart(readers))


def _apart(readers: list[_Reader]) -> Iterator[_Reader]:
    """Each with a slug of its own: `Salle A` and `Salle À` may not share a folder."""
    taken: set[str] = set()
    for reader in readers:
        numbered = (f"{reader.slug}-{n}" for n in count(2))
        own = next(name for name in chain((reader.slug,), numbered) if name not in taken)
        taken.add(own)
        yield replace(reader, slug=own)


def _pack(reader: _Reader, plan: Plan) -> Pack:
    rows = (row for row in CONTENTS[reader.audience] if row.document not in plan.nothing)
    every = tuple((row, *one) for row in rows for one in _SUBJECTS[row.about](reader, plan))
    inside = tuple(enclosure for row, about, own in every for enclosure in _enclosures(row, about, own, reader, plan))
    missing = tuple(one for row, about, own in every for one in _missing(row, about, own, reader, plan))
    return Pack(reader.audience, reader.slug, reader.name, _own(reader, plan)[0], inside, reader.held, missing)


def _own(reader: _Reader, plan: Plan) -> tuple[str, ...]:
    """The languages of a reader's papers, of those that the workshop's papers are in; else the first of these."""
    return tuple(language for language in reader.own if language in plan.papers) or plan.papers[:1]


# ── where everybody is ────────────────────────────────────────────────────────


def held(plan: Plan) -> tuple[Held, ...]:
    """Every row of the programme that is a session, once for each group; once where all are together."""
    teams = {(team.slot, team.group): team for team in plan.workshop.teams}
    return tuple(
        one for row, slot in enumerate(plan.workshop.programme) if slot.session for one in _held(row, slot, teams, plan)
    )


def _held(row: int, slot: Slot, teams: dict[tuple[Slot, str], Team], plan: Plan) -> Iterator[Held]:
    for place in places(slot, plan.workshop):
        team = teams.get((slot, place.group))
        room = team.room if team and team.room else place.room
        yield Held(row, place.group, room, spoken_in(room, place.group, plan), team)


def spoken_in(room: str, group: str, plan: Plan) -> tuple[str, ...]:
    """The languages of a room, else of the group in it, else of the workshop: those that there is something in."""
    workshop = plan.workshop
    rooms = (one.languages for one in workshop.rooms if one.name == room)
    groups = (one.languages for one in workshop.groups if one.name == group)
    for languages in (*rooms, *groups, workshop.languages):
        if there := tuple(language for language in plan.languages if language in languages):
            return there
    return plan.languages


def _languages(run: Iterable[Held], plan: Plan) -> tuple[str, ...]:
    """The languages of all these, in the order of the publication's."""
    spoken = {language for one in run for language in one.languages}
    return tuple(language for language in plan.languages if language in spoken)


# ── who gets a pack ───────────────────────────────────────────────────────────


def _facilitators(plan: Plan) -> Iterator[_Reader]:
    """Who is in a team: with what is said in their rooms, and their own papers in what of that they speak."""
    everything = held(plan)
    for person in plan.workshop.facilitators:
        own = tuple(one for one in everything if one.team and person.name in one.team.names)
        if own:
            rooms = _languages(own, plan)
            spoken = tuple(language for language in rooms if language in person.languages)
            yield _Reader("facilitator", slug(person.name), person.name, spoken or rooms, own)


def _rooms(plan: Plan) -> Iterator[_Reader]:
    """Each room in which something takes place."""
    everything = held(plan)
    for room in plan.workshop.rooms:
        own = tuple(one for one in everything if one.room == room.name)
        if own:
            yield _Reader("room", slug(room.name), room.name, spoken_in(room.name, "", plan), own)


def _organisers(plan: Plan) -> Iterator[_Reader]:
    yield _Reader("organiser", "organiser", "", spoken_in("", "", plan), held(plan))


def _interpreters(plan: Plan) -> Iterator[_Reader]:
    """Those who are in a team; where nobody is named, one pack for all rooms of several languages."""
    everything = held(plan)
    names = dict.fromkeys(one.team.interpreter for one in everything if one.team and one.team.interpreter)
    several = tuple(one for one in everything if len(one.languages) > 1)
    for name in names:
        own = tuple(one for one in everything if one.team and one.team.interpreter == name)
        yield _Reader("interpreter", slug(name), name, _languages(own, plan), own)
    if several and not names:
        yield _Reader("interpreter", "interpreter", "", _languages(several, plan), several)


_READERS: Mapping[Audience, Callable[[Plan], Iterator[_Reader]]] = {
    "facilitator": _facilitators,
    "room": _rooms,
    "organiser": _organisers,
    "interpreter": _interpreters,
}


# ── what is in a pack ─────────────────────────────────────────────────────────


def _enclosures(row: Row, about: Wanted, own: tuple[Held, ...], reader: _Reader, plan: Plan) -> Iterator[Enclosure]:
    """The files of a row about one thing. Only the first form is printed: the others are the same, to be changed."""
    name = _about(row, about)
    for language, *beside in _editions(row, _there(row, about, own, reader, plan)):
        for form in row.forms:
            wanted = replace(about, document=row.document, language=language, form=form, beside=tuple(beside))
            printed = _copies(row, wanted, own, plan) if form == row.forms[0] else 0
            path = _path(row, wanted)
            yield Enclosure(wanted, path, row.title, row.reader, name, printed, row.spoken == "together")


def _editions(row: Row, languages: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The languages of each file: side by side where a sheet is shared and has room for them, else one in each."""
    if row.spoken == "groups" and len(languages) <= ABREAST:
        yield languages
    else:
        yield from ((language,) for language in languages)


def _missing(row: Row, about: Wanted, own: tuple[Held, ...], reader: _Reader, plan: Plan) -> Iterator[Missing]:
    """In which languages of its readers a document is not, since these are for other documents only."""
    there = _there(row, about, own, reader, plan)
    for language in _spoken(row, reader, own, plan):
        if language not in there:
            yield Missing(row.title, _about(row, about), language, there)


def _about(row: Row, about: Wanted) -> str:
    return about.subject if row.about in ("group", "held", "session") else ""


def _there(row: Row, about: Wanted, own: tuple[Held, ...], reader: _Reader, plan: Plan) -> tuple[str, ...]:
    """The languages a document is made in: those of its readers that it is in; nobody goes without."""
    spoken = _spoken(row, reader, own, plan)
    id = about.subject if row.about in ("held", "session") else plan.workshop.id
    return tuple(one for one in spoken if plan.has(id, one)) or plan.first(id)


def _spoken(row: Row, reader: _Reader, own: tuple[Held, ...], plan: Plan) -> tuple[str, ...]:
    """The languages that a document's readers speak."""
    match row.spoken:
        case "rooms":
            return _languages(own, plan)
        case "groups":
            groups = {language for one in own for language in spoken_in("", one.group, plan)}
            return tuple(language for language in plan.languages if language in groups)
        case "together":
            return _own(reader, plan)[:1]
        case "own":
            return reader.own


_Abouts = Iterator[tuple[Wanted, tuple[Held, ...]]]
"""What a document is about, without its name, language and form; and what of the programme it covers."""


def _workshop(reader: _Reader, _: Plan) -> _Abouts:
    yield Wanted("", ""), reader.held


def _name(reader: _Reader, _: Plan) -> _Abouts:
    yield Wanted("", "", subject=reader.slug), reader.held


def _rows(reader: _Reader, _: Plan) -> _Abouts:
    yield Wanted("", "", rows=tuple(sorted({one.row for one in reader.held}))), reader.held


def _group(reader: _Reader, _: Plan) -> _Abouts:
    for group in dict.fromkeys(one.group for one in reader.held if one.group):
        yield Wanted("", "", subject=group), tuple(one for one in reader.held if one.group == group)


def _sessions(known: frozenset[str], reader: _Reader, plan: Plan) -> _Abouts:
    """Each once, however often it takes place."""
    of = [(plan.workshop.programme[one.row].session, one) for one in reader.held]
    for id in dict.fromkeys(session for session, _ in of if session in known):
        yield Wanted("", "", subject=id), tuple(one for session, one in of if session == id)


_SUBJECTS: Mapping[str, Callable[[_Reader, Plan], _Abouts]] = {
    "workshop": _workshop,
    "name": _name,
    "rows": _rows,
    "group": _group,
    "held": lambda reader, plan: _sessions(plan.plans | plan.talks, reader, plan),
    "session": lambda reader, plan: _sessions(plan.plans, reader, plan),
}


def _path(row: Row, wanted: Wanted) -> str:
    """`deck/labour.fr.pptx`, `worksheet/labour.en+fr.pdf`; without a language where all stand in it."""
    ending = wanted.form if row.spoken == "together" else f"{wanted.spoken}.{wanted.form}"
    if row.about in ("workshop", "name", "rows"):
        return f"{row.document}.{ending}"
    return f"{row.document}/{slug(wanted.subject) if row.about == 'group' else wanted.subject}.{ending}"


# ── how many copies ───────────────────────────────────────────────────────────


def _copies(row: Row, wanted: Wanted, own: tuple[Held, ...], plan: Plan) -> int:
    if row.copies == "people":
        everybody = tuple(group.name for group in plan.workshop.groups)
        groups = dict.fromkeys(group for one in own for group in ((one.group,) if one.group else everybody))
        if wanted.beside:
            return sum(_shared(group, plan) for group in groups)
        of = wanted.subject if row.about in ("held", "session") else ""
        return sum(copies(group, wanted.language, plan, of) for group in groups)
    return 1 if row.copies == "once" else 0


def _shared(group: str, plan: Plan) -> int:
    """How many of something all languages of a group stand in, with spares."""
    people = next((one.people or 0 for one in plan.workshop.groups if one.name == group), 0)
    return (sum(person.group == group for person in plan.people) or people) + SPARES


def copies(group: str, language: str, plan: Plan, of: str = "") -> int:
    """How many of something each person of a group gets in one of its languages, with spares.

    By the participants' list, where there is one; else the group's people are shared out among its languages: those
    that the session `of`, or the workshop, is in.
    """
    id = of or plan.workshop.id
    languages = tuple(one for one in spoken_in("", group, plan) if plan.has(id, one)) or plan.first(id)
    one = next((g for g in plan.workshop.groups if g.name == group), None)
    if one is None or language not in languages:
        return 0
    spares = ceil(SPARES / len(languages))
    members = [person for person in plan.people if person.group == group]
    if members:
        return sum(reads(person, languages) == language for person in members) + spares
    return ceil((one.people or 0) / len(languages)) + spares


def reads(person: Person, languages: tuple[str, ...]) -> str:
    """The language a person gets things in: their own where there is something in it, else the first of these."""
    return person.language if person.language in languages else languages[0]
