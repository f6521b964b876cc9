"""What this machine has, what it lacks, and the exact command that mends it.

Needs nothing but Python itself: `bootstrap` asks it before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from publish.values import dataclass

PYTHON = (3, 10)

INSTALL = {
    "apt": "apt-get install -y",
    "dnf": "dnf install -y",
    "pacman": "pacman -S --needed",
    "zypper": "zypper install -y",
    "apk": "apk add",
    "brew": "brew install",
    "msys2": "pacman -S",
}
"""How each package manager installs; `msys2` is the way on Windows (in a UCRT64 shell)."""

MANAGERS = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "centos": "dnf",
    "arch": "pacman",
    "suse": "zypper",
    "opensuse": "zypper",
    "alpine": "apk",
}
"""The package manager of a Linux, by the `ID` or an `ID_LIKE` of its os-release."""

HOMEBREW = "/opt/homebrew/lib"
"""Where Homebrew puts libraries on Apple's own chips; Python looks there only when told to."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something the machine must have: `packages` names it for each package manager."""

    name: str
    purpose: str
    present: Callable[[], bool]
    packages: Mapping[str, str]
    required: bool = True
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of a need; `command` says how to get it where it is missing."""

    name: str
    state: str  # "ok", "missing" or "optional"
    detail: str
    command: str = ""


# The names under which WeasyPrint looks for each library: Linux, macOS, Windows.
LIBRARIES = (
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
)
WINDOWS_FOLDERS = (r"C:\msys64\ucrt64\bin", r"C:\msys64\mingw64\bin")


def has_pango(folder: str = "") -> bool:
    """Whether all the libraries that make PDFs can be opened (in `folder`, else where the system looks)."""
    if sys.platform == "win32":
        for known in WINDOWS_FOLDERS:
            with suppress(OSError):
                os.add_dll_directory(known)
    return all(any(_opens(os.path.join(folder, name)) for name in names) for names in LIBRARIES)


def _opens(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def homebrew_environment(environ: Mapping[str, str]) -> dict[str, str] | None:
    """The environment in which Python finds Homebrew's libraries; None where nothing needs to change.

    dyld reads the variable only when a process starts, so the command line starts itself once more with it.
    """
    variable = "DYLD_FALLBACK_LIBRARY_PATH"
    if sys.platform != "darwin" or HOMEBREW in environ.get(variable, "") or has_pango() or not has_pango(HOMEBREW):
        return None
    return {**environ, variable: ":".join(filter(None, [HOMEBREW, environ.get(variable, "")]))}


def soffice() -> str | None:
    """The path of LibreOffice's program, on the path or where macOS and Windows install it."""
    usual = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    )
    return shutil.which("soffice") or next((path for path in usual if os.path.exists(path)), None)


def _has_venv() -> bool:
    try:
        import ensurepip  # noqa: F401 # Debian keeps it in a package of its own
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


VENV = Need(
    "venv",
    "a place of its own for the Python packages",
    _has_venv,
    {
        "apt": "python3-venv",
        "dnf": "python3",
        "zypper": "python3",
        "apk": "python3",
        "pacman": "python",
        "brew": "python",
    },
)
PANGO = Need(
    "Pango",
    "PDFs: handbook, guide, worksheet",
    has_pango,
    {
        "apt": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf": "pango",
        "pacman": "pango",
        "zypper": "libpango-1_0-0 libharfbuzz-subset0",
        "apk": "pango harfbuzz-subset",
        "brew": "pango",
        "msys2": "mingw-w64-ucrt-x86_64-pango",
    },
    elsewhere="https://doc.courtbouillon.org/weasyprint/stable/first_steps.html",
)
LIBREOFFICE = Need(
    "LibreOffice",
    "pictures of decks in `look`",
    lambda: soffice() is not None,
    {
        "apt": "libreoffice-impress",
        "dnf": "libreoffice-impress",
        "pacman": "libreoffice-fresh",
        "zypper": "libreoffice-impress",
        "apk": "libreoffice",
        "brew": "--cask libreoffice",
    },
    required=False,
    elsewhere="https://www.libreoffice.org/download/",
)
NEEDS = (PANGO, LIBREOFFICE)


def manager() -> str:
    """The package manager of this machine, a key of `INSTALL`; "" where it is not known."""
    system = {"darwin": "brew", "win32": "msys2"}.get(sys.platform)
    if system:
        return system
    import platform

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = (release.get("ID", ""), *release.get("ID_LIKE", "").split())
    return next((MANAGERS[name] for name in names if name in MANAGERS), "")


def command(need: Need, by: str | None = None, root: bool | None = None) -> str:
    """What to type to get `need`, on this machine or by the manager `by`; where to look when nobody knows."""
    by = manager() if by is None else by
    if by not in need.packages:
        return f"see {need.elsewhere}" if need.elsewhere else f"install {need.name}"
    root = is_root() if root is None else root
    prefix = "" if root or by in ("brew", "msys2") else "sudo "
    return f"{prefix}{INSTALL[by]} {need.packages[by]}"


def is_root() -> bool:
    """Whether this process may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def examine() -> tuple[Finding, ...]:
    """Everything `publish doctor` tells: Python, the Python packages, and what the system must bring."""
    return (_python(), *_packages(), *map(_system, NEEDS))


def _python() -> Finding:
    said = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, PYTHON))
    state = "ok" if sys.version_info >= PYTHON else "missing"
    return Finding("Python", state, said, "" if state == "ok" else f"install Python {wanted} or newer")


def _system(need: Need) -> Finding:
    if need.present():
        return Finding(need.name, "ok", need.purpose)
    return Finding(need.name, "missing" if need.required else "optional", need.purpose, command(need))


def _packages() -> tuple[Finding, ...]:
    """The packages this one declares, each with its version."""
    from importlib import metadata

    try:
        wanted = metadata.requires("publish") or []
    except metadata.PackageNotFoundError:
        return (Finding("publish", "missing", "not installed in this Python", "make slides, or: pip install ."),)
    names = sorted({_name(line) for line in wanted if "extra ==" not in line})
    return tuple(_package(name) for name in names)


def _name(requirement: str) -> str:
    end = next((at for at, letter in enumerate(requirement) if letter in " <>=!~;[("), len(requirement))
    return requirement[:end]


def _package(name: str) -> Finding:
    from importlib import metadata

    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "missing", "a Python package", f"{sys.executable} -m pip install {name}")
