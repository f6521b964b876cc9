"""Arabic: joined letters measured, drawn, and read back from the PDF in the order in which they were written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from lxml import etree

from publish import build
from publish.fit import Run, widest
from publish.render.letters import named
from publish.render.outlines import outlined
from publish.templates import Level
from publish.templates.typefaces import ARABIC, path_of, script_of
from tests import folder
from tests.decks import template

CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
SAID = "اللاجئون والمهاجرون في نوفمبر 2026، بين بلدين: الاتفاقية رقم 97."
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-size="20" fill="#123456">\n{}\n</svg>\n'


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("ل", "ل"),
        ("لا", "\ufefb"),
        ("fi", "fi"),
        ("لام", "مال"),  # no joined form of its own
        ("12", "12"),
    ],
)
def test_what_a_sign_is_called(letters: str, name: str) -> None:
    assert named(letters) == name


def test_words_are_measured_with_the_font_of_their_script() -> None:
    assert script_of("Migration") is None
    assert script_of("é–Ж") is None
    assert script_of("EMM الهجرة") is ARABIC
    assert path_of(ARABIC.font, bold=True, italic=True).name == "IBMPlexSansArabic-Bold.ttf"


def test_joined_letters_are_narrower_than_the_sum_of_their_isolated_forms() -> None:
    level = Level(20.0, 0, 0, 0.0, 1.0, "Calibri")

    def width(text: str) -> float:
        return widest((Run(text),), level, template())[0]

    word = "المهاجرون"
    isolated = sum(width(letter) for letter in word)
    assert 0.5 * isolated < width(word) < 0.96 * isolated


def test_texts_of_drawings_become_outlines_where_their_letters_join() -> None:
    text = '<text x="100" y="30" text-anchor="{}" font-weight="bold">{}</text>'.format
    plain = DRAWING.format(text("middle", "Migration")).encode()
    assert outlined(plain) == plain
    drawn = {
        side: etree.fromstring(outlined(DRAWING.format(text(side, "الهجرة 2026")).encode()))
        for side in ("start", "end")
    }
    for svg in drawn.values():
        assert "".join(svg.itertext()).strip() == ""
        (path,) = svg.iter("{*}path")
        assert (path.get("fill"), len(path.get("d")) > 500) == ("#123456", True)
    starts = {
        side: float(next(svg.iter("{*}path")).get("transform").split("(")[1].split()[0]) for side, svg in drawn.items()
    }
    assert starts["start"] == 100
    assert starts["end"] < 20  # the whole phrase stands to the left of its anchor


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, its source language Arabic, every product."""
    root = tmp_path_factory.mktemp("arabic")
    changes = folder.changed(
        "content/publication.yml", "source: en\nlanguages: [en, fr]", "source: ar\nlanguages: [ar]"
    )
    first, blank, rest = folder.FILES[CHAPTER].partition("\n# ")
    title, _, body = rest.partition("\n")
    changes[CHAPTER] = f"{first}{blank}{title}\n\n{SAID}\n\n![الهجرة](images/ring.svg)\n{body}"
    changes["content/images/ring.svg"] = DRAWING.format('<text x="20" y="30">الهجرة</text>')
    project = folder.write(root / "project", changes)
    events = tuple(
        build.run(build.Request(project, root / "build", ("slides", "worksheet", "handbook", "guide", "handout")))
    )
    found = [d for event in events if isinstance(event, build.Found) for d in event.diagnostics]
    assert [d for d in found if d.severity == "error" or d.code.startswith("O")] == []
    return root / "build" / "ar"


def test_a_sentence_can_be_copied_out_of_the_handbook_in_its_order(built: Path) -> None:
    document = pypdfium2.PdfDocument(built / "handbook" / "c.pdf")
    texts = " ".join(page.get_textpage().get_text_bounded() for page in document)
    read = " ".join(unicodedata.normalize("NFKC", texts).split())
    for word in SAID.replace("،", "").replace(":", "").replace(".", "").split():
        assert word in read
    sentence = read[read.index("اللاجئون والمهاجرون") :]
    assert sentence.index("نوفمبر") < sentence.index("الاتفاقية") < 80


@pytest.mark.parametrize("file", ["handbook/c.pdf", "worksheet/s.pdf", "guide/w.pdf", "handout/s.pdf"])
def test_a_validator_finds_nothing_wrong(built: Path, file: str) -> None:
    report = validator.validate_pdf_bytes((built / file).read_bytes(), profile="ua1")
    assert report.is_compliant, report
