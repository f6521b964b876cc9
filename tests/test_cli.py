"""The command line, as people and machines meet it: what it says and what it ends with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import pytest

from publish import doctor
from publish.cli import cli, main
from publish.commands import options

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the small project: exit code, stdout, stderr."""
    monkeypatch.chdir(project)

    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def commands(group: click.Group = cli, path: str = "publish") -> list[str]:
    """Every command there is: `publish slides`, `publish translations update` …"""
    found = []
    for name, command in group.commands.items():
        below = f"{path} {name}"
        found += commands(command, below) if isinstance(command, click.Group) else [below]
    return found


# ── help ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", commands())
def test_help_teaches_by_example(command: str, run: Run) -> None:
    code, out, _ = run(*command.split()[1:], "--help")
    assert code == 0
    examples = [line for line in out.splitlines() if line.startswith(f"  {command}")]
    assert examples, f"`{command} --help` shows no example"


def test_each_command_is_named_in_a_whole_sentence(run: Run) -> None:
    _, out, _ = run("--help")
    said = [line[16:] for line in out.partition("Commands:\n")[2].splitlines()]
    assert len(said) > 20
    assert not [line for line in said if not line.endswith(".") or line.endswith("..") or not line[-2].isalpha()]


def test_help_works_anywhere_and_imports_nothing_heavy(tmp_path: Path) -> None:
    heavy = (
        "babel fontTools icu jinja2 lxml markdown_it pikepdf PIL polib pptx pypdfium2 rich uharfbuzz weasyprint yaml"
    )
    program = f"""
import sys
from publish.cli import main
code = main(["slides", "--help"])
print(code, [name for name in {heavy.split()} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


# ── usage ─────────────────────────────────────────────────────────────────────

WRONG = [
    # arguments · the words that must be said
    (["slides", "--lang", "de"], ["no `de`", "en, fr"]),
    (["slides", "--lang", "fr,de,xx"], ["`de` and `xx`", "en, fr"]),
    (["slides", "--lang", "fr;id"], ["`fr;id`"]),
    (["slides", "--jobs", "many"], ["--jobs"]),
    (["slides", "--project", "/nowhere"], ["/nowhere"]),
    (["slides", "--project", "content"], ["no content/publication.yml"]),
    (["slidez"], ["slidez"]),
    (["check", "--format", "xml"], ["'text', 'json'"]),
    (["explain", "Z999"], ["Z999", "publish explain"]),
    (["init", "."], ["not empty"]),
    (["look"], ["nothing is built", "publish all"]),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_a_wrong_command_says_what_is_right(arguments: list[str], words: list[str], run: Run) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    for word in words:
        assert word in err


def test_outside_a_project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    code, _, err = run("check")
    assert code == 2
    assert "publish init" in err


def test_a_project_is_found_from_within(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "content" / "sessions")
    assert run("check")[0] == 0


def test_the_environment_chooses_languages_but_the_locale_does_not(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    assert run("check")[0] == 0
    monkeypatch.setenv("PUBLISH_LANG", "es")
    assert run("check")[0] == 2


# ── checking ──────────────────────────────────────────────────────────────────


def break_chapter(project: Path) -> int:
    """Misspells a block's name; answers with the line."""
    chapter = project / "content/curriculum/skills/1-meetings/1.1-good-meetings.md"
    text = chapter.read_text("utf-8").replace("::: key-messages", "::: key-mesages")
    chapter.write_text(text, "utf-8")
    return text.splitlines().index("::: key-mesages") + 1


def test_check_names_the_line_and_what_to_do(run: Run, project: Path) -> None:
    line = break_chapter(project)
    code, _, err = run("check")
    assert code == 1
    assert f"content/curriculum/skills/1-meetings/1.1-good-meetings.md:{line}" in err
    assert "key-messages" in err
    assert "publish explain" in err


def test_check_for_machines(run: Run, project: Path) -> None:
    line = break_chapter(project)
    code, out, _ = run("check", "--format", "json")
    said = json.loads(out)
    assert code == 1
    assert said["error"] >= 1
    assert line in [d["line"] for d in said["diagnostics"]]


def test_strict_counts_warnings(run: Run, project: Path) -> None:
    (project / "content/locale/fr/glossary.po").unlink()
    assert run("check")[0] == 0
    assert run("check", "--strict")[0] == 1
    assert run("check", "--strict", "--lang", "en")[0] == 0


# ── building ──────────────────────────────────────────────────────────────────


def test_slides_twice_then_changed_by_hand(run: Run, project: Path) -> None:
    deck = project / "build/fr/slides/meetings.pptx"
    code, out, err = run("slides")
    assert code == 0, err
    assert str(deck) in out
    assert deck.is_file()

    code, out, _ = run("slides")
    assert code == 0
    assert "Nothing has changed" in out

    deck.write_bytes(deck.read_bytes() + b"by hand")
    by_hand = deck.read_bytes()
    code, out, _ = run("slides", "--lang", "fr")
    assert code == 0
    assert "kept" in out
    assert "by hand" in out
    assert deck.read_bytes() == by_hand

    run("slides", "--lang", "fr", "--force")
    assert deck.read_bytes() != by_hand


