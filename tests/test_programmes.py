"""Impossible and bad programmes: each is explained in a sentence, at its line, and none makes a wrong pack.

A sound workshop with two groups and four facilitators; each row of the table changes it in one place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.checks import for_packs
from publish.cli import main
from publish.diagnostics import failed
from publish.pipeline import check
from tests.folder import write

PATH = "content/workshops/w/workshop.md"
SOUND = """---
id: w
date: 2026-12-01
languages: [en, fr, es]
---
# A workshop

## Programme

| Day | Start | Min | Session | Groups | Rooms |
|---|---|---:|---|---|---|
| 1 | 09:00 | 30 | t | all | Hall |
| 1 | 09:30 | 30 | Coffee | | |
| 1 | 10:00 | 60 | s | all | own |
| 1 | 11:00 | 120 | Lunch | | |
| 1 | 13:30 | 60 | s | all | own |
| 2 | 09:00 | 60 | s | all | own |

## Rooms

| Room | Languages | Seats |
|---|---|---:|
| Hall | en | 60 |
| Room A | en, fr, es | 25 |
| Room B | en | 25 |

## Groups

| Group | Room | Languages | People |
|---|---|---|---:|
| Group A | Room A | en, fr, es | 20 |
| Group B | Room B | en | 20 |

## Facilitators

| Name | Languages | Leads | Not available |
|---|---|---|---|
| Facilitator 1 | en, fr | s | |
| Facilitator 2 | en, es | s | |
| Facilitator 3 | en | s | |
| Facilitator 4 | en | s | |
| Facilitator 5 | en, fr, es | t | |

## Teams

