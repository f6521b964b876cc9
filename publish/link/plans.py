"""Run sheets and workshops: data tables → activities, slots, rooms, groups, facilitators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish import walk
from publish.diagnostics import Diagnostic, Span, error, warning
from publish.kinds import EVERY, RATING
from publish.model import (
    Absence,
    Activity,
    Blocks,
    Box,
    Cell,
    DataTable,
    Document,
    Facilitator,
    Group,
    Heading,
    MeetingRoom,
    ResponseForm,
    Session,
    Slot,
    Team,
    Workshop,
)
from publish.read.absences import absences, pieces
from publish.read.attributes import near
from publish.rotation import NOBODY, PARTS
from publish.schedule import clock, group_said, parse_clock, places
from publish.slug import slug
from publish.values import dataclass

NO_CELL = Cell("", (), Span(""))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by the names of its columns; a column that is not there is an empty cell."""

    cells: Mapping[str, Cell]
    span: Span

    def __getitem__(self, column: str) -> Cell:
        return self.cells.get(column, NO_CELL)

    def names(self, column: str) -> tuple[str, ...]:
        """`en, fr` → the names in a cell."""
        return tuple(name.strip() for name in self[column].source.split(",") if name.strip())


def _rows(table: DataTable) -> list[_Row]:
    rows = []
    for cells in table.rows:
        place = next((cell.span for cell in cells if cell.source), table.span)
        rows.append(_Row(dict(zip(table.columns, cells, strict=False)), place))
    return rows


def _number(row: _Row, column: str, found: list[Diagnostic], needed: bool = False) -> int | None:
    cell = row[column]
    if not cell.source and not needed:
        return None
    if cell.source.isdecimal() and 0 < int(cell.source) < 10_000:
        return int(cell.source)
    message = f"`{cell.source}` in the column {column} is no number" if cell.source else f"{column} is empty here"
    found.append(error("P001", message, cell.span if cell.source else row.span, "write a whole number, such as 40"))
    return None


# ── sessions ──────────────────────────────────────────────────────────────────


def session(document: Document, volume: int | None, found: list[Diagnostic]) -> Session:
    """A session plan. P002: a row or heading without its other half; P003: minutes that do not add up."""
    table = next((b for b in document.blocks if isinstance(b, DataTable)), None)
    intro, sections = _sections(document.blocks)
    if table is None:
        hint = "begin with a table: | Min | Activity | Method | Materials | Lead | If late |"
        found.append(error("P004", "this session has no run sheet", document.front.span, hint))
    activities = tuple(_activity(row, sections, document, found) for row in _rows(table)) if table else ()
    if table:  # without a run sheet, that is what is wrong, not every heading
        _unmatched(sections, activities, found)
    made = Session(
        document.front.id,
        document.title,
        document.front.chapters,
        tuple(block for block in intro if not isinstance(block, DataTable)),
        activities,
        volume,
        document.front.span,
    )
    wanted = document.front.minutes
    if table and wanted and made.minutes != wanted:
        hint = f"change the run sheet, or write minutes: {made.minutes}"
        found.append(error("P003", f"the run sheet has {made.minutes} minutes, not {wanted}", table.span, hint))
    return made


_Sections = dict[str, tuple[Heading, Blocks]]


def _sections(blocks: Blocks) -> tuple[Blocks, _Sections]:
    """What stands before the first `##`, and what under each, by the slug of its title in the source."""
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    sections: _Sections = {}
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):  # none where there is no heading
        heading = blocks[start]
        assert isinstance(heading, Heading)
        sections[slug(heading.source)] = (heading, blocks[start + 1 : end])
    return blocks[: starts[0] if starts else len(blocks)], sections


def _activity(row: _Row, sections: _Sections, document: Document, found: list[Diagnostic]) -> Activity:
    cell = row["Activity"]
    name = slug(cell.source)
    heading, blocks = sections.get(name, (None, ()))
    return Activity(
        heading.key if heading else f"{document.front.id}#{name}",
        heading.content if heading else cell.content,
        _number(row, "Min", found, needed=True) or 0,
        row["Method"].content,
        row["Materials"].content,
        row["Lead"].content,
        row["If late"].content,
        blocks,
        row.span,
    )


