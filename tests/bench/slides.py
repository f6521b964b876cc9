"""Decks against pandoc: the same Markdown, whole processes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import decks
from tests.bench.measure import Command, Contender, Measured, in_turns
from tests.bench.rows import Row, ratio

ROOT = Path(__file__).parents[2]
OURS = {
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "",
    "PUBLISH_LANG": "",
    "PUBLISH_JOBS": "",
    "PUBLISH_OUTPUT": "",
    "PUBLISH_STRICT": "",
}


def publish(project: Path, output: Path, *words: str, fresh: bool) -> Contender:
    """Our build of a project; `fresh`: from nothing in every round, else with what the round before has left."""
    command: Command = (sys.executable, "-m", "publish", *words, "--project", project, "--output", output)
    return Contender((command,), (lambda _: shutil.rmtree(output, ignore_errors=True)) if fresh else _nothing, OURS)


def _nothing(_: int) -> None:
    """A round that needs no preparing."""


def measure(folder: Path, pandoc: Path, rounds: int) -> Iterator[Row]:
    """Cold builds of 21, 200 and 1,000 slides beside pandoc's, memory, and a run where nothing has changed."""
    project, files = decks.plenary(folder)
    peer = Contender(tuple(_pandoc(pandoc, file) for file in files))
    _pair(project, folder / "out", peer, 1)  # not counted: Python compiles itself once, as installing it would
    done = _pair(project, folder / "out", peer, rounds)
    question = "21 slides in three languages ÷ three runs of pandoc"
    yield ratio(question, done["ours"], done["pandoc"], 1.0, 0.7)
    for count, most, aim in ((200, 0.5, 0.3), (1000, 0.10, None)):
        project, file = decks.stress(folder, count)
        done = _pair(project, folder / "out", Contender((_pandoc(pandoc, file),)), rounds)
        yield ratio(f"{count:,} slides ÷ pandoc", done["ours"], done["pandoc"], most, aim)
    seen = f"{done['ours'].mib:.0f} MiB ÷ {done['pandoc'].mib:.0f} MiB"
    yield Row("peak memory at 1,000 slides ÷ pandoc", done["ours"].mib / done["pandoc"].mib, 0.5, seen)
    yield from _again(folder / "again", rounds)


def _again(output: Path, rounds: int) -> Iterator[Row]:
    """The repository's own decks, built once and then asked for again."""
    first = in_turns({"ours": publish(ROOT, output, "slides", fresh=True)}, 1)["ours"]
    again = in_turns({"ours": publish(ROOT, output, "slides", fresh=False)}, rounds)["ours"]
    yield ratio("the repository's decks, nothing changed ÷ first time", again, first, None)


def _pandoc(pandoc: Path, file: Path) -> tuple[str | Path, ...]:
    return (pandoc, "--to=pptx", "--slide-level=2", f"--output={file.with_suffix('.pptx')}", file)


def _pair(project: Path, output: Path, peer: Contender, rounds: int) -> dict[str, Measured]:
    return in_turns({"ours": publish(project, output, "slides", fresh=True), "pandoc": peer}, rounds)
