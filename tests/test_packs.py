"""Packs, read back: every time is the programme's, names stand where they belong, nothing leaks, all adds up."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from math import ceil
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pptx
import pytest

from publish.cli import main
from publish.packs.contents import CONTENTS
from publish.packs.documents import ARRANGERS
from publish.pipeline import check
from publish.words import WORDS
from tests.packs import CHANGES, LIST, NAMES, PROGRAMME, WORKSHOP, clock_times, files, project, seen, text

SETTINGS = "content/publication.yml"
FACILITATORS = ("facilitator-1", "facilitator-2", "facilitator-3")


def pack(root: Path, *more: str) -> int:
    return main(["pack", "w", "--project", str(root), "--jobs", "2", *more])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("packs"))
    assert pack(made) == 0
    return made


@pytest.fixture(scope="module")
def packs(root: Path) -> Path:
    return root / "build/packs/w"


# ── who gets what ─────────────────────────────────────────────────────────────


def test_the_packs(packs: Path) -> None:
    folders = {folder.relative_to(packs).as_posix() for folder in packs.glob("*/*") if folder.is_dir()}
    assert folders == {
        *(f"facilitator/{name}" for name in FACILITATORS),
        "room/hall",
        "room/room-a",
        "room/room-b",
        "organiser/organiser",
        "interpreter/interpreter",
    }


CONTENT = {
    "facilitator/facilitator-1": """0-cover.pdf answers/s.en.pdf answers/s.fr.pdf calendar.en.ics calendar.fr.ics
        deck/s.en.pptx deck/s.fr.pptx deck/t.en.pptx deck/t.fr.pptx guide.en.pdf guide.fr.pdf
        programme-at-a-glance.en.pdf programme-at-a-glance.fr.pdf run-sheet.en.docx run-sheet.fr.docx timetable.en.pdf
        timetable.fr.pdf worksheet/s.en.pdf worksheet/s.fr.pdf""",
    "facilitator/facilitator-2": """0-cover.pdf answers/s.en.pdf calendar.en.ics deck/s.en.pptx guide.en.pdf
        programme-at-a-glance.en.pdf run-sheet.en.docx timetable.en.pdf worksheet/s.en.pdf""",
    "facilitator/facilitator-3": """0-cover.pdf answers/s.fr.pdf calendar.fr.ics deck/s.en.pptx deck/s.fr.pptx
        guide.fr.pdf programme-at-a-glance.fr.pdf run-sheet.fr.docx timetable.fr.pdf worksheet/s.en.pdf
        worksheet/s.fr.pdf""",
    "room/room-a": """0-cover.pdf attendance/group-a.docx attendance/group-a.pdf door-sign.docx door-sign.pdf
        programme-at-a-glance.en.pdf timetable.en.pdf worksheet/s.en.pdf""",
    "room/hall": """0-cover.pdf door-sign.docx door-sign.pdf programme-at-a-glance.en.pdf
        programme-at-a-glance.fr.pdf timetable.en.pdf timetable.fr.pdf""",
    "interpreter/interpreter": """0-cover.pdf glossary.pdf glossary.xlsx notes-pages/s.en.pdf notes-pages/s.fr.pdf
        notes-pages/t.en.pdf notes-pages/t.fr.pdf programme-at-a-glance.en.pdf programme-at-a-glance.fr.pdf
        timetable.en.pdf timetable.fr.pdf""",
}


@pytest.mark.parametrize("folder", CONTENT)
def test_what_is_in_a_pack(folder: str, packs: Path) -> None:
    """A facilitator's own papers in the languages they speak, decks and worksheets in those of their rooms."""
    assert [f.relative_to(packs / folder).as_posix() for f in files(packs / folder)] == CONTENT[folder].split()


def test_every_document_of_the_table_can_be_arranged_and_said() -> None:
    made_otherwise = {"deck", "notes-pages", "printing-order", "calendar"}
    for row in (row for rows in CONTENTS.values() for row in rows):
        assert row.document in ARRANGERS or row.document in made_otherwise
        assert row.title in WORDS


@pytest.mark.parametrize("folder", CONTENT)
def test_the_zip_is_the_folder(folder: str, packs: Path) -> None:
    with zipfile.ZipFile(f"{packs / folder}.zip") as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    there = {f.relative_to(packs / folder).as_posix(): f.read_bytes() for f in files(packs / folder)}
    assert inside == there


