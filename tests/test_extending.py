"""What docs/extending.md promises: a kind is a row, a check is a file, a language is a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from publish import build, checks, kinds
from publish.events import Found, Written
from publish.kinds import HANDBOOK, Kind
from publish.pipeline import check
from publish.request import Request
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


CHECK = """
from publish.checks.rule import Rule
from publish.diagnostics import warning


def check(publication):
    for session in publication.sessions:
        yield warning("P999", f"look at {session.id} again", session.span)


RULE = Rule("P999", "a new rule", "Why it matters.", check=check)
"""


def test_a_new_check_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by its name, run by `publish check`, explained by `publish explain`."""
    (tmp_path / "p999_look_again.py").write_text(CHECK, encoding="utf-8")
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(tmp_path)])
    monkeypatch.setattr(checks, "RULES", {rule.code: rule for rule in checks._rules()})
    found, _ = check(write(tmp_path / "project"))
    assert "look at s again" in [d.message for d in found if d.code == "P999"]
    assert checks.RULES["P999"].explanation == "Why it matters."


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
    spoken = {run.get("lang") for slide in slides for run in slide._element.iter("{*}rPr")}
    assert spoken == {"pt-PT", "en-GB"}  # what is not translated says which language it is in
