"""Setting up: the Makefile's promises, the locked packages, a fresh environment, the installed package."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest

from publish import bootstrap, doctor
from tests.conftest import ROOT

PACKAGES = Path(str(metadata.distribution("click").locate_file("")))

# ── make ──────────────────────────────────────────────────────────────────────

PROBE = """
import json, os, sys
names = [f"PUBLISH_{name}" for name in ("LANG", "JOBS", "STRICT", "OUTPUT")]
said = {name: os.environ[name] for name in (*names, "LANG", "MAKEFLAGS") if os.environ.get(name)}
print(json.dumps({"arguments": sys.argv[1:], **said}))
"""


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """The real Makefile, beside a `publish` that tells what it gets; the folder has a space and an accent."""
    folder = tmp_path / "projet é 1"
    (folder / "publish").mkdir(parents=True)
    (folder / ".venv/bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    (folder / "publish/__init__.py").touch()
    (folder / "publish/bootstrap.py").touch()
    (folder / "publish/__main__.py").write_text(PROBE)
    return folder


def make(folder: Path, *arguments: str, **environ: str) -> dict[str, object]:
    """What `publish` gets from `make` with these arguments, in that environment."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "LANG"))}
    done = subprocess.run(
        ["make", "--no-print-directory", f"PYTHON={sys.executable}", *arguments],
        cwd=folder,
        env={**outer, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return said


TARGETS = {
    "slides": ["slides"],
    "handbook": ["handbook"],
    "guides": ["guide"],
    "worksheets": ["worksheet"],
    "all": ["all"],
    "check": ["check"],
    "look": ["look"],
    "translations": ["translations", "update"],
    "doctor": ["doctor"],
    "clean": ["clean"],
}


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_is_a_command(beside: Path, target: str) -> None:
    assert make(beside, target)["arguments"] == TARGETS[target]


@pytest.mark.parametrize(
    ("said", "environ", "language"),
    [
        # LANG said to make · the environment · what `publish` is told
        ((), {"LANG": "es_ES.UTF-8"}, None),
        ((), {}, None),
        (("LANG=fr",), {"LANG": "es_ES.UTF-8"}, "fr"),
        (("LANG=fr,es",), {}, "fr,es"),
        (("LANG=",), {"LANG": "es_ES.UTF-8"}, None),
        ((), {"PUBLISH_LANG": "fr", "LANG": "es_ES.UTF-8"}, "fr"),
        (("LANG=fr;touch broken",), {}, "fr;touch broken"),
        (("LANG=$(shell touch broken)",), {}, "$(shell touch broken)"),
        (("LANG=`touch broken` 'x\" y",), {}, "`touch broken` 'x\" y"),
        (("LANG=a b c",), {}, "a b c"),
    ],
)
def test_make_lang(beside: Path, said: tuple[str, ...], environ: dict[str, str], language: str | None) -> None:
    told = make(beside, "slides", *said, **environ)
    assert told.get("PUBLISH_LANG") == language
    assert "LANG" not in told, "the language asked for became the locale of the programs"
    assert language is None or language not in str(told.get("MAKEFLAGS", ""))
    assert not (beside / "broken").exists(), "a shell ran what was said"


def test_make_hands_on_the_other_settings(beside: Path) -> None:
    told = make(beside, "all", "JOBS=2", "STRICT=1", "OUTPUT=out é 1;touch broken", JOBS="9")
    assert (told["PUBLISH_JOBS"], told["PUBLISH_STRICT"]) == ("2", "1")
    assert told["PUBLISH_OUTPUT"] == "out é 1;touch broken"
    assert not (beside / "broken").exists()
    # A variable of the machine that only happens to have this name says nothing.
    assert not {"PUBLISH_JOBS", "PUBLISH_STRICT", "PUBLISH_OUTPUT"} & set(make(beside, "all", JOBS="9", OUTPUT="/x"))


# ── the environment ───────────────────────────────────────────────────────────


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The project without its `.venv`, in a folder whose name has a space and an accent."""
    folder = tmp_path / "projet é 1"
    folder.mkdir()
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in ("publish", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def offline(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command without a network; the packages of this environment stand for the downloaded ones."""
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environ |= {"PYTHONPATH": str(PACKAGES), "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)


def set_up(folder: Path) -> subprocess.CompletedProcess[str]:
    """Sets up as make does."""
    return offline(sys.executable, "-m", "publish.bootstrap", folder=folder)


@pytest.mark.slow
def test_set_up_once_then_never_again(fresh: Path) -> None:
    done = set_up(fresh)
    assert done.returncode == 0, done.stderr
    assert re.search(r"Set up in \d+ s", done.stdout)
    said = offline(fresh / ".venv/bin/publish", "--version", folder=fresh.parent)
    assert said.stdout.strip() == metadata.version("publish"), said.stderr

    (fresh / "requirements.txt").touch()
    start = time.monotonic()
    again = set_up(fresh)
    assert (again.returncode, again.stdout) == (0, "")
    assert time.monotonic() - start < 1

    # Interrupted: there is no stamp, and what is there is not trusted.
    (fresh / ".venv/set-up.run").unlink()
    (fresh / ".venv/half-done").touch()
    assert "Set up in" in set_up(fresh).stdout
    assert not (fresh / ".venv/half-done").exists()

    # Moved to another folder, or with other packages: brought up to date, not made anew.
    moved = fresh.rename(fresh.with_name("ailleurs"))
    (moved / ".venv/mine").touch()
    assert "Set up in" in set_up(moved).stdout
    assert (moved / ".venv/mine").exists()
    assert offline(moved / ".venv/bin/publish", "--version", folder=moved.parent).returncode == 0


@pytest.mark.slow
def test_what_fails_is_told_and_leaves_no_stamp(fresh: Path) -> None:
    lock = fresh / "requirements.txt"
    lock.write_text(lock.read_text().replace("--hash=sha256:", "--hash=sha256:00", 1) + "nowhere==1 --hash=sha256:00\n")
    done = set_up(fresh)
    assert done.returncode == 3
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (fresh / ".venv/set-up.run").exists()


COMMANDS = [
    # manager · root · what to type for Pango
    ("apt", True, "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("apt", False, "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("dnf", False, "sudo dnf install -y pango"),
    ("brew", False, "brew install pango"),
    ("msys2", False, "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ("", False, "see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"),
]


@pytest.mark.parametrize(("by", "root", "command"), COMMANDS)
def test_the_exact_command_of_each_system(by: str, root: bool, command: str) -> None:
    assert doctor.command(doctor.PANGO, by, root) == command


def test_the_stamp_depends_on_locks_python_and_folder(monkeypatch: pytest.MonkeyPatch, fresh: Path) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", str(fresh))
    before = bootstrap._state("run")
    assert str(fresh) in before
    (fresh / "requirements.txt").write_bytes((fresh / "requirements.txt").read_bytes().replace(b"\n", b"\r\n"))
    assert bootstrap._state("run") == before, "line ends are no change"
    (fresh / "requirements.txt").write_text("other==1\n")
    assert bootstrap._state("run") != before


# ── packages ──────────────────────────────────────────────────────────────────


def locked(name: str) -> dict[str, set[str]]:
    """Package → its pinned versions (several where they differ by Python), each of which has hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").replace("\\\n", " "))
    pins: dict[str, set[str]] = {}
    for entry in entries:
        if not entry.startswith("#"):
            found = re.match(r"([a-z0-9.-]+)==(\S+)", entry)
            assert found, f"not pinned in {name}: {entry[:60]}"
            assert "--hash=sha256:" in entry, f"without a hash in {name}: {found[0]}"
            pins.setdefault(found[1], set()).add(found[2])
    return pins


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> set[str]:
    names = [re.match(r"[\w.-]+", line) for line in metadata.requires("publish") or []]
    return {normal(name[0]) for name in names if name}


def test_every_declared_package_is_locked() -> None:
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert declared() <= set(run)
    assert {name: dev.get(name) for name in run} == run, "tests must run with what people run"


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    """A package that is only there by chance (by another package's need) breaks on somebody else's machine."""
    providers = metadata.packages_distributions()
    imported = {name for path in (ROOT / "publish").rglob("*.py") for name in _imports(path)}
    outside = imported - set(sys.stdlib_module_names) - {"publish"}
    packages = {normal(providers[name][0]) for name in outside if name in providers}
    assert outside <= set(providers), f"not installed: {outside - set(providers)}"
    assert packages == declared() - {"tzdata"}  # imported by zoneinfo, where the system has no time zones


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
        elif isinstance(node, ast.Constant) and str(node.value).startswith("fontpkg_"):
            found.add(str(node.value))  # a package of fonts is found by its name, never imported
    return found


@pytest.mark.slow
def test_the_installed_package_is_whole(tmp_path: Path) -> None:
    """A wheel in an environment of its own: commands, starter, templates, fonts and product words are inside."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("publish-*.whl")
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    (packages,) = venv.glob("lib/python*/site-packages")
    subprocess.run(
        [str(venv / "bin/pip"), "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True
    )
    # What `pip install .` would download is lent by this environment, after the new one's own.
    (packages / "lent.pth").write_text(f"{PACKAGES}\n")

    def publish(*arguments: str, folder: Path = tmp_path) -> str:
        command = [str(venv / "bin/publish"), *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "publish slides" in publish("--help")
    publish("init", "mine")
    publish("slides", folder=tmp_path / "mine")
    assert (tmp_path / "mine/build/fr/slides/meetings.pptx").is_file()
    homes = subprocess.run(
        [str(venv / "bin/python"), "-c", "import publish; print(publish.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert homes.stdout.startswith(str(venv)), "the checkout was tested, not the wheel"
