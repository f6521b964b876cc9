"""Work that can be done anywhere: a function's name and values that pickle, named by a canonical key.

Workers fork after the heavy imports where the system can (Linux), and are spawned elsewhere. A worker
that dies costs its own job only: what was under way with it is done again, each job by itself.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from publish import store
from publish.canonical import Named, digest, versions
from publish.events import Step
from publish.forks import Each, among
from publish.model import Rendered

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Job:
    """`function` is `module:name`; it gives bytes or `Rendered`. `label` is for people.

    `kept`: its result stays for the next build. What has participants' names in it does not. `parts`: its function
    takes one value more, with which it goes through parts of its own (`publish.forks.Each`).
    """

    function: str
    values: tuple[object, ...]
    key: str
    label: str
    kept: bool = True
    parts: bool = False

    def with_more(self, value: object) -> Job:
        """The same job with one value more, which was not known before."""
        return replace(self, values=(*self.values, value), key=digest(self.key, value))


@dataclass(frozen=True, slots=True)
class Lost:
    """A job that could not be done: its worker died (out of memory, killed), or a library failed in it."""

    reason: str


def job(function: str, values: tuple[object, ...], label: str, kept: bool = True, parts: bool = False) -> Job:
    """A job named by what it depends on: its function, its values (some `Named`), this code, the libraries."""
    given = tuple(value.value if isinstance(value, Named) else value for value in values)
    return Job(function, given, digest(versions(), function, values), label, kept, parts)


def perform(function: str, values: tuple[object, ...]) -> Rendered | Lost:
    """Does one job; what a worker runs. A fault in it is ours or a library's, and costs this job only."""
    try:
        result = _named(function)(*values)
    except Exception as fault:
        if os.environ.get("PUBLISH_TRACEBACK"):
            raise
        return Lost(f"{type(fault).__name__}: {fault}")
    return result if isinstance(result, Rendered) else Rendered(bytes(result), 0, ())


def _named(function: str) -> Callable[..., Rendered | bytes]:
    module, _, name = function.partition(":")
    found: Callable[..., Rendered | bytes] = getattr(import_module(module), name)
    return found


def workers(asked: int) -> int:
    """How many workers: as asked, else one for each core this process may use."""
    if asked > 0:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(jobs: Sequence[Job], count: int) -> Iterator[tuple[Job, Rendered | Lost]]:
    """Each job with its result, as they are done. The longest jobs should stand first."""
    if count <= 1 or len(jobs) <= 1:
        for one in jobs:
            yield one, perform(one.function, _given(one, among(count)))
        return
    yield from _shared(jobs, count)


def _given(one: Job, each: Each) -> tuple[object, ...]:
    return (*one.values, each) if one.parts else one.values


def _shared(jobs: Sequence[Job], count: int) -> Iterator[tuple[Job, Rendered | Lost]]:
    from concurrent.futures.process import BrokenProcessPool

    left = list(jobs)
    try:
        with pool(min(count, len(jobs)), jobs) as executor:
            for done, result in _through(executor, jobs):
                left.remove(done)
                yield done, result
    except BrokenProcessPool:
        for one in left:
            yield one, _alone(one)


def pool(count: int, jobs: Sequence[Job]) -> Executor:
    """An executor for these jobs; any other `concurrent.futures.Executor` would do as well.

    A module of jobs may have a function `ready` that takes the values of one: it reads what all of them share.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    if sys.platform != "linux":
        return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))
    for one in jobs:
        ready = getattr(import_module(one.function.partition(":")[0]), "ready", None)
        if ready:
            ready(*one.values)
    gc.freeze()  # what was read is kept for good: workers need not look through it again and again
    return ProcessPoolExecutor(count, multiprocessing.get_context("fork"), initializer=rarely_collect)


class Helper:
    """A process that reads what jobs need while this one still arranges them, and then runs them; closed by `close`.

    It speaks through pipes alone: a build opens no socket.
    """

    def __init__(self, prepare: str) -> None:
        """`prepare`: `module:name` of what is to be read."""
        import multiprocessing

        context = multiprocessing.get_context("fork")
        (asked, self._ask), (self._answer, answered) = context.Pipe(False), context.Pipe(False)
        mine = (self._ask, self._answer)
        self._process = context.Process(target=_help, args=(prepare, asked, answered, mine))
        self._process.start()
        asked.close()
        answered.close()

    def run(self, jobs: Sequence[Job], count: int) -> Iterator[tuple[Job, Rendered | Lost]]:
        """As `run`, for jobs with different keys. Where it has died, each that is left is done by itself."""
        left = {one.key: one for one in jobs}
        try:
            self._ask.send((tuple(jobs), count))
            while left:
                while not self._answer.poll(1):
                    if not self._process.is_alive():
                        raise EOFError
                key, result = self._answer.recv()
                yield left.pop(key), result
        except (EOFError, OSError):
            yield from ((one, _alone(one)) for one in left.values())

    def close(self) -> None:
        """Lets it end, and waits for that."""
        self._ask.close()
        self._answer.close()
        self._process.join()


def _help(prepare: str, asked: Connection, answer: Connection, others: tuple[Connection, ...]) -> None:
    """What a helper does, until nobody can ask any more."""
    for other in others:
        other.close()
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        _named(prepare)()
        while True:
            wanted, count = asked.recv()
            for one, result in run(wanted, count):
                answer.send((one.key, result))


def helper(prepare: str) -> Helper | None:
    """A helper, where processes can be forked; see `Helper`."""
    return Helper(prepare) if sys.platform == "linux" else None


def rarely_collect() -> None:
    """Reading and laying out make many small objects (measured: 10 to 20% less time).

    But a page that was laid out is a cycle: the old ones are looked through often enough to be out of the way
    (measured: packs in one process need 228 MiB, not 267, in the same time).
    """
    gc.set_threshold(50_000, 5, 5)


def _through(executor: Executor, jobs: Sequence[Job]) -> Iterator[tuple[Job, Rendered | Lost]]:
    from concurrent.futures import as_completed

    waiting = {executor.submit(perform, one.function, _given(one, map)): one for one in jobs}
    for future in as_completed(waiting):
        yield waiting[future], future.result()


def _alone(one: Job) -> Rendered | Lost:
    from concurrent.futures.process import BrokenProcessPool

    try:
        with pool(1, [one]) as executor:
            return executor.submit(perform, one.function, _given(one, map)).result()
    except BrokenProcessPool:
        return Lost("its worker died; perhaps it needs more memory than there is")


@dataclass(slots=True)
class Work:
    """Runs jobs for one build: cached results are taken, others done and kept."""

    output: Path
    workers: int
    done: int = 0
    lost: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    helper: Helper | None = None

    def results(self, wanted: list[Job], by_helper: bool = False) -> Iterator[Step | tuple[Job, Rendered]]:
        """Each job's result; a step for each that had to be done. `by_helper`: the helper does them, if there is one.

        Lost ones are remembered by label, and so is what templates asked for and did not get.
        """
        todo: dict[str, Job] = {}
        for one in wanted:
            known = store.cached(self.output, one.key) if one.kept else None
            if known:
                self.refused.update(known.refused)
                yield one, known
            else:
                todo[one.key] = one
        done = self.helper.run if self.helper and by_helper and todo else run
        for one, result in done(list(todo.values()), self.workers):
            self.done += 1
            yield Step(one.label, self.done)
            if isinstance(result, Lost):
                self.lost[one.label] = result.reason
            else:
                if one.kept:
                    store.keep(self.output, one.key, result)
                self.refused.update(result.refused)
                yield one, result
