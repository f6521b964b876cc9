"""Mistakes that people make, one a row: each is told with its file, its line and what to do, and costs nothing.

A project that was built is damaged, and built again. What must be said is in the last column; never a
traceback, never “our mistake”; and every file that was built before is as it was, to the byte.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.cli import main
from tests.folder import FILES, FRENCH, changed, write

ROOT = Path(__file__).parent.parent
SETTINGS = "content/publication.yml"
CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
SESSION, TALK = "content/sessions/s.md", "content/sessions/t.md"
WORKSHOP = "content/workshops/w/workshop.md"
CATALOG = "content/locale/fr/imprint.po"
SLIDES, PRINT = "templates/default/slides", "templates/default/print"

Change = dict[str, str | bytes | None]
"""Path → what the file is then; None: it is gone."""


@dataclass(frozen=True)
class Case:
    """`said`: the code, the place, and words of the hint. `do` damages what no text can."""

    name: str
    change: Change
    said: tuple[str, ...]
    command: tuple[str, ...] = ("slides", "--lang", "en")
    code: int = 1
    do: Callable[[Path], None] | None = None


def added(path: str, text: str) -> Change:
    """`text` at the end of a file of the small project."""
    return {path: f"{FILES[path]}\n{text}\n"}


def at(path: str, passage: str) -> str:
    """The file and line on which a passage of the small project stands."""
    return f"{path}:{FILES[path][: FILES[path].index(passage)].count(chr(10)) + 1}"


def end(path: str, more: int = 0) -> str:
    """The line on which `added` text begins, for what is said of it."""
    return f"{path}:{len(FILES[path].splitlines()) + 2 + more}"


# ── authors ───────────────────────────────────────────────────────────────────

FIGURE = "![A ring of four stages](images/ring.{})"


def drawing(inside: str) -> Change:
    """A figure in the talk, drawn by a contributor."""
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">\n{inside}\n</svg>'
    return {**added(TALK, f"## Ring\n\n{FIGURE.format('svg')}"), "content/images/ring.svg": picture}


def picture(data: bytes) -> Change:
    return {**added(TALK, f"## Ring\n\n{FIGURE.format('png')}"), "content/images/ring.png": data}


def png(width: int, height: int) -> bytes:
    """A black picture, in a few bytes whatever its size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def outward(root: Path) -> None:
    (root / "content/images").mkdir()
    (root / "content/images/host.svg").symlink_to("/etc/hostname")


def look_alike(root: Path) -> None:
    """é as one letter, and as e with an accent: two files on Linux, one on a Mac."""
    for name in ("caf\u00e9", "cafe\u0301"):
        (root / f"content/sessions/{name}.md").write_text(f"---\nid: {len(name)}\n---\n# A\n", encoding="utf-8")


def odd_names(root: Path) -> None:
    """A name that would clear the terminal it is printed on, and one that is no UTF-8 (Linux takes both)."""
    (root / "content/sessions/a\x1b[2Jb.md").write_text(FILES[TALK], encoding="utf-8")
    if sys.platform == "linux":
        Path(os.fsdecode(os.fsencode(root / "content/sessions") + b"/caf\xe9.md")).write_text("A", encoding="utf-8")


def in_circles(root: Path) -> None:
    (root / "content/again").symlink_to(root / "content", target_is_directory=True)
    (root / SESSION).write_text(FILES[SESSION].replace("minutes: 60", "minutes: 61"), encoding="utf-8")


BOMB = '<g id="a0"><circle r="1"/></g>' + "".join(
    f'<g id="a{n}">' + 10 * f'<use href="#a{n - 1}"/>' + "</g>" for n in range(1, 9)
)

