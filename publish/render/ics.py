"""A calendar → iCalendar (RFC 5545), as mail and calendar programs take it in.

Times are given in UTC, so that no program needs the rules of the workshop's time zone; without a zone they are
local times, which are the same on every clock (RFC 5545, 3.3.5, form 1). The time stamp is the publication's date,
not the clock's: the same programme gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from publish.model import Appointment, Calendar

LONGEST = 75  # bytes of a line, without its end (3.1)
ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def render(calendar: Calendar) -> bytes:
    """The calendar as the bytes of an .ics file: UTF-8, lines folded and ended by CRLF."""
    return b"".join(_folded(line) for line in _lines(calendar))


def _lines(calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//publish//calendar//{calendar.language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{_escaped(calendar.title)}"  # RFC 7986
    yield f"X-WR-CALNAME:{_escaped(calendar.title)}"  # what programs read that do not know it
    for appointment in calendar.appointments:
        yield from _event(appointment, calendar)
    yield "END:VCALENDAR"


def _event(one: Appointment, calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{_stamp(calendar.date)}"
    yield f"DTSTART:{_moment(one.date, one.start, calendar.timezone)}"
    yield f"DTEND:{_moment(one.date, one.end, calendar.timezone)}"
    yield f"SUMMARY;LANGUAGE={calendar.language}:{_escaped(one.title)}"
    if one.place:
        yield f"LOCATION:{_escaped(one.place)}"
    if one.notes:
        said = "\n".join(one.notes)
        yield f"DESCRIPTION;LANGUAGE={calendar.language}:{_escaped(said)}"
    yield f"STATUS:{'TENTATIVE' if one.tentative else 'CONFIRMED'}"
    yield "END:VEVENT"


def _moment(day: str, minutes: int, zone: str) -> str:
    """(2026-12-01, 690, Europe/Zurich) → 20261201T103000Z."""
    local = datetime.combine(date.fromisoformat(day), time()) + timedelta(minutes=minutes)
    if not zone:
        return f"{local:%Y%m%dT%H%M%S}"
    return f"{local.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc):%Y%m%dT%H%M%SZ}"


def _stamp(written: str) -> str:
    """2026-11 → 20261101T000000Z."""
    year, month, day = (*written.split("-"), "01", "01")[:3]
    return f"{year}{month}{day}T000000Z"


def _escaped(text: str) -> str:
    return text.replace("\r\n", "\n").translate(ESCAPES)


def _folded(line: str) -> bytes:
    """A line in pieces of at most `LONGEST` bytes, each further one after a space; no letter is torn apart (3.1)."""
    pieces, piece = [], b""
    for letter in line:
        more = letter.encode()
        if len(piece) + len(more) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += more
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
