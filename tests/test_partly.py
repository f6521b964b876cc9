"""Languages that only some documents are in: their catalogs, what is made, what is said of the rest."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from publish import build, pipeline
from publish.checks.outputs import texts_of
from publish.compile import compile_project
from publish.diagnostics import Diagnostic
from publish.editions.asked import subjects
from publish.events import Finished, Found, Written
from publish.load import load
from publish.model import Workshop
from publish.packs.plan import Plan, copies, packs
from publish.products import BY_NAME
from publish.request import Request
from publish.translate.commands import check, status, update
from tests.folder import FILES, changed, write

SETTINGS = "content/publication.yml"
CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
OTHER = """---
id: c-1.2
---
# People who stay

## Why they stay

See [](#why-they-stay), and [](c-1.1#case).

![A ring](images/ring.svg)
"""
MORE = {
    "content/curriculum/c/1-first/1.2-stay.md": OTHER,
    "content/images/ring.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<text x="1" y="5">Ring</text></svg>\n',
    "content/acronyms.md": "---\nid: acronyms\n---\n# Acronyms\n\nUN\n: United Nations\n\nEU\n: European Union\n",
    CHAPTER: FILES[CHAPTER].replace("Words matter.", "Words matter to the UN."),
}


def partly(ids: str, more: str = "") -> dict[str, str]:
    settings = FILES[SETTINGS].replace("[en, fr]", "[en, fr, ar]") + f"partly:\n  ar: [{ids}]\n{more}"
    return {**MORE, SETTINGS: settings}


def messages(root: Path) -> dict[str, list[str]]:
    """The messages of each Arabic catalog, by its path below content/locale/ar."""
    folder = root / "content/locale/ar"
    return {
        str(file.relative_to(folder)): [entry.msgid for entry in polib.pofile(str(file)) if not entry.obsolete]
        for file in sorted(folder.rglob("*.po"))
        if file.name != "ui.po"
    }


@pytest.mark.parametrize(
    ("ids", "some"),
    [
        pytest.param("t", {"sessions/t.po": "A talk"}, id="a talk"),
        pytest.param(
            "s",
            {
                "sessions/s.po": "Opening",
                "curriculum/c/1-first/1.1-people.po": "Who moves?",  # what is included
            },
            id="a session",
        ),
        pytest.param(
            "c-1.2",
            {
                "curriculum/c/1-first/1.2-stay.po": "People who stay",
                "curriculum/c/1-first/1.1-people.po": "A case",  # what it refers to
                "curriculum/c/index.po": "A curriculum",
                "images/ring.svg.po": "Ring",
            },
            id="a chapter with a reference and a picture",
        ),
        pytest.param("c-1.1", {"glossary.po": "migrant", "acronyms.po": "UN"}, id="a chapter with a term"),
        pytest.param("w", {"workshops/w/workshop.po": "Coffee", "sessions/t.po": "A talk"}, id="a workshop"),
    ],
)
def test_catalogs_have_what_is_shown(tmp_path: Path, ids: str, some: dict[str, str]) -> None:
    root = write(tmp_path, partly(ids))
    assert update(root, ("ar",)).diagnostics == ()
    found = messages(root)
    for path, message in some.items():
        assert message in found[path]
    assert set(found) >= {"publication.yml.po", "imprint.po"}
    again = update(root, ("ar",)).catalogs
    assert again
    assert not any(one.written for one in again)


def test_nothing_else_is_asked_of_translators(tmp_path: Path) -> None:
    root = write(tmp_path, partly("t"))
    update(root, ("ar",))
    assert set(messages(root)) == {"publication.yml.po", "imprint.po", "sessions/t.po"}
    root = write(tmp_path, partly("s"))
    update(root, ("ar",))
    included = messages(root)["curriculum/c/1-first/1.1-people.po"]
    assert "Look for the institution that must act first." in included  # what answers an exercise comes with it
    assert "A source with a name." not in included
    root = write(tmp_path, partly("c-1.1"))
    update(root, ("ar",))
    assert messages(root)["acronyms.po"] == ["UN", "United Nations"]


def test_status_and_check_count_what_is_needed(tmp_path: Path) -> None:
    root = write(tmp_path, partly("t"))
    update(root, ("ar",))
    (standing,) = status(root, ("ar",))
    rows = {row.path: row.total.messages for row in standing.documents}
    assert rows["content/sessions/t.md"] == len(messages(root)["sessions/t.po"])
    assert "content/sessions/s.md" not in rows
    missing = {d.span.path for d in pipeline.check(root, ("ar",))[0] if d.code == "L001" and d.span}
    assert missing == {f"content/locale/ar/{path}" for path in (*messages(root), "ui.po")}  # no words of its own either
    update(write(tmp_path, partly("t, s")), ("ar",))
    write(tmp_path, partly("t"))
    unused = [d for d in check(root, ("ar",)) if d.code == "L005"]
    assert {d.span.path for d in unused if d.span} >= {"content/locale/ar/sessions/s.po"}


PRODUCTS = ("slides", "worksheet", "handbook", "guide", "timetable", "response")


@pytest.mark.parametrize(
    ("ids", "made"),
    [
        ("t", {"slides": ("t",)}),
        ("s", {"slides": ("s",), "worksheet": ("s",), "guide": ("s",)}),
        ("c-1.1", {"slides": ("c-1.1",), "worksheet": ("c-1.1",), "handbook": ("c",), "guide": ("c",)}),
        ("w, s", {"slides": ("s",), "worksheet": ("s",), "guide": ("w",), "timetable": ("w",), "response": ("w",)}),
    ],
)
def test_what_is_made_of_what(tmp_path: Path, ids: str, made: dict[str, tuple[str, ...]]) -> None:
    project, _ = load(write(tmp_path, partly(ids)))
    assert project
    compiled, _ = compile_project(project, ("ar", "fr"))
    found = {name: ids for name in PRODUCTS if (ids := subjects(BY_NAME[name], compiled["ar"].publication))}
    assert found == made
    assert len(subjects(BY_NAME["slides"], compiled["fr"].publication)) == 4


def test_products_are_built_and_whole(tmp_path: Path) -> None:
    """In the source's words, since nothing is translated; what lacks something would be named (O003)."""
    root = write(tmp_path, partly("c-1.2, s, t"))
    update(root, ("ar",))
    events = list(build.run(Request(root, root / "build", ("slides", "worksheet", "handbook", "guide"), ("ar",))))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert {d.code for d in found if d.severity != "note"} == {"L001"}
    assert {event.path for event in events if isinstance(event, Written)} == {
        *(f"ar/slides/{id}.pptx" for id in ("t", "s", "c-1.2")),
        "ar/worksheet/s.pdf",
        "ar/handbook/c.pdf",
        "ar/guide/s.pdf",
        "ar/guide/c.pdf",
    }
    assert [event.exit_code for event in events if isinstance(event, Finished)] == [0]
    handbook = said(root / "build/ar/handbook/c.pdf")
    assert "People who stay" in handbook
    assert "A case" in handbook
    assert "Discuss the case of a fictional country." not in handbook
    assert {"(not in", "this reader"} <= set(
        re.findall(r"\(not in|this reader", handbook)
    )  # on two lines, from the right
    assert "00:15" in said(root / "build/ar/guide/s.pdf")


def said(file: Path) -> str:
    return " ".join(word for one in texts_of(file.name, file.read_bytes()) for word in one.text.split())


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("  ar: [t, labuor]\n", (10, 11)),
        ("  ar: [glossary]\n", (10, 8)),
        ("  ar: [t]\n  ru: [t]\n", (11, 7)),
        ("  ar: [t]\n  en: [t]\n", (11, 7)),
        ("  ar: []\n", (10, 7)),
    ],
)
def test_slips_are_told_with_their_place(tmp_path: Path, lines: str, place: tuple[int, int]) -> None:
    settings = FILES[SETTINGS].replace("[en, fr]", "[en, fr, ar]") + "brand: default\npartly:\n" + lines
    found, _ = pipeline.check(write(tmp_path, {SETTINGS: settings}))
    wrong = [d for d in found if d.code == "S041"]
    assert [(d.span.line, d.span.column) for d in wrong if d.span] == [place]
    assert all(d.hint for d in wrong)