def test_the_cover_tells_each_file_and_its_checksum(packs: Path) -> None:
    for folder in CONTENT:
        said = text(packs / folder / "0-cover.pdf").replace(" ", "")
        for file in files(packs / folder):
            if file.name != "0-cover.pdf":
                assert hashlib.sha256(file.read_bytes()).hexdigest()[:12] in said, file
        assert "https://example.org/handbook" in said
        assert "1December2026" in said or "1erdécembre2026" in said


# ── times ─────────────────────────────────────────────────────────────────────

OF_ALL = {"09:00", "09:30", "10:00", "11:00"}
OF_B = {*OF_ALL, "14:15", "15:15"}
ACTIVITIES = {"10:15", "14:30"}  # the second activity of the session, each time it takes place
TIMES = {
    "facilitator/facilitator-1/timetable.en.pdf": OF_B,
    "facilitator/facilitator-2/timetable.en.pdf": OF_ALL,
    "facilitator/facilitator-3/timetable.fr.pdf": OF_B,
    "facilitator/facilitator-2/run-sheet.en.docx": {"10:00", "10:15", "11:00"},
    "facilitator/facilitator-3/run-sheet.fr.docx": {"10:00", "11:00", "14:15", "15:15", *ACTIVITIES},
    "facilitator/facilitator-1/guide.en.pdf": {*OF_B, *ACTIVITIES},
    "facilitator/facilitator-2/guide.en.pdf": {*OF_B, "10:15"},
    "room/room-a/timetable.en.pdf": OF_ALL,
    "room/room-a/attendance/group-a.pdf": {"10:00", "11:00"},
    "room/room-b/attendance/group-b.docx": {"10:00", "11:00", "14:15", "15:15"},
    "organiser/organiser/programme.en.pdf": OF_B,
    "organiser/organiser/programme.fr.docx": OF_B,
    "organiser/organiser/programme.fr.xlsx": OF_B,
    "interpreter/interpreter/timetable.en.pdf": OF_B,
}


@pytest.mark.parametrize("file", TIMES)
def test_every_time_is_the_programmes(file: str, packs: Path) -> None:
    assert clock_times(text(packs / file)) == TIMES[file]


def test_every_time_in_a_calendar_is_the_programmes(packs: Path) -> None:
    """In UTC: an hour less than in Zurich in December."""
    times = {"0800", "0830", "0900", "1000", "1315", "1415"}  # breaks are in no calendar
    found = {
        file: set(re.findall(r"DT(?:START|END):2026120\dT(\d{4})00Z", file.read_text()))
        for file in files(packs, ".ics")
    }
    assert len(found) == 4
    assert all(said <= times for said in found.values())
    assert found[packs / "facilitator/facilitator-1/calendar.en.ics"] == times


def test_no_other_document_has_another_time(packs: Path) -> None:
    for file in files(packs, ".pdf", ".docx", ".xlsx", ".pptx"):
        assert clock_times(text(file)) <= {*OF_B, *ACTIVITIES}, file


def test_a_timetable_says_where_and_with_whom(packs: Path) -> None:
    said = text(packs / "facilitator/facilitator-3/timetable.fr.pdf")
    assert "Room B" in said
    assert "Facilitator 1" in said  # whom they lead with
    assert "Facilitator 2" not in said
    assert "Room A" not in said


# ── names ─────────────────────────────────────────────────────────────────────


def test_names_stand_only_where_they_belong(packs: Path) -> None:
    for group, names in NAMES.items():
        for name in names:
            holders = {
                file.relative_to(packs).as_posix()
                for file in files(packs, ".pdf", ".docx", ".xlsx")
                if name.replace(" ", "") in text(file).replace(" ", "")
            }
            room = f"room/room-{group[-1].lower()}"
            of_language = {f"organiser/organiser/certificates.{'fr' if name.endswith(('ise', 'loé')) else 'en'}.pdf"}
            assert holders == {
                f"{room}/attendance/group-{group[-1].lower()}.pdf",
                f"{room}/attendance/group-{group[-1].lower()}.docx",
                f"{room}.print.pdf",
                "organiser/organiser/participants.pdf",
                "organiser/organiser/participants.xlsx",
                "organiser/organiser/badges.pdf",
                "organiser/organiser.print.pdf",
                *of_language,
            }


def test_no_name_stays_in_the_cache_or_in_a_manifest(root: Path, packs: Path) -> None:
    assert "Ada" not in (packs / "manifest.json").read_text("utf-8")
    checked = 0
    for file in (root / "build/.cache").rglob("*"):
        _, _, data = file.read_bytes().partition(b"\n") if file.is_file() else (b"", b"", b"")
        if data[:4] in (b"%PDF", b"PK\3\4"):
            kind = "x.pdf" if data[:4] == b"%PDF" else "x.zip"
            (packs.parent / kind).write_bytes(data)
            assert "Ada" not in text(packs.parent / kind)
            checked += 1
    assert checked > 10


