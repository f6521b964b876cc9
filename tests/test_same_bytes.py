"""The same source gives the same bytes: another folder, another hash seed, another locale, any number of workers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folder import write

ROOT = Path(__file__).parent.parent


def built(folder: Path, *options: str, **environment: str) -> dict[str, str]:
    """Builds everything of the small project in a process of its own; path → SHA-256."""
    write(folder)
    subprocess.run(
        [sys.executable, "-m", "publish", "all", "--project", str(folder), *options],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )
    outputs = [p for p in sorted((folder / "build").rglob("*")) if p.suffix in (".pdf", ".pptx")]
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in outputs}


@pytest.mark.slow
def test_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "one", "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC")
    assert len(first) == 2 * (3 + 2 + 1 + 2 + 1 + 1)
    other = built(tmp_path / "été 2 – autre", "--jobs", "3", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")
    assert first == other


@pytest.mark.slow
def test_edits_leave_no_trace(tmp_path: Path) -> None:
    """A book built over edits, from its cache, has the bytes of one built at once."""
    chapter = "content/curriculum/c/1-first/1.1-people.md"
    folder = tmp_path / "edited"
    first = built(folder)
    text = (folder / chapter).read_text("utf-8")
    longer = text.replace(
        "## Why people move", "## Before\n\n" + "A long paragraph of many words. " * 400 + "\n\n## Why"
    )
    (folder / chapter).write_text(longer, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "publish", "all", "--project", str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    assert built(folder) == first
