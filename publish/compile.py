"""The front half of the compiler: a project → a linked publication in each language, and all that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from publish.diagnostics import Diagnostic, Diagnostics, Span, failed, tidy
from publish.kinds import GUIDE
from publish.link import Material, link
from publish.load import SETTINGS, Project
from publish.model import (
    OWN_REVISION,
    Catalog,
    Document,
    Draft,
    Message,
    MessageStatus,
    Partly,
    Publication,
    Sheet,
)
from publish.read.document import read
from publish.read.pictures import check_pictures
from publish.read.sheets import is_sheet, read_sheet
from publish.read.svg import read_svg
from publish.translate import damage, habits, status
from publish.translate import passages as gaps
from publish.translate import scope as scopes
from publish.translate import words as product
from publish.translate.catalogs import UI, parse, path_for, ui_path
from publish.translate.passages import Passage
from publish.translate.scope import Scope
from publish.translate.status import Coverage
from publish.translate.terms import GLOSSARY, NO_TERMS, Terms, agreed
from publish.translate.typography import typeset, typeset_blocks, typeset_inlines, typeset_sheet
from publish.words import Words


@dataclass(frozen=True, slots=True)
class Compiled:
    """One language, whole. `pictures` has the drawings in this language; `coverage` a row for each source.

    `lacking`: the passages that are not translated, or fuzzy: they stand there in the language of the source, in a
    draft with a sign (`signs`, by status).
    """

    publication: Publication
    words: Words
    pictures: Mapping[str, bytes]
    coverage: tuple[Coverage, ...]
    lacking: tuple[Passage, ...] = ()
    signs: Mapping[MessageStatus, str] = field(default_factory=dict)


LACKING: tuple[MessageStatus, ...] = ("missing", "fuzzy")
MISSING, FUZZY = "◊", "‡"
"""Behind a passage that is not translated; and behind one whose translation is to be checked."""


def compile_project(
    project: Project, languages: tuple[str, ...], *, marked: bool = False
) -> tuple[dict[str, Compiled], Diagnostics]:
    """Each of `languages`, and everything that is wrong in the sources and in their catalogs.

    What is wrong with the source itself is said once, though every language is read from it. `marked`: behind each
    passage that a language lacks stands a sign.
    """
    source = project.settings.source
    draft = Draft(source, MISSING, FUZZY) if marked else Draft(source)
    done: dict[str, Compiled] = {}
    found = list(check_pictures(project.pictures))
    written: Mapping[str, Document] = {}
    for language in dict.fromkeys((source, *languages)):
        needed = scopes.scope(project.settings, language, written.values())
        compiled, documents, wrong = _compile(project, language, draft, needed, written)
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


@dataclass(slots=True)
class _Tally:
    """What is found while a language is compiled: how much is done, what is lacking, what is wrong."""

    terms: Terms = NO_TERMS
    coverage: list[Coverage] = field(default_factory=list)
    lacking: list[Passage] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def count(self, messages: tuple[Message, ...], catalog: Catalog, path: str, source: str, kind: str = "") -> None:
        """Counts what is translated of one source; L001 and L002 say what is not."""
        row = status.coverage(messages, catalog.language, path, catalog.path)
        self.coverage.append(row)
        self.found += status.diagnose(row, source)
        self.lacking += gaps.lacking(messages, catalog, path, kind)


def _compile(
    project: Project, language: str, draft: Draft, needed: Scope, written: Mapping[str, Document]
) -> tuple[Compiled, Mapping[str, Document], Diagnostics]:
    """A language, and its documents by their path; those that it does not need are as `written` in the source."""
    tally = _Tally(_terms(project, language))
    documents: dict[str, Document] = {}
    sheets: dict[str, Sheet] = {}
    pictures = dict(project.pictures)
    words = _words(project, language, draft, tally)
    title = _title(project, language, draft, tally)
    for source in project.sources:
        if source.path.endswith(".csv") and not is_sheet(source.path):
            continue
        if source.path in written and not needed.touches(source.path):
            documents[source.path] = written[source.path]
            continue
        catalog = _catalog(project, source.path, language, tally) if needed.touches(source.path) else None
        kind = ""
        if source.path.endswith(".svg"):
            drawing, messages, wrong = read_svg(source, catalog, draft)
            pictures[source.path] = drawing.encode()
        elif is_sheet(source.path):
            sheet, messages, wrong = read_sheet(source, catalog, draft)
            sheets[source.path] = typeset_sheet(sheet, language, draft.language)
        else:
            document, wrong = read(source, catalog, draft)
            documents[source.path] = _typeset(document, language, draft.language)
            messages, kind = document.messages, document.front.kind
        tally.found += wrong
        if catalog:
            tally.count(needed.of(source.path, messages), catalog, source.path, project.settings.source, kind)
    material = Material(
        project.settings,
        language,
        title,
        OWN_REVISION,
        tuple(documents.values()),
        frozenset(pictures),
        words,
        sheets,
    )
    publication, wrong = link(material)
    there = {passage.status for passage in tally.lacking}
    signs = {status: sign for status in LACKING if status in there and (sign := draft.sign(status))}
    lacking = tuple(_taught(tally.lacking, documents.values(), publication))
    one = Compiled(publication, words, pictures, tuple(tally.coverage), lacking, signs)
    return one, documents, (*tally.found, *wrong)


def _taught(passages: list[Passage], documents: Iterable[Document], publication: Publication) -> Iterator[Passage]:
    """A chapter that stands in a programme is in the guide as a whole."""
    held = {slot.session for workshop in publication.workshops for slot in workshop.programme}
    paths = {document.path for document in documents if document.front.id in held}
    for passage in passages:
        yield replace(passage, products=passage.products | {GUIDE}) if passage.path in paths else passage


def _terms(project: Project, language: str) -> Terms:
    """What translators agreed on, if the glossary's catalog is sound."""
    source = project.catalogs.get((language, GLOSSARY))
    return agreed(parse(source, language)[0]) if source else NO_TERMS