def _unmatched(sections: _Sections, activities: tuple[Activity, ...], found: list[Diagnostic]) -> None:
    """P002 for each `##` that no row of the run sheet names."""
    keys = {activity.key for activity in activities}
    for heading, _ in sections.values():
        if heading.key not in keys:
            titles = [activity.key.partition("#")[2] for activity in activities]
            hint = near(slug(heading.source), titles, "add a row to the run sheet, or write its title as there")
            message = f"no row of the run sheet is called “{heading.source}”"
            found.append(error("P002", message, heading.span, hint))


# ── workshops ─────────────────────────────────────────────────────────────────


def workshop(document: Document, sessions: frozenset[str], found: list[Diagnostic]) -> Workshop:
    """A workshop. P001: numbers and times; P008: names of rooms, groups or sessions that do not exist."""
    tables = {b.name: _rows(b) for b in document.blocks if isinstance(b, DataTable)}
    rooms = tuple(_room(row, found) for row in tables.get("rooms", ()))
    names = frozenset(room.name for room in rooms)
    groups = tuple(_group(row, names, found) for row in tables.get("groups", ()))
    everybody = tuple(group.name for group in groups)
    programme = tuple(_slot(row, sessions, names, everybody, found) for row in tables.get("programme", ()))
    date = document.front.date
    people = tuple(_facilitator(row, sessions, date, found) for row in tables.get("facilitators", ()))
    if not programme:
        hint = "add ## Programme and a table: | Day | Start | Min | Session | Groups | Rooms |"
        found.append(error("P004", "this workshop has no programme", document.front.span, hint))
    front = document.front
    made = Workshop(
        front.id,
        document.title,
        _prose(document.blocks),
        tuple(sorted(programme, key=lambda slot: (slot.day, slot.start))),
        rooms,
        groups,
        people,
        front.date,
        front.timezone,
        front.venue,
        front.languages,
        front.span,
        logos=tuple(replace(one, image=_beside(document, one.image)) for one in front.logos),
    )
    return replace(made, teams=_teams(tables.get("teams", []), made, found))


def _beside(document: Document, file: str) -> str:
    """A picture in the folder of a document, as Markdown names pictures: by its path below content/."""
    return f"{folder(document).removeprefix('content/')}/{file}"


def folder(document: Document) -> str:
    """The folder that a document stands in: what stands beside a workshop belongs to it."""
    return document.path.rpartition("/")[0]


def form(document: Document, sessions: frozenset[str], found: list[Diagnostic]) -> ResponseForm:
    """The response form of a workshop. R001: a rating of a session that does not exist."""
    ratings = (block for block in walk.blocks(document.blocks) if isinstance(block, Box) and block.role == RATING)
    for box in ratings:
        for id in box.attributes.sessions:
            if id not in sessions and id != EVERY:
                hint = near(id, sessions, 'write sessions="all" for every session of the workshop')
                found.append(error("R001", f"there is no session `{id}`", box.span, hint))
    return ResponseForm(document.front.id, document.title, document.blocks, document.front.span)


def _prose(blocks: Blocks) -> Blocks:
    """The text of a workshop, without its tables and their headings."""
    keep = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        heads = isinstance(block, Heading) and isinstance(following, DataTable)
        if not heads and not isinstance(block, DataTable):
            keep.append(block)
    return tuple(keep)


def _known(names: tuple[str, ...], known: frozenset[str], what: str, cell: Cell, found: list[Diagnostic]) -> None:
    for name in names:
        if name not in known:
            hint = near(name, known, f"there are: {', '.join(sorted(known))}" if known else f"name the {what}s first")
            found.append(error("P008", f"there is no {what} “{name}”", cell.span, hint))


def _slot(
    row: _Row, sessions: frozenset[str], rooms: frozenset[str], groups: tuple[str, ...], found: list[Diagnostic]
) -> Slot:
    start = parse_clock(row["Start"].source)
    if start is None:
        message = f"`{row['Start'].source}` in the column Start is no time"
        found.append(error("P001", message, row["Start"].span, "write hours and minutes, such as 09:30"))
    ident = row["Session"].source
    is_session = ident in sessions
    if not is_session and ident == ident.lower() and ident:
        hint = near(ident, sessions, "a label that is no session (Lunch) begins with a capital")
        found.append(error("P008", f"there is no session `{ident}`", row["Session"].span, hint))
    who = groups if row["Groups"].source.lower() == "all" else row.names("Groups")
    where = () if row["Rooms"].source.lower() == "own" else row.names("Rooms")
    _known(who, frozenset(groups), "group", row["Groups"], found)
    _known(where, rooms, "room", row["Rooms"], found)
    return Slot(
        _number(row, "Day", found) or 1,
        start or 0,
        _number(row, "Min", found, needed=True) or 0,
        ident if is_session else "",
        () if is_session else row["Session"].content,
        who,
        where,
        row.span,
    )