def test_a_list_in_place_of_languages_is_refused(tmp_path: Path) -> None:
    found, _ = pipeline.check(write(tmp_path, {SETTINGS: FILES[SETTINGS] + "partly: [ar]\n"}))
    assert [d.code for d in found if d.severity == "error"] == ["S020"]


def test_sessions_in_languages_of_their_rooms_only_partly_there(tmp_path: Path) -> None:
    changes = partly("t") | changed("content/workshops/w/workshop.md", "| Hall | en, fr |", "| Hall | en, ar |")
    assert _about_rooms(pipeline.check(write(tmp_path, changes))[0]) == []
    changes = partly("s") | changed("content/workshops/w/workshop.md", "| Hall | en, fr |", "| Hall | en, ar |")
    (said,) = _about_rooms(pipeline.check(write(tmp_path, changes))[0])
    assert "`ar` is spoken in Hall, but `t` is not in it" in said.message


def _about_rooms(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [d for d in found if d.code == "P051"]


def _workshop(tmp_path: Path) -> Workshop:
    text = FILES["content/workshops/w/workshop.md"].replace("| Room A | en |", "| Room A | en, ar |")
    group = text.replace("| Group A | Room A | en |", "| Group A | Room A | en, ar |")
    project, _ = load(write(tmp_path, {"content/workshops/w/workshop.md": group}))
    assert project
    return compile_project(project, ("en",))[0]["en"].publication.workshops[0]


def test_packs_say_what_is_missing_and_nobody_goes_without(tmp_path: Path) -> None:
    """The session `s` takes place in Room A, where Arabic is spoken; the papers of the workshop are in English."""
    workshop = _workshop(tmp_path)
    for there, languages, missing in (({"s"}, ["en+ar"], []), ({"t"}, ["en"], ["Participant's worksheet"])):
        plan = Plan(workshop, (), ("en", "ar"), frozenset({"s"}), frozenset({"t"}), partly={"ar": frozenset(there)})
        room = next(pack for pack in packs(plan) if pack.audience == "room" and pack.name == "Room A")
        worksheets = [one for one in room.enclosures if one.wanted.document == "worksheet"]
        assert [one.wanted.spoken for one in worksheets] == languages
        assert sum(one.copies for one in worksheets) >= 15 + 5
        assert [one.title for one in room.missing if one.about] == missing
        assert {one.title for one in room.missing if not one.about} >= {"Timetable"}
        assert all((one.language, one.instead) == ("ar", ("en",)) for one in room.missing)
        assert room.language == "en"
    assert copies("Group A", "ar", plan, "s") == 0
