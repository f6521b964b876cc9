"""What building blocks shares: keys, footnotes, texts and headings of one document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from publish.diagnostics import Span, error
from publish.kinds import HEADING_ATTRIBUTES, LAYOUTS
from publish.model import Block, Blocks, Footnote, Heading, Inlines, MessageStatus, Table
from publish.read.attributes import Raw, convert, near
from publish.read.inlines import Context, inlines
from publish.read.markdown import Reading, parser
from publish.read.tree import Node, nodes
from publish.slug import slug


@dataclass(frozen=True, slots=True)
class Caption:
    """The line below a table, until it has found its table."""

    content: Inlines
    raw: Raw
    source: str
    span: Span


Rule = Callable[["Builder", Node], "tuple[Block | Caption, ...]"]


@dataclass(slots=True)
class Builder:
    """What one document's blocks share while they are built: its keys and its footnotes.

    `repeated` counts the keys that begin alike: a thousand slides have notes.
    `rules` says for each type of node what becomes of it (`publish.read.blocks`).
    """

    document: str
    reading: Reading
    rules: Mapping[str, Rule]
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    used: dict[str, Span] = field(default_factory=dict)
    repeated: dict[str, int] = field(default_factory=dict)

    def key(self, wanted: str, span: Span, explicit: bool = False) -> str:
        """A key that nothing else has; R005 where an author gave one id twice."""
        if explicit and wanted in self.used:
            first = self.used[wanted]
            self.reading.found.append(
                error("R005", f"the id `#{wanted}` stands twice", span, f"it is used in line {first.line} already")
            )
        name, count = wanted, self.repeated.get(wanted, 1)
        while name in self.used:
            count += 1
            name = f"{wanted}-{count}"
        self.used[name], self.repeated[wanted] = span, count
        return f"{self.document}#{name}"

    def block_key(self, raw: Raw, otherwise: str, span: Span) -> str:
        return self.key(raw.id, span, explicit=True) if raw.id else self.key(otherwise, span)

    def text(self, node: Node) -> Inlines:
        """The inlines of an `inline` node, without white space at its ends."""
        meta = node.meta
        context = Context(self.document, self.reading, self.footnotes, meta["span"], meta["source"])
        return self.reading.fall_back(inlines(node, context), meta.get("status", "source"))

    def phrase(self, said: str, source: str, span: Span, status: MessageStatus = "source") -> Inlines:
        """Text of an attribute (a caption): text like any other, that was no token when blocks were found."""
        if not said:
            return ()
        md = parser()
        md.disable("prepare")
        try:
            (node,) = nodes(md.parseInline(said))
        finally:
            md.enable("prepare")
        content = inlines(node, Context(self.document, self.reading, self.footnotes, span, source))
        return self.reading.fall_back(content, status)

    def many(self, nodes: list[Node]) -> Blocks:
        found: list[Block] = []
        for node in nodes:
            rule = self.rules.get(node.type)
            for block in rule(self, node) if rule else ():
                if isinstance(block, Caption) and found and isinstance(found[-1], Table):
                    found[-1] = self.captioned(found[-1], block)
                elif not isinstance(block, Caption):
                    found.append(block)
        return tuple(found)

    def captioned(self, table: Table, caption: Caption) -> Table:
        del self.used[table.key.partition("#")[2]]
        key = self.block_key(caption.raw, slug(caption.source), caption.span)
        return replace(table, caption=caption.content, key=key)


def place_of(node: Node) -> Span:
    """Where the text of an `inline` node was written: in the source, or in a catalog."""
    span = node.meta["span"]
    assert isinstance(span, Span)
    return span


def heading(builder: Builder, node: Node, *, titles: bool = False) -> Heading:
    """A heading; one that `titles` a block has no key of its own, the block has. S027: unknown layout."""
    inline = node.children[0]
    raw: Raw = inline.meta["raw"]
    span = place_of(inline)
    attributes, wrong = convert(raw, HEADING_ATTRIBUTES, "a heading", span)
    builder.reading.found += wrong
    if attributes.layout and attributes.layout not in LAYOUTS:
        hint = near(attributes.layout, LAYOUTS, f"layouts: {', '.join(LAYOUTS)}")
        builder.reading.found.append(error("S027", f"there is no layout `{attributes.layout}`", span, hint))
    source = str(inline.meta["source"]).strip()
    key = "" if titles else builder.block_key(raw, slug(source), span)
    return Heading(int(node.token.tag[1]), builder.text(inline), key, span, attributes, source)
