"""The table of teams in a workshop's Markdown: written anew from a plan, every other byte of the file as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit

from publish.model import Team, Workshop
from publish.rotation.needs import NOBODY
from publish.schedule import clock, group_said

HEADING = "## Teams"
_HEADING = re.compile(r" {0,3}##[ \t]+Teams[ \t]*#*[ \t]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_FENCE = re.compile(r" {0,3}(```|~~~)")

PARTS: Mapping[str, str] = {
    "Lead": "lead",
    "Co-facilitator": "co_facilitator",
    "Rapporteur": "rapporteur",
    "Interpreter": "interpreter",
}
"""The columns that name people, and what `Team` calls them; the last two are written where they are needed."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The lines of the table, from `start` to before `end`; the same where there is a heading but no table."""

    start: int
    end: int
    heading: bool


def with_teams(text: str, workshop: Workshop, teams: Sequence[Team]) -> str:
    """`text`, the source of `workshop`, with its table of teams; at the end of the file where it had none.

    A cell in which the planner wrote that nobody is needed stays so.
    """
    lines = _LINE.findall(text)
    ending = re.search(r"\r\n|\n|\r", text)
    end = ending[0] if ending else "\n"
    place = _find(lines)
    old = _cells(lines, place)
    table = [line + end for line in _table(workshop, teams, old)]
    before, after = lines[: place.start], lines[place.end :]
    if not place.heading:
        before, table = _closed(before, end), [HEADING + end, end, *table]
    elif place.start == place.end:
        table = [end, *table, *([end] if after and after[0].strip() else [])]
    return "".join([*before, *table, *after])


def _find(lines: list[str]) -> _Place:
    """Where the table is, or should be: below its heading, which stands in no block of code."""
    code = ""
    for n, line in enumerate(lines):
        fence = _FENCE.match(line)
        if fence and code in ("", fence[1]):
            code = "" if code else fence[1]
        elif not code and _HEADING.fullmatch(line.rstrip("\r\n")):
            return _below(lines, n + 1)
    return _Place(len(lines), len(lines), False)


def _below(lines: list[str], start: int) -> _Place:
    first = next((n for n in range(start, len(lines)) if lines[n].strip()), len(lines))
    if first == len(lines) or "|" not in lines[first]:
        return _Place(start, start, True)
    end = next((n for n in range(first, len(lines)) if not lines[n].strip()), len(lines))
    return _Place(first, end, True)


def _closed(lines: list[str], end: str) -> list[str]:
    """Lines that end with an empty one."""
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines = [*lines[:-1], lines[-1] + end]
    return [*lines, end] if lines and lines[-1].strip() else lines


def _cells(lines: list[str], place: _Place) -> dict[int, dict[str, str]]:
    """The rows there were, by their line in the file (from 1), each by its columns."""
    rows = {n + 1: [cell.strip() for cell in _split(lines[n])] for n in range(place.start, place.end)}
    head = rows.get(place.start + 1, [])
    return {n: dict(zip(head, row, strict=False)) for n, row in rows.items()}


def _split(line: str) -> list[str]:
    return list(escapedSplit(line.strip().strip("|")))


def _table(workshop: Workshop, teams: Sequence[Team], old: Mapping[int, Mapping[str, str]]) -> Iterator[str]:
    wanted = [name for n, (name, part) in enumerate(PARTS.items()) if n < 2 or any(getattr(t, part) for t in teams)]
    kept = {name for row in old.values() for name in row}
    columns = [name for name in PARTS if name in wanted or name in kept]
    yield _row(("Day", "Start", "Group", *columns))
    yield "|" + "---|" * (3 + len(columns))
    for team in teams:
        written = old.get(team.span.line, {}) if team.given else {}
        names = (getattr(team, PARTS[name]) or _nobody(written.get(name, "")) for name in columns)
        group = group_said(team.slot, team.group, workshop)
        yield _row((str(team.slot.day), clock(team.slot.start), group, *names))


def _nobody(written: str) -> str:
    return written if written in NOBODY else ""


def _row(cells: Sequence[str]) -> str:
    said = (cell.replace("|", "\\|") for cell in cells)
    return "|" + "|".join(f" {cell} " if cell else " " for cell in said) + "|"