AUTHORS = [
    Case(
        "a kind misspelt",
        changed(CHAPTER, "::: key-messages", "::: key-mesages"),
        ("error[S003]", at(CHAPTER, "::: key-messages"), "did you mean `key-messages`?"),
    ),
    Case("a fence not closed", added(CHAPTER, "::: callout\nMind."), ("error[S002]", end(CHAPTER), "three colons")),
    Case("a name in two words", added(CHAPTER, "::: key message\nA\n"), ("error[S001]", end(CHAPTER), "a name")),
    Case(
        "an attribute misspelt",
        changed(CHAPTER, 'minutes="20"', 'minute="20"'),
        ("error[S004]", at(CHAPTER, "::: {.exercise"), "did you mean `minutes`?"),
    ),
    Case(
        "minutes in words",
        changed(CHAPTER, 'minutes="20"', 'minutes="a while"'),
        ("error[S005]", at(CHAPTER, "::: {.exercise"), "a number of minutes"),
    ),
    Case(
        "a reference to nothing",
        changed(CHAPTER, "[](#tbl-words)", "[](#tbl-wrods)"),
        ("error[R001]", at(CHAPTER, "See [](#tbl"), "did you mean `tbl-words`?"),
    ),
    Case(
        "an include of nothing",
        changed(SESSION, "(c-1.1#case)", "(c-1.1#cas)"),
        ("error[R002]", at(SESSION, "[A case]"), "did you mean `case`?"),
    ),
    Case("a picture that is not there", added(TALK, FIGURE.format("svg")), ("error[R011]", end(TALK), "content/")),
    Case("a picture nobody can hear", added(TALK, "![](images/ring.svg)"), ("error[S015]", end(TALK), "what is to be")),
    Case("a title in quotes", added(TALK, '![A](b.svg "C")'), ("error[S011]", end(TALK), 'caption="C"')),
    Case("a picture within a text", added(TALK, "See ![A](b.svg) here."), ("error[S011]", end(TALK), "empty line")),
    Case("a damaged picture", picture(png(40, 40)[:-40]), ("error[S029]", "content/images/ring.png", "save it again")),
    Case("3600 million dots in 150 bytes", picture(png(60_000, 60_000)), ("error[S029]", "ring.png", "save it again")),
    Case(
        "a file copied with its id", {"content/sessions/copy.md": FILES[TALK]}, ("error[R008]", f"{TALK}:1", "has it")
    ),
    Case("no id", changed(TALK, "id: t\n", ""), ("error[S023]", f"{TALK}:1", "begin the file with")),
    Case("an empty file", {"content/sessions/new.md": ""}, ("error[S023]", "content/sessions/new.md:1", "id: new")),
    Case(
        "lines at the top not closed",
        changed(TALK, "subtitle: For everybody\n---", "subtitle: For everybody"),
        ("error[S023]", f"{TALK}:1", "three hyphens"),
    ),
    Case(
        "a colon in a title",
        changed(TALK, "title: A talk", "title: Part 1: a talk"),
        ("error[S020]", at(TALK, "title:"), "needs quotes"),
    ),
    Case(
        "a bomb of aliases",
        changed(TALK, "title: A talk", "title: &a [x, x]\nvenue: [*a, *a]"),
        ("error[S020]", at(TALK, "title:"), "write the text out"),
    ),
    Case(
        "an id that leads out",
        changed(TALK, "id: t", "id: ../../t"),
        ("error[S022]", at(TALK, "id: t"), "small letters"),
    ),
    Case("an id of two dots", changed(TALK, "id: t", "id: .."), ("error[S022]", at(TALK, "id: t"), "small letters")),
    Case("an id of Windows’s own", changed(TALK, "id: t", "id: con"), ("error[S022]", at(TALK, "id: t"), "on Windows")),
    Case("a level left out", added(CHAPTER, "#### Deep"), ("error[S009]", end(CHAPTER), "write ###")),
    Case("Latin-1", added(TALK, "Café") | {TALK: "Café".encode("latin-1")}, ("error[S019]", f"{TALK}:1", "UTF-8")),
    Case("UTF-16", {TALK: FILES[TALK].encode("utf-16")}, ("error[S019]", f"{TALK}:1", "UTF-8")),
    Case("a control character", added(TALK, "A\x1b[31m line"), ("error[S019]", end(TALK), "cannot be seen")),
    Case("a million characters", added(TALK, "word\n\n" * 200_000), ("error[S013]", f"{TALK}:1", "several files")),
    Case(
        "a list in fifty levels",
        added(TALK, "".join(f"{'  ' * n}- a\n" for n in range(50))),
        ("error[S013]", TALK, "fewer"),
    ),
    Case("a table of 60 columns", added(TALK, "|".join("a" * 60)), ("error[S013]", end(TALK), "divide the table")),
    Case("a list without end", added(TALK, "- item\n" * 5000), ("error[S013]", end(TALK), "divide it")),
    Case("a cell too many", added(CHAPTER, "| a |\n|---|\n| b | c |"), ("error[S028]", end(CHAPTER, 2), r"write \|")),
    Case("a script as a link", added(TALK, "[a](javascript:alert(1))"), ("error[R003]", end(TALK), "https:")),
    Case("a link into the machine", added(TALK, "[a](file:///etc/passwd)"), ("error[R003]", end(TALK), "https:")),
    Case("a footnote nobody wrote", added(TALK, "Some say[^9]."), ("error[R004]", end(TALK), "[^9]: the text")),
    Case("a term nobody defined", added(TALK, "A [migrnt]{.term}."), ("error[R007]", end(TALK), "did you mean")),
    Case("an answer to nothing", added(CHAPTER, "::: answer\nYes.\n:::"), ("error[S018]", end(CHAPTER), "just after")),
    Case("a script in a drawing", drawing("<script>alert(1)</script>"), ("error[S017]", "ring.svg:2", "plain SVG")),
    Case(
        "a drawing that fetches", drawing('<use href="http://a.b/c.svg#d"/>'), ("error[S017]", "ring.svg:2", "shapes")
    ),
    Case("a drawing of entities", drawing('<!DOCTYPE svg [<!ENTITY a "b">]>'), ("error[S017]", "ring.svg:2", "shapes")),
    Case("a drawing cut short", drawing("<g>"), ("error[S017]", "ring.svg:3", "export it again")),
    Case("a drawing that multiplies", drawing(BOMB + '<use href="#a8"/>'), ("error[S017]", "ring.svg:1", "simplify")),
    Case("a link out of the project", {}, ("error[S025]", "content/images/host.svg", "copy the file"), do=outward),
    Case("two files of one name", {}, ("error[S025]", "content/sessions/caf", "rename one"), do=look_alike),
    Case("names nobody can read", {}, ("error[S025]", r"a\x1b[2Jb.md", "rename it"), do=odd_names),
    Case("a folder within itself", {}, ("error[P003]", at(SESSION, "| Min"), "minutes: 60"), do=in_circles),
    Case(
        "a chapter without a number",
        {"content/curriculum/c/1-first/new.md": "---\nid: new\n---\n# New\n"},
        ("error[R010]", "content/curriculum/c/1-first/new.md:1", "1.1-new.md"),
    ),
]


