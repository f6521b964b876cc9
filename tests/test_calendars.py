"""Calendars, read back as mail programs read them: who is where and when, in every time zone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from publish import build
from publish.arrange.calendars import PEOPLE, arrange
from publish.events import Found, Written
from publish.model import Appointment, Calendar, Facilitator, Publication, Team, Workshop
from publish.render.ics import LONGEST, render
from publish.request import Request
from publish.words import Words
from tests.folder import changed, write
from tests.samples import BOTH, PUBLICATION, WORKSHOP, edition

PLENARY, LABOUR, LUNCH, _ = WORKSHOP.programme
LABOUR = replace(LABOUR, groups=BOTH)
SLOTS = (PLENARY, LABOUR, LUNCH)
PEOPLE_OF_IT = (
    Facilitator("Ana", ("en",), ("labour",), ""),
    Facilitator("Bo", ("en",), ("labour",), ""),
    Facilitator("Chen", ("en",), (), ""),
)
DATED = replace(WORKSHOP, programme=SLOTS, facilitators=PEOPLE_OF_IT)


def calendars(workshop: Workshop = DATED, language: str = "en") -> dict[str, Calendar]:
    publication: Publication = replace(PUBLICATION, workshops=(workshop,), language=language)
    made = arrange(publication, edition("calendar", workshop.id, language=language), Words(language))
    return {"/".join(filter(None, (one.folder, one.variant))): one for one in made}


def events(data: bytes) -> list[dict[str, str]]:
    """The events of a file, by the names of their properties, as RFC 5545 says they are read."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            plain = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
            found[-1].setdefault(name.partition(";")[0], plain)
    return found


def moment(written: str) -> datetime:
    return datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)


def test_there_is_one_for_everybody_one_for_each_group_and_each_facilitator() -> None:
    assert list(calendars()) == ["", "group-a", "group-b", *(f"{PEOPLE}/{name}" for name in ("ana", "bo", "chen"))]


def test_two_people_of_one_name_have_two_files() -> None:
    twice = replace(DATED, facilitators=(PEOPLE_OF_IT[0], PEOPLE_OF_IT[0]))
    assert list(calendars(twice))[-2:] == [f"{PEOPLE}/ana", f"{PEOPLE}/ana-2"]


def test_times_are_those_of_the_programme_wherever_one_is() -> None:
    for one, slot in zip(calendars()[""].appointments, [s for s in SLOTS if s.session or s.groups], strict=True):
        (event,) = events(render(replace(calendars()[""], appointments=(one,))))
        midnight = datetime(2026, 12, slot.day, tzinfo=timezone(timedelta(hours=1)))  # winter in Zurich
        assert moment(event["DTSTART"]) == midnight + timedelta(minutes=slot.start)
        assert moment(event["DTEND"]) == midnight + timedelta(minutes=slot.end)


def test_summer_time_counts_and_without_a_zone_times_are_local() -> None:
    one = Appointment("uid", "2026-07-01", 9 * 60, 10 * 60, "T", "")
    calendar = Calendar("C", "en", "Europe/Zurich", "2026-11", (one,))
    assert events(render(calendar))[0]["DTSTART"] == "20260701T070000Z"
    assert events(render(replace(calendar, timezone="")))[0]["DTSTART"] == "20260701T090000"
    assert events(render(calendar))[0]["DTSTAMP"] == "20261101T000000Z"


def test_who_leads_knows_group_room_and_company() -> None:
    teams = (Team(LABOUR, "Group A", "Room 9", "Ana", "Bo"), Team(LABOUR, "Group B", "Room 2", "Chen"))
    made = calendars(replace(DATED, teams=teams))
    (event,) = [e for e in events(render(made[f"{PEOPLE}/bo"])) if "Group" in e["SUMMARY"]]
    assert event["SUMMARY"] == "Labour at Work · Group A"
    assert event["LOCATION"].startswith("Room 9")
    assert event["DESCRIPTION"].startswith("Facilitators: Ana, Bo")
    assert event["STATUS"] == "CONFIRMED"
    assert [a.title for a in made["group-b"].appointments if "Labour" in a.title] == ["Labour at Work · Group B"]


def test_what_nobody_is_named_for_is_tentative_for_those_who_may_lead_it() -> None:
    made = calendars()
    tentative = {
        name: [a.title for a in made[f"{PEOPLE}/{name}"].appointments if a.tentative] for name in ("ana", "chen")
    }
    assert tentative == {"ana": ["Labour at Work"], "chen": []}


def test_an_appointment_keeps_its_name_in_all_languages_and_when_it_is_moved() -> None:
    later = replace(DATED, programme=tuple(replace(slot, start=slot.start + 15) for slot in SLOTS))
    uids = [[a.uid for a in c.appointments] for c in calendars().values()]
    assert uids == [[a.uid for a in c.appointments] for c in calendars(language="fr").values()]
    assert uids == [[a.uid for a in c.appointments] for c in calendars(later).values()]
    assert all(len(set(own)) == len(own) for own in uids)


def test_lines_are_folded_and_no_letter_is_torn() -> None:
    title = "Réunion; 移民, \\ et « travail »\nsuite" * 8
    data = render(Calendar("C", "fr", "", "2026", (Appointment("u", "2026-12-01", 0, 60, title, "A, B; C"),)))
    assert max(map(len, data.split(b"\r\n"))) <= LONGEST
    assert [line.decode() for line in data.split(b"\r\n")]
    (event,) = events(data)
    assert (event["SUMMARY"], event["LOCATION"]) == (title, "A, B; C")


def test_breaks_are_in_nobodys_calendar() -> None:
    assert not [a for c in calendars().values() for a in c.appointments if a.title == "Lunch"]


def test_they_are_built_and_a_workshop_without_a_date_is_told(tmp_path: Path) -> None:
    root = write(tmp_path)
    events_of = tuple(build.run(Request(root, root / "build", ("calendar",), ("en",))))
    written = sorted(e.path for e in events_of if isinstance(e, Written))
    assert written[0] == "en/calendar/facilitators/w.facilitator-1.ics"
    assert "en/calendar/w.ics" in written
    assert events((root / "build/en/calendar/w.ics").read_bytes())
    write(root, changed("content/workshops/w/workshop.md", "date: 2026-12-01\n", ""))
    again = tuple(build.run(Request(root, root / "build", ("calendar",), ("en",))))
    assert [d.code for e in again if isinstance(e, Found) for d in e.diagnostics] == ["P042"]


def test_an_unknown_workshop_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        arrange(PUBLICATION, edition("calendar", "nowhere"), Words("en"))
