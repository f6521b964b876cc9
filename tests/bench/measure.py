"""Whole processes measured in turns: wall time and the memory of the largest, medians, ratios.

Contenders take turns within each round, so that what else the machine does falls on all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes

Command = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class Contender:
    """What runs in each round: `commands` one after the other; `before` prepares a round and is not timed."""

    commands: tuple[Command, ...]
    before: Callable[[int], None] = lambda _: None
    environment: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians over the rounds: seconds and CPU seconds of all commands together, MiB of the largest process.

    CPU seconds say more than wall time where the machine has other things to do.
    """

    seconds: float
    cpu: float
    mib: float


def in_turns(contenders: Mapping[str, Contender], rounds: int) -> dict[str, Measured]:
    """Every contender once in each round; their medians by name."""
    runs: dict[str, list[Measured]] = {name: [] for name in contenders}
    for number in range(rounds):
        for name, contender in contenders.items():
            contender.before(number)
            done = [_run(command, contender.environment) for command in contender.commands]
            runs[name].append(_together(done))
    return {name: _median(done) for name, done in runs.items()}


def _together(done: Sequence[Measured]) -> Measured:
    return Measured(sum(one.seconds for one in done), sum(one.cpu for one in done), max(one.mib for one in done))


def _median(done: Sequence[Measured]) -> Measured:
    return Measured(*(median(getattr(one, name) for one in done) for name in ("seconds", "cpu", "mib")))


def _run(command: Command, environment: Mapping[str, str] | None) -> Measured:
    """One process, to its end. Its own children count as well: time while it waits, memory of the largest."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {said.decode('utf-8', 'replace')[-2000:]}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT / 2**20)