| Day | Start | Group | Lead | Co-facilitator |
|---|---|---|---|---|
| 2 | 09:00 | Group A | Facilitator 1 | Facilitator 2 |
| 2 | 09:00 | Group B | Facilitator 3 | Facilitator 4 |
"""
TEAM_A, TEAM_B = SOUND.splitlines()[-2:]
F2, F3, F4 = (
    line for line in SOUND.splitlines() if line.startswith(("| Facilitator 2", "| Facilitator 3", "| Facilitator 4"))
)
DAY = "| 1 | 11:00 | 120 | Lunch | | |\n| 1 | 13:30 | 60 | s | all | own |"
MORNING = "| 1 | 10:00 | 60 | s | all | own |"


def row(start: str, day: int = 1) -> str:
    return f"| {day} | {start} | 60 | s | all | own |"


# what is wrong: what is replaced, by what, the sentence, and whether packs are held back
BAD: dict[str, tuple[str, str, str, bool]] = {
    "a facilitator in two rooms": (
        "| Facilitator 3 | Facilitator 4 |",
        "| Facilitator 1 | Facilitator 4 |",
        "P011 49: Facilitator 1 is with Group A in Room A and with Group B in Room B at once, on day 2 at 09:00",
        True,
    ),
    "twice in one team": (
        "| Facilitator 3 | Facilitator 4 |",
        "| Facilitator 3 | Facilitator 3 |",
        "P011 49: Facilitator 3 stands twice in the team of Group B in Room B on day 2 at 09:00",
        True,
    ),
    "groups that have to run": (
        "| 1 | 09:30 | 30 | Coffee | | |",
        "| 1 | 09:30 | 30 | Questions | all | Hall |",
        "P012 14: 0 minutes for Group A and 1 more to move to another room on day 1 at 10:00",
        False,
    ),
    "a trilingual room without Spanish, by hand": (
        "| Facilitator 1 | Facilitator 2 |",
        "| Facilitator 1 | – |",
        "P013 48: Facilitator 1 does not speak `es` on day 2 at 09:00, for Group A in Room A",
        True,
    ),
    "a trilingual room without Spanish, of those there are": (
        F2,
        F2.replace("en, es", "en"),
        "P009 14: nobody who leads `s` speaks `es`, the language of Group A",
        True,
    ),
    "a trilingual room without Spanish, this morning": (
        F2,
        F2.replace("s | |", "s | day 1 am |"),
        "P019 14: nobody who leads `s` speaks `es` and is free on day 1 at 10:00, for Group A in Room A:"
        " Facilitator 2 is not available",
        True,
    ),
    "nobody left": (
        f"{F2}\n{F3}\n{F4}",
        "\n".join(
            line.replace("s | |", "s | day 1 10:00-11:00 |") for line in (F2.replace("en, es", "en, fr, es"), F3, F4)
        ),
        "P019 14: nobody who leads `s` is free on day 1 at 10:00, for Group B in Room B: Facilitator 1 is with Group A,"
        " Facilitator 2 is not available, Facilitator 3 is not available, and 1 more are taken",
        True,
    ),
    "somebody who is not there": (
        F3,
        F3.replace("s | |", "s | 2026-12-02 |"),
        "P014 49: Facilitator 3 is not available (2026-12-02), but leads Group B in Room B on day 2 at 09:00",
        True,
    ),
    "somebody who does not lead it": (
        F4,
        F4.replace("s | |", "t | |"),
        "P015 49: Facilitator 4 does not lead `s`, but is named for Group B in Room B on day 2 at 09:00",
        True,
    ),
    "more people than seats": (
        "| Room B | en | 25 |",
        "| Room B | en | 18 |",
        "P016 14: 20 people (Group B) but 18 seats in Room B on day 1 at 10:00",
        True,
    ),
    "more people than seats, all together": (
        "| Hall | en | 60 |",
        "| Hall | en | 30 |",
        "P016 12: 40 people (Group A, Group B) but 30 seats in Hall on day 1 at 09:00",
        True,
    ),
    "twenty minutes for lunch": (
        DAY,
        f"{row('11:15')}\n| 1 | 12:15 | 20 | Lunch | | |\n{row('12:35')}\n{row('13:35')}",
        "P017 16: 20 minutes for lunch on day 1 (12:15–12:35)",
        False,
    ),
    "no lunch at all": (
        DAY,
        "\n".join(row(start) for start in ("11:00", "12:00", "13:15")),
        "P017 17: 15 minutes for lunch on day 1 (13:00–13:15)",
        False,
    ),
    "straight through": (
        DAY,
        "\n".join(row(start) for start in ("11:00", "12:00", "13:00", "14:00")),
        "P017 16: no lunch on day 1",
        False,
    ),
    "a session that nobody leads": (
        "| t | |",
        "| s | |",
        "P018 12: nobody leads `t`",
        True,
    ),
    "a team for no session": (
        "| 2 | 09:00 | Group B",
        "| 2 | 09:30 | Group B",
        "P020 49: Group B has no session on day 2 at 09:30",
        True,
    ),
    "two teams for one group": (
        TEAM_B,
        f"{TEAM_B}\n{TEAM_A}",
        "P020 50: two teams for the same people at 09:00",
        True,
    ),
    "three rooms for two groups": (
        MORNING,
        MORNING.replace("own", "Hall, Room A, Room B"),
        "P021 14: 3 rooms for 2 groups: nobody knows who is where",
        True,
    ),
    "a group in a room without its language": (
        "| Room A | en, fr, es | 25 |",
        "| Room A | en, fr | 25 |",
        "P022 31: Group A speaks `es`, Room A does not",
        True,
    ),
    "a group without a room": (
        "| Group B | Room B |",
        "| Group B | |",
        "P023 32: Group B has no room for the session on day 1 at 10:00",
        True,
    ),
    "an absence that nobody understands": (
        F4,
        F4.replace("s | |", "s | day 1, mostly |"),
        "P024 41: `mostly` cannot be understood",
        True,
    ),
    "an absence before the workshop": (
        F4,
        F4.replace("s | |", "s | 2026-11-30 |"),
        "P024 41: `2026-11-30` cannot be understood",
        True,
    ),
    "two facilitators of one name": (
        F4,
        F3,
        "P025 41: the facilitator “Facilitator 3” stands twice",
        True,
    ),
    "a group twice in a row": (
        MORNING,
        MORNING.replace("all", "Group A, Group A"),
        "P025 14: the group “Group A” stands twice",
        True,
    ),
    "twenty people and one facilitator": (
        F4,
        F4.replace("s | |", "s | day 1 |"),
        "P026 14: one facilitator alone on day 1 at 10:00: Group B (20 people)",
        False,
    ),
    "two groups in one room": (
        "| Group B | Room B |",
        "| Group B | Room A |",
        "P027 14: Group A and Group B are both in Room A on day 1 at 10:00",
        True,
    ),
    "two sessions at once": (
        "| 1 | 13:30 | 60 | s | all | own |",
        "| 1 | 10:30 | 60 | s | Group B | own |",
        "P005 16: two rows overlap on day 1: 10:00–11:00 and 10:30–11:30, both with Group B",
        True,
    ),
    "past midnight": (
        "| 2 | 09:00 | 60 | s",
        "| 2 | 23:30 | 60 | s",
        "P006 17: this row ends after midnight (00:30)",
        True,
    ),
    "a session longer than its place": (
        MORNING,
        MORNING.replace("60", "45"),
        "P007 14: `s` takes 60 minutes, but has 45 in the programme",
        True,
    ),
    "a facilitator nobody knows": (
        "| Facilitator 3 | Facilitator 4 |",
        "| Facilitator 3 | Facilitator 44 |",
        "P008 49: there is no facilitator “Facilitator 44”",
        True,
    ),
    "five hours without a break": (
        "| 1 | 13:30 | 60 | s | all | own |",
        "\n".join(row(start, 2) for start in ("10:00", "11:00", "12:00", "13:00")),
        "P010 20: 300 minutes without a break",
        False,
    ),
    "a break of five minutes": (
        "| 1 | 13:30 | 60 | s | all | own |",
        "\n".join(row(start, 2) for start in ("10:00", "11:00", "12:05", "13:05")),
        "P010 20: 305 minutes without a break",
        False,
    ),
}


def told(root: Path, text: str) -> tuple[list[str], bool]:
    """Everything said of the workshop, as `P011 49: sentence`, and whether packs are held back."""
    found, _ = check(write(root, {PATH: text}), ("en",))
    said = [f"{d.code} {d.span.line}: {d.message}" for d in found if d.span and d.span.path == PATH and d.hint]
    return said, failed(for_packs(found, ("w",)))


def test_the_programme_itself_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == ([], False)


@pytest.mark.parametrize("name", BAD)
def test_it_is_explained_and_makes_no_wrong_pack(name: str, tmp_path: Path) -> None:
    old, new, sentence, held = BAD[name]
    assert SOUND.count(old) >= 1, old
    said, holds = told(tmp_path, SOUND.replace(old, new, 1))
    assert any(line.startswith(sentence) for line in said), said
    assert holds == held


@pytest.mark.parametrize("name", ["more people than seats", "nobody left", "a facilitator in two rooms"])
def test_packs_are_not_made_of_it(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, sentence, _ = BAD[name]
    root = write(tmp_path, {PATH: SOUND.replace(old, new, 1)})
    assert main(("pack", "w", "--project", str(root))) == 1
    assert f"error[{sentence[:4]}]" in capsys.readouterr().err
    assert not (root / "build/packs").exists()


def test_a_time_that_moved_in_one_table_only_is_told_where_to_write_it(tmp_path: Path) -> None:
    found, _ = check(write(tmp_path, {PATH: SOUND.replace("| 2 | 09:00 | 60 | s", "| 2 | 09:15 | 60 | s")}), ("en",))
    hints = {one.hint for one in found if one.code == "P020"}
    assert hints == {"sessions of day 2 begin at 09:15; where a time has moved, write it here, too"}
