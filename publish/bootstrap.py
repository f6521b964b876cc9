"""Sets up `.venv`, once: `python3 -m publish.bootstrap [--dev] [--pdf]`, as the Makefile does.

Runs in a bare Python, before anything is installed. A stamp in `.venv` says what was set up; it
is written last, so that an interrupted set-up starts afresh, and when it holds nothing is done
and no network is needed. Exits with 3 where the machine lacks something only its owner can add.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time

from publish import doctor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin", "python")
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
MISSING = 3


def main() -> int:
    """Makes sure of the environment; 0, or 3 with a message that says what to type."""
    options = _options()
    if sys.version_info < doctor.PYTHON:
        return _fail(
            f"Python {_dotted(doctor.PYTHON)} or newer is needed; this is {_dotted(sys.version_info[:2])}.",
            "Install one (macOS: brew install python), or name one: make slides PYTHON=python3.12",
        )
    try:
        return (_pango() if options.pdf else 0) or _python_packages("dev" if options.dev else "run")
    except KeyboardInterrupt:
        return 130


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="publish.bootstrap", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="with what the tests need")
    parser.add_argument("--pdf", action="store_true", help="with what PDFs need")
    return parser.parse_args()


# ── Python packages ───────────────────────────────────────────────────────────


def _python_packages(level: str) -> int:
    """Brings `.venv` to `level` ("run" or "dev"); 0 or an exit code."""
    if _is_set_up(level) or (level == "run" and _is_set_up("dev")):
        return 0
    code = _system(doctor.VENV)
    if code:
        return code
    start = time.monotonic()
    print("Setting up .venv (once; about half a minute) …", flush=True)
    failure = _make_venv() or _install(level)
    if failure:
        return _fail(failure, "Mend that and say the same command again.")
    _write_stamp(level)
    print(f"Set up in {time.monotonic() - start:.0f} s.", flush=True)
    return 0


def _is_set_up(level: str) -> bool:
    try:
        with open(_stamp(level), encoding="utf-8") as file:
            return file.read() == _state(level) and os.path.exists(PYTHON)
    except OSError:
        return False


def _stamp(level: str) -> str:
    return os.path.join(VENV, f"set-up.{level}")


def _state(level: str) -> str:
    """What a set-up depends on: the locked packages, the project's metadata, this Python, this folder."""
    digest = hashlib.sha256()
    for name in (LOCKS[level], "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read().replace(b"\r\n", b"\n"))
    return f"{digest.hexdigest()} {_dotted(sys.version_info[:2])} {ROOT}\n"


def _write_stamp(level: str) -> None:
    with open(_stamp(level) + ".new", "w", encoding="utf-8") as file:
        file.write(_state(level))
    os.replace(_stamp(level) + ".new", _stamp(level))


def _make_venv() -> str:
    """A fresh `.venv`, unless a finished one of this Python is there to be brought up to date; "" or what failed."""
    if any(_stamped_python(level) == sys.version_info[:2] for level in LOCKS):
        return ""
    shutil.rmtree(VENV, ignore_errors=True)
    return _run([sys.executable, "-m", "venv", VENV])


def _stamped_python(level: str) -> tuple[int, ...]:
    try:
        with open(_stamp(level), encoding="utf-8") as file:
            return tuple(int(n) for n in file.read().split(" ")[1].split("."))
    except (OSError, IndexError, ValueError):
        return ()


def _install(level: str) -> str:
    """The locked packages, then the project itself (which needs no network); "" or what failed."""
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    locked = ["--require-hashes", "--requirement", os.path.join(ROOT, LOCKS[level])]
    itself = ["--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT]
    return _run([*pip, *locked]) or _run([*pip, *itself])


def _run(command: list[str]) -> str:
    """Runs `command` quietly; "" when it went well, else the end of what it said."""
    environ = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode == 0:
        return ""
    said = done.stdout.decode("utf-8", "replace").splitlines()
    return "\n".join([f"This failed: {' '.join(command)}", *said[-12:]])


# ── what the system must bring ────────────────────────────────────────────────


def _pango() -> int:
    if doctor.homebrew_environment(os.environ):
        return 0
    return _system(doctor.PANGO)


def _system(need: doctor.Need) -> int:
    """Makes sure of `need`: as root on Debian or Ubuntu by installing it, elsewhere by saying how."""
    if need.present():
        return 0
    if not (doctor.is_root() and doctor.manager() == "apt" and shutil.which("apt-get")):
        return _fail(f"{need.name} is missing ({need.purpose}).", f"Install it with: {doctor.command(need)}")
    print(f"Installing {need.name} ({need.purpose}) …", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    _run(["apt-get", "update"])  # a machine whose lists are old or absent; if it fails, installing says why
    failure = _run(["apt-get", "install", "-y", "--no-install-recommends", *need.packages["apt"].split()])
    return _fail(failure, f"Install it with: {doctor.command(need)}") if failure else 0


def _fail(message: str, hint: str) -> int:
    print(f"error: {message}\n  = help: {hint}", file=sys.stderr)
    return MISSING


if __name__ == "__main__":
    sys.exit(main())
