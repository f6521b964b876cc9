"""A brand's print template, as a designer changes it: what goes wrong is told, and costs nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from publish import build
from publish.diagnostics import Diagnostic
from publish.events import Found, Written
from publish.request import Request
from tests.folder import write

ROOT = Path(__file__).parent.parent
FILES = ["en/worksheet/s.pdf", "en/worksheet/c-1.1.pdf"]


def built(folder: Path, css: str) -> tuple[list[Diagnostic], list[str]]:
    home = folder / "templates/default/print"
    if not home.exists():
        shutil.copytree(ROOT / "templates/default/print", home)
    (home / "worksheet.css").write_text(css, encoding="utf-8")
    events = list(build.run(Request(folder, folder / "build", ("worksheet",), ("en",), jobs=1)))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    return found, [event.path for event in events if isinstance(event, Written)]


def test_a_file_that_is_not_there_is_told_each_time(tmp_path: Path) -> None:
    write(tmp_path)
    css = "body { background: url(brand:paper.png) } h1 { background: url(https://example.org/x.png) }"
    for _ in ("drawn", "from the cache"):
        found, files = built(tmp_path, css)
        assert {d.code for d in found} == {"T023"}
        assert {"`brand:paper.png`" in d.message or "`https://example.org/x.png`" in d.message for d in found} == {True}
        assert files == FILES


def test_a_style_that_the_library_fails_on_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    """WeasyPrint 70 ends with an OverflowError on this rule."""
    write(tmp_path)
    assert built(tmp_path, "")[1] == FILES
    before = (tmp_path / "build/en/worksheet/s.pdf").read_bytes()
    found, files = built(tmp_path, "p { font-size: 1e9999px }")
    assert ({d.code for d in found}, files) == ({"O002"}, [])
    assert (tmp_path / "build/en/worksheet/s.pdf").read_bytes() == before
