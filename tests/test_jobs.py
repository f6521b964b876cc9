"""Jobs: they pickle, run under spawn, and one that kills its worker costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path

import pytest

from publish import jobs
from publish.canonical import digest
from publish.diagnostics import Span
from publish.jobs import Helper, Job, Lost, Work, job
from publish.model import Paragraph, Rendered, Text


def shout(text: str) -> bytes:
    return text.upper().encode()


def die(_: str) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


SHOUT = "tests.test_jobs:shout"


def test_jobs_pickle_and_run_under_spawn(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [job(SHOUT, (text,), text) for text in ("a", "b", "c")]
    assert pickle.loads(pickle.dumps(wanted)) == wanted

    def spawned(count: int, _: object) -> Executor:
        return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))

    monkeypatch.setattr(jobs, "pool", spawned)
    done = {one.label: result for one, result in jobs.run(wanted, 2)}
    assert done == {text: Rendered(text.upper().encode(), 0, ()) for text in ("a", "b", "c")}


def test_a_worker_that_dies_costs_its_own_job() -> None:
    wanted = [job(SHOUT, (str(n),), str(n)) for n in range(4)]
    wanted.insert(1, job("tests.test_jobs:die", ("x",), "culprit"))
    done = {one.label: result for one, result in jobs.run(wanted, 2)}
    assert {label for label, result in done.items() if isinstance(result, Lost)} == {"culprit"}
    assert len(done) == 5


def fail(_: str) -> bytes:
    raise ZeroDivisionError("a fault in a library")


@pytest.mark.parametrize("count", [1, 2])
def test_a_job_that_fails_costs_itself(count: int) -> None:
    wanted = [job(SHOUT, ("a",), "a"), job("tests.test_jobs:fail", ("x",), "culprit"), job(SHOUT, ("b",), "b")]
    done = {one.label: result for one, result in jobs.run(wanted, count)}
    assert done["culprit"] == Lost("ZeroDivisionError: a fault in a library")
    assert {done["a"], done["b"]} == {Rendered(b"A", 0, ()), Rendered(b"B", 0, ())}


def prepare() -> bytes:
    os.environ["PREPARED"] = "once"
    return b""


def prepared(_: str) -> bytes:
    return os.environ.get("PREPARED", "never").encode()


@pytest.fixture
def helper() -> Iterator[Helper]:
    one = Helper("tests.test_jobs:prepare")
    yield one
    one.close()
    assert not one._process.is_alive()


needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="there are helpers on Linux only")


@needs_fork
@pytest.mark.parametrize("count", [1, 2])
def test_a_helper_has_read_what_jobs_need(helper: Helper, count: int) -> None:
    for _ in range(2):
        wanted = [job("tests.test_jobs:prepared", (str(n),), str(n)) for n in range(3)]
        assert [result for _, result in helper.run(wanted, count)] == [Rendered(b"once", 0, ())] * 3
    assert "PREPARED" not in os.environ


@needs_fork
@pytest.mark.parametrize("count", [1, 2])
def test_a_job_that_kills_the_helper_costs_itself(helper: Helper, count: int) -> None:
    """With one worker jobs are done in the helper itself; those after it are done all the same."""
    culprit = job("tests.test_jobs:die", ("x",), "culprit")
    for wanted in ([job(SHOUT, ("a",), "a"), culprit, job(SHOUT, ("b",), "b")], [job(SHOUT, ("c",), "c")]):
        done = {one.label: result for one, result in helper.run(wanted, count)}
        assert {label for label, result in done.items() if isinstance(result, Lost)} <= {"culprit"}
        assert len(done) == len(wanted)


def test_work_is_done_once(tmp_path: Path) -> None:
    wanted = [job(SHOUT, ("a",), "a"), job(SHOUT, ("a",), "the same")]
    first, second = Work(tmp_path, 1), Work(tmp_path, 1)
    results = [event for event in first.results(wanted) if isinstance(event, tuple)]
    again = [event for event in second.results(wanted) if isinstance(event, tuple)]
    assert (first.done, second.done) == (1, 0)
    assert {one.key for one, _ in results} == {one.key for one, _ in again}


def test_keys_depend_on_what_is_printed_only() -> None:
    a, b = (Paragraph((Text("x"),), "k", Span("f", line)) for line in (1, 2))
    assert digest(a) == digest(b)
    assert digest(a) != digest(Paragraph((Text("y"),), "k"))
    assert digest(("ab", "c")) != digest(("a", "bc"))
    assert digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})


def test_a_job_without_a_canonical_form_is_our_mistake() -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        Job("f", (object(),), digest(object()), "x")
