"""Which messages a language needs that only some documents are in: theirs, and those of what they speak of.

Of other documents that is what is shown in these: titles, passages that are included, rows of a programme,
terms of the glossary and acronyms that occur. Worked out in the source language, before anything is linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publish import walk
from publish.diagnostics import Diagnostic, error
from publish.model import (
    Block,
    Blocks,
    Box,
    Chart,
    Data,
    DataTable,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Include,
    Message,
    Reference,
    Settings,
    Term,
)
from publish.read.attributes import near
from publish.read.passages import passage
from publish.translate.catalogs import Key
from publish.translate.terms import TERM

SETTINGS = "content/publication.yml"
GLOSSARY, ACRONYMS, IMPRINT = "glossary", "acronyms", "imprint"
"""The ids of what a handbook has besides its chapters."""

TITLES = ("title", "h1")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a language needs: `whole` are paths of which it is everything, `some` messages of others, by their path.

    `everything`: all of all files.
    """

    everything: bool = False
    whole: frozenset[str] = frozenset()
    some: Mapping[str, frozenset[Key]] = field(default_factory=dict)

    def touches(self, path: str) -> bool:
        """Whether anything of a file is needed."""
        return self.everything or path in self.whole or path in self.some

    def of(self, path: str, messages: Sequence[Message]) -> tuple[Message, ...]:
        """Those of a file's messages that are needed."""
        if self.everything or path in self.whole:
            return tuple(messages)
        wanted = self.some.get(path, frozenset())
        return tuple(message for message in messages if (message.context, message.text) in wanted)


EVERYTHING = Scope(everything=True)


def scope(settings: Settings, language: str, documents: Iterable[Document]) -> Scope:
    """What `language` needs of these documents, which are in the source language."""
    ids = settings.only(language)
    if not ids:
        return EVERYTHING
    gathering = _Gathering({document.front.id: document for document in documents})
    for id, document in gathering.by_id.items():
        if id in ids and _is_made(document):
            gathering.document(document)
    gathering.acronyms()
    if imprint := gathering.by_id.get(IMPRINT):
        gathering.document(imprint)
    whole = frozenset({*gathering.whole, SETTINGS})
    return Scope(whole=whole, some={p: frozenset(keys) for p, keys in gathering.some.items() if p not in whole})


