"""Text fits its box: by our own measure, read back from the finished decks, and by LibreOffice's line breaks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from publish import build, events, templates
from publish.diagnostics import Diagnostic
from publish.load import template_files
from publish.request import Request
from publish.templates import Template
from tests.bench.decks import stress
from tests.office_lines import SOFFICE, Found, drawn, found
from tests.text_boxes import TextBox, text_boxes

ROOT = Path(__file__).parent.parent
TOLERANCE = 0.5  # pt: what rounding to EMU and hundredths of a point may add up to
SLIDES = 200
EQUAL = 0.98
WHOLE = ("en", "fr", "es")

Decks = dict[str, Path]


@pytest.fixture(scope="module")
def template() -> Template:
    read, _ = templates.read(template_files(ROOT, "default", "slides"))
    assert read
    return read


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> Decks:
    """The repository's decks in the languages it is whole in, and one of random text."""
    folder = tmp_path_factory.mktemp("fitting")
    project, _ = stress(folder, SLIDES, steady=False)
    made = {**built(ROOT, folder / "real"), **built(project, folder / "random")}
    assert len(made) == len(WHOLE) * 53 + 1
    return made


def built(project: Path, output: Path) -> Decks:
    """Every deck of a project. What could not be made to fit is said (F001), and none is here."""
    said: list[Diagnostic] = []
    for event in build.run(Request(project, output, ("slides",), WHOLE if project == ROOT else (), jobs=1)):
        if isinstance(event, events.Found):
            said += event.diagnostics
    assert [one for one in said if one.code == "F001"] == []
    return {f"{output.name} {p.parts[-3]} {p.stem}": p for p in sorted(output.rglob("*.pptx"))}


def overflowing(box: TextBox, template: Template) -> str:
    """What does not fit of a box, in words; "" where all is well."""
    more = box.height(template) - box.frame[3]
    if more > TOLERANCE:
        return f"slide {box.slide}, {box.name}: {more:.1f} pt too high"
    wider = max(p.widest(template) - p.width(box) for p in box.paragraphs)
    return f"slide {box.slide}, {box.name}: a word is {wider:.1f} pt too wide" if wider > TOLERANCE else ""


def test_nothing_overflows(decks: Decks, template: Template) -> None:
    boxes = {name: tuple(text_boxes(file)) for name, file in decks.items()}
    assert sum(map(len, boxes.values())) > 2000
    wrong = [f"{name}, {said}" for name, own in boxes.items() for box in own if (said := overflowing(box, template))]
    assert wrong == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb'(<p:ph type="title"/>.*?<a:lstStyle>)', rb'\1<a:lvl1pPr><a:defRPr sz="8000"/></a:lvl1pPr>'),
        (rb'(name="body".*?<a:t>)', rb"\1" + b"many words and more " * 60),
        (rb'(name="body".*?<a:t>)', rb"\1" + b"unbreakable" * 12),
        (rb'(<a:tr h=")\d+', rb"\g<1>1000"),
    ],
    ids=["larger type", "more text", "a long word", "a low row"],
)
def test_overflow_is_seen(decks: Decks, template: Template, tmp_path: Path, old: bytes, new: bytes) -> None:
    """Seeded faults: what the test above says is worth something only if it would see these."""
    spoilt = tmp_path / "spoilt.pptx"
    with zipfile.ZipFile(decks["random en plenary"]) as whole, zipfile.ZipFile(spoilt, "w") as copy:
        for name in whole.namelist():
            data = whole.read(name)
            slide = name.startswith("ppt/slides/slide")
            copy.writestr(name, re.sub(old, new, data, count=1, flags=re.DOTALL) if slide else data)
    assert any(overflowing(box, template) for box in text_boxes(spoilt))


@pytest.fixture(scope="module")
def office(decks: Decks, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Found, ...]]:
    """Every paragraph of every fifth deck, and of the random one, where LibreOffice has put it."""
    names = sorted(decks)
    some = {name: decks[name] for name in names if name in names[::5] or not name.startswith("real")}
    pdfs = drawn(tuple(some.values()), tmp_path_factory.mktemp("office"))
    return {name: tuple(found(pdfs[file], tuple(text_boxes(file)))) for name, file in some.items()}


needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not on this machine")


@pytest.mark.slow
@needs_office
def test_lines_are_those_of_libreoffice(office: dict[str, tuple[Found, ...]], template: Template) -> None:
    """At least 98% of the paragraphs of several lines have as many of them; what runs off the page counts apart.

    Paragraphs that have one line in both would be right with any font: they are left out.
    """
    shown = [one for paragraphs in office.values() for one in paragraphs]
    measured = [one for one in shown if not one.off_the_page]
    assert len(measured) >= EQUAL * len(shown), _said(one for one in shown if one.off_the_page)
    counts = [(one, one.paragraph.lines(one.box, template), len(one.baselines)) for one in measured]
    several = [pair for pair in counts if max(pair[1:]) > 1]
    assert len(several) > 500
    other = [one for one, ours, theirs in several if ours != theirs]
    assert len(other) <= (1 - EQUAL) * len(several), _said(other)


@pytest.mark.slow
@needs_office
def test_nothing_overflows_in_libreoffice(office: dict[str, tuple[Found, ...]]) -> None:
    """All baselines of every paragraph stand in its box."""
    for name, paragraphs in office.items():
        wrong = [one for one in paragraphs if not one.off_the_page and not _inside(one)]
        assert wrong == [], f"{name}\n{_said(wrong)}"


def _inside(one: Found) -> bool:
    _, y, _, height = one.box.frame
    return y - TOLERANCE <= min(one.baselines) and max(one.baselines) <= y + height + TOLERANCE


def _said(wrong: Iterable[Found]) -> str:
    return "\n".join(
        f"slide {one.box.slide}, {one.box.name}: {len(one.baselines)} lines in LibreOffice: {one.paragraph.text}"
        for one in wrong
    )
