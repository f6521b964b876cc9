"""What docs/extending.md promises: a kind is a row, a check is a file, a language is a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from publish import build, kinds
from publish.build import Found, Request, Written
from publish.kinds import HANDBOOK, Kind
from publish.translate.commands import update
from tests.folder import changed, write
from tests.project import project

CHAPTER = "content/curriculum/c/1-first/1.1-people.md"


def outputs(folder: Path, *products: str) -> list[str]:
    events = list(build.run(Request(folder, folder / "build", products, jobs=1)))
    wrong = [d for event in events if isinstance(event, Found) for d in event.diagnostics if d.severity == "error"]
    assert wrong == []
    return [event.path for event in events if isinstance(event, Written)]


def test_a_new_kind_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Kind("legal-note", attributes=("region",), shown=frozenset({HANDBOOK}), titled=True)
    monkeypatch.setitem(kinds.BY_NAME, row.name, row)
    block = "::: legal-note\n### The law\nIt differs from place to place.\n:::\n\n## Why"
    folder = write(tmp_path, changed(CHAPTER, "## Why", block))
    outputs(folder, "handbook", "guide")
    assert "It differs from place to place." in project(folder / "build/en/handbook/c.pdf")
    assert "It differs from place to place." not in project(folder / "build/en/guide/c.pdf")


def test_a_new_language_is_a_folder(tmp_path: Path) -> None:
    """Portuguese: one word in publication.yml, and the catalogs that `translations update` makes."""
    folder = write(tmp_path, changed("content/publication.yml", "[en, fr]", "[en, pt]"))
    update(folder, ("pt",))
    catalog = folder / "content/locale/pt/sessions/t.po"
    said = catalog.read_text("utf-8").replace('msgid "A slide"\nmsgstr ""', 'msgid "A slide"\nmsgstr "Um diapositivo"')
    catalog.write_text(said, encoding="utf-8")
    assert "pt/slides/t.pptx" in outputs(folder, "slides")
    slides = Presentation(str(folder / "build/pt/slides/t.pptx")).slides
    titles = [slide.shapes.title.text for slide in slides if slide.shapes.title is not None]
    assert "Um diapositivo" in titles
    assert all(run.get("lang") == "pt-PT" for slide in slides for run in slide._element.iter("{*}rPr"))
