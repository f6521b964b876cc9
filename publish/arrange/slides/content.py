"""What stands on a slide → its layout and its slots. Decided by what was asked and what is there, not by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from publish import walk
from publish.arrange.charts import captioned, in_words
from publish.arrange.slides import footnotes
from publish.arrange.slides.stack import Area, Frame, area_place
from publish.diagnostics import Diagnostic, note
from publish.model import (
    Block,
    Blocks,
    Box,
    Chart,
    Column,
    Columns,
    Figure,
    Footnote,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Room,
    Slide,
    SlideSlot,
    Table,
)
from publish.templates import Layout, Template
from publish.values import dataclass
from publish.words import Words

SIDES = {2: ("left", "right"), 3: ("left", "middle", "right"), 4: ("left", "middle", "right", "fourth")}
ALONE = {"question": "question-alone", "statement": "statement-alone"}
"""Layouts whose title is all there is to say, set large."""

LEAST = 10  # of a hundred: the share of columns that say nothing where the others say more than there is

Slots = tuple[SlideSlot, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an author put on a slide: its title and blocks, footnotes numbered, and its notes."""

    title: Inlines
    blocks: Blocks
    notes: Blocks


def said(title: Inlines, blocks: Blocks, words: Words) -> Said:
    """A slide's title, blocks and notes: notes boxes go to the notes, and what charts say in words."""
    own = tuple(block for block in blocks if not _is_notes(block))
    notes = tuple(inner for block in blocks if isinstance(block, Box) and _is_notes(block) for inner in block.blocks)
    if called := footnotes.called(title, (*own, *notes)):
        title, own, notes = _marked(title, own, notes, called, words)
    notes = walk.rewrite(notes, lambda block: captioned(block, words) if isinstance(block, Chart) else (block,))
    charts = (block for block in walk.blocks(own) if isinstance(block, Chart))
    notes = (*notes, *(block for chart in charts for block in in_words(chart, words)))
    return Said(title, _plain(own), _plain(notes))


def _marked(
    title: Inlines, own: Blocks, notes: Blocks, called: tuple[Footnote, ...], words: Words
) -> tuple[Inlines, Blocks, Blocks]:
    """The same with the marks of these footnotes; those that are called in the notes only end them, as sources."""
    mark = footnotes.marking(footnotes.marks(called))
    shown = {note.key for note in footnotes.called(title, own)}
    notes = walk.rewrite(notes, None, mark)
    in_notes = tuple(note for note in footnotes.called((), notes) if note.key not in shown)
    notes = (*walk.rewrite(notes, None, footnotes.bare), *footnotes.sources(in_notes, words))
    return walk.rewrite_inlines(title, mark), walk.rewrite(own, None, mark), notes


def noted(blocks: Blocks, words: Words) -> Blocks:
    """Blocks as notes, their footnotes as sources below."""
    return said((), (Box("notes", blocks),), words).notes


def _is_notes(block: object) -> bool:
    return isinstance(block, Box) and block.role == "notes"


def _plain(blocks: Blocks) -> Blocks:
    kept = tuple(block for block in blocks if not isinstance(block, Room))
    return _pictures_out(kept)


