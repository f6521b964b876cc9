"""The programme of a workshop as its guide prints it: what happens when, where, with whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.common import joined, text
from publish.arrange.labels import Names, say
from publish.arrange.lists import row
from publish.arrange.tables import table
from publish.arrange.timetable import timetables
from publish.link.drawings import languages, time_range
from publish.model import Blocks, Facilitator, Heading, Inlines, Part, Reference, Slot, Workshop
from publish.schedule import DAY, clock
from publish.words import Words


def programme(workshop: Workshop, named: Names) -> Part:
    """The days at a glance and as tables, each session with its page; then rooms, groups and facilitators."""
    drawn = timetables(workshop, named, upright=True)
    alone = drawn if len(drawn) == 1 else ()
    pictures = {} if alone else {day: (picture,) for day, picture in zip(days(workshop), drawn, strict=True)}
    return _part(workshop, named, (*alone, *_days(workshop, named, pictures), *_who_is_where(workshop, named)))


def in_two(workshop: Workshop, named: Names) -> tuple[Part, Part]:
    """The days as tables, with pages that are those of one guide; and the rest, without links: equal in many guides."""
    who = _part(workshop, named, _who_is_where(workshop, named), "Who is where", "who-is-where")
    plain = walk.rewrite(who.blocks, None, lambda one: one.content if isinstance(one, Reference) else (one,))
    return _part(workshop, named, _days(workshop, named, {})), replace(who, blocks=plain)


def _part(workshop: Workshop, named: Names, blocks: Blocks, word: str = "Programme", name: str = "programme") -> Part:
    title = named.words(word)
    heads, said = (named.words("Facilitator guide"), title), say(blocks, workshop.id, named)
    return Part(f"{workshop.id}/{name}", "programme", text(title), said, heads=heads, opens="next")


def _days(workshop: Workshop, named: Names, pictures: Mapping[int, Blocks]) -> Blocks:
    """Each day as a table, below its picture where it has one."""
    drawn = (_day(day, workshop, named.words, pictures.get(day, ())) for day in days(workshop))
    return tuple(block for blocks in drawn for block in blocks)


def _who_is_where(workshop: Workshop, named: Names) -> Blocks:
    key, words = f"{workshop.id}/programme", named.words
    return (
        *_rooms(workshop, key, words),
        *_groups(workshop, key, words),
        *_facilitators(workshop, key, named),
        *_teams(workshop, key, words),
    )


def days(workshop: Workshop) -> tuple[int, ...]:
    """The days of the programme, in order."""
    return tuple(sorted({slot.day for slot in workshop.programme}))


def ranges(slots: tuple[Slot, ...], workshop: Workshop, words: Words) -> tuple[str, ...]:
    """“11:00–13:00”, once for each time; with its day where the programme has several."""
    several = len(days(workshop)) > 1
    said = (f"{words('Day {number}', number=s.day)}, {time_range(s)}" if several else time_range(s) for s in slots)
    return tuple(dict.fromkeys(said))


def _day(day: int, workshop: Workshop, words: Words, picture: Blocks) -> Blocks:
    slots = sorted((slot for slot in workshop.programme if slot.day == day), key=lambda slot: slot.start)
    rows = tuple(
        (text(time_range(slot)), _session(slot), text(_who(slot, workshop, words)), text(_where(slot, words)))
        for slot in slots
    )
    drawn = table("programme", ("Time", "Session", "Groups", "Rooms"), rows, words)
    key = f"{workshop.id}/day-{day}"
    head = (Heading(2, text(words("Day {number}", number=day)), key),) if len(days(workshop)) > 1 else ()
    return (*head, *picture, drawn)


def _session(slot: Slot) -> Inlines:
    """A session by its title and the page of its plan; anything else by the planner's own words."""
    return (Reference(slot.session, page=True),) if slot.session else slot.label


def _who(slot: Slot, workshop: Workshop, words: Words) -> str:
    everybody = {group.name for group in workshop.groups}
    return words("all groups") if everybody and everybody == set(slot.groups) else row(slot.groups, words.language)


def _where(slot: Slot, words: Words) -> str:
    """Where it takes place; groups without a named room are each in their own."""
    return row(slot.rooms, words.language) or (words("own room") if slot.groups else "")


def _headed(head: str, key: str, name: str, run: Blocks) -> Blocks:
    return (Heading(2, text(head), f"{key}/{name}"), *run) if run else ()


def _rooms(workshop: Workshop, key: str, words: Words) -> Blocks:
    heads = ("Room", "Languages", "Seats", "Equipment")
    rows = tuple(
        (text(room.name), text(languages(room.languages, words)), _number(room.seats), room.equipment)
        for room in workshop.rooms
    )
    return _headed(words("Rooms"), key, "rooms", (table("rooms", heads, rows, words),) if rows else ())


def _groups(workshop: Workshop, key: str, words: Words) -> Blocks:
    heads = ("Group", "Room", "Languages", "People")
    rows = tuple(
        (text(group.name), text(group.room), text(languages(group.languages, words)), _number(group.people))
        for group in workshop.groups
    )
    return _headed(words("Groups"), key, "groups", (table("groups", heads, rows, words),) if rows else ())


def _facilitators(workshop: Workshop, key: str, named: Names) -> Blocks:
    words, heads = named.words, ("Facilitator", "Languages", "Leads", "Not available")

    def row(one: Facilitator) -> tuple[Inlines, ...]:
        leads = joined(*(named.documents.get(session, session) for session in one.leads))
        return text(one.name), text(languages(one.languages, words)), text(leads), text(away_said(one, words))

    rows = tuple(map(row, workshop.facilitators))
    drawn = table("facilitators", heads, rows, words)
    return _headed(words("Facilitators"), key, "facilitators", (drawn,) if rows else ())


def away_said(one: Facilitator, words: Words) -> str:
    """When somebody is not there, in the language of the words: “Day 1, 14:00–17:00; Day 2”."""
    said = []
    for absence in one.away:
        day = words("Day {number}", number=absence.day) if absence.day else ""
        start = clock(absence.start) if absence.start else ""
        end = clock(absence.end) if absence.end < DAY else ""
        said.append(", ".join(part for part in (day, f"{start}–{end}" if start or end else "") if part))
    return "; ".join(said)


def _teams(workshop: Workshop, key: str, words: Words) -> Blocks:
    """Who leads which group when; nothing as long as nobody is assigned."""
    heads = ("Time", "Session", "Group", "Room", "Facilitators")
    rows = tuple(
        (
            text(joined(*ranges((team.slot,), workshop, words))),
            _titled(team.slot),
            text(team.group or words("all groups")),
            text(team.room),
            text(joined(*team.names)),
        )
        for team in workshop.teams
        if team.names
    )
    drawn = table("teams", heads, rows, words)
    return _headed(words("Who leads which group"), key, "teams", (drawn,) if rows else ())


def _titled(slot: Slot) -> Inlines:
    return (Reference(slot.session),) if slot.session else slot.label


def _number(number: int | None) -> Inlines:
    return () if number is None else text(str(number))
