"""A build as a stream of events. What an earlier build of the same has given is known, and need not be made again.

That question is asked first, of a few modules: what makes everything is imported where the answer is no.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from publish import report, stamp, store
from publish.diagnostics import error
from publish.events import Event, Finished, Found, Written, ended
from publish.load import load
from publish.request import Request
from publish.store import Saved


def run(request: Request) -> Iterator[Event]:
    """Builds what is asked for, telling what happens. Nothing is written if there are errors."""
    yield from guarded(request.output, partial(_build, request))


def guarded(output: Path, work: Callable[[], Iterator[Event]]) -> Iterator[Event]:
    """The events of `work`, which alone writes to `output` meanwhile; at the end how much it wrote, and how long."""
    started = time.monotonic()
    with store.locked(output) as mine:
        if not mine:
            hint = "wait until it has ended; two builds at once would get in each other's way"
            yield Found((error("O001", f"another build is writing to {output}", None, hint),), {})
            yield Finished(3, 0, 0, time.monotonic() - started)
            return
        store.sweep(output)
        count = {"written": 0, "unchanged": 0, "kept": 0}
        code = 0
        for event in work():
            match event:
                case Written():
                    count[event.status] += 1
                case Finished():
                    code = event.exit_code
                    continue
            yield event
        yield Finished(code, count["written"], count["unchanged"], time.monotonic() - started)


def _build(request: Request) -> Iterator[Event]:
    project, found = load(request.root)
    if project is None:
        yield Found(found, {})
        yield ended(1)
        return
    before = stamp.find(request.output, stamp.name(request, project))
    if before:
        yield Found(before.diagnostics, project.texts)
        yield from (Written(path, "unchanged") for path, _ in before.files)
        unchanged = tuple(Saved(path, "unchanged") for path, _ in before.files)
        store.Shelf.of(request.output, project.revision).still(path for path, _ in before.files)
        report.write(request, project, before.diagnostics, unchanged, before.lacking)
        yield ended(0)
        return
    from publish.pipeline import at_work, make

    with at_work(request) as work:
        yield from make(request, project, found, work)
