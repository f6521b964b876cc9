"""Blocks as the paragraphs of a text box: levels, bullets and numbers. Fitting measures them, rendering writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from publish.fit import Line, Mark, Run, runs
from publish.model import (
    Block,
    Blocks,
    Box,
    Chart,
    CodeBlock,
    Columns,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Spoken,
    Table,
)

BETWEEN = Run(" · ")


def lines(blocks: Blocks, level: int = 1) -> tuple[Line, ...]:
    """Everything `blocks` say, as paragraphs; a table is a line for each row, a picture its caption."""
    return tuple(line for block in blocks for line in _LINES.get(type(block), _nothing)(block, level))


def box_lines(box: Box) -> tuple[Line, ...]:
    """A box: its label and its title in bold, then what it holds."""
    heads = (_heading(Heading(1, box.title, ""), 1)) if box.title else ()
    label = (Line((Run(box.label, bold=True),)),) if box.label else ()
    return (*label, *heads, *lines(box.blocks))


def cell_line(content: Inlines, bold: bool = False) -> Line:
    """A cell of a table."""
    return Line(runs(content, bold))


def item_runs(item: Item) -> tuple[Run, ...]:
    """An item of a list in one line."""
    strung: tuple[Run, ...] = ()
    for line in lines(item.blocks):
        strung = (*strung, BETWEEN, *line.runs) if strung else line.runs
    return strung


def joined_runs(cells: tuple[Inlines, ...]) -> tuple[Run, ...]:
    """Several cells in one line, with dots between."""
    strung: tuple[Run, ...] = ()
    for content in filter(None, cells):
        strung = (*strung, BETWEEN, *runs(content)) if strung else runs(content)
    return strung


def _nothing(_: Block, __: int) -> Iterator[Line]:
    return iter(())


def _line(said: tuple[Run, ...], level: int, language: str = "") -> Line:
    return Line(said, level, "more" if level > 1 else "plain", language=language)


def _more(line: Line) -> Line:
    return replace(line, mark="more")


def by_language(content: Inlines) -> Iterator[tuple[str, Inlines]]:
    """A text, and what it says again in other languages, each with its language; "" is that of the deck."""
    ends = [n for n, (one, other) in enumerate(pairwise(content)) if _again(one, other)]
    yield "", content[: ends[0]] if ends else content
    for n in ends:
        again = content[n + 1]
        assert isinstance(again, Spoken)
        yield again.language, (again,)


def _again(one: Inline, other: Inline) -> bool:
    """Whether the same is said again from here on."""
    return isinstance(one, LineBreak) and isinstance(other, Spoken)


def _paragraph(block: Paragraph, level: int) -> Iterator[Line]:
    yield from (_line(runs(said), level, language) for language, said in by_language(block.content))


def _heading(block: Heading, level: int) -> Iterator[Line]:
    yield from (_line(runs(said, bold=True), level, language) for language, said in by_language(block.content))


def _code(block: CodeBlock, level: int) -> Iterator[Line]:
    yield _line((Run(block.text.rstrip("\n"), fixed=True),), level)


def _list(block: ListBlock, level: int) -> Iterator[Line]:
    digits = len(str(block.start + len(block.items) - 1)) if block.ordered else 0
    for number, item in enumerate(block.items):
        mark = _item_mark(item, block.ordered)
        first, *rest = _item(item.blocks, level) or (Line((), level),)
        own = digits or int(mark in ("tick", "choice"))
        if first.level == level:
            yield Line(first.runs, level, mark, block.start + number, number == 0, own, first.language)
        else:
            yield first
        yield from (replace(line, digits=own) if own and line.level == level else line for line in rest)


def _item_mark(item: Item, ordered: bool) -> Mark:
    if item.tick:
        return "choice" if item.choice else "tick"
    return "number" if ordered else "bullet"


def _item(blocks: Blocks, level: int) -> tuple[Line, ...]:
    """What an item says, its mark still missing."""
    made: list[Line] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            made += _list(block, level + 1)
        else:
            made += (_more(line) if line.mark == "plain" else line for line in lines((block,), level))
    return tuple(made)


def _definitions(block: DefinitionList, level: int) -> Iterator[Line]:
    for item in block.items:
        yield from _heading(Heading(1, item.term, ""), level)
        yield from lines(item.blocks, level)


def _quote(block: Quote, level: int) -> Iterator[Line]:
    for line in lines(block.blocks, level):
        yield replace(line, runs=tuple(replace(run, quoted=True) for run in line.runs))


def _box(block: Box, _: int) -> Iterator[Line]:
    yield from box_lines(block)


def _columns(block: Columns, level: int) -> Iterator[Line]:
    for column in block.columns:
        if column.head:
            yield from _heading(Heading(1, column.head, ""), level)
        yield from lines(column.blocks, level)


def _table(block: Table, level: int) -> Iterator[Line]:
    for row in (block.header, *block.rows):
        if any(row):
            yield _line(joined_runs(row), level)


def _figure(block: Figure | Chart, level: int) -> Iterator[Line]:
    if block.caption:
        yield _line(runs(block.caption), level)


# mypy cannot see that each function is called with blocks of its own type only.
_LINES: dict[type, Callable[..., Iterator[Line]]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    CodeBlock: _code,
    ListBlock: _list,
    DefinitionList: _definitions,
    Quote: _quote,
    Box: _box,
    Columns: _columns,
    Table: _table,
    Figure: _figure,
    Chart: _figure,
}
