"""The programme of a workshop as calendars: for everybody, for each group, for each facilitator.

Breaks are left out: what a calendar is for is where to be, and with whom.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from publish import walk
from publish.arrange.common import joined
from publish.arrange.labels import Names, names
from publish.arrange.lists import row
from publish.arrange.rooming import Rooming
from publish.model import Appointment, Calendar, Edition, Facilitator, Publication, Slot, Team, Workshop
from publish.schedule import day_of
from publish.slug import digest, slug
from publish.words import Words

PEOPLE = "facilitators"
"""The folder of calendars of single facilitators: those are for them, and not to be posted."""


def arrange(
    publication: Publication, edition: Edition, words: Words, named: Names | None = None
) -> tuple[Calendar, ...]:
    """The calendars of the workshop `edition.subject`; KeyError for no such one. None, while it has no date."""
    workshop = next((w for w in publication.workshops if w.id == edition.subject), None)
    if workshop is None:
        raise KeyError(edition.subject)
    if not workshop.date:
        return ()
    named = named or names(publication, edition, words)
    maker = _Maker(publication, workshop, named, Rooming(workshop))
    taken: Counter[str] = Counter()
    return (
        maker.calendar("", "", "", tuple(maker.whole())),
        *(maker.calendar(g.name, "", _fresh(g.name, taken), tuple(maker.of_group(g.name))) for g in workshop.groups),
        *(
            maker.calendar(one.name, PEOPLE, _fresh(one.name, taken), tuple(maker.of_facilitator(one)))
            for one in workshop.facilitators
            if one.name
        ),
    )


def _fresh(name: str, taken: Counter[str]) -> str:
    """A short name for a file; two people of one name have two."""
    short = slug(name)
    taken[short] += 1
    return short if taken[short] == 1 else f"{short}-{taken[short]}"


@dataclass(frozen=True, slots=True)
class _Maker:
    """What every calendar of one workshop needs."""

    publication: Publication
    workshop: Workshop
    named: Names
    rooming: Rooming

    def calendar(self, name: str, folder: str, variant: str, run: tuple[Appointment, ...]) -> Calendar:
        """A calendar called for the workshop and, where it is theirs, for the group or person."""
        title = joined(walk.plain(self.workshop.title), name)
        date = self.publication.settings.date or self.workshop.date
        return Calendar(title, self.publication.language, self.workshop.timezone, date, run, folder, variant)

    # ── whose ─────────────────────────────────────────────────────────────────

    def whole(self) -> Iterator[Appointment]:
        """Every session once, whoever comes."""
        for slot in self._sessions():
            places = self.rooming.places(slot)
            said = (self._place(slot, place, groups) for place, groups in places.items()) if len(places) > 1 else ()
            yield self._appointment(slot, "", ", ".join(places), (*said, self._led(self.rooming.team(slot, ""))))

    def of_group(self, group: str) -> Iterator[Appointment]:
        """The sessions of a group, and where it has them."""
        for slot in self._sessions():
            if group in slot.groups or not slot.groups:
                yield self._with_group(slot, group)

    def of_facilitator(self, one: Facilitator) -> Iterator[Appointment]:
        """What somebody leads; what everybody attends; and, tentatively, sessions of theirs nobody is named for yet."""
        for slot in self._sessions():
            teams = [team for team in self.workshop.teams if team.slot == slot]
            own = [team for team in teams if one.name in team.names]
            for team in own:
                yield self._with_group(slot, team.group)
            together = len(self.rooming.places(slot)) <= 1
            if not own and (together or (not teams and slot.session in one.leads)):
                yield self._appointment(slot, "", self._own_rooms(slot), (), tentative=not together)

    def _sessions(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.workshop.programme if slot.session or slot.groups)

    # ── one appointment ───────────────────────────────────────────────────────

    def _with_group(self, slot: Slot, group: str) -> Appointment:
        place = self.rooming.place(slot, group) if group else ", ".join(self.rooming.places(slot))
        return self._appointment(slot, group, place, (self._led(self.rooming.team(slot, group)),))

    def _appointment(
        self, slot: Slot, group: str, place: str, notes: tuple[str, ...], tentative: bool = False
    ) -> Appointment:
        words, when = self.named.words, day_of(self.workshop, slot.day)
        title = self.named.documents.get(slot.session, slot.session) if slot.session else walk.plain(slot.label)
        undecided = words("It is not decided yet who leads which group.") if tentative else ""
        revision = self.publication.revision
        said = (*notes, undecided, words("Revision {revision}", revision=revision) if revision else "")
        return Appointment(
            self._uid(slot, group),
            when.isoformat() if when else "",
            slot.start,
            slot.end,
            joined(title, group),
            ", ".join(filter(None, (place, self.workshop.venue))),
            tuple(filter(None, said)),
            tentative,
        )

    def _own_rooms(self, slot: Slot) -> str:
        places = self.rooming.places(slot)
        return ", ".join(places) if len(places) <= 1 else ""

    def _place(self, slot: Slot, place: str, groups: tuple[str, ...]) -> str:
        """“Room A · Group A · Facilitator 1, Facilitator 2”."""
        leads = dict.fromkeys(name for group in groups or ("",) for name in self.rooming.leads(slot, group))
        language = self.named.words.language
        return joined(place, row(groups, language), row(leads, language))

    def _led(self, team: Team | None) -> str:
        words = self.named.words
        if team is None:
            return ""
        return words("{label}: {title}", label=words("Facilitators"), title=row(team.names, words.language))

    def _uid(self, slot: Slot, group: str) -> str:
        """Equal in all languages, and when the time or the room of a session changes: calendars then move it.

        A session is told by its id, anything else by its place among the other rows of its day; each by how many
        times it took place before.
        """
        before = self.workshop.programme[: self.workshop.programme.index(slot)]
        key = slot.session or f"day-{slot.day}"
        count = sum((one.session or f"day-{one.day}") == key for one in before)
        return digest("\0".join((self.publication.settings.title, self.workshop.id, key, str(count), group)))[:24]
