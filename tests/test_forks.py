"""What is shared among forked processes comes back as if one had done it all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from publish import build
from publish.events import Finished
from publish.forks import LEAST, among
from publish.request import Request
from tests.bench import decks

ITEMS = range(3 * LEAST + 1)


def _squared(number: int) -> tuple[int, str]:
    return number * number, str(number)


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
@pytest.mark.parametrize("items", [range(0), range(1), range(2 * LEAST), ITEMS])
def test_it_is_what_map_gives(workers: int, items: range) -> None:
    assert list(among(workers)(_squared, items)) == list(map(_squared, items))


@pytest.mark.skipif(sys.platform != "linux", reason="processes fork on Linux only")
def test_the_work_is_shared_where_there_is_enough_of_it() -> None:
    assert len(set(among(3)(lambda _: os.getpid(), ITEMS))) == 3
    assert set(among(3)(lambda _: os.getpid(), range(2 * LEAST - 1))) == {os.getpid()}


def test_work_of_a_process_that_died_is_done_here() -> None:
    mine = os.getpid()

    def fatal(number: int) -> int:
        if os.getpid() != mine and number == ITEMS[-1]:
            os._exit(9)
        return number

    assert list(among(2)(fatal, ITEMS)) == list(ITEMS)


def test_a_fault_is_told_as_if_there_were_one_process() -> None:
    def faulty(number: int) -> int:
        if number == ITEMS[-1]:
            raise KeyError(number)
        return number

    with pytest.raises(KeyError, match=str(ITEMS[-1])):
        list(among(2)(faulty, ITEMS))


def test_a_large_deck_is_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    project, _ = decks.stress(tmp_path, 2 * LEAST)
    made = []
    for workers in (1, 2, 3):
        output = tmp_path / f"out-{workers}"
        *_, finished = build.run(Request(project, output, ("slides",), jobs=workers))
        assert isinstance(finished, Finished)
        assert finished.exit_code == 0
        report = (output / "report.json").read_bytes()
        made.append(((output / "en/slides/plenary.pptx").read_bytes(), report))
    assert made[0] == made[1] == made[2]
