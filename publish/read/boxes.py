"""Fenced blocks → boxes, columns and data, as the table of kinds says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from publish.diagnostics import Span, error, warning
from publish.kinds import BY_NAME, KINDS, TASKS, Kind
from publish.model import Attributes, Block, Blocks, Box, Cell, Chart, Column, Columns, Data, Item, ListBlock, Sheet
from publish.read.attributes import Raw, convert, curly, near
from publish.read.builder import Builder, heading, place_of
from publish.read.charts import plot, type_of
from publish.read.tree import Node
from publish.slug import slug
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence that was understood: what it is, and what it holds. `written`: its attributes in the source's words."""

    kind: Kind
    raw: Raw
    written: Raw
    attributes: Attributes
    node: Node
    span: Span

    @property
    def titled(self) -> bool:
        """Whether it begins with a heading: its title."""
        first = self.node.children[0] if self.node.children else None
        return first is not None and first.type == "heading"

    @property
    def title_source(self) -> str:
        return str(self.node.children[0].children[0].meta["source"]).strip() if self.titled else ""

    @property
    def inner(self) -> list[Node]:
        """What it holds besides its title."""
        return self.node.children[1:] if self.titled else self.node.children


def stray(builder: Builder, node: Node) -> tuple[Block, ...]:
    """A fence that opens or closes nothing (S001)."""
    span = builder.reading.span(node.line, ":::")
    if node.meta["closing"]:
        what, hint = "this fence closes nothing", "take it away, or open a block above it"
    else:
        what, hint = "this fence cannot be understood", 'write ::: and a name, or {.name #id minutes="30"}'
    builder.reading.found.append(error("S001", what, span, hint))
    return ()


def div(builder: Builder, node: Node) -> tuple[Block, ...]:
    """The block of a fence. S001–S005: what cannot be understood; its content is kept all the same."""
    meta = node.meta
    span = builder.reading.span(node.line, ":::")
    raw: Raw | None = meta["raw"]
    if raw is None or not raw.classes:
        hint = 'a block begins like ::: {.exercise #id minutes="30"}'
        builder.reading.found.append(error("S001", "this fence cannot be understood", span, hint))
        return builder.many(node.children)
    _complaints(builder, meta, span)
    name = next((c for c in raw.classes if c in BY_NAME), raw.classes[0])
    kind = BY_NAME.get(name)
    if kind is None:
        where = builder.reading.span(node.line, name)
        known = f"kinds: {', '.join(k.name for k in KINDS)}"
        builder.reading.found.append(error("S003", f"unknown block kind `{name}`", where, near(name, BY_NAME, known)))
        return builder.many(node.children)
    allowed = (*kind.attributes, "said") if raw.get("said") else kind.attributes
    attributes, wrong = convert(raw, allowed, f"`{name}`", span)
    builder.reading.found += wrong
    return (_BECOMES[kind.becomes](builder, Fence(kind, raw, meta["written"], attributes, node, span)),)


def _complaints(builder: Builder, meta: Mapping[str, object], span: Span) -> None:
    found = builder.reading.found
    if meta["unclosed"]:
        found.append(error("S002", "this block is not closed", span, "end it with a line of three colons: :::"))
    if meta["curly"]:
        found.append(curly(builder.reading.lines[span.line - 1], span))
    if meta["tight"]:
        hint = "put an empty line above it; other tools would swallow it"
        found.append(warning("S007", "no empty line before this block", span, hint))


