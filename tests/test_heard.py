"""Everything printed, as a screen reader meets it: two validators, and what neither of them looks for."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import outloud
import page as validator
import pikepdf
import pytest
from click.testing import CliRunner

from publish.cli import cli
from tests import folder, heard
from tests import print_book as sample
from tests.test_bind import bound

LANGUAGES = ("en", "fr", "es", "ar", "ru")
HEAD = 0.9
"""Of the height of a page: what stands higher is the running head, an artifact by rights."""
SHEET, BOOK = sample.worksheet(), sample.handbook()


def verdicts(data: bytes, place: Path) -> dict[str, list[str]]:
    """What each of three says of a file."""
    file = place / "file.pdf"
    file.write_bytes(data)
    said = outloud.check(str(file))
    assert said.error is None
    with pikepdf.open(file) as pdf:
        heights = [float(page.trimbox[3]) for page in pdf.pages]
    return {
        "page-validation": [failure.message for failure in validator.validate_pdf_bytes(data, profile="ua1").failures],
        "outloud": [f.message for f in said.findings if f.severity == "error" and not _running_head(f, heights)],
        "we": heard.complaints(data),
    }


def _running_head(finding: outloud.Finding, heights: list[float]) -> bool:
    """outloud takes a long artifact for prose where no other page repeats it: a section may have one page only."""
    return finding.rule == "TAG-002" and all(box["y0"] > HEAD * heights[box["page"] - 1] for box in finding.boxes)


FINE: dict[str, list[str]] = {"page-validation": [], "outloud": [], "we": []}


@pytest.mark.parametrize("book", [SHEET, BOOK], ids=["worksheet", "handbook"])
def test_samples_are_fine(book: sample.Book, tmp_path: Path) -> None:
    assert verdicts(bound(book), tmp_path) == FINE


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("product", ["worksheet", "handbook", "guide"])
def test_every_file_of_the_real_content_is_fine(real: Path, language: str, product: str, tmp_path: Path) -> None:
    files = sorted((real / language / product).glob("*.pdf"))
    assert files
    assert {file.name: verdicts(file.read_bytes(), tmp_path) for file in files} == {file.name: FINE for file in files}


SEVERAL = (
    ("worksheet", "--lang", "en+fr"),
    ("handbook", "--lang", "en+fr"),
    ("handbook", "--lang", "en,fr", "--together"),
)


@pytest.mark.parametrize("command", SEVERAL, ids=" ".join)
def test_every_file_in_several_languages_is_fine(command: tuple[str, ...], tmp_path: Path) -> None:
    root = folder.write(tmp_path / "a library")
    done = CliRunner().invoke(cli, [*command, "--project", str(root), "--output", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    files = sorted((tmp_path / "out").rglob("*.pdf"))
    assert files
    assert {file.name: verdicts(file.read_bytes(), tmp_path) for file in files} == {file.name: FINE for file in files}


# ── faults are found ──────────────────────────────────────────────────────────


def first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(tag for tag in heard.everything(pdf) if heard.kind(tag) == kind)


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def no_mark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def no_description(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure").Alt


def head_as_cell(pdf: pikepdf.Pdf) -> None:
    for tag in heard.everything(pdf):
        if heard.kind(tag) == "TH":
            tag.S = pikepdf.Name.TD
            del tag.A.Scope


def head_of_nothing(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A.Scope


def nameless_note(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Note").ID


def level_left_out(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H2").S = pikepdf.Name.H4


def item_in_item(pdf: pikepdf.Pdf) -> None:
    first(pdf, "LBody").S = pikepdf.Name.LI


def nameless_field(pdf: pikepdf.Pdf) -> None:
    del heard.widgets(pdf)[1].TU


def field_without_tag(pdf: pikepdf.Pdf) -> None:
    form = first(pdf, "Form")
    form.K = pikepdf.Array([kid for kid in form.K if "/Obj" not in kid])


def other_way(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Tabs = pikepdf.Name.R


ALL = {"page-validation", "outloud", "we"}

#  what is done, to which book, who says so
FAULTS = [
    (no_language, BOOK, {"page-validation", "outloud"}),
    (no_title, BOOK, {"page-validation", "outloud"}),
    (no_mark, BOOK, {"page-validation", "outloud"}),
    (no_description, BOOK, ALL),
    (head_as_cell, BOOK, {"outloud", "we"}),
    (head_of_nothing, BOOK, ALL),
    (nameless_note, BOOK, ALL),
    (level_left_out, BOOK, ALL),
    (item_in_item, SHEET, ALL),
    (nameless_field, SHEET, ALL),
    (field_without_tag, SHEET, ALL),
    (other_way, SHEET, ALL),
]


@pytest.mark.parametrize(("fault", "book", "finders"), FAULTS, ids=[fault.__name__ for fault, _, _ in FAULTS])
def test_a_fault_is_found(
    fault: Callable[[pikepdf.Pdf], None], book: sample.Book, finders: set[str], tmp_path: Path
) -> None:
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(bound(book))) as pdf:
        fault(pdf)
        pdf.save(changed)
    assert {who for who, said in verdicts(changed.getvalue(), tmp_path).items() if said} == finders