# ── planners ──────────────────────────────────────────────────────────────────

PLANNERS = [
    Case(
        "minutes that do not add up", changed(SESSION, "| 45 |", "| 40 |"), ("error[P003]", at(SESSION, "| Min"), "55")
    ),
    Case(
        "a section of no row",
        changed(SESSION, "## Work", "## Wrok"),
        ("error[P002]", at(SESSION, "## Work"), "did you mean"),
    ),
    Case("no run sheet", {SESSION: "---\nid: s\n---\n# A session\n"}, ("error[P004]", f"{SESSION}:1", "| Min |")),
    Case(
        "a time that is none",
        changed(WORKSHOP, "09:00", "9 o'clock"),
        ("error[P001]", at(WORKSHOP, "| 1 | 09:00"), "09:30"),
    ),
    Case(
        "minutes left empty",
        changed(WORKSHOP, "| 30 | Coffee", "| | Coffee"),
        ("error[P001]", at(WORKSHOP, "| 1 | 09:30"), "40"),
    ),
    Case(
        "two rows at once",
        changed(WORKSHOP, "10:00", "09:10"),
        ("error[P005]", at(WORKSHOP, "| 1 | 10:00"), "begin at 09:30"),
    ),
    Case("past midnight", changed(WORKSHOP, "10:00", "23:45"), ("error[P006]", at(WORKSHOP, "| 1 | 10:00"), "new day")),
    Case(
        "a room nobody has",
        changed(WORKSHOP, "| Group A | Room A", "| Group A | Room B"),
        ("error[P008]", "did you mean"),
    ),
    Case(
        "a session misspelt",
        changed(WORKSHOP, "| 60 | s |", "| 60 | ss |"),
        ("error[P008]", at(WORKSHOP, "| 1 | 10:00"), "did you mean `s`?"),
    ),
    Case("a column misspelt", changed(WORKSHOP, "| Seats |", "| Seat |"), ("error[S010]", "did you mean `Seats`?")),
    Case("a chapter that is gone", changed(SESSION, "[c-1.1]", "[c-1.2]"), ("error[R001]", f"{SESSION}:1", "`c-1.1`")),
    Case(
        "a date of the old style",
        changed(WORKSHOP, "2026-12-01", "1.12.2026"),
        ("error[S022]", at(WORKSHOP, "date:"), "2026"),
    ),
    Case("a workshop that is gone", changed(SETTINGS, "[w]", "[w, v]"), ("error[R009]", SETTINGS, "v/workshop.md")),
    Case(
        "a language in words",
        changed(SETTINGS, "[en, fr]", "[en, French]"),
        ("error[S022]", at(SETTINGS, "languages:"), "fr, es"),
    ),
    Case("no title", changed(SETTINGS, "title: A library\n", ""), ("error[S024]", f"{SETTINGS}:1", "add: title")),
    Case("no publication.yml", {SETTINGS: None}, ("has content/publication.yml", "publish init"), code=2),
    Case(
        "no content at all", {}, ("has content/publication.yml", "publish init"), code=2, do=lambda root: _empty(root)
    ),
]


