"""Work shared with forked processes, which know all that this one knows: only what they find has to come back.

What comes of it is the same with any number of workers. Where processes do not fork, this one does all of it; so does
one with threads, for what these hold at that moment would be held in the fork for good.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import BinaryIO, Protocol, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

LEAST = 40
"""Items for each worker: fewer slides are fitted in the time that a process takes to begin and to tell of them."""


class Each(Protocol):
    """What goes through items like `map` does, in their order; `map` itself, where this process is alone."""

    def __call__(self, work: Callable[[Item], Made], items: Sequence[Item], /) -> Iterable[Made]: ...


def among(workers: int) -> Each:
    """Items are divided among so many processes, this one and forks of it, each of which takes some in a row."""
    return partial(_among, workers) if sys.platform == "linux" and workers > 1 else map


def _among(workers: int, work: Callable[[Item], Made], items: Sequence[Item]) -> Iterable[Made]:
    shares = min(workers, len(items) // LEAST)
    if shares < 2 or threading.active_count() > 1:
        return map(work, items)
    cuts = [len(items) * n // shares for n in range(shares + 1)]
    first, *others = (items[cuts[n] : cuts[n + 1]] for n in range(shares))
    started = [(share, _fork(work, share)) for share in others]
    made = [work(item) for item in first]
    for share, told in started:
        made += _told(told, work, share)
    return made


def _fork(work: Callable[[Item], Made], share: Sequence[Item]) -> tuple[int, BinaryIO]:
    """A process that does a share; its id, and where it will tell what it made."""
    reading, writing = os.pipe()
    if process := os.fork():
        os.close(writing)
        return process, open(reading, "rb")
    try:
        with open(writing, "wb") as out:
            pickle.dump([work(item) for item in share], out, pickle.HIGHEST_PROTOCOL)
    finally:  # nothing else of this process may go on here, whatever happens
        os._exit(0)


def _told(started: tuple[int, BinaryIO], work: Callable[[Item], Made], share: Sequence[Item]) -> list[Made]:
    """What another process made; where it came to grief, this one does its share, or fails as it did."""
    process, told = started
    with told:
        data = told.read()
    os.waitpid(process, 0)
    try:
        made: list[Made] = pickle.loads(data)
    except (EOFError, pickle.UnpicklingError):
        return [work(item) for item in share]
    return made
