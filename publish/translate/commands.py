"""What `publish translations update | status | check` does, for a whole project."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publish.diagnostics import Diagnostic, Diagnostics, Span, counted, error, show, tidy, warning
from publish.load import SETTINGS, Project, load
from publish.model import Catalog, Message, Source
from publish.products import PAPER, PRODUCTS
from publish.read.document import read
from publish.read.sheets import is_sheet, read_sheet
from publish.read.svg import read_svg
from publish.translate import damage, habits, words
from publish.translate.catalogs import UI, parse, path_for, ui_path
from publish.translate.passages import Passage, lacking, products_of
from publish.translate.rooms import Rooms, measured
from publish.translate.scope import EVERYTHING, Scope, scope
from publish.translate.status import Coverage, Standing, by_product, coverage, diagnose, with_status
from publish.translate.terms import GLOSSARY, NO_TERMS, Terms, agreed
from publish.translate.update import Merged, merge
from publish.walk import plain

NAMES = tuple(product.name for product in PRODUCTS if product.name not in PAPER)
"""The products that are told apart: decks on paper show what decks show."""

Messages = Mapping[str, tuple[Message, ...]]
"""The messages of each file that has some, by its path."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A catalog that was brought up to date; `written` unless it was so already."""

    path: str
    merged: Merged
    written: bool

    def __str__(self) -> str:
        if not self.written:
            return f"{self.path}: unchanged"
        return f"{self.path}: {self.merged.new} new, {self.merged.changed} changed (fuzzy), {self.merged.gone} gone"


@dataclass(frozen=True, slots=True)
class Update:
    """All catalogs that were looked at, and those that had to be left as they are, with the reasons."""

    catalogs: tuple[Updated, ...] = ()
    diagnostics: Diagnostics = ()

    def __str__(self) -> str:
        """What a person wants to know: a line for each file that was written, and every reason in full."""
        written = [str(catalog) for catalog in self.catalogs if catalog.written]
        unchanged = len(self.catalogs) - len(written)
        summary = f"{counted(len(written), 'catalog')} written, {unchanged} unchanged"
        return "\n".join([*(show(found, {}) for found in self.diagnostics), *written, summary])


Measure = Callable[[Project, str, str], Rooms]
"""The rooms on the slides of a project for a language, of which there is a sample of text."""


def no_rooms(_project: Project, _language: str, _sample: str) -> Rooms:
    """For those who have no slides to measure."""
    return {}


def update(root: Path, languages: tuple[str, ...] = (), measure: Measure = no_rooms) -> Update:
    """Brings the catalogs of these languages (none: all) up to date with the sources, and writes them.

    `measure` tells how much fits on slides; it stands in comments and flags, and nothing reads it. A catalog that
    cannot be read is left as it is and named: what a translator wrote is never replaced because of a slip.
    """
    project, found = load(root)
    if project is None:
        return Update(diagnostics=found)
    done: list[Updated] = []
    diagnostics = list(found)
    files = tuple(_files(project))
    sources = {file.path: file.messages for file in files}
    kinds = {path_for(language, file.path): file.kind for language in project.settings.languages for file in files}
    for language in _languages(project, languages):
        needed = _scope(project, language)
        terms = _terms(project, sources, language)
        rooms = measure(project, language, _sample(project, language))
        for path, said in _to_keep(project, sources, language, needed):
            old = _existing(project, path)
            wrong = parse(old, language)[1] if old else ()
            wrong = wrong or astray(root, path)
            diagnostics += wrong
            if not wrong:
                room = measured(said, kinds.get(path, ""), rooms)
                merged = merge(old.text if old else "", said, language, _name(project), terms, room)
                done.append(_write(root, path, old, merged))
    return Update(tuple(done), tidy(diagnostics))