def _empty(root: Path) -> None:
    shutil.rmtree(root / "content")


# ── translators ───────────────────────────────────────────────────────────────

IN_FRENCH = ("slides", "--lang", "fr")


def french(old: str, new: str) -> Change:
    assert old in FRENCH
    return {CATALOG: FRENCH.replace(old, new)}


def entry(source: str, translation: str) -> Change:
    """One message more, in lines 13 to 15 of the catalog."""
    return {CATALOG: f'{FRENCH}\nmsgctxt "p"\nmsgid "{source}"\nmsgstr "{translation}"\n'}


TRANSLATORS = [
    Case("a quote lost", french('soit."', "soit."), ("error[L003]", f"{CATALOG}:12", "PO editor"), IN_FRENCH),
    Case("a quote within", french("officiel", '"officiel"'), ("error[L003]", f"{CATALOG}:12", "PO editor"), IN_FRENCH),
    Case(
        "two versions", french("msgctxt", "<<<<<<< ours\nmsgctxt"), ("error[L003]", f"{CATALOG}:6", "merged"), IN_FRENCH
    ),
    Case("a catalog cut short", {CATALOG: FRENCH[:-50]}, ("error[L003]", f"{CATALOG}:12", "PO editor"), IN_FRENCH),
    Case(
        "an entry twice",
        {CATALOG: FRENCH + FRENCH[FRENCH.index("\nmsgctxt") :]},
        ("error[L003]", CATALOG, "delete"),
        IN_FRENCH,
    ),
    Case(
        "another language", french("Language: fr", "Language: es"), ("error[L004]", f"{CATALOG}:1", "move"), IN_FRENCH
    ),
    Case("plural forms", french("msgstr", "msgid_plural"), ("error[L003]", CATALOG, "plural"), IN_FRENCH),
    Case("Latin-1", {CATALOG: FRENCH.encode("latin-1")}, ("error[S019]", f"{CATALOG}:8", "UTF-8"), IN_FRENCH),
    Case(
        "another link", entry("[a](http://a.b)", "[a](http://b.a)"), ("error[L010]", f"{CATALOG}:16", "copy"), IN_FRENCH
    ),
    Case("a picture of one's own", entry("A", "![](b.png)"), ("error[L011]", f"{CATALOG}:16", "copy"), IN_FRENCH),
    Case("a footnote lost", entry("One[^1].", "Un."), ("error[L013]", f"{CATALOG}:16", "`[^…]`"), IN_FRENCH),
    Case("a mark translated", entry("[a]{.term}", "[a]{.terme}"), ("error[L014]", f"{CATALOG}:16", "kept"), IN_FRENCH),
    Case("a tag", entry("Words", "<b>Mots</b>"), ("error[L017]", f"{CATALOG}:16", "take them out"), IN_FRENCH),
    Case(
        "a block of one's own", entry("Words", "::: answer"), ("error[L018]", f"{CATALOG}:16", "one passage"), IN_FRENCH
    ),
]

