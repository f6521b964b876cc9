"""`publish rotation` and `publish forget`, as a training officer meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from publish import stamp, store
from publish.cli import main
from publish.load import load
from publish.model import Artifact, Rendered
from publish.pipeline import check
from tests.folder import FILES, write

Run = Callable[..., tuple[int, str, str]]
PATH = "content/workshops/w/workshop.md"
TEXT = FILES[PATH] + "| Facilitator 2 | en, fr | t, s | |\n"
TABLE = """
## Teams

| Day | Start | Group | Lead | Co-facilitator |
|---|---|---|---|---|
| 1 | 09:00 |{all} | Facilitator 1 |{second} |
| 1 | 10:00 | Group A | Facilitator 2 | |
"""
PROPOSED = TABLE.format(all=" Group A", second="")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, {PATH: TEXT})


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(root)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


# ── rotation ──────────────────────────────────────────────────────────────────


def test_the_plan_is_shown_with_what_falls_to_each(run: Run) -> None:
    code, out, err = run("rotation")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "A workshop",
        "",
        "Day  Time         Session  Group    Room    Lead",
        "1    09:00–09:30  t        Group A  Hall    Facilitator 1  proposed",
        "1    10:00–11:00  s        Group A  Room A  Facilitator 2  proposed",
        "",
        "Facilitator    Sessions  Hours  Groups",
        "Facilitator 1  1         0:30   Group A",
        "Facilitator 2  1         1:00   Group A",
        "",
    ]


def test_a_machine_gets_the_same(run: Run) -> None:
    code, out, _ = run("rotation", "w", "--format", "json")
    said = json.loads(out)["workshops"][0]
    assert code == 0
    assert [(t["start"], t["room"], t["lead"], t["given"]) for t in said["teams"]] == [
        (540, "Hall", "Facilitator 1", False),
        (600, "Room A", "Facilitator 2", False),
    ]
    assert said["load"][1] == {"name": "Facilitator 2", "sessions": 1, "minutes": 60}


def test_a_workshop_that_is_not_there_is_told(run: Run) -> None:
    code, _, err = run("rotation", "x")
    assert code == 2
    assert "there is w" in err


# what stands in the file before, and after
WRITTEN = {
    "no table": (TEXT, TEXT + PROPOSED),
    "no end of line": (TEXT.rstrip("\n"), TEXT + PROPOSED),
    "Windows": (TEXT.replace("\n", "\r\n"), (TEXT + PROPOSED).replace("\n", "\r\n")),
    "a mark at the start": ("\ufeff" + TEXT, "\ufeff" + TEXT + PROPOSED),
    "odd spaces and text between": (
        TEXT.replace("## Rooms", "Text  \n\n\n## Teams ##\n\n\nMore text.\n\n## Rooms"),
        TEXT.replace(
            "## Rooms", f"Text  \n\n\n## Teams ##\n{PROPOSED.split('Teams')[1][1:]}\n\nMore text.\n\n## Rooms"
        ),
    ),
    "by hand": (
        f"{TEXT}{TABLE.format(all=' Group A', second=' –').rsplit('| 1 | 10', 1)[0].rstrip()}\n\n## More\n",
        f"{TEXT}{TABLE.format(all=' Group A', second=' –').rstrip()}\n\n## More\n",
    ),
    "by hand, with other columns": (
        f"{TEXT}\n## Teams\n\nLead|Start|Rapporteur|Group\n---|---|---|---\nFacilitator 2|10:00||Group A",
        f"{TEXT}\n## Teams\n\n| Day | Start | Group | Lead | Co-facilitator | Rapporteur |\n|---|---|---|---|---|---|\n"
        "| 1 | 09:00 | Group A | Facilitator 1 | | |\n| 1 | 10:00 | Group A | Facilitator 2 | | |\n",
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_plan_is_written_and_nothing_else_changes(name: str, run: Run, root: Path) -> None:
    before, after = WRITTEN[name]
    (root / PATH).write_bytes(before.encode())
    code, out, err = run("rotation", "--write")
    assert (code, (root / PATH).read_bytes().decode()) == (0, after), err
    assert "wrote" in out
    _, again, _ = run("rotation", "--write")
    assert "unchanged" in again
    assert "proposed" not in again
    assert not [d for d in check(root, ("en",))[0] if d.severity != "note"]


def test_nothing_is_written_where_the_programme_is_wrong(run: Run, root: Path) -> None:
    text = TEXT.replace("| 1 | 09:30 |", "| 1 | 09:10 |")
    (root / PATH).write_text(text, "utf-8")
    code, _, err = run("rotation", "--write")
    assert code == 1
    assert "P005" in err
    assert "Nothing was written" in err
    assert (root / PATH).read_text("utf-8") == text


# ── forget ────────────────────────────────────────────────────────────────────


@pytest.fixture
def with_names(root: Path) -> Path:
    """A list, one that an office program keeps, packs of two workshops, a cached result, and a handbook."""
    write(root, {PATH: TEXT})
    for name in ("participants.csv", "~$participants.xlsx", "participants-old.xlsx", "participants-guide.md"):
        (root / "content/workshops/w" / name).write_text("---\nid: guide\n---\n# A guide\n", "utf-8")
    output = root / "build"
    paths = ("packs/w/room/a.pdf", "packs/w.zip", "packs/other/a.pdf", "en/handbook/c.pdf")
    for path in paths:
        store.save(output, Artifact(path, b"Participant 1"), {})
    store.Shelf(output, "r1", dict.fromkeys(paths, "x"), dict.fromkeys(paths, "r1")).note()
    store.keep(output, "ab12", Rendered(b"Participant 1", 1, ()))
    stamp.save(output, "cd34", stamp.Stamp((("packs/w/participant-1.zip", "x"),), ()))
    return root


def left(root: Path) -> list[str]:
    output, beside = root / "build", root / "content/workshops/w"
    files = (file.relative_to(root).as_posix() for folder in (output, beside) for file in folder.rglob("*"))
    return sorted(file for file in files if (root / file).is_file())


def test_names_are_deleted_and_nothing_else(run: Run, with_names: Path) -> None:
    code, out, _ = run("forget", "w", "--yes")
    assert code == 0
    assert "participants.csv" in out
    assert left(with_names) == [
        "build/.cache/sources.json",
        "build/.cache/written.json",
        "build/en/handbook/c.pdf",
        "build/packs/other/a.pdf",
        "content/workshops/w/participants-guide.md",
        "content/workshops/w/workshop.md",
    ]
    for known in (store.record(with_names / "build"), store.made_from(with_names / "build")):
        assert sorted(known) == ["en/handbook/c.pdf", "packs/other/a.pdf"]
    assert "Nothing to forget" in run("forget", "w")[1]


def test_it_asks_first(run: Run, with_names: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = left(with_names)
    monkeypatch.setattr("sys.stdin", open("/dev/null", encoding="utf-8"))  # noqa: SIM115 # nobody answers
    assert run("forget")[0] == 130
    assert left(with_names) == before


def test_what_is_forgotten_was_never_in_the_revision(run: Run, with_names: Path) -> None:
    before, _ = load(with_names)
    run("forget", "--yes")
    after, _ = load(with_names)
    assert before
    assert after
    assert before.revision == after.revision
