"""The only reader of files: a project's folder → its sources, catalogs, pictures and templates.

Nothing outside the project (and the package's own templates) is opened; a link that leads
out is refused. Texts come with LF ends and without a byte-order mark, paths with forward slashes, in NFC.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from publish.diagnostics import Diagnostic, Diagnostics, Span, error
from publish.model import Person, Settings, Source
from publish.read.front import read_settings
from publish.values import dataclass

CONTENT = "content"
SETTINGS = "content/publication.yml"
LOCALE = "content/locale/"
TEXTS = (".md", ".svg", ".yml", ".csv", ".po")
PICTURES = (".png", ".jpg", ".jpeg", ".gif")
LARGEST = 30_000_000  # bytes of one file
ABOUT = re.compile(r"/[A-Z][A-Z_-]+\.md$")
"""README.md, SOURCES.md, CONTRIBUTING.md: about the content, not of it."""
PEOPLE = re.compile(r"content/workshops/[^/]+/[^/]*participants[^/]*(?<!\.md)", re.IGNORECASE)
"""Lists of participants, older ones, and what office programs leave beside them: never part of a publication."""
_CONTROL = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r")
"""The same in UTF-8, where no other letter has these bytes: whether there are any is seen there far more quickly."""


@dataclass(frozen=True, slots=True)
class Project:
    """Everything of a project that a build reads. `catalogs` is by (language, path of the source)."""

    root: Path
    settings: Settings
    sources: tuple[Source, ...]
    catalogs: Mapping[tuple[str, str], Source]
    pictures: Mapping[str, bytes]
    revision: str

    @property
    def texts(self) -> dict[str, str]:
        """Path → text of everything an author or translator wrote, to show the lines of diagnostics."""
        return {source.path: source.text for source in (*self.sources, *self.catalogs.values())}


def find(start: Path) -> Path | None:
    """The project that `start` lies in: the nearest folder with content/publication.yml."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / SETTINGS).is_file()), None)


def load(root: Path) -> tuple[Project | None, Diagnostics]:
    """The project in `root`; None if there is no publication.yml that can be read.

    Errors: S019 (a file that is no text, or too large), S025 (leads out of the project, or
    has a name that looks like another's or cannot be shown), and those of publication.yml.
    """
    found: list[Diagnostic] = []
    texts: dict[str, Source] = {}
    pictures: dict[str, bytes] = {}
    for path, file in _files(root.resolve(), found):
        data = _bytes(path, file, found)
        if data is None:
            continue
        if path.endswith(PICTURES):
            pictures[path] = data
        elif (text := _text(path, data, found)) is not None:
            texts[path] = Source(path, text)
    settings_source = texts.get(SETTINGS)
    if settings_source is None:
        found.append(error("S024", f"there is no {SETTINGS}", None, "`publish init FOLDER` starts a project"))
        return None, tuple(found)
    settings, wrong = read_settings(settings_source)
    found += wrong
    if settings is None:
        return None, tuple(found)
    sources = tuple(s for p, s in texts.items() if p.endswith((".md", ".svg", ".csv")) and not p.startswith(LOCALE))
    catalogs = dict(_catalogs(texts))
    return Project(root, settings, sources, catalogs, pictures, revision(texts, pictures)), tuple(found)