# ── designers ─────────────────────────────────────────────────────────────────

MASTER = (ROOT / SLIDES / "master.pptx").read_bytes()
SETTINGS_OF_SLIDES = (ROOT / SLIDES / "slides.yml").read_text("utf-8")
PAGE = (ROOT / PRINT / "page.html.j2").read_text("utf-8")
SHEETS = ("worksheet", "--lang", "en")


def package(parts: dict[str, bytes], first: bytes = b"") -> bytes:
    """A zip with these parts, after those of `first`."""
    stream = io.BytesIO(first)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def master(data: bytes | None) -> Change:
    return {f"{SLIDES}/master.pptx": data}


def layouts(old: str, new: str) -> Change:
    assert old in SETTINGS_OF_SLIDES
    return {f"{SLIDES}/slides.yml": SETTINGS_OF_SLIDES.replace(old, new)}


def page(inside: str) -> Change:
    return {f"{PRINT}/page.html.j2": PAGE.replace("</body>", f"{inside}</body>")}


ZEROS = {f"ppt/media/{n}.png": bytes(20_000_000) for n in range(8)}
ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

DESIGNERS = [
    Case("a master cut short", master(MASTER[: len(MASTER) // 2]), ("error[T001]", SLIDES, "save it as .pptx")),
    Case("a master that is a text", master(b"Dear all,"), ("error[T001]", SLIDES, "save it as .pptx")),
    Case("a master that is a bomb", master(package(ZEROS)), ("error[T001]", SLIDES, "more than 150 MB")),
    Case(
        "a master of entities", master(package({"ppt/a.xml": ENTITIES}, MASTER)), ("error[T001]", SLIDES, "ppt/a.xml")
    ),
    Case("no master", master(None), ("error[T001]", f"{SLIDES}/slides.yml", "save the master as")),
    Case("a layout misspelt", layouts(": Content", ": Contens"), ("error[T002]", SLIDES, "did you mean “Content”?")),
    Case("a setting misspelt", layouts("floors:", "flors:"), ("error[T001]", f"{SLIDES}/slides.yml:", "known are")),
    Case("a setting out of place", layouts("master: ", "  master: "), ("error[T001]", f"{SLIDES}/slides.yml:", "YAML")),
    Case("no style sheet", {f"{PRINT}/print.css": None}, ("error[T020]", f"{PRINT}/print.css", "put it into"), SHEETS),
    Case("a sheet in Latin-1", {f"{PRINT}/print.css": b"/* \xe9 */"}, ("error[T021]", "print.css", "UTF-8"), SHEETS),
    Case("a tag not closed", page("{% if part %}"), ("error[T022]", f"{PRINT}/page.html.j2", "line"), SHEETS),
    Case("a name that is none", page("{{ prat.title }}"), ("error[T022]", f"{PRINT}/page.html.j2", "prat"), SHEETS),
    Case("a way out", page("{{ ''.__class__.mro() }}"), ("error[T022]", f"{PRINT}/page.html.j2", "unsafe"), SHEETS),
    Case(
        "a brand nobody made", {SETTINGS: f"{FILES[SETTINGS]}brand: blue\n"}, ("error[T000]", "templates/blue", "add")
    ),
]

# ── people at the command line ────────────────────────────────────────────────

USERS = [
    Case("a language there is not", {}, ("`de`", "en, fr"), ("slides", "--lang", "de"), 2),
    Case("a command as a language", {}, ("`fr;id`",), ("slides", "--lang", "fr;id"), 2),
    Case("a project there is not", {}, ("/nowhere",), ("slides", "--project", "/nowhere"), 2),
    Case("a command there is not", {}, ("slide", "slides"), ("slide",), 2),
    Case("a code there is not", {}, ("S099", "publish explain"), ("explain", "S099"), 2),
    Case("an output that is a file", {}, ("Makefile",), ("slides", "--lang", "en", "--output", "Makefile"), 2),
]

# ── tried ─────────────────────────────────────────────────────────────────────

CASES = [
    pytest.param(case, id=f"{who}: {case.name}")
    for who, cases in {
        "author": AUTHORS,
        "planner": PLANNERS,
        "translator": TRANSLATORS,
        "designer": DESIGNERS,
        "user": USERS,
    }.items()
    for case in cases
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with everything built, and templates of its own."""
    root = write(tmp_path_factory.mktemp("built"), {CATALOG: FRENCH, "Makefile": ""})
    shutil.copytree(ROOT / "templates/default", root / "templates/default")
    assert main(["all", "--project", str(root), "--lang", "en", "--jobs", "1"]) == 0
    return root


def damaged(built: Path, root: Path, case: Case) -> Path:
    shutil.copytree(built, root)
    for path, data in case.change.items():
        file = root / path
        if data is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
    if case.do:
        case.do(root)
    return root


def outputs(root: Path) -> dict[str, str]:
    files = (file for file in (root / "build").rglob("*") if file.suffix in (".pptx", ".pdf"))
    return {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_there_are_enough() -> None:
    assert len(CASES) >= 40
    assert len({case.values[0].name for case in CASES}) >= len(CASES) - 1  # Latin-1 comes from two of them


@pytest.mark.parametrize("case", CASES)
def test_broken(
    case: Case, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = damaged(built, tmp_path / "project", case)
    before = outputs(root)
    monkeypatch.chdir(root)
    capsys.readouterr()
    code = main([*case.command])
    told = capsys.readouterr()
    said = told.out + told.err
    assert code == case.code, said
    assert [words for words in case.said if words not in said] == [], said
    assert [words for words in ("Traceback", "internal error", "our mistake") if words in said] == []
    assert outputs(root) == before
    if code == 1:
        assert "= help: " in said


@pytest.mark.parametrize("case", [PLANNERS[0], TRANSLATORS[0], DESIGNERS[0], USERS[0]], ids=lambda case: case.name)
def test_broken_in_a_process_of_its_own(case: Case, built: Path, tmp_path: Path) -> None:
    """As people meet it: in a locale that is not UTF-8, and with everything it prints."""
    root = damaged(built, tmp_path / "project", case)
    environment = {**os.environ, "LC_ALL": "C", "LANG": "es_ES.UTF-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "publish", *case.command]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == case.code, said
    assert [words for words in case.said if words not in said] == [], said
    assert "Traceback" not in said


def test_everything_is_told_at_once(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in every file: each is told, none hides another."""
    names = ("a kind misspelt", "a script in a drawing", "a section of no row", "minutes left empty", "a quote lost")
    together = [case for case in (*AUTHORS, *PLANNERS, *TRANSLATORS) if case.name in names]
    whole = Case("all of them", {path: text for case in together for path, text in case.change.items()}, ())
    assert len(whole.change) == len(names) + 1  # the drawing comes with the slide that shows it
    root = damaged(built, tmp_path / "project", whole)
    assert main(["check", "--project", str(root), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {case.said[0] for case in together} <= {f"{d['severity']}[{d['code']}]" for d in found}
    assert all(d["path"] and d["hint"] and (d["line"] or d["severity"] != "error") for d in found)