def test_build_for_machines_and_elsewhere(run: Run, project: Path, tmp_path: Path) -> None:
    code, out, _ = run("slides", "--lang", "en", "--no-notes", "--output", str(tmp_path / "out"), "--format", "json")
    said = json.loads(out)
    assert code == said["exit_code"] == 0
    assert [file["path"] for file in said["files"]] == [
        "en/slides/meetings.no-notes.pptx",
        "en/slides/skills-1.1.no-notes.pptx",
    ]
    assert (tmp_path / "out/en/slides/meetings.no-notes.pptx").is_file()
    assert not (project / "build").exists()


def test_nothing_is_written_while_there_are_errors(run: Run, project: Path) -> None:
    run("slides", "--lang", "en")
    deck = project / "build/en/slides/meetings.pptx"
    before = deck.read_bytes()
    break_chapter(project)
    code, out, _ = run("slides", "--lang", "en")
    assert code == 1
    assert "Nothing was written" in out
    assert deck.read_bytes() == before


def test_clean_keeps_what_was_changed_by_hand(run: Run, project: Path) -> None:
    run("slides")
    english, french = (project / f"build/{language}/slides/meetings.pptx" for language in ("en", "fr"))
    french.write_bytes(b"by hand")
    code, out, _ = run("clean")
    assert code == 0
    assert not english.parent.exists()
    assert french.read_bytes() == b"by hand"
    assert str(french) in out


def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = run("slides", "--output", str(tmp_path / "file" / "below"))
    assert code == 3
    assert str(tmp_path / "file") in err
    assert "Traceback" not in err


def test_what_the_machine_lacks_is_said_with_the_command() -> None:
    lacking = doctor.Need("Pango", "PDFs", lambda: False, doctor.PANGO.packages)
    with pytest.raises(options.Missing, match=r"Pango is missing(.|\n)*install it with: ") as caught:
        options.require(lacking)
    assert caught.value.exit_code == 3


def test_interrupted(project: Path) -> None:
    """Stopped while it builds: says so, ends with 130, and leaves no half-written file."""
    command = [sys.executable, "-m", "publish", "all", "--jobs", "1"]
    # Where tests run in the background, SIGINT is ignored, and children would inherit that.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, preexec_fn=heed) as building:
        until = time.monotonic() + 20
        while not (project / "build/.cache/lock").exists() and time.monotonic() < until:
            time.sleep(0.005)
        building.send_signal(signal.SIGINT)
        _, err = building.communicate(timeout=20)
    assert building.returncode == 130, err
    assert "interrupted" in err
    assert not [path for path in (project / "build").rglob("*") if path.name.startswith(".~")]


def test_a_reader_that_goes_away_is_no_mistake(project: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "publish", "check", "--format", "json"],
        cwd=project,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


# ── around it ─────────────────────────────────────────────────────────────────


def test_init_says_what_comes_next(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("init", str(tmp_path / "mine"))
    assert code == 0
    assert (tmp_path / "mine/content/publication.yml").is_file()
    assert "publish all" in out


def test_the_starter_is_without_fault(run: Run) -> None:
    """In every language: nothing missing, nothing fuzzy, nothing to warn of."""
    code, out, err = run("check", "--strict")
    assert code == 0, err
    assert "Nothing wrong" in out
    code, out, err = run("translations", "update")
    assert code == 0
    assert out.startswith("0 catalogs written")


def test_translations_status_for_machines(run: Run) -> None:
    code, out, _ = run("translations", "status", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert {row["language"] for row in rows} == {"fr"}


def test_doctor_names_every_declared_package(run: Run) -> None:
    _, out, _ = run("doctor", "--format", "json")
    found = {finding["name"]: finding for finding in json.loads(out)}
    assert found["Python"]["state"] == "ok"
    assert found["weasyprint"]["state"] == "ok"
    assert "Pango" in found


@pytest.mark.slow
def test_the_starter_builds_whole_and_is_looked_at(run: Run, project: Path) -> None:
    code, _, err = run("all")
    assert code == 0, err
    built = {path.relative_to(project / "build").as_posix() for path in (project / "build").glob("*/*/*.p*")}
    assert built == {
        f"{language}/{path}"
        for language in ("en", "fr")
        for path in (
            "slides/meetings.pptx",
            "slides/skills-1.1.pptx",
            "timetable/first.pdf",
            "response/first.pdf",
            "worksheet/meetings.pdf",
            "worksheet/skills-1.1.pdf",
            "handbook/skills.pdf",
            "guide/first.pdf",
            "guide/skills.pdf",
        )
    }
    code, out, _ = run("look")
    assert code == 0
    assert (project / "build/look/fr/handbook/skills.pdf.png").is_file()
    assert "skills.pdf.png" in out
