"""Every word of the source reaches each product that shows it, and what does not is named."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from publish.checks.finished import check_file, measure
from publish.checks.leaks import passages
from publish.checks.lost import expected, lost
from publish.checks.outputs import Said, broken, texts_of, words
from publish.cli import main
from publish.compile import compile_project
from publish.load import load
from publish.model import Chart, Edition, Heading, Series, Text
from publish.products import path_of
from publish.select import for_edition
from tests.folder import write
from tests.real import made_of

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fr", "es")

# ── words ─────────────────────────────────────────────────────────────────────

WORDS = [
    ("Words, and – words!", "words and words"),
    ("l’Organisation “internationale”", "l organisation internationale"),
    ("Qui part\u202f? Où\u00a0: là", "qui part où là"),
    ("insti\u00adtution insti\ufffetution insti‐\r\ntution", "institution institution institution"),
    ("celle-ci celle\ufffeci", "celleci celleci"),
    ("the Convention¹ of 1990.2", "the convention 1 of 1990 2"),
    ("E\u0301tat État ÉTAT", "état état état"),
    ("ﬁne", "fine"),
]


@pytest.mark.parametrize(("text", "read"), WORDS)
def test_words(text: str, read: str) -> None:
    assert words(text) == read.split()


def test_a_word_broken_at_the_end_of_a_page() -> None:
    assert broken("les personnes sou-\r\n• \r\nvent") == ["sou"]
    assert broken("un agent-recruteur – et") == []


# ── what is lost is named ─────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("small"))
    assert main(["all", "--project", str(root), "--lang", "en", "--jobs", "1"]) == 0
    return root


def said(root: Path, edition: Edition, data: bytes) -> list[str]:
    """What is found lost in a file, without the file's name."""
    project, _ = load(root)
    assert project
    publication = compile_project(project, (edition.language,))[0][edition.language].publication
    blocks = expected(publication, edition, lambda run: for_edition(run, edition))
    found = lost("x", tuple(texts_of(path_of("en", edition.product, "x"), data)), blocks)
    return [f"{d.span.line if d.span else ''} {d.message.removeprefix('lost on the way to x: ')}" for d in found]


def without(data: bytes, *pages: int) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in sorted(pages, reverse=True):
            del pdf.pages[page - 1]
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def page_with(text: str, data: bytes) -> int:
    pages = [t.text for t in texts_of("x.pdf", data) if t.seen]
    return next(n for n in range(len(pages), 0, -1) if text in pages[n - 1])


HANDBOOK = Edition("handbook", "c", "en")


def test_nothing_is_lost(small: Path) -> None:
    assert said(small, HANDBOOK, (small / "build/en/handbook/c.pdf").read_bytes()) == []


def test_a_page_that_is_not_there_is_missed(small: Path) -> None:
    data = (small / "build/en/handbook/c.pdf").read_bytes()
    found = said(small, HANDBOOK, without(data, page_with("Words matter", data)))
    assert any("“source”, “with”, “name” of “A source with a name.”" in line for line in found)
    assert any("of “Discuss the case of a fictional country.”" in line for line in found)


def test_a_word_that_stands_several_times_is_missed_once(small: Path) -> None:
    """`migrant` stands in a text, a table, the glossary and the index: without the last two it is there twice."""
    data = (small / "build/en/handbook/c.pdf").read_bytes()
    pages = (page_with("A person who moves", data), page_with("Index", data))
    found = said(small, HANDBOOK, without(data, *pages))
    assert len([line for line in found if "“migrant”" in line]) == 1
    assert any(line.endswith("of “A person who moves.”") for line in found)


def test_a_template_that_hides_something_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path)
    shutil.copytree(ROOT / "templates/default/print", root / "templates/default/print")
    with (root / "templates/default/print/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write("\n[class*=key-messages] { display: none }\n")
    assert main(["handbook", "--project", str(root), "--lang", "en", "--jobs", "1"]) == 0
    told = capsys.readouterr().err
    assert "warning[O003]" in told
    assert "“words”, “matter” of “Words matter.”\n --> content/curriculum/c/1-first/1.1-people.md:" in told
    assert main(["handbook", "--project", str(root), "--lang", "en", "--jobs", "1", "--strict"]) == 1


def test_what_a_drawing_says_in_outlines_is_looked_for_in_its_description() -> None:
    """Letters that join are drawn; a word that neither the page nor a description has is lost all the same."""
    page = Said("page 1", "09:30", seen=True)
    described = Said("a text that is not on the page (Alt)", "09:30 استراحة")
    wanted = (Heading(1, (Text("استراحة"),), "x"), Heading(1, (Text("غداء"),), "y"))
    found = [d.message for d in lost("ar/timetable/day.pdf", (page, described), wanted)]
    assert found == ["lost on the way to ar/timetable/day.pdf: “غداء” of “غداء”"]
    chart = Chart("column", ("نساء",), (Series("رجال", (1.0,)),), alt="09:30")
    assert list(lost("ar/slides-pdf/x.pdf", (page,), (chart,))) == []
    assert list(lost("ar/slides/x.pptx", (page,), (chart,))) != []


# ── the real content ──────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_real_content_is_lost(language: str, real: Path) -> None:
    project, _ = load(ROOT)
    assert project
    one = compile_project(project, (language,))[0][language]
    secret = {language: passages(one.publication)}
    files = [*made_of(one.publication)]
    assert len(files) >= 20
    for path, edition in files:
        texts = tuple(texts_of(path, (real / path).read_bytes()))
        by = measure(edition, {edition.language: one}, secret, lambda run, e=edition: for_edition(run, e))
        found = check_file(path, texts, by)
        assert [d.message for d in found] == []


def test_a_word_with_a_hyphen_may_be_divided_at_the_end_of_a_page() -> None:
    assert broken("la non-exécu-\n3. Une note") == ["nonexécu"]
