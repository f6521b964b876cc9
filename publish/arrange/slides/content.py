"""What stands on a slide → its layout and its slots. Decided by what was asked and what is there, not by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from publish import walk
from publish.diagnostics import Diagnostic, note
from publish.model import (
    Block,
    Blocks,
    Box,
    Column,
    Columns,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Reference,
    Room,
    Slide,
    SlideSlot,
    Strong,
    Table,
    Text,
)
from publish.templates import Layout, Template
from publish.words import Words

SIDES = {2: ("left", "right"), 3: ("left", "middle", "right")}
ALONE = {"question": "question-alone", "statement": "statement-alone"}
"""Layouts whose title is all there is to say, set large."""

Slots = tuple[SlideSlot, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What an author put on a slide, with its footnotes taken to the notes."""

    title: Inlines
    blocks: Blocks
    notes: Blocks


def said(title: Inlines, blocks: Blocks, words: Words) -> Said:
    """A slide's title, blocks and notes: notes boxes and footnotes go to the notes, references are their words."""
    own = tuple(block for block in blocks if not _is_notes(block))
    notes = tuple(inner for block in blocks if isinstance(block, Box) and _is_notes(block) for inner in block.blocks)
    heading: Blocks = (Heading(2, title, ""),)
    footnotes = [i for i in walk.all_inlines((*heading, *own)) if isinstance(i, Footnote)]
    if footnotes:
        head = Paragraph((Strong((Text(words("Sources")),)),))
        notes = (*notes, head, *(block for footnote in footnotes for block in footnote.blocks))
    return Said(walk.rewrite_inlines(title, _plainer), _plain(own), _plain(notes))


def _is_notes(block: object) -> bool:
    return isinstance(block, Box) and block.role == "notes"


def _plain(blocks: Blocks) -> Blocks:
    kept = tuple(block for block in blocks if not isinstance(block, Room))
    return _pictures_out(walk.rewrite(kept, None, _plainer))


def _pictures_out(blocks: Blocks) -> Blocks:
    """Pictures within lists and boxes stand after them instead: text boxes hold text."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            columns = (replace(column, blocks=_pictures_out(column.blocks)) for column in block.columns)
            made.append(replace(block, columns=tuple(columns)))
            continue
        inside = () if isinstance(block, Figure) else tuple(b for b in walk.blocks((block,)) if isinstance(b, Figure))
        made += walk.rewrite((block,), lambda b: () if isinstance(b, Figure) else (b,)) if inside else (block,)
        made += inside
    return tuple(made)


def _plainer(inline: Inline) -> Inlines:
    match inline:
        case Footnote():
            return ()
        case Reference():
            return inline.content
        case _:
            return (inline,)


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
    figures = [block for block in blocks if isinstance(block, Figure)]
    if len(blocks) == 1 and tables:
        return "agenda" if tables[0].role == "programme" else "table"
    if len(figures) == len(blocks) == 1:
        return "figure"
    return "pictures" if figures and not tables else "content"


def _is_list(blocks: Blocks) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], ListBlock)


def _has_figure(blocks: Blocks) -> bool:
    return any(isinstance(block, Figure) for block in blocks)


def _has_table(blocks: Blocks) -> bool:
    return any(isinstance(block, Table) for block in blocks)


def _has_columns(blocks: Blocks) -> bool:
    return any(isinstance(block, Columns) for block in blocks)


NEEDS: dict[str, tuple[Callable[[Blocks], bool], str]] = {
    "overview": (_is_list, "one list and nothing else"),
    "comparison": (_has_columns, "columns"),
    "figure": (_has_figure, "a picture"),
    "table": (_has_table, "a table"),
    "agenda": (_has_table, "a programme"),
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
        if isinstance(block, Table | Figure) and block.caption:
            made.append((replace(block, caption=()), Paragraph(block.caption)))
        else:
            made.append((block,))
    return tuple(block for run in made for block in run)


def _figure(name: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """A picture as large as it gets, its caption below; with text or other pictures it stands beside them."""
    if len(blocks) > 1:
        return _pictures(name, blocks, template)
    figure = blocks[0]
    assert isinstance(figure, Figure)
    if template.layout(name).place("caption") is None:
        return _body(name, blocks, template)
    caption = (SlideSlot("caption", (Paragraph(figure.caption),)),) if figure.caption else ()
    return name, (SlideSlot("body", (replace(figure, caption=()),)), *caption)


def _pictures(name: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """Pictures side by side, or on one side with the text on the other."""
    pictures = tuple(block for block in blocks if isinstance(block, Figure))
    text = tuple(block for block in blocks if not isinstance(block, Figure))
    columns = (Column(text), Column(pictures)) if text else tuple(Column((picture,)) for picture in pictures)
    return _comparison(name, (Columns(columns),), template)


def _comparison(_: str, blocks: Blocks, template: Template) -> tuple[str, Slots]:
    """Two or three columns; what stands before or after them joins the first and the last."""
    at = next(n for n, block in enumerate(blocks) if isinstance(block, Columns))
    block = blocks[at]
    assert isinstance(block, Columns)
    columns = _joined(block.columns, blocks[:at], blocks[at + 1 :], template)
    headed = len(columns) == 2 and any(column.head for column in columns)
    name = "three-columns" if len(columns) > 2 else "comparison" if headed else "columns"
    pairs = zip(SIDES[max(2, len(columns))], columns, strict=False)
    return name, tuple(slot for side, column in pairs for slot in _column(side, column, template.layout(name)))


def _joined(columns: tuple[Column, ...], before: Blocks, after: Blocks, template: Template) -> tuple[Column, ...]:
    """At most as many columns as the template has; more of them stand below each other in the last."""
    most = 3 if template.layout("three-columns").place("middle") else 2
    kept, over = list(columns[:most]), columns[most:]
    below = tuple(block for column in over for block in (*_headed(column), *column.blocks))
    kept[0] = replace(kept[0], blocks=(*before, *kept[0].blocks))
    kept[-1] = replace(kept[-1], blocks=(*kept[-1].blocks, *below, *after))
    return tuple(kept)


def _headed(column: Column) -> Blocks:
    return (Heading(4, column.head, ""),) if column.head else ()


def _column(side: str, column: Column, layout: Layout) -> Slots:
    body = _captions(column.blocks)
    if layout.place(f"{side}-head") is None:
        blocks = (*_headed(column), *body)
        return (SlideSlot(side, blocks),) if blocks else ()
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
