"""Saving: whole or not at all, and never over what somebody changed by hand."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from publish import build, store
from publish.events import Step, Written
from publish.model import Artifact, Rendered
from publish.request import Request
from tests.folder import write

ONE, TWO = Artifact("fr/guide/emm-2.6.pdf", b"one"), Artifact("fr/guide/emm-2.6.pdf", b"two")


def test_unchanged_written_kept_forced(tmp_path: Path) -> None:
    written = {ONE.path: store.sha(ONE.data)}
    assert store.save(tmp_path, ONE, {}).status == "written"
    assert store.save(tmp_path, ONE, {}).status == "unchanged"
    assert store.save(tmp_path, TWO, written).status == "written"
    (tmp_path / ONE.path).write_bytes(b"by hand")
    assert store.save(tmp_path, TWO, written) == store.Saved("fr/guide/emm-2.6.new.pdf", "kept")
    assert (tmp_path / ONE.path).read_bytes() == b"by hand"
    assert (tmp_path / "fr/guide/emm-2.6.new.pdf").read_bytes() == b"two"
    assert store.save(tmp_path, TWO, written, force=True).status == "written"


def test_a_file_of_which_nothing_is_known_is_kept(tmp_path: Path) -> None:
    (tmp_path / "fr/guide").mkdir(parents=True)
    (tmp_path / ONE.path).write_bytes(b"somebody's")
    assert store.save(tmp_path, ONE, {}).status == "kept"


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save_whole(tmp_path / "a", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save_whole(tmp_path / "a", b"new")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}


def _save_for_ever(path: Path) -> None:
    n = 0
    while True:
        n = (n + 1) % 10
        store.save_whole(path, str(n).encode() * 300_000)


def test_killed_while_saving(tmp_path: Path) -> None:
    """Promise 9 of the safety notes: a kill leaves a whole file; what it leaves half done is swept."""
    path = tmp_path / "a"
    store.save_whole(path, b"0" * 300_000)
    for _ in range(8):
        process = multiprocessing.get_context("spawn").Process(target=_save_for_ever, args=(path,))
        process.start()
        time.sleep(0.3)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        data = path.read_bytes()
        assert len(data) == 300_000
        assert len(set(data)) == 1
    store.sweep(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    with store.locked(tmp_path) as first, store.locked(tmp_path) as second:
        assert (first, second) == (True, False)


def test_cached_results_come_back_or_not_at_all(tmp_path: Path) -> None:
    result = Rendered(b"%PDF\n\x00data", 3, (("a#b", 1), ("a#c", 3)))
    store.keep(tmp_path, "abcd", result)
    assert store.cached(tmp_path, "abcd") == result
    file = tmp_path / store.CACHE / "ab" / "abcd"
    file.write_bytes(file.read_bytes()[:-2])
    assert store.cached(tmp_path, "abcd") is None
    assert store.cached(tmp_path, "none") is None


def test_a_damaged_record_overwrites_nothing(tmp_path: Path) -> None:
    store.save_record(tmp_path, {"a": "b"})
    assert store.record(tmp_path) == {"a": "b"}
    (tmp_path / store.RECORD).write_bytes(b"{")
    assert store.record(tmp_path) == {}


def _statuses(folder: Path) -> tuple[list[str], int]:
    events = list(build.run(Request(folder, folder / "build", ("slides",), jobs=1)))
    steps = sum(isinstance(event, Step) for event in events)
    return sorted(e.status for e in events if isinstance(e, Written)), steps


def test_what_was_built_with_the_same_everything_is_not_built_again(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert _statuses(folder) == (["written"] * 6, 6)
    assert _statuses(folder) == (["unchanged"] * 6, 0)
    deck = folder / "build/en/slides/t.pptx"
    deck.unlink()
    assert _statuses(folder) == (["unchanged"] * 5 + ["written"], 0)
    deck.write_bytes(b"by hand")
    assert _statuses(folder)[0] == ["kept"] + ["unchanged"] * 5
    assert _statuses(folder)[0] == ["kept"] + ["unchanged"] * 5
    assert deck.read_bytes() == b"by hand"
