"""Linking: what names another place is looked up, and what does not exist is said, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.compile import compile_project
from publish.load import load
from publish.model import Publication
from publish.pipeline import check
from publish.walk import plain
from tests.dump import dump
from tests.folder import changed, write

CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
SESSION = "content/sessions/s.md"
WORKSHOP = "content/workshops/w/workshop.md"


def publication(root: Path) -> Publication:
    project, _ = load(root)
    assert project is not None
    compiled, found = compile_project(project, ("en",))
    assert found == ()
    return compiled["en"].publication


def test_a_project_without_mistakes(tmp_path: Path) -> None:
    found, _ = check(write(tmp_path), ("en",))
    assert found == ()


def test_an_included_exercise_brings_its_answer(tmp_path: Path) -> None:
    session = publication(write(tmp_path)).sessions[0]
    assert dump(session.activities[1].blocks) == (
        "[guiding-questions] <c-1.1#guiding-questions>\n  1.\n    p Who moves?\n"
        "[question] <s#first> {lines=4}\n  p What matters most where you work?\n"
        "[answer] <s#answer>\n  p Any reason that names a consequence will do very well here.\n"
        "[exercise] “A case” <c-1.1#case> {minutes=20, method=groups}\n"
        "  p Discuss the case of a fictional country.\n"
        "[answer] <c-1.1#answer>\n  p Look for the institution that must act first."
    )


def test_run_sheet_and_programme(tmp_path: Path) -> None:
    made = publication(write(tmp_path))
    session, workshop = made.sessions[0], made.workshops[0]
    assert [(a.key, plain(a.title), a.minutes) for a in session.activities] == [
        ("s#opening", "Opening", 15),
        ("s#work", "Work", 45),
    ]
    assert [(s.start, s.end, s.session, plain(s.label), s.groups, s.rooms) for s in workshop.programme] == [
        (540, 570, "t", "", ("Group A",), ("Hall",)),
        (570, 600, "", "Coffee", (), ()),
        (600, 660, "s", "", ("Group A",), ()),
    ]
    assert session.volume == 1


def test_a_programme_is_drawn_from_the_workshop(tmp_path: Path) -> None:
    deck = "content/sessions/t.md"
    block = '::: {.programme workshop="w" sessions="s t"}\n:::\n\n- One\n'
    talk = publication(write(tmp_path, changed(deck, "- One\n", block))).talks[0]
    assert (
        "table <t#programme> Time | Session | Chapter (left left left)\n"
        "  09:00–09:30 | A talk | \n"
        "  10:00–11:00 | A session | Chapter 1.1"
    ) in dump(talk.blocks)


# name → (file, what stands there, what is written instead, what is found)
BROKEN = {
    "reference": (CHAPTER, "(#tbl-words)", "(#tbl-word)", "R001 12:38 did you mean `tbl-words`?"),
    "include": (SESSION, "c-1.1#case", "c-1.1#cases", "R002 38:10 did you mean `case`?"),
    "term": (CHAPTER, "[migrant]", "[migrants]", "R007 12:4 did you mean `migrant`?"),
    "chapter": (SESSION, "[c-1.1]", "[c-1.2]", "R001 1 did you mean `c-1.1`?"),
    "picture elsewhere": (CHAPTER, "## Why", "![A ring](https://a.b/c.svg)\n\n## Why", "R011 10:3 nothing is fetched"),
    "picture": (CHAPTER, "## Why", "![A ring](images/a.svg)\n\n## Why", "R011 10:3 paths start below content/"),
    "activity": (SESSION, "## Work", "## Working", "P002 26:4 did you mean `work`?"),
    "minutes": (SESSION, "| 45 |", "| 40 |", "P003 8 change the run sheet, or write minutes: 55"),
    "no number": (SESSION, "| 45 |", "| long |", "P001 11:3 write a whole number, such as 40"),
    "no run sheet": (SESSION, "|---:|---|---|---|---|---|\n", "", "P004"),
    "clock": (WORKSHOP, "09:30", "9.5", "P001 16:7 write hours and minutes, such as 09:30"),
    "session": (WORKSHOP, "| t |", "| talks |", "P008 15:2"),
    "label": (WORKSHOP, "Coffee", "coffee", "P008 16:20"),
    "room": (WORKSHOP, "| Hall |\n| 1 | 09:30", "| Hal |\n| 1 | 09:30", "P008 15:30 did you mean `Hall`?"),
    "group": (WORKSHOP, "| s | all |", "| s | Group B |", "P008 17:24 did you mean `Group A`?"),
    "overlap": (WORKSHOP, "| 1 | 09:30 | 30 | Coffee |", "| 1 | 09:10 | 30 | Coffee |", "P005 16:3"),
    "midnight": (WORKSHOP, "10:00", "23:30", "P006 17:3 move it to a new day"),
    "length": (WORKSHOP, "| 10:00 | 60 |", "| 10:00 | 50 |", "P007 17:3"),
    "answer": (CHAPTER, "::: key-messages", "::: answer\nA\n:::\n\n::: answer\nB\n:::\n\n::: key-messages", ""),
    "lonely answer": (CHAPTER, "## Why", "::: answer\nA\n:::\n\n## Why", "S018 10:1"),
    "no curriculum": ("content/publication.yml", "[c]", "[d]", "R009 1"),
    "no workshop": ("content/publication.yml", "[w]", "[x]", "R009 1"),
    "same id": ("content/sessions/t.md", "id: t", "id: s", "R008 1 content/sessions/s.md has it already"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, tmp_path: Path) -> None:
    file, old, new, expected = BROKEN[name]
    found, _ = check(write(tmp_path, changed(file, old, new)), ("en",))
    said = [f"{d.code} {str(d.span).removeprefix(d.span.path).lstrip(':')} {d.hint}".strip() for d in found if d.span]
    assert any(line.startswith(expected) for line in said) if expected else not said, said


def test_an_include_of_itself_ends(tmp_path: Path) -> None:
    loop = "::: callout\n[x](c-1.1#callout){.include}\n:::\n\n## Why"
    found, _ = check(write(tmp_path, changed(CHAPTER, "## Why", loop)), ("en",))
    assert "R006" in {d.code for d in found}


def test_every_mistake_is_found_at_once(tmp_path: Path) -> None:
    changes = changed(CHAPTER, "(#tbl-words)", "(#nowhere)") | changed(WORKSHOP, "09:30", "half past nine")
    found, _ = check(write(tmp_path, changes), ("en",))
    assert {"R001", "P001"} <= {d.code for d in found}


def test_files_about_the_content_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"content/SOURCES.md": "# Sources\n", "content/sessions/README.md": "no front matter\n"})
    project, found = load(tmp_path)
    assert found == ()
    assert project
    assert {source.path for source in project.sources} & {"content/SOURCES.md", "content/sessions/README.md"} == set()
