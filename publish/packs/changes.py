"""What a run of packs leaves behind for the next: a manifest; and what is different from an earlier one.

The manifest stands beside the packs. It has a digest of what each document says, whatever the revision at its
foot, and for each document its facts: parts, slides, rows of timetables. No participant's name is in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from publish import walk
from publish.canonical import digest
from publish.diagnostics import Diagnostics, error
from publish.model import Book, Deck, Inlines, Table
from publish.packs.request import LAST

ROWS = frozenset({"timetable", "programme", "run-sheet"})
"""Tables whose rows are told one by one: times and places."""

FOLDER, CHANGES, MANIFEST = "packs", "changes", "manifest.json"
_NAME = re.compile(r"[0-9a-f]{4,12}")

State = Literal["new", "changed", "gone", "more"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a document says: a part, a slide (`key` stays when it changes), or a row (its own key)."""

    key: str
    said: str
    digest: str


Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a pack, by its path below the workshop's packs. `content` is the digest of what it says."""

    path: str
    pack: str
    whom: str
    title: str
    language: str
    content: str
    pages: int
    copies: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The packs of a workshop as they were at a revision. `facts` are by content, so that equal files share them."""

    revision: str
    files: tuple[File, ...]
    facts: Mapping[str, Facts]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of documents that are called alike: `files` as they are now, `details` what is told of them.

    `more`: the same as it was, but to be printed more often.
    """

    state: State
    files: tuple[File, ...]
    details: tuple[str, ...] = ()


# ── facts ─────────────────────────────────────────────────────────────────────


def facts(source: Book | Deck) -> Facts:
    """What is told of a document when it changes."""
    if isinstance(source, Deck):
        slides = ((slide.key, walk.plain(slide.title), digest(slide)) for slide in source.slides)
        return tuple(Fact(key, said, made) for key, said, made in slides)
    parts = tuple(Fact(part.key, walk.plain(part.title), digest(part)) for part in source.parts if part.folio)
    rows = dict.fromkeys(said for part in source.parts for said in _rows(part.blocks))
    return (*parts, *(Fact(said, said, "") for said in rows))


def _rows(run: Iterable[object]) -> Iterator[str]:
    """The rows of timetables and run sheets: “11:00–13:00 · Migration and Labour · Group A · Room A”."""
    for block in run:
        if isinstance(block, Table) and block.role in ROWS:
            yield from (_said(row) for row in block.rows)


def _said(row: tuple[Inlines, ...]) -> str:
    return " · ".join(said for cell in row if (said := walk.plain(cell).strip()))


# ── differences ───────────────────────────────────────────────────────────────


def compare(old: Manifest, new: Manifest) -> tuple[Change, ...]:
    """What is different: documents that are called alike and changed alike are one change."""
    before, now = ({file.path: file for file in one.files} for one in (old, new))
    alike: dict[tuple[State, str, str, tuple[str, ...]], list[File]] = {}
    for path in dict.fromkeys((*now, *before)):
        state = _state(before.get(path), now.get(path))
        if state:
            file = _left(now[path], before[path]) if state == "more" else now.get(path) or before[path]
            details = tuple(_details(old, new, before[path], file)) if state == "changed" else ()
            alike.setdefault((state, file.title, file.language, details), []).append(file)
    return tuple(Change(state, tuple(files), details) for (state, _, _, details), files in alike.items())


def _left(now: File, before: File) -> File:
    """A file with the copies that are not printed yet."""
    return replace(now, copies=now.copies - before.copies)


def _state(before: File | None, now: File | None) -> State | None:
    if before is None:
        return "new"
    if now is None:
        return "gone"
    if before.content != now.content:
        return "changed"
    return "more" if now.copies > before.copies else None


def _details(old: Manifest, new: Manifest, before: File, now: File) -> Iterator[str]:
    """Parts that are new, changed or gone, by their titles; rows that are gone (−) and new (+)."""
    was, is_now = ({fact.key: fact for fact in m.facts.get(f.content, ())} for m, f in ((old, before), (new, now)))
    for key, fact in is_now.items():
        if key not in was:
            yield f"+ {fact.said}"
        elif was[key].digest != fact.digest:
            yield fact.said
    yield from (f"− {fact.said}" for key, fact in was.items() if key not in is_now)


def only(manifest: Manifest, wanted: Callable[[str], bool]) -> Manifest:
    """The manifest with those packs (by their folders) that are `wanted`."""
    return replace(manifest, files=tuple(file for file in manifest.files if wanted(file.pack)))


def joined(one: Manifest, other: Manifest) -> Manifest:
    """Both as one, of the revision of the first."""
    return Manifest(one.revision, (*one.files, *other.files), {**other.facts, **one.facts})


# ── on disk ───────────────────────────────────────────────────────────────────


def home(workshop: str) -> str:
    """Where the packs of a workshop are, below the output folder."""
    return f"{FOLDER}/{workshop}"


def of_revision(revision: str) -> str:
    """The manifest of the packs of a revision, to tell changes from."""
    return f"manifests/{revision}.json"


def earlier(output: Path, workshop: str, since: str = LAST) -> tuple[Manifest | None, Diagnostics]:
    """The last packs, or those of a revision of which `since` is the beginning; O006 where there are none of that.

    None where there are no packs yet.
    """
    folder = output / home(workshop)
    if since == LAST:
        return _read(folder / MANIFEST), ()
    known = sorted(file.stem for file in folder.glob(of_revision("*")))
    found = [name for name in known if _NAME.fullmatch(since) and name.startswith(since)]
    if len(found) == 1:
        return _read(folder / of_revision(found[0])), ()
    hint = f"there are packs of {', '.join(known)}" if known else "there are no packs yet: leave out --since"
    return None, (error("O006", f"there are no packs of the revision `{since}` to tell changes from", None, hint),)


def _read(file: Path) -> Manifest | None:
    """The manifest in a file; None where there is none, or none of ours."""
    try:
        said = json.loads(file.read_bytes())
        files = tuple(File(**file) for file in said["files"])
        facts = {str(content): tuple(Fact(*map(str, f)) for f in run) for content, run in said["facts"].items()}
        return Manifest(str(said["revision"]), files, facts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def written(manifest: Manifest) -> bytes:
    """The manifest as JSON: the same packs give the same bytes."""
    used = {file.content for file in manifest.files}
    facts = {
        content: [(fact.key, fact.said, fact.digest) for fact in manifest.facts[content]]
        for content in sorted(used & set(manifest.facts))
    }
    files = [asdict(file) for file in sorted(manifest.files, key=lambda file: file.path)]
    said = {"revision": manifest.revision, "files": files, "facts": facts}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