def _room(row: _Row, found: list[Diagnostic]) -> MeetingRoom:
    name = row["Room"].source
    return MeetingRoom(name, row.names("Languages"), _number(row, "Seats", found), row["Equipment"].content, row.span)


def _group(row: _Row, rooms: frozenset[str], found: list[Diagnostic]) -> Group:
    _known(row.names("Room"), rooms, "room", row["Room"], found)
    people = _number(row, "People", found)
    return Group(row["Group"].source, row["Room"].source, row.names("Languages"), people, row.span)


def _facilitator(row: _Row, sessions: frozenset[str], date: str, found: list[Diagnostic]) -> Facilitator:
    leads = row.names("Leads")
    _known(leads, sessions | PARTS, "session", row["Leads"], found)
    name, cell = row["Name"].source, row["Not available"]
    if not name:
        found.append(warning("P001", "a facilitator without a name", row.span, "write a name or a role"))
    return Facilitator(name, row.names("Languages"), leads, cell.source, row.span, _away(cell, date, found))


def _away(cell: Cell, date: str, found: list[Diagnostic]) -> tuple[Absence, ...]:
    return tuple(absence for piece, at in pieces(cell.source) for absence in _absences(piece, at, cell, date, found))


def _absences(piece: str, at: int, cell: Cell, date: str, found: list[Diagnostic]) -> tuple[Absence, ...]:
    """P024: an absence that cannot be understood would not be kept."""
    try:
        return absences(piece, date)
    except ValueError as problem:
        span = replace(cell.span, column=cell.span.column + at, length=len(piece))
        found.append(error("P024", f"`{piece}` cannot be understood", span, str(problem)))
        return ()


# ── who leads whom, where the planner says so ─────────────────────────────────


COLUMNS = ("Lead", "Co-facilitator", "Rapporteur", "Interpreter")


def _teams(rows: list[_Row], workshop: Workshop, found: list[Diagnostic]) -> tuple[Team, ...]:
    """The rows of the table of teams. P020: one that is no row of the programme, or a second one for a group."""
    known = frozenset(one.name for one in workshop.facilitators)
    teams: dict[tuple[Slot, str], Team] = {}
    for row in rows:
        for column in COLUMNS:
            _known(tuple({row[column].source} - NOBODY - {""}), known, "facilitator", row[column], found)
        team = _team(row, workshop, found)
        if team and teams.setdefault((team.slot, team.group), team) is not team:
            message = f"two teams for the same people at {row['Start'].source}"
            found.append(error("P020", message, row.span, "keep one of the two rows"))
    return tuple(teams.values())


def _team(row: _Row, workshop: Workshop, found: list[Diagnostic]) -> Team | None:
    day, start, group = _number(row, "Day", found) or 1, row["Start"].source, row["Group"].source
    lead, second, report, voice = (row[column].source for column in COLUMNS)
    then = [slot for slot in workshop.programme if slot.session and (slot.day, clock(slot.start)) == (day, start)]
    for slot in then:
        for place in places(slot, workshop):
            if group in (place.group, group_said(slot, place.group, workshop)):
                return Team(slot, place.group, place.room, lead, second, report, voice, True, row.span)
    who = f"{group} has no session" if group else "there is no session for all together"
    groups = [place.group for slot in then for place in places(slot, workshop)]
    otherwise = f"then: {', '.join(groups)}" if any(groups) else _moved(day, workshop)
    found.append(error("P020", f"{who} on day {day} at {start}", row.span, near(group, groups, otherwise)))
    return None


def _moved(day: int, workshop: Workshop) -> str:
    """A hint for a team at a time of no session: the time of a row is changed in one table, and then in the other."""
    starts = dict.fromkeys(clock(slot.start) for slot in workshop.programme if slot.session and slot.day == day)
    if not starts:
        return f"the programme has no sessions on day {day}"
    return f"sessions of day {day} begin at {', '.join(starts)}; where a time has moved, write it here, too"