def _pictures_out(blocks: Blocks) -> Blocks:
    """Pictures within lists and boxes stand after them instead: text boxes hold text."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            columns = (replace(column, blocks=_pictures_out(column.blocks)) for column in block.columns)
            made.append(replace(block, columns=tuple(columns)))
            continue
        inside = () if _shows(block) else tuple(filter(_shows, walk.blocks((block,))))
        made += walk.rewrite((block,), lambda b: () if _shows(b) else (b,)) if inside else (block,)
        made += inside
    return tuple(made)


def _shows(block: Block) -> TypeGuard[Figure | Chart]:
    """Whether it is a picture of any sort."""
    return isinstance(block, Figure | Chart)


# ── layouts ───────────────────────────────────────────────────────────────────


def compose(slide: Slide, blocks: Blocks, template: Template) -> tuple[Slide, tuple[Diagnostic, ...]]:
    """`slide` with its slots, and the layout it asked for (`slide.layout`), or else the one that fits its blocks."""
    asked = slide.layout
    found: tuple[Diagnostic, ...] = ()
    if asked and not _possible(asked, blocks):
        needs = NEEDS[asked][1]
        message = f"the layout `{asked}` needs {needs}: the slide is laid out by what stands on it"
        found = (note("F004", message, slide.span, key=slide.key),)
        asked = ""
    name = asked or _by_content(blocks)
    if not blocks:
        name = ALONE.get(name, name)
    fill = _FILL.get(name, _body)
    chosen, slots = fill(name, blocks, template)
    return replace(slide, layout=chosen, slots=slots), found


def _possible(layout: str, blocks: Blocks) -> bool:
    return layout not in NEEDS or NEEDS[layout][0](blocks)


def _by_content(blocks: Blocks) -> str:
    if any(isinstance(block, Columns) for block in blocks):
        return "comparison"
    tables = [block for block in blocks if isinstance(block, Table)]
    figures = [block for block in blocks if _shows(block)]
    if len(blocks) == 1 and tables:
        return "agenda" if tables[0].role == "programme" else "table"
    if len(figures) == len(blocks) == 1:
        return "figure"
    return "pictures" if figures and not tables else "content"


def _is_list(blocks: Blocks) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], ListBlock)


def _has_figure(blocks: Blocks) -> bool:
    return any(map(_shows, blocks))


def _has_table(blocks: Blocks) -> bool:
    return any(isinstance(block, Table) for block in blocks)


def _has_programme(blocks: Blocks) -> bool:
    """Cards have no heads: on any other table they would lose what its columns are."""
    return all(block.role == "programme" for block in blocks if isinstance(block, Table)) and _has_table(blocks)


def _has_columns(blocks: Blocks) -> bool:
    return any(isinstance(block, Columns) for block in blocks)


NEEDS: dict[str, tuple[Callable[[Blocks], bool], str]] = {
    "overview": (_is_list, "one list and nothing else"),
    "comparison": (_has_columns, "columns"),
    "figure": (_has_figure, "a picture"),
    "table": (_has_table, "a table"),
    "agenda": (_has_programme, "a programme"),
}

# ── slots ─────────────────────────────────────────────────────────────────────


def _body(name: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """Everything in the body, captions below what they belong to; a layout without a body gives way to `content`."""
    if blocks and template.layout(name).place("body") is None:
        name = "content"
    return name, (SlideSlot("body", _captions(blocks)),) if blocks else ()


def _captions(blocks: Blocks) -> Blocks:
    made: list[Blocks] = []
    for block in blocks:
        if isinstance(block, Table | Figure | Chart) and block.caption:
            made.append((replace(block, caption=()), Paragraph(block.caption)))
        else:
            made.append((block,))
    return tuple(block for run in made for block in run)


def _figure(name: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """A picture as large as it gets, its caption below; with text or other pictures it stands beside them."""
    if len(blocks) > 1:
        return _pictures(name, blocks, template)
    figure = blocks[0]
    assert isinstance(figure, Figure | Chart)
    if template.layout(name).place("caption") is None:
        return _body(name, blocks, template)
    caption = (SlideSlot("caption", (Paragraph(figure.caption),)),) if figure.caption else ()
    return name, (SlideSlot("body", (replace(figure, caption=()),)), *caption)


def _pictures(name: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """Pictures side by side, more than four in rows of three, or on one side with the text on the other."""
    pictures = tuple(filter(_shows, blocks))
    text = tuple(block for block in blocks if not _shows(block))
    # Row by row, so that they stay in order where the rows have to be divided.
    across = len(pictures) if len(pictures) in SIDES else 3
    runs = (pictures[n::across] for n in range(min(across, len(pictures))))
    columns = (Column(text), Column(pictures)) if text else tuple(map(Column, runs))
    return _comparison(name, (Columns(columns),), template)


def _comparison(_: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """Two to four columns, as wide as they say; what stands before or after them joins the first and the last."""
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Columns))
    block = blocks[at]
    assert isinstance(block, Columns)
    columns = _joined(block.columns, blocks[:at], blocks[at + 1 :], template)
    count, uneven = max(2, len(columns)), any(column.width for column in columns)
    # The heads of a comparison have their places, rules and all: other columns have theirs within.
    headed = count == 2 and not uneven and any(column.head for column in columns)
    name = "three-columns" if count > 2 else "comparison" if headed else "columns"
    layout = template.layout(name)
    frames = _frames(columns, layout) if uneven or count > 3 else (None,) * len(columns)
    places = zip(SIDES[count], columns, frames, strict=False)
    return name, tuple(slot for side, column, frame in places for slot in _column(side, column, frame, layout))


def _frames(columns: tuple[Column, ...], layout: Layout) -> tuple[Frame, ...]:
    """Where columns stand that share the width in their own way; those that say nothing share what is left."""
    areas = [Area(area_place(layout, side)).inner for side in SIDES[3 if layout.place("middle") else 2]]
    mirrored = areas[0].x > areas[-1].x
    first, second, last = (sorted(areas, key=lambda area: area.x)[n] for n in (0, 1, -1))
    gap = second.x - first.x - first.width
    said = [column.width or 0 for column in (reversed(columns) if mirrored else columns)]
    rest = max(LEAST, 100 - sum(said)) / (said.count(0) or 1)
    shares = [own or rest for own in said]
    room = last.x + last.width - first.x - gap * (len(columns) - 1)
    widths = [round(room * own / sum(shares)) for own in shares]
    starts = [first.x + sum(widths[:n]) + gap * n for n in range(len(columns))]
    frames = tuple((x, first.y, width, first.height) for x, width in zip(starts, widths, strict=True))
    return frames[::-1] if mirrored else frames


def _joined(columns: tuple[Column, ...], before: Blocks, after: Blocks, template: Template) -> tuple[Column, ...]:
    """At most as many columns as the template has; more of them stand below each other in the last."""
    most = max(SIDES) if template.layout("three-columns").place("middle") else 2
    kept, over = list(columns[:most]), columns[most:]
    below = tuple(block for column in over for block in (*_headed(column), *column.blocks))
    kept[0] = replace(kept[0], blocks=(*before, *kept[0].blocks))
    kept[-1] = replace(kept[-1], blocks=(*kept[-1].blocks, *below, *after))
    return tuple(kept)


def _headed(column: Column) -> Blocks:
    return (Heading(4, column.head, ""),) if column.head else ()


def _column(side: str, column: Column, frame: Frame | None, layout: Layout) -> Slots:
    body = _captions(column.blocks)
    if layout.place(f"{side}-head") is None:
        blocks = (*_headed(column), *body)
        return (SlideSlot(side, blocks, frame),) if blocks else ()
    head = (SlideSlot(f"{side}-head", (Paragraph(column.head),)),) if column.head else ()
    return (*head, SlideSlot(side, body)) if body else head


def _overview(name: str, blocks: Blocks, _: Template) -> tuple[str, Slots]:
    """One list; fitting puts its second half into the second column."""
    return name, (SlideSlot("left", blocks),)


def _question(name: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """Sentences are set large; with a list, a table or a picture it is a slide like any other."""
    plain = all(isinstance(block, Paragraph) for block in blocks)
    return _body(name if plain else "question-list", blocks, template)


_FILL: dict[str, Callable[[str, Blocks, Template], tuple[str, Slots]]] = {
    "figure": _figure,
    "pictures": _pictures,
    "comparison": _comparison,
    "overview": _overview,
    "question": _question,
}