def unknown(settings: Settings, documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """S041: an id in `partly` of which there is no chapter, session, talk or workshop."""
    known = {document.front.id for document in documents if _is_made(document)}
    for one in settings.partly:
        for id, place in zip(one.ids, one.places, strict=True):
            if id not in known:
                message = f"there is no chapter, session, talk or workshop `{id}` to be in `{one.language}`"
                yield error(
                    "S041",
                    message,
                    place,
                    near(id, known, f"ids such as {', '.join(sorted(known)[:4])} can stand here"),
                )


def _is_made(document: Document) -> bool:
    """Whether something is made of it: a chapter, a session, a talk, a workshop or what stands beside one."""
    path = document.path
    if path.startswith("content/workshops/"):
        return not path.endswith("/response.md")
    return path.startswith(("content/curriculum/", "content/sessions/")) and not path.endswith("/index.md")


@dataclass(slots=True)
class _Gathering:
    """What is needed so far. A document or passage is gone through once."""

    by_id: Mapping[str, Document]
    whole: set[str] = field(default_factory=set)
    some: dict[str, set[Key]] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    said: list[Blocks] = field(default_factory=list)

    def document(self, document: Document) -> None:
        """All of a document, and the names of what it belongs to."""
        self.whole.add(document.path)
        self.run(document.blocks)
        for id in document.front.chapters:
            self.title(id)
        folder = document.path.rpartition("/")[0]
        beside = [d for d in self.by_id.values() if d.path in (f"{folder}/index.md", f"{_above(folder)}/index.md")]
        for other in beside:
            self.title(other.front.id)
        if document.path.endswith("/workshop.md"):
            self._workshop(document, folder)

    def _workshop(self, document: Document, folder: str) -> None:
        self._held(document)
        for other in self.by_id.values():
            if other.path == f"{folder}/response.md":
                self.document(other)

    def run(self, blocks: Blocks) -> None:
        """What a run of blocks of a document shows of other files."""
        self.said.append(blocks)
        for block in walk.blocks(blocks):
            match block:
                case Include():
                    self._included(block.target)
                case Figure():
                    self.whole.add(f"content/{block.image}")
                case Chart() if block.data:
                    self.whole.add(f"content/{block.data}")
                case Data():
                    self._drawn(block)
        for inline in walk.all_inlines(blocks):
            match inline:
                case Reference(content=()):
                    self._named(inline.target)
                case Term():
                    self._term(inline.slug)

    def title(self, id: str) -> None:
        """The title of a document."""
        if document := self.by_id.get(id):
            self._take(document, [m for m in document.messages if m.context in TITLES][:1])

    def acronyms(self) -> None:
        """The acronyms that occur in all that was gone through."""
        occur = {word for run in self.said for word in re.findall(r"\w+", walk.plain_blocks(run))}
        document = self.by_id.get(ACRONYMS)
        for item in _definitions(document) if document else ():
            if document and walk.plain(item.term) in occur:
                self._take(document, _of_definition(document, item))

    def _take(self, document: Document, messages: Iterable[Message]) -> None:
        self.some.setdefault(document.path, set()).update((m.context, m.text) for m in messages)

    def _included(self, target: str) -> None:
        """The block that is put in, with what answers it: all up to the next one of its kind or above."""
        document = self.by_id.get(target.partition("#")[0])
        if document is None or target in self.done:
            return
        self.done.add(target)
        run = passage(document.blocks, target)
        places = {_line(block) for block in walk.blocks(run)}
        self._take(document, (m for m, line in _owned(document) if line in places))
        self.run(run)

    def _named(self, target: str) -> None:
        """How a place is called: the title of its document, and of the heading or box that is meant."""
        id, _, name = target.partition("#")
        self.title(id)
        document = self.by_id.get(id)
        if document is None or not name:
            return
        here = {_line(b) for b in walk.blocks(document.blocks) if isinstance(b, Heading | Box) and b.key == target}
        titles = (m for m, line in _owned(document) if line in here and m.context.startswith("h"))
        self._take(document, titles)
        for item in _definitions(document):
            if item.key == target:
                self._take(document, _of_definition(document, item))

    def _term(self, slug: str) -> None:
        """An entry of the glossary, and those of the terms that explain it."""
        glossary, key = self.by_id.get(GLOSSARY), f"{GLOSSARY}#{slug}"
        if glossary is None or key in self.done:
            return
        self.done.add(key)
        for item in _definitions(glossary):
            if item.key == key:
                self._take(glossary, _of_definition(glossary, item))
                self.run(item.blocks)

    def _drawn(self, data: Data) -> None:
        """What is drawn from a workshop: its rows, and the titles of what they name."""
        workshops = [d for d in self.by_id.values() if d.path.endswith("/workshop.md")]
        wanted = data.attributes.workshop or next((d.front.id for d in sorted(workshops, key=lambda d: d.path)), "")
        for document in workshops:
            if document.front.id == wanted:
                self._take(document, (m for m in document.messages if m.inside == data.role))
                self._held(document)

    def _held(self, workshop: Document) -> None:
        """The titles of what a programme names by its id."""
        for block in walk.blocks(workshop.blocks):
            if isinstance(block, DataTable):
                for cell in (cell for row in block.rows for cell in row):
                    self.title(cell.source.strip())


def _above(folder: str) -> str:
    return folder.rpartition("/")[0]


# ── which messages stand in which block ───────────────────────────────────────


def _line(block: Block) -> int:
    span = getattr(block, "span", None)
    return span.line if span else 0


def _owned(document: Document) -> Iterator[tuple[Message, int]]:
    """Each message with the line of the block it stands in: the last that begins where it does, or before."""
    starts = sorted({0, *(_line(block) for block in walk.blocks(document.blocks))})
    for message in document.messages:
        yield message, max(start for start in starts if start <= message.span.line)


def _definitions(document: Document) -> Iterator[Definition]:
    lists = (block for block in walk.blocks(document.blocks) if isinstance(block, DefinitionList))
    return (item for block in lists for item in block.items)


def _of_definition(document: Document, item: Definition) -> tuple[Message, ...]:
    """The term and what is said of it: the last term before its first line, and all up to the next term."""
    first = min((_line(block) for block in walk.blocks(item.blocks)), default=0)
    terms = [n for n, m in enumerate(document.messages) if m.context == TERM]
    begin = max((n for n in terms if document.messages[n].span.line <= first), default=0)
    end = min((n for n in terms if n > begin), default=len(document.messages))
    return document.messages[begin:end]