def status(root: Path, languages: tuple[str, ...] = ()) -> tuple[Standing, ...]:
    """How these languages (none: all) stand. A broken catalog counts as empty."""
    project, _ = load(root)
    if project is None:
        return ()
    surveyed = list(_survey(project, languages))
    return tuple(_standing(one, surveyed) for one in _languages(project, languages))


def _standing(language: str, surveyed: Sequence[_Surveyed]) -> Standing:
    own = [one for one in surveyed if one.row.language == language]
    shown = [[(m, products_of(m, one.row.path, one.kind)) for m in one.messages] for one in own]
    lacking = tuple(passage for one in own for passage in one.lacking)
    return Standing(language, tuple(one.row for one in own), by_product(shown, language, NAMES), lacking)


def check(root: Path, languages: tuple[str, ...] = ()) -> Diagnostics:
    """Everything wrong in the catalogs of these languages (none: all), and what is missing or fuzzy in them."""
    project, found = load(root)
    if project is None:
        return found
    surveyed = [diagnostic for one in _survey(project, languages) for diagnostic in one.found]
    return tidy([*surveyed, *_orphans(project, languages)])


# ── what there is ─────────────────────────────────────────────────────────────


def messages(project: Project) -> dict[str, tuple[Message, ...]]:
    """Every message of the project's sources, as written; files without any are left out."""
    return {file.path: file.messages for file in _files(project)}


@dataclass(frozen=True, slots=True)
class _File:
    """A file with messages: what it is called, and its kind where it says so."""

    path: str
    messages: tuple[Message, ...]
    title: str = ""
    kind: str = ""


def _files(project: Project) -> Iterator[_File]:
    """The files that have messages, as written."""
    title = project.settings.title
    yield _File(SETTINGS, (Message("title", title, Span(SETTINGS, 1)),), title)
    yield from (file for file in map(_file, project.sources) if file.messages)


def _file(source: Source) -> _File:
    if source.path.endswith(".svg"):
        return _File(source.path, read_svg(source)[1])
    if is_sheet(source.path):
        return _File(source.path, read_sheet(source)[1])
    if not source.path.endswith(".md"):
        return _File(source.path, ())
    document, _ = read(source)
    return _File(source.path, document.messages, plain(document.title), document.front.kind)


