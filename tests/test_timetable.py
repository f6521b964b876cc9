"""The timetable: where everything stands, what the picture says, and that it can be read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import page as validator
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.arrange import timetable
from publish.arrange.labels import names
from publish.bind import folios, numbers
from publish.bind.pdf import bind
from publish.model import (
    Book,
    Event,
    Group,
    MeetingRoom,
    Publication,
    Settings,
    Slot,
    Team,
    Text,
    Timetable,
    TimetableDay,
    Workshop,
)
from publish.render.chart import Look
from publish.render.pdf import render_margins, render_part
from publish.render.timetable import COLUMN, SHEET, draw
from publish.render.timetable.layout import EDGE, Layout, laid_out
from publish.words import Words
from tests.print_book import brand
from tests.samples import SESSION, edition

LOOK = Look(
    "Source Sans 3", "sans", "sans-bold", 9, ("#111111", "#222222"), "#000000", "#555555", "#cccccc", "#ffffff", "en"
)
ROOMS = tuple(MeetingRoom(name, ("en", "fr"), 25, ()) for name in ("Hall", "Room A", "Room B"))
GROUPS = (Group("Group A", "Room A", ("en",), 20), Group("Group B", "Room B", ("fr",), 20))
BOTH = ("Group A", "Group B")


def slot(start: str, minutes: int, what: str, groups: tuple[str, ...] = (), *rooms: str, day: int = 1) -> Slot:
    hours, rest = start.split(":")
    label = () if what == "labour" else (Text(what),)
    return Slot(day, int(hours) * 60 + int(rest), minutes, "" if label else what, label, groups, rooms)


def workshop(*programme: Slot, teams: tuple[Team, ...] = ()) -> Workshop:
    return Workshop("w", (Text("A workshop"),), (), programme, ROOMS, GROUPS, (), date="2026-12-31", teams=teams)


def pictures(one: Workshop, upright: bool = False) -> tuple[Timetable, ...]:
    return timetable.timetables(one, names(publication(one), edition("timetable", "w"), Words("en")), upright)


def publication(one: Workshop) -> Publication:
    return Publication("en", Settings("Training", "en", ("en",)), "Training", "abc", (), (SESSION,), (), (one,))


DAY = (
    slot("09:30", 75, "Opening", BOTH, "Hall"),
    slot("10:45", 15, "Coffee"),
    slot("11:00", 120, "labour", BOTH),
    slot("13:00", 60, "Visit", ("Group A",), "Hall"),
    slot("13:30", 60, "Talk", ("Group B",), "Room B"),
)


# ── what is said ──────────────────────────────────────────────────────────────


def test_groups_at_work_have_columns_and_what_all_do_together_has_none() -> None:
    (picture,) = pictures(workshop(*DAY[:3]))
    (day,) = picture.days
    assert [place for place, _ in day.places] == ["Room A", "Room B"]
    assert [(e.title, e.note, [s.name for s in e.seats], e.quiet) for e in day.events] == [
        ("Opening", "all groups · Hall", [], False),
        ("Coffee", "", [], True),
        ("Labour at Work", "", ["Group A", "Group B"], False),
    ]


def test_what_overlaps_stands_in_its_rooms() -> None:
    (picture,) = pictures(workshop(*DAY))
    (day,) = picture.days
    assert [place for place, _ in day.places] == ["Hall", "Room A", "Room B"]
    assert [(day.places[s.place][0], s.groups) for e in day.events[3:] for s in e.seats] == [
        ("Hall", (0,)),
        ("Room B", (1,)),
    ]


def test_who_leads_is_said_and_where_their_room_is() -> None:
    teams = (Team(DAY[2], "Group A", "Hall", "Ana", "Bo"), Team(DAY[0], "", "Hall", "Chen"))
    (picture,) = pictures(workshop(*DAY[:3], teams=teams))
    (day,) = picture.days
    assert day.events[0].note == "all groups · Hall · Chen"
    assert [(day.places[s.place][0], s.leads) for s in day.events[2].seats] == [("Hall", ("Ana", "Bo")), ("Room B", ())]
    assert "11:00–13:00 Labour at Work; Hall · Group A · Ana, Bo; Room B · Group B." in picture.alt


DAYS = [
    # days, upright → pictures, titles of the first one's days
    (1, False, 1, [""]),
    (2, False, 1, ["Day 1 · 31 December 2026", "Day 2 · 1 January 2027"]),
    (5, True, 5, ["Day 1 · 31 December 2026"]),
    (6, False, 6, ["Day 1 · 31 December 2026"]),
]


@pytest.mark.parametrize(("count", "upright", "sheets", "titles"), DAYS)
def test_days_stand_side_by_side_while_they_can_be_read(
    count: int, upright: bool, sheets: int, titles: list[str]
) -> None:
    drawn = pictures(workshop(*(replace(one, day=n) for n in range(1, count + 1) for one in DAY[:3])), upright)
    assert len(drawn) == sheets
    assert [day.title for day in drawn[0].days] == titles
    assert len({picture.key for picture in drawn}) == sheets


def test_a_workshop_without_a_programme_has_no_picture() -> None:
    assert pictures(workshop()) == ()


# ── where it stands ───────────────────────────────────────────────────────────

LENGTHS = st.integers(5, 240)
NAMES = st.sampled_from(("Coffee", "Counter-Trafficking", "Lucha contra la trata de personas", "Lutte", "移民と労働"))


@st.composite
def programmes(draw: st.DrawFn) -> Timetable:
    """Days of events that follow each other, some in up to twelve rooms."""
    from publish.model import Seat

    places = tuple((f"Room {n}", "English · French") for n in range(draw(st.integers(1, 12))))
    days = []
    for number in range(draw(st.integers(1, 3))):
        start, events = 8 * 60, []
        for minutes in draw(st.lists(LENGTHS, min_size=1, max_size=6)):
            seats = tuple(Seat(n, (n,), f"Group {n}", ("Ana María López",)) for n in range(len(places)))
            seated = draw(st.booleans())
            events.append(Event(start, start + minutes, draw(NAMES), "" if seated else "all", seats if seated else ()))
            start += minutes
        days.append(TimetableDay(f"Day {number}", places, tuple(events)))
    return Timetable(tuple(days), "", "w#timetable", draw(st.booleans()))


def heights(layout: Layout) -> Iterator[tuple[float, float]]:
    """The room that each event has, and what it needs."""
    for lane in layout.lanes:
        for event in lane.day.events:
            yield layout.at[event.end] - layout.at[event.start], lane.height(event)


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_every_event_has_room_for_its_text_and_time_only_runs_down(picture: Timetable) -> None:
    layout = laid_out(picture, LOOK, *(COLUMN if picture.upright else SHEET))
    assert all(room >= needed - 0.01 for room, needed in heights(layout))
    times = [layout.at[time] for time in sorted(layout.at)]
    assert all(a < b for a, b in pairwise(times))
    assert [lane.left + lane.width <= layout.width for lane in layout.lanes] == [True] * len(layout.lanes)


def test_twelve_rooms_with_long_names_fit_their_sheet() -> None:
    rooms = tuple(MeetingRoom(f"Room {n}", ("en", "fr", "es"), 30, ()) for n in range(12))
    groups = tuple(Group(f"Group {n}", f"Room {n}", ("en",), 30) for n in range(12))
    all_of_them = tuple(group.name for group in groups)
    one = replace(workshop(DAY[1], replace(DAY[2], groups=all_of_them)), rooms=rooms, groups=groups)
    teams = tuple(
        Team(one.programme[1], g.name, g.room, "Maria-Dolores Etxeberria", "Jean-Baptiste N.") for g in groups
    )
    layout = laid_out(pictures(replace(one, teams=teams))[0], LOOK, *SHEET)
    assert layout.height <= SHEET[1] + 2 * EDGE
    assert all(lane.fits() for lane in layout.lanes)
    assert (layout.look.size, layout.lanes[0].small.size) >= (9.0, 6.0)


def test_right_to_left_everything_stands_mirrored() -> None:
    (picture,) = pictures(workshop(*DAY))
    left, right = (sorted((said, float(x)) for x, said in TEXT.findall(draw(picture, look))) for look in (LOOK, ARABIC))
    mirrored = sorted((said, SHEET[0] - x) for said, x in right)
    assert [said for said, _ in left] == [said for said, _ in mirrored]
    assert [x for _, x in left] == pytest.approx([x for _, x in mirrored], abs=0.02)


ARABIC = replace(LOOK, language="ar")
TEXT = re.compile(r'<text x="([\d.]+)"[^>]*>([^<]*)')


# ── on paper ──────────────────────────────────────────────────────────────────


def printed(book: Book) -> pypdfium2.PdfDocument:
    parts = tuple(render_part(book, part, brand(), {}, {}) for part in book.parts)
    margins = render_margins(book, folios.sheets(book, tuple(numbers.leaves(book, parts)), Words("en")), brand())
    data = bind(book, parts, margins, Words("en"))
    assert [failure.message for failure in validator.validate_pdf_bytes(data, profile="ua1").failures] == []
    return pypdfium2.PdfDocument(io.BytesIO(data))


def test_a_sheet_is_one_page_on_its_side_with_every_time_and_name() -> None:
    book = timetable.arrange(publication(workshop(*DAY)), edition("timetable", "w"), Words("en"))
    pdf = printed(book)
    assert len(pdf) == 1
    assert pdf[0].get_width() > pdf[0].get_height()
    said = pdf[0].get_textpage().get_text_bounded()  # what hangs out of the page is not there
    for word in (
        "09:30–10:45",
        "11:00–13:00",
        "13:00–14:00 Visit",
        "13:30–14:30 Talk",
        "Room A",
        "Group B",
        "Revision abc",
    ):
        assert word in " ".join(said.split()), word


def test_groups_differ_by_more_than_colour() -> None:
    drawing = draw(pictures(workshop(*DAY[:3]))[0], LOOK)
    assert drawing.count('fill="#222222"') == drawing.count('fill="url(#p1)"') == 1


def test_an_unknown_workshop_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        timetable.arrange(publication(workshop()), edition("timetable", "nowhere"), Words("en"))
