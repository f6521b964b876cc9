"""What a run of packs leaves behind for the next: a manifest; and what is different from an earlier one.

The manifest stands beside the packs. It has a digest of what each document says, whatever the revision at its
foot, and for each document its facts: parts, slides, rows of timetables. No participant's name is in it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from publish import walk
from publish.arrange.common import DOT
from publish.canonical import digest
from publish.diagnostics import Diagnostics, error
from publish.model import Book, Calendar, Deck, Inline, Inlines, PageOf, Table, Text
from publish.packs.request import LAST

ROWS = frozenset({"timetable", "programme", "run-sheet"})
"""Tables whose rows are told one by one: times and places."""

FOLDER, CHANGES, MANIFEST = "packs", "changes", "manifest.json"
BY_HAND = "by-hand"
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
    """A file of a pack, by its path below the workshop's packs. `content` is the digest of what it says.

    `whom` is the name of the pack; `own`: it is of this person or room alone, like their timetable. `note`: what is to
    be known about it beside what it says.
    """

    path: str
    pack: str
    whom: str
    title: str
    language: str
    content: str
    pages: int
    copies: int
    own: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The packs of a workshop as they were at a revision. `facts` are by content, so that equal files share them."""

    revision: str
    files: tuple[File, ...]
    facts: Mapping[str, Facts]

    @property
    def packs(self) -> frozenset[str]:
        return frozenset(file.pack for file in self.files)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a file, as it is now; `details` is what is told of it.

    `more`: the same as it was, but to be printed more often: so many `copies` more. `whole`: so did its whole pack.
    The `copies` of what is new are those that no pack that is gone has.
    """

    state: State
    file: File
    details: tuple[str, ...] = ()
    whole: bool = False


# ── facts ─────────────────────────────────────────────────────────────────────


def facts(source: Book | Deck | Calendar) -> Facts:
    """What is told of a document when it changes: its slides; its parts, if it has several; rows of timetables."""
    if isinstance(source, Calendar):
        return tuple(Fact(one.uid, one.title, digest(one)) for one in source.appointments)
    if isinstance(source, Deck):
        return tuple(Fact(slide.key, walk.plain(slide.title), digest(slide)) for slide in source.slides)
    told = [part for part in source.parts if part.folio] if len(source.parts) > 1 else []
    rows = dict.fromkeys(said for part in source.parts for said in _rows(part.blocks))
    return (
        *(Fact(part.key, walk.plain(part.title), digest(part)) for part in told),
        *(Fact(said, said, "") for said in rows),
    )


def by_hand(said: str) -> Facts:
    """What is told of a deck that its speaker changed."""
    return (Fact(BY_HAND, said, ""),)


def _rows(run: Iterable[object]) -> Iterator[str]:
    """The rows of timetables and run sheets: “11:00–13:00 · Migration and Labour · Group A · Room A”."""
    for block in run:
        if isinstance(block, Table) and block.role in ROWS:
            yield from (_said(row) for row in block.rows)


def _said(row: tuple[Inlines, ...]) -> str:
    return DOT.join(said for cell in row if (said := walk.plain(walk.rewrite_inlines(cell, _open)).strip()))


def _open(inline: Inline) -> Inlines:
    """Numbers of pages are not known yet, and are no news: “worksheet, page …”."""
    return (Text("…"),) if isinstance(inline, PageOf) else (inline,)


# ── differences ───────────────────────────────────────────────────────────────


def compare(old: Manifest, new: Manifest) -> tuple[Change, ...]:
    """What is different, file by file. What only moved to another pack need not be printed again."""
    before, now = ({file.path: file for file in one.files} for one in (old, new))
    both = old.packs & new.packs
    printed: Counter[str] = Counter()
    for path in before.keys() - now.keys():
        printed[before[path].content] += before[path].copies
    found = []
    for path in dict.fromkeys((*now, *before)):
        was, file = before.get(path), now.get(path) or before[path]
        if was is None or path not in now:
            there = 0 if was else min(file.copies, printed[file.content])
            printed[file.content] -= there
            file = replace(file, copies=file.copies - there)
            found.append(Change("gone" if was else "new", file, whole=file.pack not in both))
        elif was.content != file.content:
            found.append(Change("changed", file, tuple(_details(old, new, was, file))))
        elif file.copies > was.copies:
            found.append(Change("more", replace(file, copies=file.copies - was.copies)))
    return tuple(found)


def _details(old: Manifest, new: Manifest, before: File, now: File) -> Iterator[str]:
    """Parts that are new, changed or gone, by their titles; rows that are gone (−) and new (+)."""
    was, is_now = ({fact.key: fact for fact in m.facts.get(f.content, ())} for m, f in ((old, before), (new, now)))
    if BY_HAND in was or BY_HAND in is_now:
        yield from (fact.said for fact in is_now.values() if fact.key == BY_HAND)
        return
    yield from (f"− {fact.said}" for key, fact in was.items() if key not in is_now)
    yield from (f"+ {fact.said}" for key, fact in is_now.items() if key not in was)
    yield from (fact.said for key, fact in is_now.items() if key in was and was[key].digest != fact.digest)


def only(manifest: Manifest, wanted: Callable[[str], bool]) -> Manifest:
    """The manifest with those packs (by their folders) that are `wanted`."""
    return replace(manifest, files=tuple(file for file in manifest.files if wanted(file.pack)))


def joined(one: Manifest, other: Manifest, order: Sequence[str]) -> Manifest:
    """Both as one, of the revision of the first, its packs (by their folders) in this order; then those not in it."""
    rank = {pack: n for n, pack in enumerate(order)}
    files = sorted((*one.files, *other.files), key=lambda file: rank.get(file.pack, len(rank)))
    return Manifest(one.revision, tuple(files), {**other.facts, **one.facts})


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
    files = [asdict(file) for file in manifest.files]
    said = {"revision": manifest.revision, "files": files, "facts": facts}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
