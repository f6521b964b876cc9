"""When a facilitator is not there: `day 2`, `day 1 14:00-17:00`, `2026-12-01 am`, `until 10:00` → absences."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from publish.model import Absence

NOON, MIDNIGHT = 12 * 60, 24 * 60
_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d"
_ITEM = re.compile(
    rf"""(?: days?\s+(?P<first>\d+) (?:\s*[-–]\s*(?P<last>\d+))? | (?P<date>\d{{4}}-\d\d-\d\d) )?
    \s*(?: (?P<half>am|pm)
         | (?P<from>{_CLOCK}) \s*[-–]\s* (?P<to>{_CLOCK})
         | (?:from|after)\s+(?P<after>{_CLOCK})
         | (?:until|before)\s+(?P<before>{_CLOCK}) )?""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;]|\band\b", re.IGNORECASE)


def pieces(text: str) -> Iterator[tuple[str, int]]:
    """What stands between commas, semicolons and “and”, each with the place of its first character."""
    start = 0
    for end, following in [*(found.span() for found in _BETWEEN.finditer(text)), (len(text), 0)]:
        piece = text[start:end]
        if written := piece.strip():
            yield written, start + len(piece) - len(piece.lstrip())
        start = following


def absences(piece: str, date: str) -> tuple[Absence, ...]:
    """The absences of one piece; `date` is that of the first day. ValueError says what cannot be understood.

    Grammar: `[day N | days N-M | YYYY-MM-DD] [am | pm | HH:MM-HH:MM | from HH:MM | until HH:MM]`, one of
    the two at least. Without a day it is every day; without a time, the whole day. am ends and pm begins at noon.
    """
    found = _ITEM.fullmatch(piece)
    if not found or not piece:
        raise ValueError("write for example: day 2, day 1 14:00-17:00, day 3 am, 2026-12-01, until 10:00")
    start, end = _hours(found)
    if start >= end:
        raise ValueError("the end is not after the beginning; write the earlier time first")
    return tuple(Absence(day, start, end) for day in _days(found, date))


def _minutes(clock: str) -> int:
    hours, minutes = re.split(r"\D", clock)
    return int(hours) * 60 + int(minutes)


def _hours(found: re.Match[str]) -> tuple[int, int]:
    if found["half"]:
        return (0, NOON) if found["half"].lower() == "am" else (NOON, MIDNIGHT)
    start = found["from"] or found["after"]
    end = found["to"] or found["before"]
    return _minutes(start) if start else 0, _minutes(end) if end else MIDNIGHT


def _days(found: re.Match[str], date: str) -> tuple[int, ...]:
    if found["date"]:
        return (_day_of(found["date"], date),)
    first = int(found["first"] or 0)
    last = int(found["last"] or first)
    if not first <= last < first + 100 or (found["first"] and not first):
        raise ValueError("days are counted from 1, the first before the last: days 2-3")
    return tuple(range(first, last + 1))


def _day_of(written: str, date: str) -> int:
    """A calendar date as a day of the workshop."""
    if not date:
        raise ValueError("the workshop has no date: write `date:` at the top of the file, or day 1, day 2")
    try:
        day = (datetime.date.fromisoformat(written) - datetime.date.fromisoformat(date)).days + 1
    except ValueError:
        raise ValueError(f"there is no day {written}") from None
    if day < 1:
        raise ValueError(f"the workshop begins on {date}; take days before it out")
    return day
