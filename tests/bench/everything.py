"""The repository's own workshop, whole: everything for the first time, and again after one sentence has changed.

And worksheets by the hundred: in one command, against a command for each.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measure import Contender, in_turns
from tests.bench.rows import Row, ratio
from tests.bench.slides import ROOT, publish
from tests.bench.texts import texts

SESSION = Path("content/sessions/labour.md")
SENTENCE = "The chapter gives questions, not answers"
SHEETS = 100
SINGLE = 5
"""How many of the single runs are made: each does the same, and takes more than a second."""


def measure(folder: Path) -> Iterator[Row]:
    """One round: everything cold takes minutes."""
    yield from _sentence(folder)
    yield from _sheets(folder)


def _sentence(folder: Path) -> Iterator[Row]:
    project, output = folder / "project", folder / "all"
    shutil.copytree(ROOT / "content", project / "content")
    cold = in_turns({"all": publish(project, output, "all", fresh=True)}, 1)["all"]
    again = publish(project, output, "all", fresh=False)
    changed = in_turns({"all": Contender(again.commands, _change(project / SESSION), again.environment)}, 1)["all"]
    yield ratio("a sentence of a session changed, everything in three languages ÷ cold", changed, cold, 0.05)


def _change(file: Path) -> Callable[[int], None]:
    text = file.read_text("utf-8")
    assert SENTENCE in text
    return lambda number: _put(file, text.replace(SENTENCE, f"{SENTENCE} (version {number + 2})", 1))


# ── worksheets by the hundred ─────────────────────────────────────────────────


def _sheets(folder: Path) -> Iterator[Row]:
    together = _project(folder / "sheets", range(SHEETS))
    single = [_project(folder / f"sheet-{number}", range(number, number + 1)) for number in range(SINGLE)]
    runs = [publish(project, project / "build", "worksheet", fresh=False) for project in single]
    done = in_turns(
        {
            "one": publish(together, folder / "sheets/build", "worksheet", fresh=True),
            "each": Contender(
                tuple(command for run in runs for command in run.commands), environment=runs[0].environment
            ),
        },
        1,
    )
    each, share = done["each"], SHEETS / SINGLE
    seen = f"{done['one'].seconds:.2f} s ÷ {each.seconds * share:.2f} s ({SINGLE} of them were run)"
    cpu = done["one"].cpu / (each.cpu * share)
    yield Row(f"{SHEETS} worksheets ÷ {SHEETS} runs", done["one"].seconds / (each.seconds * share), 0.10, seen, cpu=cpu)


def _project(folder: Path, numbers: range) -> Path:
    settings = 'title: "Sheets"\nsource: en\nlanguages: [en]\nbrand: default\n'
    _put(folder / "content/publication.yml", settings)
    for number in numbers:
        _put(folder / f"content/sessions/session-{number}.md", _session(number))
    return folder


def _session(number: int) -> str:
    """A session whose worksheet has two pages: eight questions with room to write."""
    points = texts("en").points
    asked = (points[(8 * number + place) % len(points)] for place in range(8))
    questions = "\n".join(f"{place}. {point}" for place, point in enumerate(asked, 1))
    table = "| Min | Activity | Method |\n|---:|---|---|\n| 30 | Questions | groups |\n"
    exercise = f'::: {{.exercise #know minutes="30" lines="5"}}\n### What do we know?\n{questions}\n:::\n'
    head = f"---\nid: session-{number}\nminutes: 30\n---\n# Session {number}\n"
    return f"{head}\n{table}\n## Questions\n\n{exercise}"


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