# ── printing ──────────────────────────────────────────────────────────────────


def printed(packs: Path, folder: str) -> list[Path]:
    """What the printer gets, in order: the cover, and all that is to be printed."""
    manifest = json.loads((packs / "manifest.json").read_text("utf-8"))
    return [
        packs / folder / "0-cover.pdf",
        *(packs / f["path"] for f in manifest["files"] if f["pack"] == folder and f["copies"]),
    ]


@pytest.mark.parametrize("folder", CONTENT)
def test_each_document_begins_on_the_front_of_a_sheet(folder: str, packs: Path) -> None:
    pages = seen((packs / f"{folder}.print.pdf").read_bytes())
    at = 0
    for file in printed(packs, folder):
        if at % 2:
            assert pages[at].strip() == ""
            at += 1
        own = seen(file.read_bytes())
        assert [page.split() for page in pages[at : at + len(own)]] == [page.split() for page in own], file
        at += len(own)
    assert at == len(pages)


def test_what_is_printed_has_no_links_and_no_fields(packs: Path) -> None:
    with pikepdf.open(packs / "facilitator/facilitator-1.print.pdf") as pdf:
        assert all("/Annots" not in page for page in pdf.pages)
        assert "/AcroForm" not in pdf.Root


def test_the_printing_order_adds_up(packs: Path) -> None:
    """The sum of its sheets is that of all files in all packs, by the copies that the covers tell."""
    sheet = openpyxl.load_workbook(packs / "organiser/organiser/printing-order.xlsx").worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[-1], int)]
    *lines, total = rows
    assert total[-2:] == (sum(line[-2] for line in lines), sum(line[-1] for line in lines))
    manifest = json.loads((packs / "manifest.json").read_text("utf-8"))
    others = [f for f in manifest["files"] if "printing-order" not in f["path"]]
    assert total[-2] == sum(f["copies"] for f in others)
    assert total[-1] == sum(f["copies"] * ceil(f["pages"] / 2) for f in others)
    for one in others:
        if one["path"].endswith(".pdf"):
            assert one["pages"] == len(seen((packs / one["path"]).read_bytes()))


def test_worksheets_are_counted_by_the_language_of_each_person(packs: Path) -> None:
    manifest = json.loads((packs / "manifest.json").read_text("utf-8"))
    copies = {f["path"]: f["copies"] for f in manifest["files"]}
    assert copies["room/room-a/worksheet/s.en.pdf"] == 2 + 5
    assert copies["room/room-b/worksheet/s.en+fr.pdf"] == 1 + 2 + 5  # side by side, for readers of both


def test_lists_have_empty_rows_and_badges_empty_badges(packs: Path) -> None:
    table = docx.Document(str(packs / "room/room-a/attendance/group-a.docx")).tables[0]
    names = [row.cells[1].text for row in table.rows[1:]]
    assert names == ["=1+1", "Participant Ada", *[""] * 7]
    badges = text(packs / "organiser/organiser/badges.pdf")
    assert badges.casefold().count("a workshop") >= 5 + 3 + 8


def test_the_revision_stands_at_every_foot(root: Path, packs: Path) -> None:
    revision = json.loads((packs / "manifest.json").read_text("utf-8"))["revision"]
    for file in files(packs, ".pdf"):
        assert all(revision in page for page in seen(file.read_bytes()) if page.strip()), file
    for file in files(packs, ".docx", ".xlsx", ".pptx"):
        assert revision in text(file)
    for file in files(packs, ".ics"):
        said = file.read_bytes().decode().replace("\r\n ", "")
        assert said.count(revision) == said.count("BEGIN:VEVENT") > 0, file


def test_the_hosts_logo_is_where_people_look_for_it(packs: Path) -> None:
    """A screen reader is told whose it is."""
    shown = {file.name for file in files(packs, ".pdf") if "Ministry of Hosts" in text(file)}
    assert shown == {"0-cover.pdf", "badges.pdf", "certificates.en.pdf", "certificates.fr.pdf", "door-sign.pdf"}


@pytest.mark.parametrize(
    ("logos", "code"), [("[host.svg]", "S022"), ("[nowhere.png The host]", "R011"), ("host.exe The host", "S022")]
)
def test_a_logo_that_cannot_be_shown(logos: str, code: str, tmp_path: Path) -> None:
    root = project(tmp_path, {WORKSHOP: PROGRAMME.replace("logos: host.svg Ministry of Hosts", f"logos: {logos}")})
    (found,) = [one for one in check(root)[0] if one.severity == "error"]
    assert (found.code, found.span and found.span.line) == (code, 7)


