"""What `publish translations export | import` does, for a whole project: one file a language, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, failed, tidy
from publish.load import LARGEST, SETTINGS, Project, load
from publish.model import Source
from publish.translate import spreadsheet, xliff
from publish.translate.catalogs import parse, same_language, ui_path
from publish.translate.commands import astray, save
from publish.translate.exchange import Parcel, Returned, take, units

FOLDER = "translations"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of files: how their names end, the first one when we name them; what writes and what reads them."""

    endings: tuple[str, ...]
    write: Callable[[Parcel], bytes]
    read: Callable[[str, bytes], tuple[Returned, Diagnostics]]


FORMS: Mapping[str, Form] = {
    "xliff": Form((".xlf", ".xliff"), xliff.write, xliff.read),
    "xlsx": Form((".xlsx",), spreadsheet.write, spreadsheet.read),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """Files to save, by their path below the output folder, with how many entries stand in each."""

    files: Mapping[str, bytes]
    entries: Mapping[str, int]
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True)
class Imported:
    """How many entries were taken into which catalog, and everything that was refused."""

    entries: Mapping[str, int]
    diagnostics: Diagnostics


def export(root: Path, languages: tuple[str, ...], form: str) -> Sent:
    """A file for each of these languages (none: all), with every entry of its catalogs.

    A catalog that cannot be read stays at home and is named (L003, L004), and so does an entry (L007).
    """
    project, found = load(root)
    if project is None:
        return Sent({}, {}, found)
    files, entries, diagnostics = {}, {}, list(found)
    for language in languages or project.settings.languages:
        sound, wrong = _catalogs(project, language)
        parts = [units(catalog) for catalog in sound]
        diagnostics += [*wrong, *(problem for _, problems in parts for problem in problems)]
        every = tuple(unit for run, _ in parts for unit in run)
        if every:
            name = f"{FOLDER}/{language}{FORMS[form].endings[0]}"
            files[name] = FORMS[form].write(Parcel(project.settings.source, language, every))
            entries[name] = len(every)
    return Sent(files, entries, tidy(diagnostics))


def bring_in(root: Path, file: Path) -> Imported:
    """Takes what a translator sent back into the catalogs, and writes those that change.

    L006: a file that cannot be read, or is of no language of this publication; nothing is taken from it.
    L007 and L010–L018: rows that are refused; the others are taken.
    """
    project, found = load(root)
    if project is None:
        return Imported({}, found)
    back, wrong = _read(file)
    language = _language(project, back.language)
    if failed(wrong) or not language:
        return Imported({}, wrong or (_no_language(project, str(file), back.language),))
    catalogs, broken = _catalogs(project, language)
    taken, refused = take(str(file), back, catalogs, language)
    outside = [problem for path in taken for problem in astray(root, path)]
    for path, catalog in () if outside else taken.items():
        save(root / path, catalog.text)
    entries = {} if outside else {path: catalog.count for path, catalog in taken.items()}
    return Imported(entries, tidy([*broken, *refused, *outside]))


def _catalogs(project: Project, language: str) -> tuple[tuple[Source, ...], Diagnostics]:
    """The sound catalogs of a language whose sources are there, in the order of their paths."""
    known = {SETTINGS, *(source.path for source in project.sources)}
    sound: list[Source] = []
    found: list[Diagnostic] = []
    for (theirs, path), catalog in sorted(project.catalogs.items()):
        if theirs == language and (path in known or catalog.path == ui_path(language)):
            wrong = parse(catalog, language)[1]
            found += wrong
            sound += [] if wrong else [catalog]
    return tuple(sound), tuple(found)


def _read(file: Path) -> tuple[Returned, Diagnostics]:
    """What stands in a file, by the end of its name."""
    nothing = Returned("", ())
    form = next((form for form in FORMS.values() if PurePath(file).suffix.lower() in form.endings), None)
    if form is None:
        endings = ", ".join(ending for one in FORMS.values() for ending in one.endings)
        return nothing, (
            error("L006", "this is no kind of file that can be taken", Span(str(file)), f"it takes {endings}"),
        )
    try:
        if file.stat().st_size > LARGEST:
            return nothing, (error("L006", f"the file is larger than {LARGEST // 1_000_000} MB", Span(str(file))),)
        return form.read(str(file), file.read_bytes())
    except OSError as problem:
        return nothing, (error("L006", f"the file cannot be read: {problem.strerror}", Span(str(file))),)


def _language(project: Project, declared: str) -> str:
    """The language of the publication that a file is of, as its program spells it; "" where it is of none."""
    settings = project.settings
    theirs = (one for one in settings.languages if one != settings.source and same_language(declared, one))
    return next(theirs, "")


def _no_language(project: Project, path: str, declared: str) -> Diagnostic:
    settings = project.settings
    known = ", ".join(language for language in settings.languages if language != settings.source)
    message = f"the file is in `{declared}`, into which nothing is translated here"
    return error("L006", message, Span(path, 1), f"this publication is translated into {known or 'no language'}")