def _catalog(project: Project, path: str, language: str, tally: _Tally) -> Catalog | None:
    """The catalog of a source: None for the source language, an empty one where there is no file.

    None, too, for one that cannot be read: that is what is wrong, not each message that is missing then.
    """
    if language == project.settings.source:
        return None
    source = project.catalogs.get((language, path))
    if source is None:
        return Catalog(language, path_for(language, path))
    catalog, wrong = parse(source, language)
    tally.found += (*wrong, *damage.check(catalog), *habits.check(catalog, tally.terms))
    return None if failed(wrong) else catalog


def _title(project: Project, language: str, draft: Draft, tally: _Tally) -> str:
    """The publication's title in this language: the one message of publication.yml."""
    title = project.settings.title
    catalog = _catalog(project, SETTINGS, language, tally)
    if catalog is None:
        return typeset(title, language)
    (message,) = status.with_status([Message("title", title, Span(SETTINGS, 1))], catalog)
    tally.count((message,), catalog, SETTINGS, project.settings.source)
    entry = catalog.entries.get(("title", title))
    return typeset(entry.text if entry and not entry.fuzzy else title + draft.sign(message.status), language)


def _words(project: Project, language: str, draft: Draft, tally: _Tally) -> Words:
    """The product's own words; what of them a translation lacks is printed in English, and told."""
    own = next((s for s in project.catalogs.values() if s.path == ui_path(language)), None)
    read_ones = [parse(source, language) if source else None for source in (product.packaged(language), own)]
    wrong = [one for catalog, found in filter(None, read_ones) for one in (*found, *damage.check(catalog))]
    tally.found += wrong
    package, project_own = (one[0] if one else None for one in read_ones)
    said = product.load_words(language, package, project_own)
    if language in (project.settings.source, product.ENGLISH):
        return said
    whole = product.joined(language, package, project_own)
    messages = status.with_status(product.messages(), whole)
    tally.lacking += gaps.lacking(messages, whole, UI)
    if not failed(wrong):  # else it is the catalog that is wrong, not each word that is missing then
        tally.found += status.diagnose(status.coverage(messages, language, UI, whole.path), product.ENGLISH)
    return replace(said, sign=draft.missing)


def _typeset(document: Document, language: str, source: str) -> Document:
    front = replace(
        document.front,
        title=typeset(document.front.title, language),
        subtitle=typeset(document.front.subtitle, language),
    )
    return replace(
        document,
        front=front,
        title=typeset_inlines(document.title, language, source),
        blocks=typeset_blocks(document.blocks, language, source),
    )
