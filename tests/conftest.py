"""What all tests share: slow ones run last, so that a mistake shows within seconds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the expectations of tests/examples anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make test LANG=fr`, or a variable of the machine, must not change what the tests see."""
    for name in ("LANG", "JOBS", "STRICT", "FINAL", "ACCEPT_STALE", "OUTPUT", "WORKSHOP"):
        monkeypatch.delenv(f"PUBLISH_{name}", raising=False)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small curriculum of one's own, as `publish init` makes it."""
    from publish import starter

    folder = tmp_path / "projet é 1"
    assert list(starter.write(folder))
    return folder


@pytest.fixture(scope="session")
def real(pytestconfig: pytest.Config) -> Path:
    """The real content as files: every product in every language; decks on paper, and without notes, in one each.

    Built into pytest's cache, so that a second run of the tests draws only what has changed. Where tests run in
    several processes, the first that asks builds for all.
    """
    assert pytestconfig.cache
    output = pytestconfig.cache.mkdir("real")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "alone")
    done = output.with_name("real-done.txt")
    with FileLock(output.with_name("real.lock")):
        if run == "alone" or not done.exists() or done.read_text("utf-8") != run:
            _build(output)
            done.write_text(run, "utf-8")
    return output


def _build(output: Path) -> None:
    from publish import build
    from publish.events import Found
    from publish.products import PRODUCTS
    from publish.request import Request
    from tests.real import SOME, WITHOUT_NOTES

    whole = tuple(product.name for product in PRODUCTS if product.name not in SOME)
    wanted = [(whole, (), True), (("slides",), WITHOUT_NOTES, False)]
    wanted += [((product,), languages, True) for product, languages in SOME.items()]
    for products, languages, notes in wanted:
        events = tuple(build.run(Request(ROOT, output, products, languages, force=True, notes=notes)))
        found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
        assert [d for d in found if d.severity == "error"] == []
