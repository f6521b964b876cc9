"""Going through blocks and inlines: one place that knows what contains what.

`blocks` and `inlines` yield everything, outermost first, in reading order. `rewrite` makes
a new tree: the functions get each node after its children and answer with what stands in
its place (nothing, itself, or several).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from publish.model import (
    Block,
    Blocks,
    Box,
    Break,
    CodeBlock,
    Column,
    Columns,
    Contents,
    Data,
    DataTable,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Include,
    IndexEntry,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Reference,
    Room,
    Strong,
    Table,
    Term,
    Text,
)
from publish.model import Code as CodeSpan

InlineRule = Callable[[Inline], Inlines]
BlockRule = Callable[[Block], Blocks]


def children(block: Block) -> tuple[Blocks, ...]:
    """The runs of blocks directly inside `block`, in reading order (not those of footnotes)."""
    match block:
        case Box() | Quote():
            return (block.blocks,)
        case Columns():
            return tuple(column.blocks for column in block.columns)
        case ListBlock() | DefinitionList():
            return tuple(item.blocks for item in block.items)
        case _:
            return ()


def texts(block: Block) -> tuple[Inlines, ...]:
    """The runs of text directly in `block`, in reading order (not those of blocks inside)."""
    match block:
        case Heading() | Paragraph():
            return (block.content,)
        case Table():
            return (*block.header, *(cell for row in block.rows for cell in row), block.caption)
        case DataTable():
            return tuple(cell.content for row in block.rows for cell in row)
        case Figure():
            return (block.caption,)
        case Box():
            return (block.title,)
        case Columns():
            return tuple(column.head for column in block.columns)
        case DefinitionList():
            return tuple(item.term for item in block.items)
        case Contents():
            return tuple(entry.title for entry in block.entries)
        case _:
            return ()


def blocks(run: Blocks) -> Iterator[Block]:
    """Every block of `run`, with those inside, and inside footnotes."""
    for block in run:
        yield block
        for text in texts(block):
            for inline in inlines(text):
                if isinstance(inline, Footnote):
                    yield from blocks(inline.blocks)
        for inner in children(block):
            yield from blocks(inner)


def inlines(run: Inlines) -> Iterator[Inline]:
    """Every inline of `run`, with those inside (a footnote's own blocks are not entered)."""
    for inline in run:
        yield inline
        match inline:
            case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry():
                yield from inlines(inline.content)


def all_inlines(run: Blocks) -> Iterator[Inline]:
    """Every inline of every block of `run`."""
    for block in blocks(run):
        for text in texts(block):
            yield from inlines(text)


def plain(run: Inlines) -> str:
    """What a run says, without marks: for slugs, bookmarks, comparisons. Footnotes say nothing here."""
    return "".join(_plain(inline) for inline in run)


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | CodeSpan():
            return inline.text
        case LineBreak():
            return " "
        case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry():
            return plain(inline.content)
        case _:
            return ""


def plain_blocks(run: Blocks) -> str:
    """What blocks say, without marks, a line for each run of text; footnotes follow where they are called."""
    return "\n".join(_lines(run))


def _lines(run: Blocks) -> Iterator[str]:
    for block in blocks(run):
        if isinstance(block, CodeBlock):
            yield block.text
        if isinstance(block, Figure) and block.alt:
            yield block.alt
        yield from (said for text in texts(block) if (said := plain(text).strip()))


def rewrite_inlines(run: Inlines, rule: InlineRule, inside: BlockRule | None = None) -> Inlines:
    """A new run: `rule` answers for each inline, after its content was rewritten."""
    return tuple(new for old in run for new in rule(_rewrite_inline(old, rule, inside)))


def _rewrite_inline(inline: Inline, rule: InlineRule, inside: BlockRule | None) -> Inline:
    match inline:
        case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry():
            return replace(inline, content=rewrite_inlines(inline.content, rule, inside))
        case Footnote():
            return replace(inline, blocks=rewrite(inline.blocks, inside, rule))
        case _:
            return inline


def rewrite(run: Blocks, block_rule: BlockRule | None = None, inline_rule: InlineRule | None = None) -> Blocks:
    """A new run of blocks: each rule answers for each node, after its children were rewritten."""

    def text(run: Inlines) -> Inlines:
        return rewrite_inlines(run, inline_rule or _same, block_rule)

    def inner(run: Blocks) -> Blocks:
        return rewrite(run, block_rule, inline_rule)

    done: Iterable[Block] = (_rewrite_block(block, text, inner) for block in run)
    return tuple(done) if block_rule is None else tuple(new for block in done for new in block_rule(block))


def _same(inline: Inline) -> Inlines:
    return (inline,)


def _rewrite_block(block: Block, text: Callable[[Inlines], Inlines], inner: Callable[[Blocks], Blocks]) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, content=text(block.content))
        case Quote():
            return replace(block, blocks=inner(block.blocks))
        case Box():
            return replace(block, title=text(block.title), blocks=inner(block.blocks))
        case ListBlock():
            return replace(block, items=tuple(replace(item, blocks=inner(item.blocks)) for item in block.items))
        case DefinitionList():
            return replace(block, items=tuple(Definition(text(d.term), inner(d.blocks), d.key) for d in block.items))
        case Columns():
            return replace(block, columns=tuple(Column(inner(c.blocks), text(c.head), c.width) for c in block.columns))
        case Table():
            return replace(
                block,
                header=tuple(map(text, block.header)),
                rows=tuple(tuple(map(text, row)) for row in block.rows),
                caption=text(block.caption),
            )
        case DataTable():
            rows = tuple(tuple(replace(cell, content=text(cell.content)) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case Figure():
            return replace(block, caption=text(block.caption))
        case Contents():
            return replace(block, entries=tuple(replace(e, title=text(e.title)) for e in block.entries))
        case CodeBlock() | Break() | Room() | Include() | Data():
            return block


def texts_of(run: Inlines) -> Iterator[str]:
    """The strings a reader reads, one for each `Text`."""
    for inline in inlines(run):
        if isinstance(inline, Text):
            yield inline.text