def _box(builder: Builder, fence: Fence) -> Box:
    if fence.kind.name in TASKS and not fence.raw.id:
        hint = f"give it one: {{.{fence.kind.name} #a-short-name}}; the field on the worksheet is called by it"
        builder.reading.found.append(warning("S026", f"this `{fence.kind.name}` has no id", fence.span, hint))
    if not (fence.kind.titled and fence.titled):
        key = builder.block_key(fence.raw, fence.kind.name, fence.span)
        inner = _ticked(builder.many(fence.node.children), key)
        return Box(fence.kind.name, inner, (), key, fence.span, fence.attributes)
    key = builder.block_key(fence.raw, slug(fence.title_source), fence.span)
    title = heading(builder, fence.node.children[0], titles=True)
    said = title.attributes
    attributes = replace(
        fence.attributes,
        layout=said.layout,
        hidden=said.hidden,
        volume=said.volume,
        incremental=said.incremental,
    )
    inner = _ticked(builder.many(fence.inner), key)
    return Box(fence.kind.name, inner, title.content, key, fence.span, attributes)


def _ticked(run: Blocks, key: str) -> Blocks:
    """Boxes to tick get the key of their question and their number: equal in all languages."""
    numbers = count(1)
    return tuple(
        replace(block, items=tuple(_fields(block.items, key, numbers))) if isinstance(block, ListBlock) else block
        for block in run
    )


def _fields(items: tuple[Item, ...], key: str, numbers: Iterator[int]) -> Iterator[Item]:
    """A field for each `[ ] …`, and one for all `( ) …` of the list."""
    shared, choices = "", count(1)
    for item in items:
        if item.choice:
            shared = shared or f"{key}.{next(numbers)}"
            yield replace(item, tick=shared, choice=next(choices))
        else:
            yield replace(item, tick=f"{key}.{next(numbers)}") if item.tick else item


def _columns(builder: Builder, fence: Fence) -> Columns:
    inner = builder.many(fence.node.children)
    columns = [block for block in inner if isinstance(block, Box) and block.role == "column"]
    if len(columns) < len(inner):
        hint = "put it into a ::: column, or outside of the columns"
        builder.reading.found.append(error("S012", "only columns stand in `columns`", fence.span, hint))
    made = tuple(Column(box.blocks, box.title, box.attributes.width) for box in columns)
    return Columns(made, builder.block_key(fence.raw, "columns", fence.span), fence.span)


def _column(builder: Builder, fence: Fence) -> Box:
    """A column is a box until its columns take it up."""
    head = heading(builder, fence.node.children[0], titles=True).content if fence.titled else ()
    return Box("column", builder.many(fence.inner), head, "", fence.span, fence.attributes)


def _data(builder: Builder, fence: Fence) -> Data:
    key = builder.block_key(fence.raw, fence.kind.name, fence.span)
    return Data(fence.kind.name, fence.attributes, key, fence.span)


def _chart(builder: Builder, fence: Fence) -> Chart:
    """A chart with the numbers of the table it holds; those of a file are put in by linking."""
    said, span, found = fence.attributes, fence.span, builder.reading.found
    source = fence.written.get("caption")
    key = builder.block_key(fence.raw, slug(source) or fence.kind.name, span)
    type, wrong = type_of(said.type, span)
    found += wrong
    caption = builder.phrase(said.caption, source, span)
    chart = Chart(type, (), (), said.alt, caption, key, span, data=said.data)
    inner = fence.node.children
    held = len(inner) == 1 and inner[0].type == "table"
    if bool(said.data) == held or (inner and not held):
        hint = 'write its numbers as a table in the block, or name their file: data="data/remittances.csv"'
        found.append(error("S032", "a chart has one table of numbers: in the block, or in a file", span, hint))
    elif held:
        chart, wrong = plot(chart, _sheet(builder, inner[0]))
        found += wrong
    return chart


def _sheet(builder: Builder, table: Node) -> Sheet:
    rows = [row.children for part in table.children for row in part.children]
    inlines = (tuple(cell.children[0] for cell in row) for row in rows)
    cells = (tuple(Cell(i.meta["source"].strip(), builder.text(i), place_of(i)) for i in row) for row in inlines)
    return Sheet(tuple(cells))


_BECOMES: Mapping[str, Callable[[Builder, Fence], Block]] = {
    "box": _box,
    "columns": _columns,
    "column": _column,
    "data": _data,
    "chart": _chart,
}
