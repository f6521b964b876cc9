"""Books of the same in several languages → one book with the languages side by side, aligned block by block.

Translations have the shape of their source, so blocks are paired by their place. What is written on stands
once, below what is asked in each language, under the name that it has in all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from publish import walk
from publish.arrange.common import unkeyed
from publish.model import (
    Beside,
    Block,
    Blocks,
    Book,
    Box,
    Break,
    Columns,
    Contents,
    DefinitionList,
    Field,
    Figure,
    Footnote,
    IndexEntry,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    PagesOf,
    Paragraph,
    Part,
    Room,
    Spoken,
    Strong,
    Table,
    Text,
    Tongue,
)

SLASH = " / "
"""Between words of several languages that stand in one line."""

BELOW = LineBreak()

ALONE = frozenset({"index"})
"""Parts that are sorted as their language is: there is one for each, and nothing stands beside it."""

NARROW = 3
"""Columns that a table may have to stand beside the same in another language; wider ones stand below each other."""


def beside(books: tuple[Book, ...]) -> Book:
    """One book of those of several languages. It is called by the first of them, and keys lead to places in it."""
    first = books[0]
    languages = tuple(book.edition.language for book in books)
    numbered = _numbered(books)
    parts = tuple(part for key in _keys(numbered) for part in _parts(key, numbered))
    titles = SLASH.join(dict.fromkeys(book.title for book in books))
    return replace(first, edition=replace(first.edition, beside=languages[1:]), title=titles, parts=parts)


def _keys(books: Sequence[Book]) -> tuple[str, ...]:
    """The parts of all books in order; one that the first lacks follows the part that it follows in its own book."""
    keys = [part.key for part in books[0].parts]
    for book in books[1:]:
        before = 0
        for part in book.parts:
            if part.key not in keys:
                keys.insert(before, part.key)
            before = keys.index(part.key) + 1
    return tuple(keys)


def _parts(key: str, books: Sequence[Book]) -> Iterator[Part]:
    """The part of that key of all books as one; or as one for each, where they do not go together."""
    own = [(book.edition.language, part) for book in books for part in book.parts if part.key == key]
    (language, first), *others = own
    home = books[0].edition.language
    runs = [part.blocks if spoken == home else _indexed(part.blocks, spoken) for spoken, part in own]
    if first.role in ALONE:
        yield replace(first, blocks=runs[0], language="" if language == home else language)
        for (other, part), run in zip(others, runs[1:], strict=True):
            yield replace(part, key=f"{key}/{other}", blocks=unkeyed(run), language=other)
        return
    tongues = tuple(spoken for spoken, _ in own)
    yield replace(
        first,
        title=_stacked(tongues, [part.title for _, part in own]),
        blocks=_keyed_once(_rows(tongues, runs), language),
        eyebrow=SLASH.join(dict.fromkeys(part.eyebrow for _, part in own)),
    )


# ── keys and notes ────────────────────────────────────────────────────────────


def _indexed(run: Blocks, language: str) -> Blocks:
    """A run whose places in the index have keys of their own: each language has an index."""

    def rule(inline: Inline) -> Inlines:
        match inline:
            case IndexEntry() if inline.key:
                return (replace(inline, key=f"{language}/{inline.key}"),)
            case PagesOf():
                return (replace(inline, keys=tuple(f"{language}/{key}" for key in inline.keys)),)
            case _:
                return (inline,)

    return walk.rewrite(run, None, rule)


def _keyed_once(run: Blocks, language: str) -> Blocks:
    """A run in which keys are those of the first language: what stands beside it is found there."""

    def rule(block: Block) -> Blocks:
        if not isinstance(block, Beside):
            return (block,)
        tongues = (t if t.language == language else replace(t, blocks=unkeyed(t.blocks)) for t in block.tongues)
        return (Beside(tuple(tongues)),)

    return walk.rewrite(run, rule)


def _numbered(books: tuple[Book, ...]) -> tuple[Book, ...]:
    """Books whose footnotes say their number, and in which language they are: the same note has the same in all."""
    numbers: dict[tuple[str, str, int], str] = {}
    return tuple(replace(book, parts=tuple(_marked(part, book, numbers) for part in book.parts)) for book in books)


def _marked(part: Part, book: Book, numbers: dict[tuple[str, str, int], str]) -> Part:
    """The numbers are those of the first book: they are noted by part and note, and by which time it is called."""
    called: Counter[str] = Counter()

    def rule(inline: Inline) -> Inlines:
        if not isinstance(inline, Footnote):
            return (inline,)
        called[inline.key] += 1
        mark = numbers.setdefault((part.key, inline.key, called[inline.key]), str(called.total()))
        return (replace(inline, mark=mark, blocks=_told(inline.blocks, book.edition.language)),)

    return replace(part, blocks=walk.rewrite(part.blocks, None, rule))


def _told(run: Blocks, language: str) -> Blocks:
    """The text of a note, which is not printed where it is called, as spoken in its language."""
    return tuple(
        replace(block, content=(Spoken(language, block.content),)) if isinstance(block, Paragraph) else block
        for block in run
    )


# ── several as one ────────────────────────────────────────────────────────────

Tongues = tuple[str, ...]


def _rows(tongues: Tongues, runs: Sequence[Blocks]) -> Blocks:
    """Runs of blocks of the same shape, row by row; of another shape, as they are beside each other."""
    shapes = {tuple(map(type, run)) for run in runs}
    if len(shapes) > 1:
        return (Beside(tuple(Tongue(spoken, run) for spoken, run in zip(tongues, runs, strict=True))),)
    rows = zip(*runs, strict=True)
    return tuple(block for row in rows for block in _ROWS.get(type(row[0]), _abreast)(tongues, row))


def _abreast(tongues: Tongues, row: Sequence[Block]) -> Blocks:
    return (Beside(tuple(Tongue(spoken, (block,)) for spoken, block in zip(tongues, row, strict=True))),)


def _below(tongues: Tongues, row: Sequence[Block]) -> Blocks:
    """Below each other: what is too wide to stand side by side."""
    return tuple(Beside((Tongue(spoken, (block,)),)) for spoken, block in zip(tongues, row, strict=True))


def _first(_: Tongues, row: Sequence[Block]) -> Blocks:
    return (row[0],)


def _stacked(tongues: Tongues, runs: Sequence[Inlines], between: Inline = BELOW) -> Inlines:
    """What is said in each language, once where it is the same, with `between` between them."""
    said = dict(zip(reversed(runs), reversed(tongues), strict=True))
    own = tuple((spoken, run) for run, spoken in reversed(said.items()) if run)
    spoken_ones = (run if spoken == tongues[0] else (Spoken(spoken, run),) for spoken, run in own)
    return tuple(chain.from_iterable((between, *run) if n else run for n, run in enumerate(spoken_ones)))


def _joined(texts: Iterable[str]) -> str:
    return SLASH.join(dict.fromkeys(filter(None, texts)))


def _box(tongues: Tongues, row: Sequence[Box]) -> Blocks:
    """One box: what it is called side by side, then what is in it, row by row."""
    heads = tuple(Tongue(spoken, (), box.title, box.label) for spoken, box in zip(tongues, row, strict=True))
    head = (Beside(heads),) if any(one.title or one.label for one in heads) else ()
    blocks = (*head, *_rows(tongues, [box.blocks for box in row]))
    return (replace(row[0], blocks=blocks, title=(), label=""),)


def _list(tongues: Tongues, row: Sequence[ListBlock]) -> Blocks:
    """Where items are ticked, each box stands once, before what it says in each language."""
    if not any(item.tick for item in row[0].items) or len({len(block.items) for block in row}) > 1:
        return _abreast(tongues, row)
    items = tuple(
        replace(same[0], blocks=_rows(tongues, [item.blocks for item in same]))
        for same in zip(*(block.items for block in row), strict=True)
    )
    return (replace(row[0], items=items, label=_joined(block.label for block in row)),)


def _definitions(tongues: Tongues, row: Sequence[DefinitionList]) -> Blocks:
    """Terms with their meanings, each beside the same: in the order of the first language, whatever the others'."""
    named = [{item.key or str(n): item for n, item in enumerate(block.items)} for block in row]
    entries = (
        [(spoken, items[name]) for spoken, items in zip(tongues, named, strict=True) if name in items]
        for name in dict.fromkeys(name for items in named for name in items)
    )
    return tuple(Beside(tuple(Tongue(spoken, (DefinitionList((item,)),)) for spoken, item in same)) for same in entries)


