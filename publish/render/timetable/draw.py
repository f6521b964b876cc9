"""A timetable that was laid out → SVG."""

from __future__ import annotations

from dataclasses import dataclass

from publish.model import Event, Seat
from publish.render.chart.ink import Drawing, Look
from publish.render.timetable.layout import BAR, PAD, Lane, Layout, Run
from publish.schedule import clock

MIST = "#f3f5f4"


def drawn(layout: Layout) -> str:
    """The SVG."""
    drawing = Drawing(layout.look, layout.width, layout.height)
    pen = _Pen(drawing, layout)
    for lane in layout.lanes:
        pen.lane(lane)
    return drawing.svg()


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws what a layout says."""

    drawing: Drawing
    layout: Layout

    # ── strokes ───────────────────────────────────────────────────────────────

    def _text(
        self, x: float, y: float, said: str, bold: bool = False, soft: bool = False, look: Look | None = None
    ) -> None:
        """A line of text that begins at `x`, its top at `y`."""
        look = look or self.layout.look
        colour = look.soft if soft else ""
        self.drawing.text(x, y + look.pitch / 2, said, bold=bold, colour=colour, size=look.size)

    def _across(self, x: float, y: float, width: float, colour: str, thick: float = 0.5) -> None:
        self.drawing.line(x, y, x + width, y, colour, thick)

    def _frame(self, x: float, y: float, width: float, height: float) -> None:
        look = self.layout.look
        for top in (y, y + height):
            self._across(x, top, width, look.ink, 0.6)
        for side in (x, x + width):
            self.drawing.line(side, y, side, y + height, look.ink, 0.6)

    # ── a day ─────────────────────────────────────────────────────────────────

    def lane(self, lane: Lane) -> None:
        """A day: its title, the heads of its rooms, its events."""
        self._heads(lane)
        said: set[int] = set()
        for event in sorted(lane.day.events, key=lambda event: not event.quiet):  # bands lie below frames
            for run in lane.runs[event]:
                (self._seats if run.seats else self._everybody)(lane, run)
            if event.start not in said:
                said.add(event.start)
                self._when(lane, event)

    def _when(self, lane: Lane, event: Event) -> None:
        """The clock times before a row: those of all that stands in it, or when the first begins."""
        said = clock(event.start) if lane.timed(event) else f"{clock(event.start)}–{clock(event.end)}"
        pad = PAD / 2 if event.quiet else PAD
        self._text(lane.left, self.layout.at[event.start] + pad, said, bold=not event.quiet, soft=event.quiet)

    def _heads(self, lane: Lane) -> None:
        """At the foot of the head: names of rooms in bold, languages below."""
        small, bottom = lane.small, min(self.layout.at.values(), default=0.0) - PAD
        self._text(lane.left, 0.0, lane.title, bold=True)
        top = bottom - max((len(name) + len(said) for name, said in lane.heads), default=0) * small.pitch
        for n, (name, said) in enumerate(lane.heads):
            lines = [*((line, True) for line in name), *((line, False) for line in said)]
            for k, (line, bold) in enumerate(lines):
                x, y = lane.body + n * lane.column + PAD, top + k * small.pitch
                self._text(x, y, line, bold, soft=not bold, look=small)

    # ── events ────────────────────────────────────────────────────────────────

    def _everybody(self, lane: Lane, run: Run) -> None:
        """What stands across the whole width: a session in a frame, a break as a quiet band."""
        event, pitch = run.event, self.layout.look.pitch
        top, height = self.layout.at[event.start], self.layout.at[event.end] - self.layout.at[event.start]
        pad = PAD / 2 if event.quiet else PAD
        if event.quiet:
            self.drawing.rectangle(run.x, top, run.width, height, MIST)
        else:
            self._frame(run.x, top, run.width, height)
            self.drawing.rectangle(run.x, top, PAD, height, self.layout.look.ink)
        for k, line in enumerate(run.title):
            self._text(run.x + 2 * PAD, top + pad + k * pitch, line, bold=not event.quiet, soft=event.quiet)
        below = lane.note_lines(event)
        if event.note and not below:
            self._text(run.x + lane.beside(run), top + pad, event.note, soft=True)
        for k, line in enumerate(below, len(run.title)):
            self._text(run.x + 2 * PAD, top + pad + k * pitch, line, soft=True)

    def _seats(self, lane: Lane, run: Run) -> None:
        """An event in neighbouring rooms: its title above, then who is in each room."""
        event, pitch = run.event, self.layout.look.pitch
        top, bottom = self.layout.at[event.start], self.layout.at[event.end]
        below = top + 2 * PAD + max(len(other.title) for other in lane.runs[event]) * pitch
        self.drawing.rectangle(run.x, top, run.width, below - top, MIST)
        for k, line in enumerate(run.title):
            self._text(run.x + 2 * PAD, top + PAD + k * pitch, line, bold=True)
        for n, seat in enumerate(run.seats):
            self._seat(lane, seat, run.x + n * lane.column, below, bottom)
        self._across(run.x, below, run.width, self.layout.look.ink, 0.6)
        self._frame(run.x, top, run.width, bottom - top)

    def _seat(self, lane: Lane, seat: Seat, x: float, top: float, bottom: float) -> None:
        look = self.layout.look
        high = (bottom - top) / max(1, len(seat.groups))
        for n, group in enumerate(seat.groups):
            self.drawing.bar(group, x, top + n * high, BAR, high)
        for k, (line, bold) in enumerate(lane.seat_lines(seat)):
            self._text(x + BAR + PAD, top + PAD + k * lane.small.pitch, line, bold, look=lane.small)
        self.drawing.line(x, top, x, bottom, look.ink, 0.6)
