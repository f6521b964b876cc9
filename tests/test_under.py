"""Decks in two languages: each line, and under it what it says in the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.slide import Slide

from publish import build, walk
from publish.arrange.deck import arrange
from publish.arrange.slides.text import by_language, lines
from publish.cli import main
from publish.compile import compile_project
from publish.events import Found, Written
from publish.load import load
from publish.model import Deck, Edition, LineBreak, Paragraph, Spoken, Text
from publish.request import Request
from publish.translate.commands import update
from tests import folder
from tests.decks import template
from tests.pptx_lint import faults
from tests.test_beside import root as translated
from tests.test_beside import said_in

root = translated  # the small project in three languages


def deck(root: Path, id: str, *spoken: str) -> tuple[Deck, list[str]]:
    """A deck in these languages, and the codes of what was found."""
    project, found = load(root)
    assert project, found
    compiled = compile_project(project, spoken)[0]
    first, *others = (compiled[language] for language in spoken)
    below = [(one.publication, one.words) for one in others]
    made, wrong = arrange(first.publication, Edition("slides", id, spoken[0]), template(), first.words, None, below)
    return made, [one.code for one in wrong]


def test_a_line_is_said_again_close_below_it() -> None:
    content = (Text("One"), LineBreak(), Text("more"), LineBreak(), Spoken("fr", (Text("Un"),)))
    assert [language for language, _ in by_language(content)] == ["", "fr"]
    assert [(line.language, line.runs[0].language) for line in lines((Paragraph(content),))] == [("", ""), ("fr", "fr")]
    assert [language for language, _ in by_language((Spoken("fr", (Text("Un"),)), Text("One")))] == [""]


@pytest.mark.parametrize(("id", "title"), [("t", "A slide"), ("s", "Welcome"), ("c-1.1", "Why people move")])
def test_slides_are_those_of_one_language_with_the_other_under_each_line(root: Path, id: str, title: str) -> None:
    both, found = deck(root, id, "en", "fr")
    alone, _ = deck(root, id, "en")
    assert "F001" not in found
    assert list(dict.fromkeys(s.key.partition("/")[0] for s in both.slides)) == list(
        dict.fromkeys(s.key.partition("/")[0] for s in alone.slides)
    )
    assert f"{title} {said_in('fr', title)}" in {walk.plain(slide.title) for slide in both.slides}


def test_a_footnote_is_told_in_both(root: Path) -> None:
    note = "A source with a name."
    both, alone = _texts(deck(root, "c-1.1", "en", "fr")[0]), _texts(deck(root, "c-1.1", "en")[0])
    assert both.count(note) == both.count(said_in("fr", note)) == alone.count(note) > 0


def _texts(made: Deck) -> str:
    runs = (run for slide in made.slides for run in (*(slot.blocks for slot in slide.slots), slide.notes))
    return " ".join(walk.plain_blocks(run) for run in runs)


LONG = "Which of all these many questions is it that matters most to everybody where you and your colleagues work today"


def test_what_does_not_fit_where_a_line_stands_goes_below_it(tmp_path: Path) -> None:
    """Titles and heads of columns shrink, then give up the second language to what stands under them."""
    columns = (
        f"## {LONG}\n\n:::: columns\n::: column\n### {LONG[:36]}\n- One\n:::\n::: column\n### Short\n- Two\n:::\n::::\n"
    )
    talk = folder.FILES["content/sessions/t.md"] + f"\n{columns}"
    project = folder.write(tmp_path, {"content/sessions/t.md": talk})
    update(project, ("fr",))
    for file in (project / "content/locale/fr").rglob("*.po"):
        lines_of = file.read_text("utf-8").split("\n")
        said = [
            f'msgstr "{said_in("fr", before[7:-1])}"' if line == 'msgstr ""' and before.startswith('msgid "') else line
            for before, line in zip(["", *lines_of], lines_of, strict=False)
        ]
        file.write_text("\n".join(said), encoding="utf-8")
    made, found = deck(project, "t", "en", "fr")
    assert "F001" not in found
    slides = [slide for slide in made.slides if walk.plain(slide.title).startswith(LONG)]
    shown = " ".join(walk.plain_blocks(slot.blocks) for slide in slides for slot in slide.slots)
    assert said_in("fr", LONG) in shown + " ".join(walk.plain(slide.title) for slide in slides)
    assert said_in("fr", LONG[:36].strip()) in shown


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    events = tuple(build.run(Request(root, root / "build", ("slides", "handout"), ("en+ar", "ar+en"))))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert [d for d in found if d.severity == "error" or d.code.startswith(("O", "F001"))] == []
    written = {event.path for event in events if isinstance(event, Written)}
    assert {"en+ar/slides/s.pptx", "ar+en/slides/t.pptx", "ar+en/handout/s.pdf"} <= written
    return root / "build"


@pytest.mark.parametrize(("spoken", "rtl"), [("en+ar", ["0", "1"]), ("ar+en", ["1", "0"])])
def test_each_line_runs_as_its_language_does_and_says_which_it_is(built: Path, spoken: str, rtl: list[str]) -> None:
    file = built / spoken / "slides" / "t.pptx"
    assert faults(file.read_bytes()) == []
    titles = [_title(slide) for slide in Presentation(str(file)).slides]
    tags = {"en": "en-GB", "ar": "ar-SA"}
    wanted = list(zip((tags[language] for language in spoken.split("+")), rtl, strict=True))
    assert wanted in titles


def _title(slide: Slide) -> list[tuple[str, str]]:
    """The paragraphs of a title: of which language, and which way."""
    assert slide.shapes.title is not None
    return [
        (p.runs[0]._r.rPr.get("lang"), "0" if p._p.pPr is None else p._p.pPr.get("rtl", "0"))
        for p in slide.shapes.title.text_frame.paragraphs
        if p.runs
    ]


def test_three_are_too_many_for_a_slide(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["slides", "--lang", "en+fr+ar", "--project", str(root)]) == 2
    assert "two languages" in capsys.readouterr().err
