"""Includes, references and terms: what names another place is looked up here, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish.diagnostics import Diagnostic, error
from publish.model import (
    Block,
    Blocks,
    Box,
    Chart,
    Definition,
    DefinitionList,
    Document,
    Figure,
    GlossaryEntry,
    Heading,
    Include,
    Inline,
    Inlines,
    Reference,
    Table,
    Term,
)
from publish.read.attributes import near
from publish.read.passages import passage
from publish.slug import slug
from publish.values import dataclass
from publish.walk import blocks as every
from publish.walk import plain, rewrite


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that can be named: documents by id, and the keys in them."""

    documents: Mapping[str, Document]
    titles: Mapping[str, Inlines]
    keys: frozenset[str]

    def hint(self, target: str) -> str:
        """What was probably meant by a target that does not exist."""
        document, _, name = target.partition("#")
        if document not in self.documents:
            return near(document, self.documents, f"files have ids such as {', '.join(sorted(self.documents)[:4])}")
        here = [key.partition("#")[2] for key in self.keys if key.startswith(f"{document}#")]
        return near(name, here, f"give the block an id: {{#{name}}}")


def names(documents: Mapping[str, Document]) -> Names:
    """The index of all documents of one language."""
    titles: dict[str, Inlines] = {}
    for id, document in documents.items():
        titles[id] = document.title
        for block in every(document.blocks):
            titles.update(_titles(block))
    return Names(documents, titles, frozenset(key for key in titles if "#" in key))


def _titles(block: Block) -> dict[str, Inlines]:
    """Keys with how they are called; a table or figure is called by its number, which arranging gives."""
    match block:
        case Heading():
            return {block.key: block.content}
        case Box():
            return {block.key: block.title}
        case Table() | Figure() | Chart():
            return {block.key: ()}
        case DefinitionList():
            return {item.key: item.term for item in block.items if item.key}
        case _:
            return {}


# ── includes ──────────────────────────────────────────────────────────────────


def include(blocks: Blocks, known: Names, found: list[Diagnostic], within: tuple[str, ...] = ()) -> Blocks:
    """Puts each `Include`'s block in its place. R002: nothing there; R006: a file that includes itself."""

    def rule(block: Block) -> Blocks:
        if not isinstance(block, Include):
            return (block,)
        if block.target in within or len(within) > 8:
            hint = "take one of the includes away"
            found.append(error("R006", f"`{block.target}` is included within itself", block.span, hint))
            return ()
        document = known.documents.get(block.target.partition("#")[0])
        target = passage(document.blocks, block.target) if document else ()
        if not target:
            message = f"nothing to include: `{block.target}`"
            found.append(error("R002", message, block.span, known.hint(block.target)))
        return include(target, known, found, (*within, block.target))

    return rewrite(blocks, rule)


# ── references and terms ──────────────────────────────────────────────────────


def resolve(blocks: Blocks, known: Names, glossary: Glossary, found: list[Diagnostic]) -> Blocks:
    """Checks every reference (R001) and term (R007); a reference without words gets the title it names."""

    def rule(inline: Inline) -> Inlines:
        if isinstance(inline, Reference):
            return (_reference(inline, known, found),)
        if isinstance(inline, Term) and glossary.entries:
            return (_term(inline, glossary, found),)
        return (inline,)

    return rewrite(blocks, inline_rule=rule)


def _reference(reference: Reference, known: Names, found: list[Diagnostic]) -> Inline:
    if reference.target not in known.titles:
        message = f"this leads nowhere: `{reference.target}`"
        found.append(error("R001", message, reference.span, known.hint(reference.target)))
    return reference


@dataclass(frozen=True, slots=True)
class Glossary:
    """The glossary in one language, and its terms by the slug of the source and of this language."""

    entries: tuple[GlossaryEntry, ...]
    source: Mapping[str, GlossaryEntry]
    local: Mapping[str, GlossaryEntry]


def glossary(document: Document | None) -> Glossary:
    """The entries of glossary.md: its definition lists."""
    lists = [b for b in document.blocks if isinstance(b, DefinitionList)] if document else []
    entries = tuple(_entry(item) for block in lists for item in block.items)
    return Glossary(entries, {e.slug: e for e in entries}, {slug(plain(e.term)): e for e in entries})


def _entry(item: Definition) -> GlossaryEntry:
    return GlossaryEntry(item.key.partition("#")[2], item.term, item.blocks, item.key)


def _term(term: Term, glossary: Glossary, found: list[Diagnostic]) -> Term:
    """In a translation the word itself may name the entry better than its place in the sentence does."""
    said = glossary.local.get(slug(plain(term.content)))
    entry = said or glossary.source.get(term.slug)
    if entry is None:
        hint = near(term.slug, glossary.source, "add it to content/glossary.md")
        found.append(error("R007", f"“{plain(term.content)}” is not in the glossary", term.span, hint))
        return term
    return replace(term, slug=entry.slug)