# ── what is for whom ──────────────────────────────────────────────────────────


def test_answers_are_facilitators_alone(packs: Path) -> None:
    answer = "Only the second one is true, as the chapter says"
    holders = {file.relative_to(packs).as_posix() for file in files(packs) if answer in text(file)}
    assert {"facilitator/facilitator-2/answers/s.en.pdf", "organiser/organiser/test-key.en.pdf"} <= holders
    assert not any(holder.startswith(("room/", "interpreter/")) for holder in holders)


def test_the_knowledge_test_is_made_of_questions_with_boxes_and_answers(packs: Path) -> None:
    before, after = (text(packs / f"organiser/organiser/{name}.en.pdf") for name in ("test-before", "test-after"))
    assert "People move for several reasons" in before
    assert "What matters most where you work?" not in before  # nothing to tick
    assert before.partition("QUESTION 1")[2].split()[:20] == after.partition("QUESTION 1")[2].split()[:20]


def test_an_interpreter_has_notes_and_all_languages(packs: Path) -> None:
    folder = packs / "interpreter/interpreter"
    assert "your experience is what we need" in text(folder / "notes-pages/s.en.pdf")
    sheet = openpyxl.load_workbook(folder / "glossary.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["English", "Français"]


# ── again ─────────────────────────────────────────────────────────────────────


def hashes(folder: Path) -> dict[str, str]:
    return {f.relative_to(folder).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files(folder)}


@pytest.mark.slow
def test_the_same_bytes_anywhere(root: Path, packs: Path, tmp_path: Path) -> None:
    other = project(tmp_path / "a place é elsewhere")
    assert main(["pack", "--project", str(other), "--jobs", "1"]) == 0
    assert hashes(other / "build/packs/w") == hashes(packs)


@pytest.mark.slow
def test_without_a_date_there_is_no_calendar(tmp_path: Path) -> None:
    root = project(tmp_path, {WORKSHOP: PROGRAMME.replace("date: 2026-12-01\n", "")})
    assert pack(root, "--name", "Facilitator 2") == 0
    there = {file.name for file in files(root / "build/packs/w/facilitator/facilitator-2")}
    assert "timetable.en.pdf" in there
    assert not any(name.endswith(".ics") for name in there)


@pytest.mark.slow
def test_the_evening_before(tmp_path: Path) -> None:
    """A facilitator is replaced, a person comes, a deck is changed, a room has another name: told, file by file."""
    root = project(tmp_path)
    home = root / "build/packs/w"
    assert pack(root, "--lang", "en", "--for", "facilitator") == 0
    assert not (home / "changes").exists()
    before = hashes(home)
    assert pack(root, "--lang", "en", "--for", "facilitator") == 0
    assert hashes(home) == before

    project(root, {WORKSHOP: PROGRAMME.replace("Facilitator 2", "Facilitator 4")})
    assert pack(root) == 0
    notice = seen((home / "changes/notice.pdf").read_bytes())
    assert len(notice) == 1
    said = " ".join(notice[0].split())
    assert "Facilitator 2" in said
    assert not (home / "facilitator/facilitator-2").exists()
    assert (home / "changes/facilitator/facilitator-4/guide.en.pdf").exists()

    project(root, {WORKSHOP: PROGRAMME.replace("Facilitator 2", "Facilitator 4").replace("Room A", "Room C")})
    assert pack(root) == 0
    said = text(home / "changes/notice.pdf")
    assert "− 10:00–11:00 · A session · Group A · Room A · Facilitator 4 (lead)" in said
    assert "+ 10:00–11:00 · A session · Group A · Room C · Facilitator 4 (lead)" in said
    assert not list(home.glob("room/room-a*"))
    assert (home / "changes/room/room-c/door-sign.pdf").exists()

    (root / LIST).write_text(CHANGES[LIST] + "Participant Zoé,Ministry 9,fr,Group B\n", encoding="utf-8")
    assert pack(root) == 0
    changed = {f.relative_to(home / "changes").as_posix() for f in files(home / "changes")}
    assert {"room/room-b/attendance/group-b.pdf", "notice.pdf", "print-again.xlsx"} <= changed
    assert not any(path.startswith(("facilitator/", "room/room-a", "room/room-b/worksheet")) for path in changed)
    rows = openpyxl.load_workbook(home / "changes/print-again.xlsx").worksheets[0].iter_rows(values_only=True)
    assert [row[4] for row in rows if row[0] and "orksheet" in row[0]] == [1]  # one French worksheet more

    source = root / "content/sessions/s.md"
    source.write_text(source.read_text("utf-8").replace("Tick what is true.", "Tick what is right."), encoding="utf-8")
    assert pack(root) == 0
    changed = {f.relative_to(home / "changes").as_posix() for f in files(home / "changes")}
    assert "Tick what is right." in text(home / "changes/room/room-b/worksheet/s.en+fr.pdf")  # until it is translated
    assert {"room/room-c/worksheet/s.en.pdf", "organiser/organiser/test-before.fr.pdf"} <= changed
    assert not any("timetable" in path or "attendance" in path for path in changed)
    assert "in its session, not translated yet" in text(home / "changes/notice.pdf")


@pytest.mark.slow
def test_a_deck_changed_by_hand_takes_the_built_ones_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    home, theirs = root / "build/packs/w/facilitator", root / "content/workshops/w/overrides/en"
    only = ("--lang", "en", "--for", "facilitator")
    assert pack(root, *only) == 0
    theirs.mkdir(parents=True)
    made = pptx.Presentation(str(home / "facilitator-2/deck/s.en.pptx"))
    made.slides[1].shapes.title.text = "A title of the speaker's own"
    made.save(str(theirs / "s.pptx"))
    made.save(str(theirs / "nowhere.pptx"))
    capsys.readouterr()
    assert pack(root, *only, "--verbose") == 0
    said = capsys.readouterr().err
    assert "O004" in said
    assert "nowhere.pptx" in said
    assert "note[O005]: this deck takes the built one's place; slides that differ: 2" in said
    for name in ("facilitator-1", "facilitator-2"):
        assert (home / name / "deck/s.en.pptx").read_bytes() == (theirs / "s.pptx").read_bytes()
        assert "changed by hand: slide 2" in text(home / name / "0-cover.pdf")
    assert "changed by hand: slide 2" in text(root / "build/packs/w/changes/notice.pdf")
    assert pack(root, "--lang", "en", "--for", "interpreter") == 0
    pages = seen((home.parent / "interpreter/interpreter/notes-pages/s.en.pdf").read_bytes())
    assert "A title of the speaker's own" in pages[1]  # who works from paper has the same slides
    assert [n for n, page in enumerate(pages) if "Changed by the speaker" in page] == [1]

    made.slides[1].shapes.title.text = "Any reason that names a consequence will do very well here."
    made.save(str(theirs / "s.pptx"))
    before = hashes(home)
    assert pack(root, *only) == 1
    said = capsys.readouterr().err
    assert "error[K001]" in said
    assert "slide 2" in said
    assert " --> content/sessions/s.md:" in said
    assert hashes(home) == before  # every pack with this deck is as it was

    (theirs / "s.pptx").write_bytes(b"no deck")
    assert pack(root, *only) == 1
    assert "T001" in capsys.readouterr().err


def test_a_name_that_nobody_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    assert pack(root, "--name", "Facilitator 9") == 1
    assert "O007" in capsys.readouterr().err
    assert not (root / "build/packs").exists()  # nothing was made, so the next run has nothing to tell changes from
    assert main(["pack", "nowhere", "--project", str(root)]) == 2


@pytest.mark.slow
def test_a_name_that_one_workshop_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = PROGRAMME.replace("id: w\n", "id: v\n").replace("logos: host.svg Ministry of Hosts\n", "")
    settings = CHANGES[SETTINGS].replace("workshops: [w]", "workshops: [w, v]")
    changes = {"content/workshops/v/workshop.md": other.replace("Facilitator 2", "Colleague"), SETTINGS: settings}
    root = project(tmp_path, changes)
    assert main(["pack", "--project", str(root), "--jobs", "2", "--name", "Colleague"]) == 0
    assert {one.name for one in (root / "build/packs/v/facilitator").iterdir() if one.is_dir()} == {"colleague"}
    assert not (root / "build/packs/w").exists()
    assert "O007" not in capsys.readouterr().err


def test_a_file_changed_by_hand_is_kept(root: Path, packs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = packs / "room/room-a/door-sign.docx"
    ours = mine.read_bytes()
    mine.write_bytes(b"mine")
    assert pack(root, "--name", "Room A", "--verbose") == 0
    assert mine.read_bytes() == b"mine"
    assert (packs / "room/room-a/door-sign.new.docx").read_bytes() == ours
    assert pack(root, "--name", "room a", "--force") == 0
    assert mine.read_bytes() == ours
    (packs / "room/room-a/door-sign.new.docx").unlink()  # it is theirs to delete