def _table(tongues: Tongues, row: Sequence[Table]) -> Blocks:
    """A table to fill in stands once, with all languages in its cells; a wide one once for each."""
    cells = [cell for line in row[0].rows for cell in line]
    if any(isinstance(inline, Field) for cell in cells for inline in cell):
        return (_to_fill(tongues, row),)
    return (_abreast if len(row[0].align) <= NARROW else _below)(tongues, row)


def _to_fill(tongues: Tongues, row: Sequence[Table]) -> Table:
    header = tuple(_stacked(tongues, heads) for heads in zip(*(table.header for table in row), strict=True))
    lines = zip(*(table.rows for table in row), strict=True)
    rows = tuple(tuple(_cell(tongues, cells) for cells in zip(*line, strict=True)) for line in lines)
    caption = _stacked(tongues, [table.caption for table in row])
    return replace(row[0], header=header, rows=rows, caption=caption)


def _cell(tongues: Tongues, cells: Sequence[Inlines]) -> Inlines:
    match cells[0]:
        case (Field() as field,):
            labels = (inline.label for cell in cells for inline in cell if isinstance(inline, Field))
            return (replace(field, label=_joined(labels)),)
        case _:
            return _stacked(tongues, cells)


def _paragraph(tongues: Tongues, row: Sequence[Paragraph]) -> Blocks:
    """A line to write on, once: what it is for in all languages before it."""
    fields = [inline for block in row for inline in block.content if isinstance(inline, Field)]
    if not fields:
        return _abreast(tongues, row)
    words = [tuple(inline for inline in block.content if not isinstance(inline, Field)) for block in row]
    field = replace(fields[0], label=_joined(one.label for one in fields))
    return (replace(row[0], content=(*_stacked(tongues, words, Text(SLASH)), field)),)


