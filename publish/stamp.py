"""A build that was done before, with the same everything: nothing has to be read, arranged or drawn again.

What a build gives depends on the sources, the templates, the request, this code and the libraries,
and on nothing else. So a build is named by a digest of these; if one of that name ended well and every
file it wrote is still as it was, its answer is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, ClassVar, Protocol

from publish import store
from publish.canonical import digest, versions
from publish.diagnostics import Diagnostics, as_json, from_json
from publish.load import Project, template_files
from publish.values import dataclass

FOLDER = ".cache/builds"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a build gave: its files by path with their SHA-256, what it had to say, and the passages it lacked."""

    files: tuple[tuple[str, str], ...]
    diagnostics: Diagnostics
    lacking: tuple[Mapping[str, object], ...] = ()


class Asked(Protocol):
    """A request of any sort: a dataclass that says what is to be made, and in the fields `HOW` where and how."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


HOW = frozenset({"root", "output", "jobs", "force"})


def name(request: Asked, project: Project, more: Iterable[bytes] = ()) -> str:
    """The name of a build: the same wherever the project and its output stand, and with any number of workers.

    `more`: what it reads beside the project.
    """
    brand = project.settings.brand
    templates = tuple(tuple(template_files(project.root, brand, part).items()) for part in ("slides", "print"))
    asked = tuple(str(getattr(request, field.name)) for field in fields(request) if field.name not in HOW)
    return digest(versions(), project.revision, asked, templates, tuple(more))


def find(output: Path, build: str) -> Stamp | None:
    """The earlier build of that name, if every file of it is still there, unchanged."""
    try:
        said = json.loads((output / FOLDER / build).read_text("utf-8"))
        files = tuple((str(path), str(sha)) for path, sha in said["files"])
        whole = all(store.sha((output / path).read_bytes()) == sha for path, sha in files)
        return Stamp(files, tuple(map(from_json, said["diagnostics"])), tuple(said["lacking"])) if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(output: Path, build: str, stamp: Stamp) -> None:
    """Remembers a build that ended well."""
    said = {
        "files": stamp.files,
        "diagnostics": [as_json(d) for d in stamp.diagnostics],
        "lacking": stamp.lacking,
    }
    store.save_whole(output / FOLDER / build, json.dumps(said, ensure_ascii=False).encode())