def _files(root: Path, found: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    """Every file of content/ that is one of ours, by its path in the project, sorted."""
    seen: dict[str, Path] = {}

    @cache
    def within(folder: Path) -> bool:
        return folder.resolve().is_relative_to(root)

    for file in sorted((root / CONTENT).rglob("*")):
        relative = file.relative_to(root).as_posix()
        path = unicodedata.normalize("NFC", relative)
        if PEOPLE.fullmatch(path) or ABOUT.search(path) or not path.endswith((*TEXTS, *PICTURES)):
            continue
        if any(part.startswith((".", "~")) for part in path.split("/")):
            continue
        if not path.isprintable():
            shown = path.encode("unicode_escape").decode()
            hint = "rename it; letters, digits and hyphens are safe on every machine"
            found.append(error("S025", f"the name {shown} has a letter in it that cannot be seen", Span(shown), hint))
        elif not within(file if file.is_symlink() else file.parent):
            hint = "copy the file into the project"
            found.append(error("S025", f"{path} leads out of the project", Span(path), hint))
        elif path in seen:
            found.append(error("S025", f"two files are called {path}", Span(path), "rename one of them"))
        elif file.is_file():
            seen[path] = file
            yield path, file


def _bytes(path: str, file: Path, found: list[Diagnostic]) -> bytes | None:
    try:
        if file.stat().st_size <= LARGEST:
            return file.read_bytes()
        found.append(error("S019", f"{path} is larger than {LARGEST // 1_000_000} MB", Span(path), "make it smaller"))
    except OSError as problem:
        found.append(error("S019", f"{path} cannot be read: {problem.strerror}", Span(path), "check who may read it"))
    return None


def _text(path: str, data: bytes, found: list[Diagnostic]) -> str | None:
    """The text of a file; what is wrong in it is left out, so that one bad letter does not hide the whole file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        hint = "open it in your editor and save it with the encoding UTF-8"
        found.append(error("S019", f"{path} is not UTF-8 text", Span(path, line), hint))
        text = data.decode("utf-8-sig", "replace")
    else:
        if len(data.translate(None, _CONTROLS)) == len(data):
            return _lines(text)
        if control := _CONTROL.search(text):
            line = text.count("\n", 0, control.start()) + 1
            hint = "delete it, or save the file as plain text; it cannot be seen, and comes from another program"
            found.append(error("S019", f"{path} has a control character in it", Span(path, line), hint))
    if "\0" in text:
        return None
    return _lines(_CONTROL.sub("", text))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def participants(root: Path, workshop: str) -> tuple[tuple[Person, ...], Diagnostics]:
    """The people of content/workshops/<workshop>/participants.csv or .xlsx; none where there is no such file.

    They are read for packs alone: they are no part of a `Project`, its revision or what is built from it.
    P028: a list that cannot be read, or two lists; P029: rows that cannot be used.
    """
    from publish.read.people import read_people

    found: list[Diagnostic] = []
    lists = people_files(root, workshop)
    if len(lists) > 1:
        hint = f"keep one of {' and '.join(file.name for file in lists)}"
        found.append(error("P028", "there are two lists of participants", Span(_relative(root, lists[0])), hint))
    if not lists:
        return (), ()
    path = _relative(root, lists[0])
    if not lists[0].resolve().is_relative_to(root.resolve()):
        found.append(error("S025", f"{path} leads out of the project", Span(path), "copy the file into the project"))
        return (), tuple(found)
    data = _bytes(path, lists[0], found)
    people, wrong = read_people(path, data) if data is not None else ((), ())
    return people, (*found, *wrong)


def overrides(root: Path, workshop: str) -> tuple[dict[str, bytes], Diagnostics]:
    """The decks that speakers changed: content/workshops/<workshop>/overrides/<language>/<session>.pptx, by path.

    S019: one that cannot be read; S025: one that leads out of the project.
    """
    found: list[Diagnostic] = []
    decks: dict[str, bytes] = {}
    for file in sorted((root / CONTENT / "workshops" / workshop / "overrides").glob("*/*.pptx")):
        path = _relative(root, file)
        if file.name.startswith((".", "~")):  # what PowerPoint leaves beside a file that is open
            continue
        if not file.resolve().is_relative_to(root.resolve()):
            hint = "copy the file into the project"
            found.append(error("S025", f"{path} leads out of the project", Span(path), hint))
        elif (data := _bytes(path, file, found)) is not None:
            decks[path] = data
    return decks, tuple(found)


def people_files(root: Path, workshop: str) -> tuple[Path, ...]:
    """The lists of participants of a workshop: one, as a rule."""
    folder = root / CONTENT / "workshops" / workshop
    return tuple(file for name in ("participants.csv", "participants.xlsx") if (file := folder / name).is_file())


def with_names(root: Path, workshop: str) -> tuple[Path, ...]:
    """Every file beside a workshop that holds participants' names: the list, older ones, those of office programs."""
    folder = root / CONTENT / "workshops" / workshop
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(file for file in files if PEOPLE.fullmatch(_relative(root, file)) and not file.is_dir())


def _relative(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()


def _catalogs(texts: Mapping[str, Source]) -> Iterator[tuple[tuple[str, str], Source]]:
    """`content/locale/fr/sessions/labour.po` → ("fr", "content/sessions/labour.md")."""
    for path, source in texts.items():
        if path.startswith(LOCALE) and path.endswith(".po"):
            language, _, below = path.removeprefix(LOCALE).removesuffix(".po").partition("/")
            name = below if below.endswith((".svg", ".yml", ".csv")) else f"{below}.md"
            yield (language, f"content/{name}"), source


def revision(texts: Mapping[str, Source], pictures: Mapping[str, bytes]) -> str:
    """The first 12 hex digits of a SHA-256 over all sources, with LF line ends, in the order of their paths."""
    state = hashlib.sha256()
    for path in sorted({*texts, *pictures}):
        data = pictures[path] if path in pictures else texts[path].text.encode()
        state.update(f"{path}\0{len(data)}\0".encode())
        state.update(data)
    return state.hexdigest()[:12]


# ── templates ─────────────────────────────────────────────────────────────────

_PACKAGED = Path(__file__).parent / "_templates"
_CHECKOUT = Path(__file__).parent.parent / "templates"


def template_files(root: Path, brand: str, product: str) -> dict[str, bytes]:
    """The files of templates/<brand>/<product>/ by name: the project's, else the packaged ones; {} if neither.

    A print template without a `print.css` of its own stands on top of the default's; so do pages for browsers, always.
    """
    files = _folder_files(root, brand, product)
    if product == "index":
        return _folder_files(_CHECKOUT.parent, "default", product) | _folder_files(root, "default", product) | files
    if product == "print" and files and "print.css" not in files:
        return _default_pages(root) | files
    return files


def _default_pages(root: Path) -> dict[str, bytes]:
    """The default brand's pages: the project's; where these only add to them (a profile), the packaged ones."""
    own = _folder_files(root, "default", "print")
    whole = any(name.endswith((".css", ".j2")) for name in own)
    return own if whole else _folder_files(_CHECKOUT.parent, "default", "print") | own


def _folder_files(root: Path, brand: str, product: str) -> dict[str, bytes]:
    homes = (root / "templates", _PACKAGED, _CHECKOUT)
    for home in homes:
        folder = home / brand / product
        if folder.is_dir() and folder.resolve().is_relative_to(home.resolve()):
            return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    return {}
