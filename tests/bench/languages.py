"""Catalogs against GNU gettext: the same 10,000 messages, whole processes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import polib

from publish.diagnostics import Span
from publish.model import Message
from publish.translate.update import merge
from tests.bench.measure import Command, Contender, in_turns
from tests.bench.rows import Row, ratio
from tests.bench.slides import OURS, ROOT
from tests.bench.texts import texts

COUNT = 10_000
CHANGED = 20
"""Each so many-th sentence has changed since it was translated; as many are new, as many are gone."""


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Updating beside `msgmerge`, reading beside `msgfmt`; and a check of the repository, which reads everything."""
    old, new, template = _catalogs(folder)
    merging = in_turns(
        {
            "ours": Contender((_ours("update", old, new, folder / "ours.po"),), environment=OURS),
            "msgmerge": Contender(
                (_program("msgmerge", "--previous", "--quiet", "-o", folder / "m.po", old, template),)
            ),
        },
        rounds,
    )
    yield ratio(f"{COUNT:,} messages: update ÷ msgmerge", merging["ours"], merging["msgmerge"], 2.0, 1.0)
    reading = in_turns(
        {
            "ours": Contender((_ours("read", old),), environment=OURS),
            "msgfmt": Contender((_program("msgfmt", "-c", "-o", folder / "m.mo", old),)),
            "start": Contender((_ours("nothing", old),), environment=OURS),
        },
        rounds,
    )
    yield ratio(f"{COUNT:,} messages: reading ÷ msgfmt", reading["ours"], reading["msgfmt"], 2.0, 1.0)
    start = reading["start"]
    yield Row(
        "of which starting Python and our modules", start.seconds, None, "a process that reads nothing", unit=" s"
    )
    check = in_turns({"ours": Contender((_publish("check"),), environment=OURS)}, rounds)["ours"]
    yield Row("`publish check` of the repository", check.seconds, None, f"{check.cpu:.1f} s of CPU", unit=" s")


# ── what runs ─────────────────────────────────────────────────────────────────


def _program(name: str, *words: str | Path) -> Command:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is missing; install GNU gettext (apt-get install gettext)")
    return (found, *words)


def _ours(step: str, *files: Path) -> Command:
    return (sys.executable, "-m", "tests.bench.languages", step, *files)


def _publish(*words: str) -> Command:
    return (sys.executable, "-m", "publish", *words, "--project", ROOT)


# ── catalogs ──────────────────────────────────────────────────────────────────


def _catalogs(folder: Path) -> tuple[Path, Path, Path]:
    """A catalog in which everything is translated, the messages of today (a line each), and these as a template."""
    said = _sentences(COUNT + COUNT // CHANGED)
    before = said[:COUNT]
    po = polib.pofile(merge("", _messages(before), "fr").text)
    for entry in po:
        entry.msgstr = f"{entry.msgid} !"
    old, new, template = folder / "old.po", folder / "new.txt", folder / "new.pot"
    old.write_text(str(po), "utf-8")
    fresh = iter(said[COUNT:])
    now = [_changed(text, n, fresh) for n, text in enumerate(before)]
    new.write_text("\n".join(now), "utf-8")
    template.write_text(merge("", _messages(now), "fr").text.replace("Language: fr", "Language: "), "utf-8")
    return old, new, template


def _sentences(count: int) -> list[str]:
    """So many different texts, of two of the repository's own each: 15 to 340 characters."""
    known, dice = texts("en").points, Random(7)
    said: dict[str, None] = {}
    while len(said) < count:
        said[" ".join(dice.sample(known, 2))] = None
    return list(said)


def _changed(text: str, number: int, fresh: Iterator[str]) -> str:
    """Of twenty sentences one has changed, one is another."""
    if number % CHANGED == 0:
        return f"{text} Today, too."
    return next(fresh) if number % CHANGED == 10 else text


def _messages(texts: list[str]) -> list[Message]:
    return [Message("p", text, Span("content/a.md", n)) for n, text in enumerate(texts, 1)]


def main(step: str, old: Path, new: Path | None = None, made: Path | None = None) -> None:
    """One step as a process of its own, as `publish translations update` and every build do it."""
    from publish.model import Source
    from publish.translate.catalogs import parse

    if step == "read":
        assert not parse(Source("old.po", old.read_text("utf-8")), "fr")[1]
    if step == "update" and new and made:
        text = old.read_text("utf-8")
        assert not parse(Source("old.po", text), "fr")[1]
        made.write_text(merge(text, _messages(new.read_text("utf-8").split("\n")), "fr").text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
