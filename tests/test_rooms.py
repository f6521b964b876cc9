"""How much room a translation has on its slide: what catalogs tell, and what is said of one that is too long."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from publish.arrange.slides.room import room
from publish.compile import compile_project
from publish.diagnostics import Span
from publish.editions.arranging import arrange_all
from publish.editions.brands import rooms, slide_template
from publish.fit import EMU_PER_POINT, Line, Run, height, scaled
from publish.load import load
from publish.model import Message
from publish.request import Request
from publish.templates import Template
from publish.translate import catalogs, commands
from publish.translate.rooms import PLACES, measured, place_of
from tests.folder import write

ROOT = Path(__file__).parent.parent
SAMPLE = {
    "en": "Who is responsible for a worker between two countries, and what has each of them agreed to do about fees? ",
    "fr": "Qui est responsable d'un travailleur entre deux pays, et qu'est-ce que chacun s'est engagé à faire ? ",
    "ru": "Кто отвечает за работника между двумя странами, и что каждая из них обязалась делать с оплатой? ",
    "ar": "من المسؤول عن العامل بين بلدين، وما الذي وافق كل منهما على القيام به بشأن الرسوم؟ ",
}


@pytest.fixture(scope="module")
def template() -> Template:
    found = slide_template(ROOT, "default", [])
    assert found
    return found


@pytest.mark.parametrize("language", SAMPLE)
@pytest.mark.parametrize("place", PLACES, ids="/".join)
def test_a_text_of_that_length_fits_and_half_as_much_again_does_not(
    template: Template, place: tuple[str, str], language: str
) -> None:
    told = room(template, *place, SAMPLE[language])
    own = template.layout(place[0]).place(place[1])
    assert own
    assert told > 20

    def fits(length: int) -> bool:
        text = (SAMPLE[language] * (length // len(SAMPLE[language]) + 1))[:length].rstrip()
        left, top, right, bottom = own.insets
        width = (own.rect.width - left - right - own.levels[0].left) / EMU_PER_POINT
        high = (own.rect.height - top - bottom) / EMU_PER_POINT
        levels = scaled(own.levels, own.floor, own.floor)
        return height([Line((Run(text),))], levels, width, template) <= high

    assert fits(int(told * 0.9))
    assert not fits(int(told * 1.5))


PLACED = [
    ("title", "", "deck", ("title", "title")),
    ("h1", "", "deck", ("section", "title")),
    ("h2", "", "deck", ("content", "title")),
    ("li", "", "deck", ("content", "body")),
    ("h1", "", "session", ("title", "title")),
    ("h3", "slide", "session", ("content", "title")),
    ("li", "key-messages", "", ("content", "body")),
    ("p", "exercise", "", ("exercise", "body")),
    ("h3", "column", "deck", ("comparison", "left-head")),
    ("p", "", "", None),  # the prose of a chapter
    ("h2", "", "", None),
    ("td", "", "deck", None),
    ("dd", "notes", "deck", None),
    ("p", "answer", "session", None),
    ("p", "facilitator", "session", None),
]


@pytest.mark.parametrize(("context", "inside", "kind", "place"), PLACED)
def test_a_place_follows_from_the_role(context: str, inside: str, kind: str, place: tuple[str, str] | None) -> None:
    assert place_of(Message(context, "Words", Span("a.md", 1), inside), kind) == place


def test_what_shares_a_slide_is_told_its_part_where_it_is_tight() -> None:
    def said(texts: list[str]) -> list[int]:
        messages = [Message("h2", "A title", Span("a.md", 1))]
        messages += [Message("li", text, Span("a.md", n)) for n, text in enumerate(texts, 2)]
        found = measured(messages, "deck", {("content", "body"): 1000, ("content", "title"): 150})
        assert found.pop(messages[0]) == (("content", "title"), 150)
        return [characters for _, characters in found.values()]

    assert said(["x" * 100, "y" * 100]) == []  # room enough
    assert said(["x" * 200, "y" * 600]) == [250, 750]
    assert said(["x" * 2000]) == [2000]  # it is too long already


def test_catalogs_tell_it_the_same_again_and_no_build_reads_it(tmp_path: Path) -> None:
    write(tmp_path)
    commands.update(tmp_path, ("fr",), rooms)
    file = tmp_path / "content/locale/fr/sessions/t.po"
    entries = {entry.msgid: entry for entry in polib.pofile(str(file))}
    flags = [flag for flag in entries["A slide"].flags if flag.startswith("max-length:")]
    assert len(flags) == 1
    length = int(flags[0].partition(":")[2])
    assert f"Room on its slide: {length} characters" in entries["A slide"].comment
    assert not any(one.written for one in commands.update(tmp_path, ("fr",), rooms).catalogs)
    text = file.read_text("utf-8")
    other = re.sub(r"max-length:\d+", "max-length:1", text)
    before = compile_project(load(tmp_path)[0], ("fr",))[0]["fr"].publication  # type: ignore[arg-type]
    file.write_text(other, "utf-8")
    after = compile_project(load(tmp_path)[0], ("fr",))[0]["fr"].publication  # type: ignore[arg-type]
    assert before.talks == after.talks


@pytest.mark.parametrize("text", ["A slide", "One"])
def test_what_is_too_long_for_its_slide_is_told_at_its_entry(tmp_path: Path, text: str) -> None:
    """F001 with the catalog's line, whether a title is too long or a text below it."""
    write(tmp_path)
    commands.update(tmp_path, ("fr",), rooms)
    file = tmp_path / "content/locale/fr/sessions/t.po"
    long = "Beaucoup trop de mots pour une seule diapositive " * 40
    key = next(catalogs.key_of(entry) for entry in polib.pofile(str(file)) if entry.msgid == text)
    filled = catalogs.fill(file.read_text("utf-8"), {key: long})
    file.write_text(filled, "utf-8")
    line = next(n for n, written in enumerate(filled.split("\n"), 1) if "Beaucoup" in written)
    project, _ = load(tmp_path)
    assert project
    compiled, _ = compile_project(project, ("fr",))
    _, found = arrange_all(project, compiled, Request(tmp_path, tmp_path / "build", ("slides",), ("fr",)))
    places = {(d.span.path, d.span.line) for d in found if d.code == "F001" and d.span}
    assert places == {("content/locale/fr/sessions/t.po", line)}
