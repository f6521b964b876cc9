"""Every folder in tests/examples is a project; what it builds must read as its `expected` says.

`pytest --accept` writes the expectations anew; read their diff before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import build
from publish.diagnostics import show
from publish.events import Found
from publish.products import PRODUCTS
from publish.request import Request
from tests.project import READERS, project

EXAMPLES = sorted(folder for folder in (Path(__file__).parent / "examples").iterdir() if folder.is_dir())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_example(example: Path, tmp_path: Path, accept: bool) -> None:
    request = Request(example, tmp_path, tuple(product.name for product in PRODUCTS), jobs=1)
    events = list(build.run(request))
    said = [show(d, event.sources) for event in events if isinstance(event, Found) for d in event.diagnostics]
    made = {"diagnostics.txt": "\n\n".join(said) + "\n"}
    for file in sorted(tmp_path.rglob("*")):
        if file.suffix in READERS:
            made[f"{file.relative_to(tmp_path).as_posix()}.txt"] = project(file)
    expected = example / "expected"
    if accept:
        for old in expected.rglob("*.txt"):
            old.unlink()
        for name, text in made.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_text(text, encoding="utf-8")
    assert {p.relative_to(expected).as_posix() for p in expected.rglob("*.txt")} == set(made)
    for name, text in made.items():
        assert text == (expected / name).read_text("utf-8"), name
