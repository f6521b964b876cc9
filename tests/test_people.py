"""The list of participants: every export of a spreadsheet program, what is wrong in it, and groups made of it."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from publish import load
from publish.model import Group, MeetingRoom, Person, Workshop
from publish.pipeline import check
from publish.read.people import read_people
from publish.rotation import balance, examine
from tests.folder import write

LIST = "content/workshops/w/participants.csv"
ROWS = [
    ["Name", "Organisation", "Language", "Group"],
    ["Participant 1", "Ministère de l’Intérieur", "fr", "Group A"],
    ["Participant 2", 'Office "North", Unit 2', "en", ""],
]


def lines(separator: str) -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if set(text) & set('",;\t') else text

    return "".join(separator.join(map(cell, row)) + "\r\n" for row in ROWS)


def workbook(rows: list[list[str]]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(stream)
    return stream.getvalue()


def said(people: tuple[Person, ...]) -> list[tuple[str, ...]]:
    return [(p.name, p.organisation, p.language, p.group) for p in people]


# ── what programs write ───────────────────────────────────────────────────────

EXPORTS = {
    "UTF-8": lines(",").encode(),
    "UTF-8 with a mark": lines(",").encode("utf-8-sig"),
    "semicolons": lines(";").encode(),
    "tabs in UTF-16 (Excel's Unicode text)": lines("\t").encode("utf-16"),
    "as Windows wrote it": lines(";").encode("cp1252"),
    "line ends of old Macs": lines(",").replace("\r\n", "\r").encode(),
    "a title above": f"Workshop of December\r\n\r\n{lines(',')}".encode(),
    "other columns": lines(",").replace("\r\n", ",x@example.org\r\n").encode(),
    "capitals and spaces": lines(",").replace("Name,Organisation", " NAME ,organization").encode(),
    "empty rows": (lines(",") + ",,,\r\n\r\n").encode(),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_any_export_of_a_spreadsheet_is_read(name: str) -> None:
    people, found = read_people(LIST, EXPORTS[name])
    assert said(people) == [tuple(row) for row in ROWS[1:]]
    assert {d.severity for d in found} <= ({"warning"} if name == "as Windows wrote it" else set())


def test_an_excel_file_is_read() -> None:
    people, found = read_people("participants.xlsx", workbook([["List"], *ROWS]))
    assert said(people) == [tuple(row) for row in ROWS[1:]]
    assert (people[1].span.line, people[1].span.column, found) == (4, 1, ())


def test_a_formula_is_text() -> None:
    rows = [["Name", "Language"], ['=HYPERLINK("http://example.org")', "en"]]
    text = 'Name,Language\n"=HYPERLINK(""http://example.org"")",en\n'
    for people, _ in (read_people("p.xlsx", workbook(rows)), read_people("p.csv", text.encode())):
        assert people[0].name == '=HYPERLINK("http://example.org")'


# ── what is wrong ─────────────────────────────────────────────────────────────

WRONG = [
    ("Name;Langauge\nA;en\n", "P028 1:1 this list has no column Language | did you mean `Langauge`?"),
    ("A;B\nC;en\n", "P028 1 this list has no column Name | its first row names the columns"),
    ("", "P028 1 this list has no column Name"),
    ("Name,Name,Language\nA,B,en\n", "P028 1:6 the column Name stands twice"),
    ("Name,Language\n,en\n", "P029 2:1 a person without a name"),
    ("Name,Language\nA,\n", "P029 2:1 a person without a language"),
    ("Name,Language\nA,en\na,fr\n", "P029 3:1 the same name and organisation as in line 2"),
    ('Name,Language\n"A,en\n', "P028 2:1 a quotation mark is not closed"),
    ("Name,Language\n" + "A,en\n" * 5001, "P028 5002:1 this list has more than 5,000 people"),
]


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=[expected for _, expected in WRONG])
def test_what_is_wrong_is_told_with_its_place(text: str, expected: str) -> None:
    _, found = read_people(LIST, text.encode())
    told = [f"{d.code} {str(d.span).removeprefix(LIST).lstrip(':')} {d.message} | {d.hint}" for d in found]
    assert any(line.startswith(expected) for line in told), told


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", workbook([])], ids=["empty", "broken", "no rows"])
def test_an_excel_file_that_is_none_is_told(data: bytes) -> None:
    people, found = read_people("participants.xlsx", data)
    assert (people, {d.code for d in found}) == ((), {"P028"})


def test_no_message_has_a_name_in_it(tmp_path: Path) -> None:
    text = "Name,Language,Group\nParticipant 17,,Group X\nParticipant 17,tlh,Group A\n"
    root = write(tmp_path, {LIST: text})
    people, found = load.participants(root, "w")
    workshop = WORKSHOP
    for d in (*found, *examine(workshop, people)):
        assert "Participant 17" not in f"{d.message} {d.hint}"


# ── beside the publication ────────────────────────────────────────────────────


def test_the_list_is_no_part_of_the_publication(tmp_path: Path) -> None:
    root = write(tmp_path)
    before, _ = load.load(root)
    write(root, {LIST: lines(",").replace("Language", "Sprache")})
    after, found = load.load(root)
    assert before
    assert after
    assert after.revision == before.revision
    assert LIST not in after.texts
    assert found == ()


def test_checking_reads_the_list_without_showing_a_line_of_it(tmp_path: Path) -> None:
    root = write(tmp_path, {LIST: "Name,Language,Group\nParticipant 17,en,Group X\n"})
    said, texts = check(root, ("en",))
    assert [(d.code, str(d.span)) for d in said] == [("P029", f"{LIST}:2:1")]
    assert LIST not in texts


def test_none_one_and_two_lists(tmp_path: Path) -> None:
    root = write(tmp_path)
    assert load.participants(root, "w") == ((), ())
    write(root, {LIST: lines(",")})
    assert len(load.participants(root, "w")[0]) == 2
    (root / LIST).with_suffix(".xlsx").write_bytes(workbook(ROWS))
    assert [d.message for d in load.participants(root, "w")[1]] == ["there are two lists of participants"]


def test_a_list_that_leads_out_is_refused(tmp_path: Path) -> None:
    root, outside = write(tmp_path / "project"), tmp_path / "outside.csv"
    outside.write_text(lines(","), "utf-8")
    (root / LIST).symlink_to(outside)
    people, found = load.participants(root, "w")
    assert (people, [d.code for d in found]) == ((), ["S025"])


# ── groups ────────────────────────────────────────────────────────────────────

WORKSHOP = Workshop(
    "w",
    (),
    (),
    (),
    (MeetingRoom("Room A", ("en", "fr"), 12, ()), MeetingRoom("Room B", ("en",), 12, ())),
    (
        Group("Group A", "Room A", ("en", "fr"), 10),
        Group("Group B", "Room A", ("en", "fr"), None),
        Group("Group C", "Room B", ("en",), 10),
    ),
    (),
)
PEOPLE = tuple(
    Person(f"Participant {n}", f"Office {n % 4}", "fr" if n % 3 == 0 else "en", "Group C" if n == 6 else "")
    for n in range(30)
)


def test_groups_are_even_speak_the_language_and_mix_organisations() -> None:
    placed = balance(WORKSHOP, PEOPLE)
    assert [replace(p, group="") for p in placed] == [replace(p, group="") for p in PEOPLE]
    assert placed[6].group == "Group C"  # by hand, though nobody there speaks French
    sizes = Counter(p.group for p in placed)
    assert max(sizes.values()) - min(sizes.values()) <= 2
    french = Counter(p.group for p in placed if p.language == "fr")
    assert french["Group C"] == 1
    assert abs(french["Group A"] - french["Group B"]) <= 1
    for group in ("Group A", "Group B", "Group C"):
        offices = Counter(p.organisation for p in placed if p.group == group)
        assert max(offices.values()) - min(offices.values()) <= 2
    assert balance(WORKSHOP, PEOPLE) == placed
    assert balance(WORKSHOP, placed) == placed


def test_a_list_is_held_against_its_workshop() -> None:
    crowd = tuple(Person(f"Participant {n}", "", "fr", "Group A") for n in range(13))
    found = examine(WORKSHOP, (*crowd, Person("Participant 99", "", "es", "Group Z")))
    assert {(d.code, d.message) for d in found} == {
        ("P016", "Group A has 13 people in the list, Room A 12 seats"),
        ("P029", "no group speaks `es`"),
        ("P029", "there is no group “Group Z”"),
    }
