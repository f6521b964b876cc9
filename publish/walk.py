"""Going through blocks and inlines: one place that knows what contains what.

`blocks` and `inlines` yield everything, outermost first, in reading order. `rewrite` makes
a new tree: the functions get each node after its children and answer with what stands in
its place (nothing, itself, or several).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from operator import is_
from typing import TypeVar

from publish.model import (
    Beside,
    Block,
    Blocks,
    Box,
    Break,
    Chart,
    CodeBlock,
    Columns,
    Contents,
    Data,
    DataTable,
    DefinitionList,
    Emphasis,
    Fallback,
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
    SlideDrawing,
    Spoken,
    Strong,
    Table,
    Term,
    Text,
    Timetable,
)
from publish.model import Code as CodeSpan

Node = TypeVar("Node")
InlineRule = Callable[[Inline], Inlines]
BlockRule = Callable[[Block], Blocks]


def children(block: Block) -> tuple[Blocks, ...]:
    """The runs of blocks directly inside `block`, in reading order (not those of footnotes)."""
    return _CHILDREN.get(type(block), _none)(block)


def texts(block: Block) -> tuple[Inlines, ...]:
    """The runs of text directly in `block`, in reading order (not those of blocks inside)."""
    return _TEXTS.get(type(block), _none)(block)


def _none(_: Block) -> tuple[()]:
    return ()


def _of_items(block: ListBlock | DefinitionList) -> tuple[Blocks, ...]:
    return tuple([item.blocks for item in block.items])


def _of_table(block: Table) -> tuple[Inlines, ...]:
    return (*block.header, *chain.from_iterable(block.rows), block.caption)


def _of_chart(block: Chart) -> tuple[Inlines, ...]:
    names = (*(series.name for series in block.series), *block.categories)
    return (*((Text(name),) for name in names), block.caption)


# mypy cannot see that each function is called with blocks of its own type only.
_CHILDREN: dict[type, Callable[..., tuple[Blocks, ...]]] = {
    Box: lambda box: (box.blocks,),
    Quote: lambda quote: (quote.blocks,),
    Columns: lambda block: tuple(column.blocks for column in block.columns),
    ListBlock: _of_items,
    DefinitionList: _of_items,
    Beside: lambda block: tuple(tongue.blocks for tongue in block.tongues),
}
_TEXTS: dict[type, Callable[..., tuple[Inlines, ...]]] = {
    Heading: lambda block: (block.content,),
    Paragraph: lambda block: (block.content,),
    Table: _of_table,
    DataTable: lambda table: tuple(cell.content for row in table.rows for cell in row),
    Figure: lambda figure: (figure.caption,),
    Chart: _of_chart,
    Box: lambda box: (box.title,),
    Columns: lambda block: tuple(column.head for column in block.columns),
    DefinitionList: lambda block: tuple(item.term for item in block.items),
    Contents: lambda block: tuple(entry.title for entry in block.entries),
    Beside: lambda block: tuple(tongue.title for tongue in block.tongues),
}


def blocks(run: Blocks) -> Iterator[Block]:
    """Every block of `run`, with those inside, and inside footnotes."""
    open_runs = [iter(run)]
    while open_runs:
        for block in open_runs[-1]:
            yield block
            if inner := _inside(block):
                open_runs.append(iter(inner))
                break
        else:
            open_runs.pop()


def _inside(block: Block) -> list[Block]:
    """The blocks directly inside `block`, those of footnotes first."""
    inside: list[Block] = []
    for text in texts(block):
        if not _PLAIN.issuperset(map(type, text)):  # most are
            inside += chain.from_iterable(one.blocks for one in inlines(text) if isinstance(one, Footnote))
    for run in children(block):
        inside += run
    return inside


def keys(run: Blocks) -> Iterator[str]:
    """The key of each block, and of each definition; "" where there is none."""
    for block in blocks(run):
        yield getattr(block, "key", "")
        if isinstance(block, DefinitionList):
            yield from (item.key for item in block.items)


def inlines(run: Inlines) -> Iterator[Inline]:
    """Every inline of `run`, with those inside (a footnote's own blocks are not entered)."""
    for inline in run:
        yield inline
        match inline:
            case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry() | Fallback() | Spoken():
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
        case Fallback():
            return plain(inline.content) + inline.sign
        case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry() | Spoken():
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
        if isinstance(block, Figure | Chart) and block.alt:
            yield block.alt
        yield from (said for text in texts(block) if (said := plain(text).strip()))


def rewrite_inlines(
    run: Inlines, rule: InlineRule, inside: BlockRule | None = None, foreign: InlineRule | None = None
) -> Inlines:
    """A new run: `rule` answers for each inline, after its content was rewritten; within a `Fallback`, `foreign`."""
    # Most inlines are plain text, which nothing stands in; most runs are one of these.
    if len(run) == 1 and type(run[0]) is Text:
        return _if_new(run, rule(run[0]))
    inner = (old if type(old) is Text else _rewrite_inline(old, rule, inside, foreign) for old in run)
    return _if_new(run, tuple([new for one in inner for new in rule(one)]))


def _rewrite_inline(inline: Inline, rule: InlineRule, inside: BlockRule | None, foreign: InlineRule | None) -> Inline:
    match inline:
        case Strong() | Emphasis() | Link() | Reference() | Term() | IndexEntry() | Spoken():
            return _with(inline, content=rewrite_inlines(inline.content, rule, inside, foreign))
        case Fallback():
            return _with(inline, content=rewrite_inlines(inline.content, foreign or rule, inside))
        case Footnote():
            return _with(inline, blocks=rewrite(inline.blocks, inside, rule, foreign))
        case _:
            return inline


def rewrite(
    run: Blocks,
    block_rule: BlockRule | None = None,
    inline_rule: InlineRule | None = None,
    foreign: InlineRule | None = None,
) -> Blocks:
    """A new run of blocks: each rule answers for each node, after its children were rewritten.

    `foreign` answers for inlines within passages in another language, where these want another rule.
    """

    def text(run: Inlines) -> Inlines:
        if inline_rule is None and _PLAIN.issuperset(map(type, run)):
            return run
        return rewrite_inlines(run, inline_rule or _same, block_rule, foreign)

    def inner(run: Blocks) -> Blocks:
        done = [_rewrite_block(block, text, inner) for block in run]
        return _if_new(run, tuple([new for one in done for new in block_rule(one)] if block_rule else done))

    return inner(run)


_PLAIN = frozenset({Text})


def _same(inline: Inline) -> Inlines:
    return (inline,)


def _rewrite_block(block: Block, text: Callable[[Inlines], Inlines], inner: Callable[[Blocks], Blocks]) -> Block:
    match block:
        case Heading() | Paragraph():
            return _with(block, content=text(block.content))
        case Quote():
            return _with(block, blocks=inner(block.blocks))
        case Box():
            return _with(block, title=text(block.title), blocks=inner(block.blocks))
        case ListBlock():
            return _with(block, items=_each(block.items, lambda item: _with(item, blocks=inner(item.blocks))))
        case DefinitionList():
            return _with(block, items=_each(block.items, lambda d: _with(d, term=text(d.term), blocks=inner(d.blocks))))
        case Columns():
            return _with(
                block, columns=_each(block.columns, lambda c: _with(c, head=text(c.head), blocks=inner(c.blocks)))
            )
        case Table():
            rows = _each(block.rows, lambda row: _each(row, text))
            return _with(block, header=_each(block.header, text), rows=rows, caption=text(block.caption))
        case DataTable():
            cells = _each(block.rows, lambda row: _each(row, lambda cell: _with(cell, content=text(cell.content))))
            return _with(block, rows=cells)
        case Figure() | Chart():
            return _with(block, caption=text(block.caption))
        case Beside():
            return _with(
                block, tongues=_each(block.tongues, lambda t: _with(t, title=text(t.title), blocks=inner(t.blocks)))
            )
        case Contents():
            return _with(block, entries=_each(block.entries, lambda entry: _with(entry, title=text(entry.title))))
        case CodeBlock() | Break() | Room() | Timetable() | SlideDrawing() | Include() | Data():
            return block


# What a rule leaves as it is stays the same object: most passes change little, and copies cost.


def _with(node: Node, **fields: object) -> Node:
    """`node` with these fields; itself where they are what it has."""
    for name, value in fields.items():
        if getattr(node, name) is not value:
            return replace(node, **fields)  # type: ignore[type-var]  # every node is a dataclass
    return node


def _each(run: tuple[Node, ...], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    return _if_new(run, tuple(map(change, run)))


def _if_new(old: tuple[Node, ...], new: tuple[Node, ...]) -> tuple[Node, ...]:
    return old if len(old) == len(new) and all(map(is_, old, new)) else new
