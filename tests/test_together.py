"""All languages in one volume: one cover and imprint, a part for each, pages and bookmarks of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publish import build
from publish.cli import main
from publish.events import Found, Written
from publish.request import Request
from tests.test_beside import root as translated
from tests.test_beside import said_in
from tests.test_heard import FINE, verdicts

root = translated  # the small project in three languages
FILE = "en+fr+ar/handbook/c.together.pdf"
NAMES = {"en": "English", "fr": "Français", "ar": "العربية"}


@pytest.fixture(scope="module")
def volume(root: Path) -> Path:
    events = tuple(build.run(Request(root, root / "build", ("handbook",), together=True)))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert [d for d in found if d.severity == "error" or d.code.startswith("O")] == []
    assert [event.path for event in events if isinstance(event, Written)] == [FILE]
    return root / "build" / FILE


def texts(file: Path) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file)]


def test_each_part_is_in_its_language_and_below_its_name_in_the_bookmarks(volume: Path) -> None:
    with pikepdf.open(volume) as pdf:
        parts = [str(part.get("/Lang", "")) for part in pdf.Root.StructTreeRoot.K[0].K]
        with pdf.open_outline() as outline:
            held = {item.title: [below.title for below in item.children] for item in outline.root}
    assert parts == sorted(parts, key=["", "en", "fr", "ar"].index)
    assert {*NAMES} < set(parts)
    assert [*held][-3:] == [*NAMES.values()]
    assert len({len(held[name]) for name in NAMES.values()}) == 1
    assert any(said_in("fr", "First volume") in title for title in held["Français"])


def test_there_is_one_cover_and_one_imprint(volume: Path) -> None:
    pages = texts(volume)
    assert [n for n, page in enumerate(pages) if "HANDBOOK / " in page] == [0]
    assert [n for n, page in enumerate(pages) if "No official text of anybody" in page] == [1]
    assert said_in("fr", "No official text") in pages[1]


def test_the_languages_are_listed_with_the_page_on_which_each_begins(volume: Path) -> None:
    pages = texts(volume)
    listed = next(page for page in pages if "Languages / Langues" in page)
    for name in ("English", "Français"):
        number = int(next(m[1] for m in re.finditer(rf"{name}\s+(\d+)", listed)))
        assert name in pages[number - 1]
        assert number % 2


def test_contents_of_each_language_lead_to_its_own_pages(volume: Path) -> None:
    pages = texts(volume)
    for word in ("People who move", said_in("fr", "People who move")):
        number = next(m[1] for page in pages for m in re.finditer(rf"1\.1\s+{word}\s+(\d+)\s", page))
        assert word in " ".join(pages[int(number) - 1].split())


def test_pages_of_a_language_bear_its_mark(volume: Path) -> None:
    pages = texts(volume)
    marked = {language: [n for n, page in enumerate(pages) if _mark(language) in page.split()] for language in NAMES}
    assert all(marked.values())
    assert max(marked["en"]) < min(marked["fr"])
    assert max(marked["fr"]) < min(marked["ar"])


def _mark(language: str) -> str:
    return language.upper()


def test_validators_find_nothing(volume: Path, tmp_path: Path) -> None:
    assert verdicts(volume.read_bytes(), tmp_path) == FINE


@pytest.mark.parametrize("languages", ["fr", "en+fr"])
def test_it_takes_several_languages(root: Path, languages: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handbook", "--together", "--lang", languages, "--project", str(root)]) == 2
    assert "several languages" in capsys.readouterr().err