def _languages(project: Project, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to translate into, of those asked for."""
    settings = project.settings
    return tuple(language for language in asked or settings.languages if language != settings.source)


def _scope(project: Project, language: str) -> Scope:
    """What a language needs; the documents are read for one that only some of them are in."""
    if not project.settings.only(language):
        return EVERYTHING
    return scope(project.settings, language, (read(s)[0] for s in project.sources if s.path.endswith(".md")))


def _existing(project: Project, catalog_path: str) -> Source | None:
    return next((source for source in project.catalogs.values() if source.path == catalog_path), None)


def _name(project: Project) -> str:
    return " ".join(project.settings.title.split())


def _to_keep(
    project: Project, sources: Messages, language: str, needed: Scope
) -> Iterator[tuple[str, tuple[Message, ...]]]:
    """The catalogs a project keeps: one for each source, and one of the product's words where it needs its own."""
    for path, said in sources.items():
        if some := needed.of(path, said):
            yield path_for(language, path), some
    own = ui_path(language)
    if _existing(project, own) or (language != words.ENGLISH and words.packaged(language) is None):
        yield own, words.messages()


# ── update ────────────────────────────────────────────────────────────────────


def astray(root: Path, path: str) -> Diagnostics:
    """A catalog is written in the project only, whatever links its folders are."""
    if (root / path).resolve().is_relative_to(root.resolve()):
        return ()
    return (error("L005", "this catalog leads out of the project", Span(path), "put a folder in place of the link"),)


def _sample(project: Project, language: str) -> str:
    """Text of a language, to measure: the product's own words, as a translator of that language writes."""
    sources = (words.packaged(language), _existing(project, ui_path(language)))
    said = [entry.text for source in sources if source for entry in parse(source, language)[0].entries.values()]
    return " ".join(said or (message.text for message in words.messages()))


def _terms(project: Project, sources: Messages, language: str) -> Terms:
    """The agreed terms, as they will stand once the glossary is up to date: so one run is enough."""
    path = path_for(language, GLOSSARY)
    old = _existing(project, path)
    if old is None or parse(old, language)[1]:
        return NO_TERMS
    return agreed(parse(Source(path, merge(old.text, sources.get(GLOSSARY, ()), language).text), language)[0])


def _write(root: Path, path: str, old: Source | None, merged: Merged) -> Updated:
    if old and old.text == merged.text:
        return Updated(path, merged, written=False)
    save(root / path, merged.text)
    return Updated(path, merged, written=True)


def save(file: Path, text: str) -> None:
    """Whole or not at all: a translator's work must survive a full disk."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        mode = file.stat().st_mode if file.exists() else 0o644
        os.chmod(name, mode)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


# ── status and check ──────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Surveyed:
    """A file in one language: how much is done, its messages with their status, what is lacking, what is wrong."""

    row: Coverage
    messages: tuple[Message, ...]
    lacking: tuple[Passage, ...]
    found: Diagnostics
    kind: str = ""


def _survey(project: Project, languages: tuple[str, ...]) -> Iterator[_Surveyed]:
    """Every file in each of these languages, and the product's own words."""
    files = tuple(_files(project))
    sources = {file.path: file.messages for file in files}
    for language in _languages(project, languages):
        needed, terms = _scope(project, language), _terms(project, sources, language)
        for file in files:
            said = needed.of(file.path, file.messages)
            if not said:
                continue
            source = _existing(project, path_for(language, file.path))
            catalog, wrong = _read(source, language, path_for(language, file.path))
            own = replace(file, messages=said)
            checked = (*wrong, *damage.check(catalog), *habits.check(catalog, terms))
            yield _surveyed(own, catalog, checked, project.settings.source)
        if language != words.ENGLISH:
            yield _survey_words(project, language)


def _surveyed(file: _File, catalog: Catalog, found: Diagnostics, source: str) -> _Surveyed:
    said = with_status(file.messages, catalog)
    row = replace(coverage(said, catalog.language, file.path, catalog.path), title=file.title)
    without = tuple(lacking(said, catalog, file.path, file.kind))
    return _Surveyed(row, said, without, (*found, *diagnose(row, source)), file.kind)


def _survey_words(project: Project, language: str) -> _Surveyed:
    """The product's own words: the project's catalog over the package's."""
    own = _existing(project, ui_path(language))
    read_ones = [_read(source, language, "") if source else None for source in (words.packaged(language), own)]
    whole = words.joined(language, *(one[0] if one else None for one in read_ones))
    found = tuple(d for catalog, wrong in filter(None, read_ones) for d in (*wrong, *damage.check(catalog)))
    return _surveyed(_File(UI, words.messages(), "The product's own words"), whole, found, words.ENGLISH)


def _read(source: Source | None, language: str, path: str) -> tuple[Catalog, Diagnostics]:
    return parse(source, language) if source else (Catalog(language, path), ())


def _orphans(project: Project, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    """L005: catalogs whose source is gone, most often because it was renamed; or that their language has no use for."""
    known = {SETTINGS, *(source.path for source in project.sources)}
    wanted = _languages(project, languages)
    needed = {language: _scope(project, language) for language in wanted}
    for (language, path), source in project.catalogs.items():
        if language in wanted and path in known and not needed[language].touches(path):
            hint = f"name it below `partly` in {SETTINGS}, or delete the catalog"
            message = f"`{language}` is for some documents only, and {path} is none of them"
            yield warning("L005", message, Span(source.path), hint)
        if language in wanted and path not in known and source.path != ui_path(language):
            hint = "if the source was renamed, rename its catalog likewise; if it is gone, delete the catalog"
            yield warning("L005", f"the source of this catalog is not there: {path}", Span(source.path), hint)
