"""Files that a build leaves behind: outputs, whole or not at all; cached results; the record of what was written.

An output that somebody changed by hand is never overwritten: the new one stands beside it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from publish.model import Artifact, Rendered

Status = Literal["written", "unchanged", "kept"]

CACHE = ".cache/v1"
RECORD = ".cache/written.json"
SOURCES = ".cache/sources.json"
TEMPORARY = ".~publish-"


def save_whole(path: Path, data: bytes) -> None:
    """Writes a file so that at every moment the old or the new one is there, whole (tested with kill -9)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def sweep(output: Path) -> None:
    """Takes away what killed builds left half written."""
    for stray in output.rglob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            stray.unlink()


@contextlib.contextmanager
def locked(output: Path) -> Iterator[bool]:
    """Holds the output folder; gives False at once if another build holds it."""
    from filelock import FileLock, Timeout

    (output / ".cache").mkdir(parents=True, exist_ok=True)
    lock = FileLock(output / ".cache" / "lock", timeout=0)
    try:
        with lock:
            yield True
    except Timeout:
        yield False


# ── outputs ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an artifact. `path` is where it stands: beside the old one if that was kept."""

    path: str
    status: Status


def save(output: Path, artifact: Artifact, written: Mapping[str, str], force: bool = False) -> Saved:
    """Saves an artifact below `output`. `written` says what we wrote where: path → SHA-256."""
    path = output / artifact.path
    old = _sha(path)
    new = sha(artifact.data)
    if old == new:
        return Saved(artifact.path, "unchanged")
    if old and old != written.get(artifact.path) and not force:
        beside = _beside(artifact.path)
        save_whole(output / beside, artifact.data)
        return Saved(beside, "kept")
    save_whole(path, artifact.data)
    return Saved(artifact.path, "written")


@dataclass(slots=True)
class Shelf:
    """Where the files of one build are put. `written` is the record of what we wrote, kept on disk by `note`.

    `sources` is the revision of what this build is made from, `made_from` that of each file.
    """

    output: Path
    sources: str
    written: dict[str, str]
    made_from: dict[str, str]
    force: bool = False

    @staticmethod
    def of(output: Path, sources: str, force: bool = False) -> Shelf:
        """The shelf of a build below `output`, as earlier builds left it."""
        return Shelf(output, sources, record(output), made_from(output), force)

    def put(self, artifact: Artifact) -> Saved:
        """Saves an artifact; what somebody changed by hand stays, unless forced."""
        done = save(self.output, artifact, self.written, self.force)
        if done.status != "kept":
            self.written[done.path] = sha(artifact.data)
            self.made_from[done.path] = self.sources
        return done

    def remove(self, path: str) -> bool:
        """Takes away a file that is as we wrote it, and the folders it leaves empty; whether it did."""
        file, known = self.output / path, self.written.pop(path, "")
        self.made_from.pop(path, "")
        if not known or _sha(file) != known:
            return False
        file.unlink()
        for folder in file.relative_to(self.output).parents[:-1]:
            with contextlib.suppress(OSError):  # something is left in it
                (self.output / folder).rmdir()
        return True

    def note(self) -> None:
        """Keeps the record."""
        save_record(self.output, self.written)
        save_whole(self.output / SOURCES, _json(self.made_from))

    def still(self, paths: Iterable[str]) -> None:
        """Notes that these files are what would be made from the present sources, too."""
        same = dict.fromkeys(paths, self.sources)
        if not same.items() <= self.made_from.items():
            self.made_from |= same
            self.note()


def _beside(path: str) -> str:
    """`fr/slides/labour.pptx` → `fr/slides/labour.new.pptx` (not by `with_suffix`: ids have dots)."""
    stem, _, extension = path.rpartition(".")
    return f"{stem}.new.{extension}"


def sha(data: bytes) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def _sha(path: Path) -> str:
    try:
        return sha(path.read_bytes())
    except FileNotFoundError:
        return ""


def record(output: Path) -> dict[str, str]:
    """What earlier builds wrote: path → SHA-256. An unreadable record counts as none: nothing is overwritten then."""
    return _texts(output / RECORD)


def save_record(output: Path, written: Mapping[str, str]) -> None:
    """Keeps `record` for the next build."""
    save_whole(output / RECORD, _json(written))


def made_from(output: Path) -> dict[str, str]:
    """The revision of the sources when each file was last built, or found to be as it would be: path → revision."""
    return _texts(output / SOURCES)


def unrecord(output: Path, gone: tuple[str, ...]) -> None:
    """The records no longer name files whose paths begin with one of `gone`."""
    for file, known in ((RECORD, record(output)), (SOURCES, made_from(output))):
        left = {path: text for path, text in known.items() if not path.startswith(gone)}
        if left != known:
            save_whole(output / file, _json(left))


def _json(texts: Mapping[str, str]) -> bytes:
    return json.dumps(dict(sorted(texts.items())), indent=1).encode()


def _texts(file: Path) -> dict[str, str]:
    try:
        return {str(path): str(text) for path, text in json.loads(file.read_text("utf-8")).items()}
    except (OSError, ValueError, AttributeError):
        return {}


# ── cached results ────────────────────────────────────────────────────────────


def cached(output: Path, key: str) -> Rendered | None:
    """The result of a job named by `key`, if it was done before and is whole."""
    try:
        head, _, data = (output / CACHE / key[:2] / key).read_bytes().partition(b"\n")
        said = json.loads(head)
        if said["size"] != len(data):
            return None
        anchors = tuple((str(key), int(page)) for key, page in said["anchors"])
        return Rendered(data, said["pages"], anchors, tuple(map(str, said["refused"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(output: Path, key: str, result: Rendered) -> None:
    """Keeps the result of a job."""
    said = {"size": len(result.data), "pages": result.pages, "anchors": result.anchors, "refused": result.refused}
    head = json.dumps(said)
    save_whole(output / CACHE / key[:2] / key, head.encode() + b"\n" + result.data)
