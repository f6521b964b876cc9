"""Response forms that came back → a spreadsheet and a summary for each workshop.

Nothing tells whose answer is whose: the names of files are not kept, and rows stand in an order that says nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish import store
from publish.arrange.response import about, arrange, questions
from publish.collect.returned import Refused, Returned, read
from publish.collect.spreadsheet import workbook
from publish.collect.summary import summary
from publish.collect.tally import Form, form
from publish.compile import Compiled, compile_project
from publish.diagnostics import Diagnostics, failed
from publish.kinds import RESPONSE
from publish.load import Project, load, template_files
from publish.model import Artifact, Book, Edition, Workshop
from publish.store import Saved

FOLDER = "responses"
NOBODYS = "it is of the workshop `{workshop}`, which this project does not have"
LARGEST = 30_000_000  # bytes of one form
TOO_LARGE = "it has more than 30 MB, which no form of ours has"
EMPTY = "nothing is filled in"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not counted, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of it: how many forms of each workshop, what was written, what was left out."""

    forms: tuple[tuple[str, int], ...] = ()
    saved: tuple[Saved, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    found: Diagnostics = ()


def collect(root: Path, folder: Path, output: Path, language: str = "") -> Collected:
    """Reads every PDF below `folder`; writes `responses/<workshop>.xlsx` and `.pdf` below `output`.

    `language` is the one in which they speak, else the publication's source; answers stay as they were written.
    """
    project, found = load(root)
    if project is None:
        return Collected(found=found)
    spoken = language or project.settings.source
    compiled, wrong = compile_project(project, (spoken,))
    if failed(errors := (*found, *wrong)):
        return Collected(found=errors)
    one = compiled[spoken]
    workshops = {workshop.id: workshop for workshop in one.publication.workshops}
    left_out: list[LeftOut] = []
    by_workshop: dict[str, list[tuple[str, Returned]]] = {}
    for digest, returned in _all(folder, frozenset(workshops), left_out):
        by_workshop.setdefault(returned.workshop, []).append((digest, returned))
    saved: list[Saved] = []
    for id, forms in sorted(by_workshop.items()):
        ordered = tuple(returned for _, returned in sorted(forms, key=lambda pair: pair[0]))
        saved += _written(workshops[id], ordered, one, project, output)
    counts = tuple((id, len(forms)) for id, forms in sorted(by_workshop.items()))
    return Collected(counts, tuple(saved), tuple(left_out))


def _all(folder: Path, known: frozenset[str], left_out: list[LeftOut]) -> Iterator[tuple[str, Returned]]:
    """Every form, with the digest of its file; a file that is there twice counts once."""
    seen: dict[str, Path] = {}
    for path in sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file()):
        if path.stat().st_size > LARGEST:
            left_out.append(LeftOut(path, TOO_LARGE))
            continue
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        first = seen.setdefault(digest, path)
        if first is not path:
            left_out.append(LeftOut(path, f"it is the same file as {first.name}, and counts once"))
            continue
        match read(data):
            case Refused(reason):
                left_out.append(LeftOut(path, reason))
            case Returned() as returned if returned.workshop not in known:
                left_out.append(LeftOut(path, NOBODYS.format(workshop=returned.workshop)))
            case Returned(answers=()):
                left_out.append(LeftOut(path, EMPTY))
            case Returned() as returned:
                yield digest, returned


# ── what is written ───────────────────────────────────────────────────────────


def _written(
    workshop: Workshop, returned: tuple[Returned, ...], one: Compiled, project: Project, output: Path
) -> Iterator[Saved]:
    edition = Edition(RESPONSE, workshop.id, one.publication.language)
    asked = arrange(one.publication, edition, one.words)
    offered = about(asked, "language")
    languages = workshop.languages if len(offered) == len(workshop.languages) else ()
    forms = tuple(form(single, languages) for single in returned)
    yield from _save(output, f"{workshop.id}.xlsx", workbook(questions(asked), forms, one.words))
    page = _printed(workshop, asked, forms, one, project)
    yield from _save(output, f"{workshop.id}.pdf", page)


def _save(output: Path, name: str, data: bytes) -> Iterator[Saved]:
    """A spreadsheet that somebody went on working in is kept; the new one stands beside it."""
    written = store.record(output)
    saved = store.save(output, Artifact(f"{FOLDER}/{name}", data), written)
    if saved.status != "kept":
        store.save_record(output, {**written, saved.path: store.sha(data)})
    yield saved


def _printed(workshop: Workshop, asked: Book, forms: tuple[Form, ...], one: Compiled, project: Project) -> bytes:
    from publish.bind import folios, numbers
    from publish.bind.pdf import bind
    from publish.render import brand as brands
    from publish.render.pdf import render_margins, render_part

    files = template_files(project.root, project.settings.brand, "print") or template_files(
        project.root, "default", "print"
    )
    brand, wrong = brands.read(files)
    if brand is None:
        raise ValueError(f"the print template does not work: {wrong[0].message}")
    made = summary(workshop, questions(asked), forms, one.words)
    parts = tuple(render_part(made, part, brand, {}, {}) for part in made.parts)
    sheets = folios.sheets(made, tuple(numbers.leaves(made, parts)), one.words)
    return bind(made, parts, render_margins(made, sheets, brand), one.words)
