"""Block tokens → blocks, by a table node type → function.

Keys are taken from the source text, never from a translation, so that languages align by key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markdown_it.token import Token

from publish.diagnostics import Diagnostic, Span, error, warning
from publish.model import (
    Align,
    Block,
    Blocks,
    Break,
    Cell,
    CodeBlock,
    DataTable,
    Definition,
    DefinitionList,
    Figure,
    Footnote,
    Include,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
)
from publish.read import boxes, tables
from publish.read.attributes import near
from publish.read.builder import Builder, Caption, Rule, heading, place_of
from publish.read.markdown import Reading
from publish.read.tree import Node, nodes
from publish.slug import slug
from publish.walk import all_inlines

NOTE = "footnote_reference"


def build(run: list[Token], document: str, reading: Reading) -> Blocks:
    """All blocks of a document. Errors are left in `reading`."""
    builder = Builder(document, reading, _RULES)
    outermost = nodes(run)
    notes = {str(node.meta["label"]): node for node in outermost if node.type == NOTE}
    for label, node in notes.items():
        builder.footnotes[label] = Footnote(f"{document}#fn-{label}", builder.many(node.children))
    made = builder.many([node for node in outermost if node.type != NOTE])
    if not reading.catalog:  # of a translation that lost a call, L013 tells
        reading.found += _uncalled(notes, builder, made)
    return made


def _uncalled(notes: Mapping[str, Node], builder: Builder, made: Blocks) -> Iterator[Diagnostic]:
    """R015: a note is printed where it is called; so what nothing calls would vanish."""
    called = {one.key for one in all_inlines(made) if isinstance(one, Footnote)} if notes else set()
    for label, node in notes.items():
        if builder.footnotes[label].key not in called:
            message = f"nothing calls the footnote `[^{label}]`: it is printed nowhere"
            hint = f"write [^{label}] where it belongs, or take the note out"
            yield warning("R015", message, builder.reading.span(node.line, f"[^{label}]"), hint)


def _paragraph(builder: Builder, node: Node) -> tuple[Block | Caption, ...]:
    inline = node.children[0]
    meta = inline.meta
    if "figure" in meta:
        return (_figure(builder, inline),)
    if "include" in meta:
        target = meta["include"]
        return (Include(builder.document + target if target.startswith("#") else target, place_of(inline)),)
    content = builder.text(inline)
    if "caption" in meta:
        return (Caption(content, meta["raw"], meta["source"], place_of(inline)),)
    return (Paragraph(content, span=place_of(inline)),) if content else ()


def _figure(builder: Builder, inline: Node) -> Figure:
    parts = inline.meta["figure"]
    for name, _ in parts.raw.pairs:
        if name not in ("caption", "alt"):
            hint = near(name, ("caption", "alt"), "a picture takes #id, caption and alt")
            builder.reading.found.append(error("S004", f"a picture has no attribute `{name}`", parts.span, hint))
    caption = builder.phrase(parts.caption, parts.source, parts.span, parts.status)
    key = builder.block_key(parts.raw, slug(parts.source or parts.image), parts.span)
    decorative = "decorative" in parts.raw.classes
    return Figure(parts.image, "" if decorative else parts.alt, caption, key, parts.span, decorative)


def _list(builder: Builder, node: Node) -> tuple[Block, ...]:
    items = tuple(_item(builder, child) for child in node.children)
    ordered = node.type == "ordered_list"
    start = int(node.attrs.get("start", 1)) if ordered else 1
    return (ListBlock(items, ordered, start, span=builder.reading.span(node.line)),)


def _item(builder: Builder, node: Node) -> Item:
    first = node.children[0].children[0] if node.children and node.children[0].type == "paragraph" else None
    mark = first.meta.get("tick", "") if first else ""
    return Item(builder.many(node.children), mark and "?", int(mark == "choice"))  # its box gives it a key


def _definitions(builder: Builder, node: Node) -> tuple[Block, ...]:
    items: list[Definition] = []
    for child in node.children:
        if child.type == "dt":
            inline = child.children[0]
            name = slug(inline.meta["source"])
            items.append(Definition(builder.text(inline), (), f"{builder.document}#{name}"))
        elif items:
            items[-1] = replace(items[-1], blocks=items[-1].blocks + builder.many(child.children))
    return (DefinitionList(tuple(items), span=builder.reading.span(node.line)),)


_ALIGN: Mapping[str, Align] = {"text-align:right": "right", "text-align:center": "center"}


def _table(builder: Builder, node: Node) -> tuple[Block, ...]:
    span = builder.reading.span(node.line)
    rows = [row.children for part in node.children for row in part.children]
    if node.meta["data"]:
        return (_data_table(builder, node, rows, span),)
    header = rows[0] if rows else []
    align = tuple(_ALIGN.get(str(cell.attrs.get("style", "")), "left") for cell in header)
    cells = tuple(tuple(builder.text(cell.children[0]) for cell in row) for row in rows)
    key = builder.key("table", span)
    return (Table(cells[0] if cells else (), cells[1:], align, key=key, span=span),)


def _data_table(builder: Builder, node: Node, rows: list[list[Node]], span: Span) -> DataTable:
    kind = tables.BY_NAME[node.meta["data"]]
    header: tuple[str, ...] = node.meta["header"]
    builder.reading.found += tables.check_columns(kind, header, span)
    cells = tuple(tuple(_cell(builder, cell.children[0]) for cell in row) for row in rows[1:])
    return DataTable(kind.name, header, cells, span)


def _cell(builder: Builder, inline: Node) -> Cell:
    return Cell(inline.meta["source"].strip(), builder.text(inline), place_of(inline))


def _quote(builder: Builder, node: Node) -> tuple[Block, ...]:
    return (Quote(builder.many(node.children), span=builder.reading.span(node.line)),)


def _code(builder: Builder, node: Node) -> tuple[Block, ...]:
    language = node.token.info.split(" ")[0]
    return (CodeBlock(node.content.rstrip("\n"), language, span=builder.reading.span(node.line)),)


def _break(builder: Builder, node: Node) -> tuple[Block, ...]:
    return (Break(span=builder.reading.span(node.line)),)


_RULES: Mapping[str, Rule] = {
    "heading": lambda builder, node: (heading(builder, node),),
    "paragraph": _paragraph,
    "inline": lambda builder, node: (Paragraph(builder.text(node), span=place_of(node)),),
    "bullet_list": _list,
    "ordered_list": _list,
    "dl": _definitions,
    "table": _table,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "hr": _break,
    "div": boxes.div,
    "div_stray": boxes.stray,
}
