"""The programme of a workshop as a picture: rooms across, time down; a sheet for the wall, and for other products.

Rooms have a column on a day on which several things take place at once. What everybody does together stands
across the whole width and names its room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publish import walk
from publish.arrange.books import bare, book
from publish.arrange.common import capital, date_said, joined, paragraphs
from publish.arrange.labels import Names, names
from publish.arrange.lists import row
from publish.arrange.rooming import Rooming
from publish.link.drawings import languages
from publish.model import (
    Book,
    Edition,
    Event,
    Part,
    Publication,
    Seat,
    Slot,
    Timetable,
    TimetableDay,
    Workshop,
)
from publish.schedule import clock, day_of
from publish.words import Words

WIDEST, WIDEST_UPRIGHT = 10, 6
"""So many rooms, over all days, stand beside each other on one sheet; with more, each day has a sheet of its own."""


def arrange(publication: Publication, edition: Edition, words: Words, named: Names | None = None) -> Book:
    """The timetable of the workshop `edition.subject`, on as few sheets as it can be read on; KeyError for no such one.

    A sheet lies on its side and is full: it is hung up, or handed out.
    """
    workshop = next((w for w in publication.workshops if w.id == edition.subject), None)
    if workshop is None:
        raise KeyError(edition.subject)
    named = named or names(publication, edition, words)
    title = joined(walk.plain(workshop.title), words("Timetable"))
    drawn = timetables(workshop, named)
    parts = tuple(_sheet(picture, workshop, publication, words, alone=len(drawn) == 1) for picture in drawn)
    return book(publication, edition, title, parts, named)


def _sheet(picture: Timetable, workshop: Workshop, publication: Publication, words: Words, alone: bool) -> Part:
    when = _date(workshop.date, words) if alone else picture.days[0].title
    state = joined(
        workshop.venue,
        workshop.timezone.replace("_", " "),
        words("Revision {revision}", revision=publication.revision) if publication.revision else "",
    )
    return Part(
        picture.key.replace("#", "/"),
        "timetable",
        bare(workshop.title),
        (picture, *paragraphs(state)),
        eyebrow=joined(words("Timetable"), when),
        opens="next",
        folio=False,
    )


def timetables(workshop: Workshop, named: Names, upright: bool = False) -> tuple[Timetable, ...]:
    """The programme as pictures: one, or one for each day where they would not be readable side by side.

    `upright`: for a page of a book, else for a sheet that lies on its side. Of a workshop without programme, none.
    """
    days = tuple(sorted({slot.day for slot in workshop.programme}))
    drawn = tuple(_Day(workshop, day, named, len(days) > 1, Rooming(workshop)).drawn() for day in days)
    across = sum(max(1, len(day.places)) for day in drawn)
    if not drawn:
        return ()
    if len(drawn) == 1 or across <= (WIDEST_UPRIGHT if upright else WIDEST):
        return (_picture(drawn, f"{workshop.id}#timetable", workshop, named.words, upright),)
    numbered = zip(days, drawn, strict=True)
    return tuple(
        _picture((day,), f"{workshop.id}#timetable-{n}", workshop, named.words, upright) for n, day in numbered
    )


def _picture(days: tuple[TimetableDay, ...], key: str, workshop: Workshop, words: Words, upright: bool) -> Timetable:
    named = words("{label}: {title}", label=words("Timetable"), title=walk.plain(workshop.title))
    return Timetable(days, " ".join((f"{named}.", *_in_words(days, words.language))), key, upright)


def _in_words(days: tuple[TimetableDay, ...], language: str) -> Iterator[str]:
    """A sentence for each event, for those who do not see the picture."""
    for day in days:
        if day.title:
            yield f"{day.title}:"
        for event in day.events:
            seats = (joined(day.places[seat.place][0], seat.name, row(seat.leads, language)) for seat in event.seats)
            said = "; ".join(filter(None, (joined(event.title, event.note), *seats)))
            yield f"{clock(event.start)}–{clock(event.end)} {said}."


def _date(written: str, words: Words) -> str:
    return capital(date_said(written, words.language)) if written else ""


@dataclass(frozen=True, slots=True)
class _Day:
    """One day of a workshop, on its way to a picture."""

    workshop: Workshop
    day: int
    named: Names
    several: bool
    rooming: Rooming

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.workshop.programme if slot.day == self.day)

    def drawn(self) -> TimetableDay:
        """The day with a column for each room in which something takes place while other things do elsewhere."""
        used = {place for slot in self.slots if self._divided(slot) for place in self.rooming.places(slot)}
        order = [room.name for room in self.workshop.rooms]
        places = (*(name for name in order if name in used), *sorted(used.difference(order)))
        column = {place: n for n, place in enumerate(places)}
        spoken = {room.name: languages(room.languages, self.named.words) for room in self.workshop.rooms}
        events = tuple(self._event(slot, column) for slot in self.slots)
        return TimetableDay(self._title(), tuple((place, spoken.get(place, "")) for place in places), events)

    def _title(self) -> str:
        if not self.several:
            return ""
        when = day_of(self.workshop, self.day)
        words = self.named.words
        return joined(
            words("Day {number}", number=self.day), date_said(when.isoformat(), words.language) if when else ""
        )

    def _event(self, slot: Slot, column: dict[str, int]) -> Event:
        title = self.named.documents.get(slot.session, slot.session) if slot.session else walk.plain(slot.label)
        if self._divided(slot):
            seats = tuple(
                self._seat(slot, place, groups, column) for place, groups in self.rooming.places(slot).items()
            )
            return Event(slot.start, slot.end, title, "", tuple(sorted(seats, key=lambda seat: seat.place)))
        quiet = not slot.session and not slot.groups
        return Event(slot.start, slot.end, title, self._together(slot), quiet=quiet)

    def _together(self, slot: Slot) -> str:
        """Who is where, and led by whom, when all of them are in one place: “all groups · Plenary · Facilitator 5”."""
        every, language = {group.name for group in self.workshop.groups}, self.named.words.language
        who = self.named.words("all groups") if every and every == set(slot.groups) else row(slot.groups, language)
        leads = dict.fromkeys(name for group in (*slot.groups, "") for name in self.rooming.leads(slot, group))
        return joined(who, row(self.rooming.places(slot), language), row(leads, language))

    def _divided(self, slot: Slot) -> bool:
        """Whether something else takes place in other rooms at the same time, of this row or of another."""
        at_once = any(o is not slot and o.start < slot.end and slot.start < o.end for o in self.slots)
        return len(self.rooming.places(slot)) > (0 if at_once else 1)

    def _seat(self, slot: Slot, place: str, groups: tuple[str, ...], column: dict[str, int]) -> Seat:
        numbers = {group.name: n for n, group in enumerate(self.workshop.groups)}
        leads = dict.fromkeys(name for group in (groups or ("",)) for name in self.rooming.leads(slot, group))
        shown = tuple(numbers[group] for group in groups if group in numbers)
        return Seat(column[place], shown, row(groups, self.named.words.language), tuple(leads))
