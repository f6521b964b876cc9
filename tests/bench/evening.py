"""The evening before, on the real workshop: what changes late, what is told of it, and how long it takes.

Each change is checked as well as measured: a step whose notice or files are not as they should be ends the run.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pptx

from tests.bench.measure import Contender, Measured, in_turns
from tests.bench.rows import Row
from tests.packs import files, text

ROOT = Path(__file__).parents[2]
WORKSHOP = Path("content/workshops/intersessional")
LANGUAGES = ("en", "fr", "es", "en", "fr")
QUESTION = ("which body is responsible in your country", "which office is responsible in your country")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that changes; `seen` are paths below `changes/` that must be there, `said` words of the notice."""

    name: str
    change: Callable[[Path], None]
    seen: tuple[str, ...]
    said: tuple[str, ...]
    most: int  # files that may be different


def measure(folder: Path) -> Iterator[Row]:
    """Packs for the first time, again with nothing changed, and after each change."""
    root = folder / "project"
    shutil.copytree(ROOT / "content", root / "content")
    _people(88)(root)
    yield _row("all packs, the first time", _timed(root), "")
    yield _row("nothing changed", _timed(root), "")
    for step in STEPS:
        step.change(root)
        took = _timed(root)
        yield _row(step.name, took, _told(root / "build/packs/intersessional/changes", step))


def _row(name: str, took: Measured, told: str) -> Row:
    return Row(name, took.seconds, None, told, unit=" s", cpu=took.cpu)


def _timed(root: Path) -> Measured:
    command = (sys.executable, "-m", "publish", "pack", "intersessional", "--project", root)
    return in_turns({"": Contender((command,))}, 1)[""]


def _told(changes: Path, step: Step) -> str:
    """How many files are different and what is printed again, once everything is found as it should be."""
    there = [file.relative_to(changes).as_posix() for file in files(changes)]
    notice = text(changes / "notice.pdf")
    lacking = [path for path in step.seen if path not in there] + [said for said in step.said if said not in notice]
    if lacking or len(there) > step.most:
        raise RuntimeError(f"{step.name}: {len(there)} files; not there: {lacking}; {notice}; {there}")
    rows = openpyxl.load_workbook(changes / "print-again.xlsx").worksheets[0].iter_rows(values_only=True)
    *_, sheets = [row[5] for row in rows if isinstance(row[5], int)]
    return f"{len(there)} files, {sheets} sheets to print again"


# ── what changes ──────────────────────────────────────────────────────────────


def _replaced(path: Path, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        said = (root / path).read_text("utf-8")
        assert old in said
        (root / path).write_text(said.replace(old, new), encoding="utf-8")

    return change


def _people(count: int) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        rows = (f"Participant {n},Office {n % 9 + 1},{LANGUAGES[n % 5]},Group {'ABCDE'[n % 5]}" for n in range(count))
        (root / WORKSHOP / "participants.csv").write_text("\n".join(("Name,Organisation,Language,Group", *rows)) + "\n")

    return change


def _deck(root: Path) -> None:
    built = root / "build/packs/intersessional/facilitator/facilitator-1/deck/labour.en.pptx"
    made = pptx.Presentation(str(built))
    made.slides[3].shapes.title.text = "A title that the speaker prefers"
    theirs = root / WORKSHOP / "overrides/en/labour.pptx"
    theirs.parent.mkdir(parents=True)
    made.save(str(theirs))


STEPS = (
    Step(
        "a facilitator replaced",
        _replaced(WORKSHOP / "workshop.md", "| Facilitator 3 |", "| Facilitator 11 |"),
        ("facilitator/facilitator-11/guide.en.pdf", "facilitator/facilitator-11/timetable.fr.pdf"),
        ("Facilitator 11", "Facilitator 3"),
        120,
    ),
    Step(
        "a room changed",
        _replaced(WORKSHOP / "workshop.md", "Room E", "Room F"),
        ("room/room-f/door-sign.pdf", "organiser/organiser/programme.es.docx"),
        ("Room F", "Room E"),
        190,
    ),
    Step(
        "twelve names added",
        _people(100),
        ("room/room-a/attendance/group-a.pdf", "organiser/organiser/badges.pdf"),
        ("more copies are needed",),
        25,
    ),
    Step(
        "a deck edited in PowerPoint",
        _deck,
        ("facilitator/facilitator-1/deck/labour.en.pptx", "interpreter/interpreter/notes-pages/labour.en.pdf"),
        ("changed by hand: slides 4",),
        15,
    ),
    Step(
        "a question corrected in English only",
        _replaced(Path("content/sessions/labour.md"), *QUESTION),
        ("room/room-a/worksheet/labour.en.pdf", "room/room-a/worksheet/labour.es.pdf"),
        ("French: in its session, not translated yet: 1", "Spanish: in its session, not translated yet: 1"),
        120,
    ),
)
