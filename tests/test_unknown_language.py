"""Everything is made in a language that CLDR knows nothing of, too; and what is like a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.arrange.common import date_said, language_said
from publish.cli import main
from publish.render.languages import right_to_left, tag
from tests.packs import project, text

UNKNOWN = "mam"
"""Mam, spoken in Guatemala and Mexico."""


@pytest.mark.slow
def test_everything_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    settings = root / "content/publication.yml"
    settings.write_text(settings.read_text("utf-8").replace("[en, fr]", f"[en, fr, {UNKNOWN}]"), "utf-8")
    build = ["--project", str(root), "--jobs", "2"]
    assert main(["all", *build, "--lang", UNKNOWN]) == 0
    assert main(["calendar", *build, "--lang", UNKNOWN]) == 0
    assert main(["handbook", *build, "--lang", f"en+{UNKNOWN}"]) == 0
    assert "S042" in capsys.readouterr().err
    assert "2026-12-01" in text(root / f"build/{UNKNOWN}/guide/w.pdf")


@pytest.mark.parametrize(
    ("language", "date", "named", "written", "leftwards"),
    [
        ("mam", "2026-12-01", "mam", "mam-GT", False),
        ("prs", "1 دسمبر 2026", "Persian (Afghanistan)", "prs-AF", True),
        ("fr-ZZ", "1er décembre 2026", "French (France)", "fr-ZZ", False),
        ("tl", "Disyembre 1, 2026", "Filipino (Philippines)", "tl-PH", False),
    ],
)
def test_a_language_by_its_other_name(language: str, date: str, named: str, written: str, leftwards: bool) -> None:
    assert date_said("2026-12-01", language) == date
    assert language_said(language, "en") == named
    assert tag(language) == written
    assert right_to_left(language) == leftwards
