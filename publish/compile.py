"""The front half of the compiler: a project → a linked publication in each language, and all that was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from publish.diagnostics import Diagnostic, Diagnostics, Span, failed, tidy
from publish.link import Material, link
from publish.load import SETTINGS, Project
from publish.model import Catalog, Document, Message, Partly, Publication, Sheet, Source
from publish.read import read
from publish.read.pictures import check_pictures
from publish.read.sheets import is_sheet, read_sheet
from publish.read.svg import read_svg
from publish.translate import damage, status
from publish.translate import scope as scopes
from publish.translate.catalogs import parse, path_for, ui_path
from publish.translate.scope import Scope
from publish.translate.status import Coverage
from publish.translate.typography import typeset, typeset_blocks, typeset_inlines, typeset_sheet
from publish.translate.words import load_words, packaged
from publish.words import Words


@dataclass(frozen=True, slots=True)
class Compiled:
    """One language, whole. `pictures` has the drawings in this language; `coverage` a row for each source."""

    publication: Publication
    words: Words
    pictures: Mapping[str, bytes]
    coverage: tuple[Coverage, ...]


def compile_project(project: Project, languages: tuple[str, ...]) -> tuple[dict[str, Compiled], Diagnostics]:
    """Each of `languages`, and everything that is wrong in the sources and in their catalogs.

    What is wrong with the source itself is said once, though every language is read from it.
    """
    source = project.settings.source
    done: dict[str, Compiled] = {}
    found = list(check_pictures(project.pictures))
    written: Mapping[str, Document] = {}
    for language in dict.fromkeys((source, *languages)):
        needed = scopes.scope(project.settings, language, written.values())
        compiled, documents, wrong = _compile(project, language, needed, written)
        found += wrong if language == source else _own(wrong)
        if language == source:
            written = documents
            found += scopes.unknown(project.settings, documents.values())
        if language in languages:
            done[language] = compiled
    return done, tidy(found)


def common(languages: Sequence[Compiled]) -> tuple[Compiled, ...]:
    """Several languages as one file may have them: where some are for some documents only, each has what all have."""
    partial = [only for one in languages if (only := one.publication.settings.only(one.publication.language))]
    if not partial or len(languages) == 1:
        return tuple(languages)
    ids = tuple(sorted(frozenset.intersection(*partial)))
    partly = tuple(Partly(one.publication.language, ids) for one in languages)
    return tuple(
        replace(one, publication=replace(one.publication, settings=replace(one.publication.settings, partly=partly)))
        for one in languages
    )


def _own(found: Diagnostics) -> Iterator[Diagnostic]:
    """Of what is found in a translation: what stands in a catalog, and no fault of the source's structure."""
    for diagnostic in found:
        if diagnostic.span and diagnostic.span.path.endswith(".po") and diagnostic.code[0] in "LR":
            yield diagnostic


def _compile(
    project: Project, language: str, needed: Scope, written: Mapping[str, Document]
) -> tuple[Compiled, Mapping[str, Document], Diagnostics]:
    """A language, and its documents by their path; those that it does not need are as `written` in the source."""
    found: list[Diagnostic] = []
    documents: dict[str, Document] = {}
    sheets: dict[str, Sheet] = {}
    pictures = dict(project.pictures)
    coverage: list[Coverage] = []
    words = _words(project, language, found)
    title = _title(project, language, coverage, found)
    for source in project.sources:
        if source.path.endswith(".csv") and not is_sheet(source.path):
            continue
        if source.path in written and not needed.touches(source.path):
            documents[source.path] = written[source.path]
            continue
        catalog = _catalog(project, source.path, language, found) if needed.touches(source.path) else None
        if source.path.endswith(".svg"):
            drawing, messages, wrong = read_svg(source, catalog)
            pictures[source.path] = drawing.encode()
        elif is_sheet(source.path):
            sheet, messages, wrong = read_sheet(source, catalog)
            sheets[source.path] = typeset_sheet(sheet, language)
        else:
            document, wrong = read(source, catalog)
            documents[source.path] = _typeset(document, language)
            messages = document.messages
        found += wrong
        if catalog:
            _count(needed.of(source.path, messages), catalog, source.path, project, coverage, found)
    material = Material(
        project.settings,
        language,
        title,
        project.revision,
        tuple(documents.values()),
        frozenset(pictures),
        words,
        sheets,
    )
    publication, wrong = link(material)
    publication = replace(publication, translated=status.total(coverage).done)
    return Compiled(publication, words, pictures, tuple(coverage)), documents, (*found, *wrong)


def _catalog(project: Project, path: str, language: str, found: list[Diagnostic]) -> Catalog | None:
    """The catalog of a source: None for the source language, an empty one where there is no file.

    None, too, for one that cannot be read: that is what is wrong, not each message that is missing then.
    """
    if language == project.settings.source:
        return None
    source = project.catalogs.get((language, path))
    if source is None:
        return Catalog(language, path_for(language, path))
    catalog, wrong = parse(source, language)
    found += wrong
    found += damage.check(catalog)
    return None if failed(wrong) else catalog


def _count(
    messages: tuple[Message, ...],
    catalog: Catalog,
    path: str,
    project: Project,
    coverage: list[Coverage],
    found: list[Diagnostic],
) -> None:
    """Counts what is translated of one source; L001 and L002 say what is not."""
    coverage.append(status.coverage(messages, catalog.language, path, catalog.path))
    found += status.diagnose(coverage[-1], project.settings.source)


def _title(project: Project, language: str, coverage: list[Coverage], found: list[Diagnostic]) -> str:
    """The publication's title in this language: the one message of publication.yml."""
    title = project.settings.title
    catalog = _catalog(project, SETTINGS, language, found)
    if catalog is None:
        return typeset(title, language)
    message = Message("title", title, Span(SETTINGS, 1))
    _count(status.with_status([message], catalog), catalog, SETTINGS, project, coverage, found)
    entry = catalog.entries.get(("title", title))
    return typeset(entry.text if entry and not entry.fuzzy else title, language)


def _words(project: Project, language: str, found: list[Diagnostic]) -> Words:
    package = packaged(language)
    own = next((s for s in project.catalogs.values() if s.path == ui_path(language)), None)

    def catalog(source: Source | None) -> Catalog | None:
        if source is None:
            return None
        parsed, wrong = parse(source, language)
        found.extend((*wrong, *damage.check(parsed)))
        return parsed

    return load_words(language, catalog(package), catalog(own))


def _typeset(document: Document, language: str) -> Document:
    front = replace(
        document.front,
        title=typeset(document.front.title, language),
        subtitle=typeset(document.front.subtitle, language),
    )
    return replace(
        document,
        front=front,
        title=typeset_inlines(document.title, language),
        blocks=typeset_blocks(document.blocks, language),
    )