def _room(_: Tongues, row: Sequence[Room]) -> Blocks:
    return (replace(row[0], label=_joined(room.label for room in row)),)


def _figure(tongues: Tongues, row: Sequence[Figure]) -> Blocks:
    """A picture without words stands once, with what is said of it in all languages."""
    if len({figure.image for figure in row}) > 1:
        return _abreast(tongues, row)
    caption = _stacked(tongues, [figure.caption for figure in row])
    return (replace(row[0], alt=_joined(figure.alt for figure in row), caption=caption),)


def _columns(tongues: Tongues, row: Sequence[Columns]) -> Blocks:
    """Columns below each other: the page is divided already."""
    runs = [
        tuple(block for column in columns.columns for block in _column(column.head, column.blocks)) for columns in row
    ]
    return _rows(tongues, runs)


def _column(head: Inlines, blocks: Blocks) -> Blocks:
    return (*((Paragraph((Strong(head),)),) if head else ()), *blocks)


def _contents(tongues: Tongues, row: Sequence[Contents]) -> Blocks:
    """The entries of the first language, each with its title in all of them."""
    titles = [{entry.key: entry.title for entry in contents.entries} for contents in row]
    entries = tuple(
        replace(entry, title=_stacked(tongues, [named.get(entry.key, ()) for named in titles]))
        for entry in row[0].entries
    )
    return (Contents(entries),)


_ROWS: Mapping[type[Block], Callable[[Tongues, Any], Blocks]] = {
    Box: _box,
    ListBlock: _list,
    DefinitionList: _definitions,
    Table: _table,
    Paragraph: _paragraph,
    Room: _room,
    Figure: _figure,
    Columns: _columns,
    Contents: _contents,
    Break: _first,
}
"""How blocks of a kind are put beside each other; those that are not here, as they are."""
