"""Words of the product that a language lacks are told by every check, not only when a final edition is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publish.compile import compile_project
from publish.load import Project, load
from publish.translate.catalogs import ui_path

ROOT = Path(__file__).parent.parent
LANGUAGE = "ru"
"""One whose words of the product stand in the project, not in the package."""


def _told(project: Project) -> list[str]:
    _, found = compile_project(project, (LANGUAGE,))
    return [one.message for one in found if one.code == "L001" and one.span and one.span.path == ui_path(LANGUAGE)]


def test_a_language_without_words_of_the_product() -> None:
    project, _ = load(ROOT)
    assert project
    assert not _told(project)
    others = {key: source for key, source in project.catalogs.items() if source.path != ui_path(LANGUAGE)}
    assert len(others) == len(project.catalogs) - 1
    (told,) = _told(replace(project, catalogs=others))
    assert "of the product's own words" in told
    assert "printed in en" in told
