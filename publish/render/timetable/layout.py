"""Where everything on a timetable stands, before anything is drawn: pure measures, in points; y grows downwards.

Time runs down at one pace for all days, but what is short is made high enough for its text. The largest type
is taken in which every word fits its column and the whole its height: where rooms are many, what stands in their
columns is set smaller than titles and times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from publish.model import Event, Seat, Timetable, TimetableDay
from publish.render.chart.ink import Look, wrapped
from publish.schedule import clock

SIZES = (
    *((size, size) for size in (12.0, 11.0, 10.5, 10.0, 9.5, 9.0)),
    *((9.0, size) for size in (8.5, 8.0, 7.5, 7.0, 6.5, 6.0)),
    *((size, 6.0) for size in (8.0, 7.0, 6.0)),
)
"""The type of titles and times, and that of what stands in columns, in the order in which they are tried."""
IN_TEXT = 9.5  # in a book nothing is larger than this: the text is hardly larger
PACE = 1.1  # points a minute, at most, in a book: a short day does not fill its page
SLOWEST = 0.05  # points a minute, at least: time goes on even where short events take all the room
PAD = 4.0
BAR = 9.0  # the strip of a group's colour and pattern
GAP = 14.0  # between days
AXIS_GAP = 9.0
EDGE = 0.5  # half the thickness of a frame, and a little more
BOLD = 0.92  # bold type is wider: its lines are broken in so much of the room


@dataclass(frozen=True, slots=True)
class Run:
    """The part of an event that stands in neighbouring rooms: its title above, below it a seat in each."""

    event: Event
    seats: tuple[Seat, ...]
    x: float
    width: float
    title: tuple[str, ...]


@dataclass(frozen=True)
class Lane:
    """A day of the timetable: where it stands, and the columns of its rooms, which are set in `small`."""

    day: TimetableDay
    title: str
    look: Look
    small: Look
    left: float
    width: float

    @cached_property
    def axis(self) -> float:
        """The width of the clock times before the columns."""
        return max((self.look.width(_range(e), bold=True) for e in self.day.events), default=0.0) + AXIS_GAP

    @property
    def body(self) -> float:
        return self.left + self.axis

    @cached_property
    def column(self) -> float:
        """The width of a room."""
        return (self.left + self.width - self.body) / max(1, len(self.day.places))

    @cached_property
    def heads(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """The name of each room and its languages, in lines."""
        room = self.column - 2 * PAD
        heads = (
            (wrapped(name, room * BOLD, self.small), wrapped(said, room, self.small)) for name, said in self.day.places
        )
        return tuple((name, tuple(filter(None, said))) for name, said in heads)

    @cached_property
    def runs(self) -> Mapping[Event, tuple[Run, ...]]:
        """Each event's parts."""
        return {event: tuple(self._runs(event)) for event in self.day.events}

    def timed(self, event: Event) -> bool:
        """Whether an event says its own times, since another overlaps with it; else they stand before the row."""
        others = (e for e in self.day.events if e.start < event.end and event.start < e.end)
        return any((other.start, other.end) != (event.start, event.end) for other in others)

    def _runs(self, event: Event) -> Iterator[Run]:
        said = f"{_range(event)}  {event.title}" if self.timed(event) else event.title
        if not event.seats:
            width = self.left + self.width - self.body
            yield Run(event, (), self.body, width, wrapped(said, (width - 3 * PAD) * BOLD, self.look))
        for seats in _neighbours(event.seats):
            x, width = self.body + seats[0].place * self.column, len(seats) * self.column
            yield Run(event, seats, x, width, wrapped(said, (width - 3 * PAD) * BOLD, self.look))

    def seat_lines(self, seat: Seat) -> tuple[tuple[str, bool], ...]:
        """The lines of a seat, each bold or not: who is there, and below, one by one, who leads."""
        room = self.column - BAR - 2 * PAD
        names = tuple((line, True) for line in wrapped(seat.name, room * BOLD, self.small) if line)
        return names + tuple((line, False) for lead in seat.leads for line in wrapped(lead, room, self.small))

    def note_lines(self, event: Event) -> tuple[str, ...]:
        """The lines of what is said of an event for everybody, where it does not stand behind the title."""
        run = self.runs[event][0]
        inline = len(run.title) == 1 and self.beside(run) + self.look.width(event.note) <= run.width - 2 * PAD
        return () if inline or not event.note else wrapped(event.note, run.width - 3 * PAD, self.look)

    def beside(self, run: Run) -> float:
        """How far from the start of a run a note stands that follows its title."""
        return 2 * PAD + self.look.width(run.title[0], bold=True) + 2 * PAD

    def height(self, event: Event) -> float:
        """How high an event has to be for its text."""
        pitch, lines = self.look.pitch, max(len(run.title) for run in self.runs[event])
        if not event.seats:
            return (lines + len(self.note_lines(event))) * pitch + (PAD if event.quiet else 2 * PAD)
        below = max(len(self.seat_lines(seat)) for seat in event.seats)
        return lines * pitch + 2 * PAD + (below * self.small.pitch + 2 * PAD if below else 0.0)

    @property
    def head(self) -> float:
        """The height of the day's title and the heads of its rooms."""
        lines = max((len(name) + len(said) for name, said in self.heads), default=0)
        title = self.look.pitch if self.title else 0.0
        return title + lines * self.small.pitch + (PAD if lines or title else 0.0)

    def fits(self) -> bool:
        """Whether each word is narrower than its column."""
        look, small = self.look, self.small
        seats = [seat for event in self.day.events for seat in event.seats]
        lines = [(line, bold, self.column - BAR - 2 * PAD) for seat in seats for line, bold in self.seat_lines(seat)]
        lines += [(line, True, self.column - 2 * PAD) for names, _ in self.heads for line in names]
        lines += [(line, False, self.column - 2 * PAD) for _, said in self.heads for line in said]
        titles = [(line, run.width - 3 * PAD) for runs in self.runs.values() for run in runs for line in run.title]
        return all(small.width(line, bold) <= room for line, bold, room in lines) and all(
            look.width(line, bold=True) <= room for line, room in titles
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """A timetable with its places. `at`: minutes since midnight → y, wherever something begins or ends."""

    width: float
    height: float
    look: Look
    lanes: tuple[Lane, ...]
    at: Mapping[int, float]


def laid_out(timetable: Timetable, look: Look, width: float, height: float) -> Layout:
    """The timetable in the largest type that fits; where none does, in the smallest, and higher than `height`."""
    for size, small in (pair for pair in SIZES if not timetable.upright or pair[0] <= IN_TEXT):
        own = replace(look, size=size)
        lanes = _lanes(timetable, own, replace(look, size=small), width - EDGE)
        head = max((lane.head for lane in lanes), default=0.0)
        times = _times(lanes)
        full = min(height, head + PACE * (times[-1] - times[0])) if timetable.upright and times else height
        at = _stretched(lanes, times, head, full)
        end = max(at.values(), default=0.0)
        if all(lane.fits() for lane in lanes) and end <= height + EDGE:
            break
    return Layout(width, end + EDGE, own, lanes, at)


def _lanes(timetable: Timetable, look: Look, small: Look, width: float) -> tuple[Lane, ...]:
    """Days side by side, each as wide as its rooms ask for; one on which nobody parts is as wide as two rooms."""
    shares = [max(2, len(day.places)) for day in timetable.days]
    room = width - GAP * (len(shares) - 1)
    lanes, left = [], 0.0
    for day, share in zip(timetable.days, shares, strict=True):
        title = day.title if len(timetable.days) > 1 else ""
        lanes.append(Lane(day, title, look, small, left, room * share / sum(shares)))
        left += lanes[-1].width + GAP
    return tuple(lanes)


def _range(event: Event) -> str:
    return f"{clock(event.start)}–{clock(event.end)}"


def _times(lanes: tuple[Lane, ...]) -> tuple[int, ...]:
    """Every time at which something begins or ends, on any day."""
    return tuple(sorted({time for lane in lanes for event in lane.day.events for time in (event.start, event.end)}))


def _stretched(lanes: tuple[Lane, ...], times: tuple[int, ...], top: float, bottom: float) -> dict[int, float]:
    """Where each time stands, between `top` and `bottom`; lower, where the texts need more room than there is.

    The pace (points a minute) is found by halving: the larger it is, the higher is the whole.
    """
    needed = sorted((e.end - e.start, e.start, e.end, lane.height(e)) for lane in lanes for e in lane.day.events)
    slow, fast = SLOWEST, max(1.0, bottom - top) / max(1, (times[-1] - times[0]) if times else 1)
    for _ in range(30):
        pace = (slow + fast) / 2
        slow, fast = (pace, fast) if sum(_steps(times, needed, pace)) <= bottom - top else (slow, pace)
    at, y = {}, top
    for time, step in zip(times, (*_steps(times, needed, slow), 0.0), strict=True):
        at[time] = y
        y += step
    return at


def _steps(times: tuple[int, ...], needed: list[tuple[int, int, int, float]], pace: float) -> list[float]:
    """The height from each time to the next at a pace. Short events are given what they lack before long ones."""
    steps = [(end - start) * pace for start, end in pairwise(times)]
    place = {time: n for n, time in enumerate(times)}
    for minutes, start, end, height in needed:
        within = range(place[start], place[end])
        lack = height - sum(steps[n] for n in within)
        if lack > 0:
            for n in within:
                steps[n] += lack * (times[n + 1] - times[n]) / minutes
    return steps


def _neighbours(seats: tuple[Seat, ...]) -> Iterator[tuple[Seat, ...]]:
    """Seats in rooms that stand side by side."""
    start = 0
    for n in range(1, len(seats) + 1):
        if n == len(seats) or seats[n].place != seats[n - 1].place + 1:
            yield seats[start:n]
            start = n
