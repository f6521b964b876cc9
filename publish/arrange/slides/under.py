"""Drafted slides in several languages → the same slides, each line with what it says in the others under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from publish import walk
from publish.arrange.beside import SLASH
from publish.arrange.slides.fit import SINGLE, fits_in
from publish.arrange.slides.talk import Draft
from publish.arrange.slides.text import by_language
from publish.model import (
    Block,
    Blocks,
    Box,
    Break,
    Chart,
    Code,
    Columns,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Slide,
    SlideSlot,
    Spoken,
    Strong,
    Table,
    Text,
)
from publish.templates import Place, Template

Tongues = tuple[str, ...]


def under(tongues: Tongues, decks: Sequence[Sequence[Draft]]) -> Iterator[Draft]:
    """The slides of the first deck with the others' under them; they are paired by key, and by which of that key."""
    found = [dict(_named(drafts)) for drafts in decks]
    for name, draft in found[0].items():
        own = [(spoken, drafts[name]) for spoken, drafts in zip(tongues, found, strict=True) if name in drafts]
        yield _slide(tuple(spoken for spoken, _ in own), [one for _, one in own]) if len(own) > 1 else draft


def _named(drafts: Sequence[Draft]) -> Iterator[tuple[tuple[str, int], Draft]]:
    for n, draft in enumerate(drafts):
        yield (draft[0].key, sum(other.key == draft[0].key for other, _ in drafts[:n])), draft


def _slide(tongues: Tongues, drafts: Sequence[Draft]) -> Draft:
    (first, _), slides = drafts[0], [slide for slide, _ in drafts]
    slots = tuple(_slot(tongues, slot, slides) for slot in first.slots)
    title, notes = _stacked(tongues, [slide.title for slide in slides]), _notes(tongues, slides)
    blocks = _rows(tongues, [blocks for _, blocks in drafts])
    called = [_told(slide.title, (*blocks, *slide.notes)) for slide, blocks in drafts]
    told = _footnotes(tongues, called)
    return replace(
        first,
        title=walk.rewrite_inlines(title, told),
        slots=slots,
        notes=walk.rewrite(notes, None, told),
    ), walk.rewrite(blocks, None, told)


def _told(title: Inlines, blocks: Blocks) -> tuple[Footnote, ...]:
    """The footnotes of a slide that say something; where a source stands below, its call says nothing."""
    every = walk.all_inlines((Paragraph(title), *blocks))
    return tuple({one.key: one for one in every if isinstance(one, Footnote) and one.blocks}.values())


def _footnotes(tongues: Tongues, called: Sequence[tuple[Footnote, ...]]) -> walk.InlineRule:
    """Puts what a note says in all languages wherever it is called, under the number that it has in the first."""
    same: dict[str, list[tuple[str, Footnote]]] = {}
    for language, notes in zip(tongues, called, strict=True):
        for note in notes:
            same.setdefault(note.key, []).append((language, note))
    whole = {
        key: replace(own[0][1], blocks=_rows(tuple(spoken for spoken, _ in own), [note.blocks for _, note in own]))
        for key, own in same.items()
    }
    return lambda inline: (
        (whole.get(inline.key, inline),) if isinstance(inline, Footnote) and inline.blocks else (inline,)
    )


def _slot(tongues: Tongues, slot: SlideSlot, slides: Sequence[Slide]) -> SlideSlot:
    same = [{one.name: one.blocks for one in slide.slots}.get(slot.name, ()) for slide in slides]
    return replace(slot, blocks=_rows(tongues, same))


def _notes(tongues: Tongues, slides: Sequence[Slide]) -> Blocks:
    """What is said, in one language after the other."""
    runs = [slide.notes if not n else spoken(slide.notes, tongues[n]) for n, slide in enumerate(slides)]
    return tuple(block for n, run in enumerate(filter(None, runs)) for block in (*((Break(),) if n else ()), *run))


def spoken(run: Blocks, language: str) -> Blocks:
    """Blocks whose every word says in which language it is."""

    def rule(inline: Inline) -> Inlines:
        return (Spoken(language, (inline,)),) if isinstance(inline, Text | Code) else (inline,)

    return walk.rewrite(run, None, rule)


# ── blocks ────────────────────────────────────────────────────────────────────


def _rows(tongues: Tongues, runs: Sequence[Blocks]) -> Blocks:
    """Runs of the same shape, block by block; of another shape, one after the other."""
    if len({tuple(map(type, run)) for run in runs}) > 1:
        return tuple(block for n, run in enumerate(runs) for block in (spoken(run, tongues[n]) if n else run))
    return tuple(_ROWS.get(type(row[0]), _first)(tongues, row) for row in zip(*runs, strict=True))


def _stacked(tongues: Tongues, runs: Sequence[Inlines]) -> Inlines:
    """What is said in each language, one below the other; once, where it is the same. So with numbers: “**2.6** …”."""
    first, said = runs[0], {walk.plain(runs[0])}
    below: Inlines = ()
    for language, run in list(zip(tongues, runs, strict=True))[1:]:
        if run and walk.plain(run) not in said:
            said.add(walk.plain(run))
            numbered = isinstance(run[0], Strong) and run[:1] == first[:1]
            below = (*below, *((LineBreak(),) if first or below else ()), Spoken(language, run[numbered:]))
    return (*first, *below)


# ── where there is room for a line only ───────────────────────────────────────


def relieved(slide: Slide, template: Template) -> Slide:
    """A laid out slide whose title, heads and caption fit: what is said again goes below them where it does not.

    From a title and from heads to the blocks that stand under them, from a caption to the notes.
    """
    layout = template.layout(slide.layout)
    texts: dict[str, Inlines] = {"title": slide.title}
    texts |= {slot.name: _text_of(slot) for slot in slide.slots if slot.name in SINGLE and _text_of(slot)}
    full = [name for name, said in texts.items() if not _fits(layout.place(name), said, template)]
    if any(name.endswith("-head") for name in full):  # side by side, they look alike
        full = list(dict.fromkeys((*full, *(name for name in texts if name.endswith("-head")))))
    for name in full:
        slide = _moved(slide, name, texts[name])
    return slide


def _text_of(slot: SlideSlot) -> Inlines:
    match slot.blocks:
        case (Paragraph(content=content),):
            return content
        case _:
            return ()


def _fits(place: Place | None, said: Inlines, template: Template) -> bool:
    return place is None or fits_in(place, (Paragraph(said),), template)


def _moved(slide: Slide, name: str, said: Inlines) -> Slide:
    """The slide with what a text says again in another place."""
    (_, own), *others = by_language(said)
    again = tuple(Paragraph(content) for _, content in others)
    slots = tuple(replace(s, blocks=(Paragraph(own),)) if s.name == name else s for s in slide.slots)
    slide = replace(slide, title=own) if name == "title" else replace(slide, slots=slots)
    below = name.removesuffix("-head") if name.endswith("-head") else _first_area(slide) if name == "title" else ""
    if slide.layout == "overview" or below not in [slot.name for slot in slide.slots]:
        return replace(slide, notes=(*slide.notes, *again))
    slots = tuple(replace(s, blocks=(*again, *s.blocks)) if s.name == below else s for s in slide.slots)
    return replace(slide, slots=slots)


def _first_area(slide: Slide) -> str:
    return next((slot.name for slot in slide.slots if slot.name not in SINGLE), "")


def _first(_: Tongues, row: Sequence[Block]) -> Block:
    return row[0]


def _content(tongues: Tongues, row: Sequence[Paragraph | Heading]) -> Block:
    return replace(row[0], content=_stacked(tongues, [block.content for block in row]))


def _list(tongues: Tongues, row: Sequence[ListBlock]) -> Block:
    items = tuple(
        replace(same[0], blocks=_rows(tongues, [item.blocks for item in same]))
        for same in zip(*(block.items for block in row), strict=False)
    )
    return replace(row[0], items=items)


def _definitions(tongues: Tongues, row: Sequence[DefinitionList]) -> Block:
    items = tuple(
        replace(
            same[0],
            term=_stacked(tongues, [item.term for item in same]),
            blocks=_rows(tongues, [item.blocks for item in same]),
        )
        for same in zip(*(block.items for block in row), strict=False)
    )
    return replace(row[0], items=items)


def _inner(tongues: Tongues, row: Sequence[Quote]) -> Block:
    return replace(row[0], blocks=_rows(tongues, [block.blocks for block in row]))


def _box(tongues: Tongues, row: Sequence[Box]) -> Block:
    title = _stacked(tongues, [box.title for box in row])
    label = SLASH.join(dict.fromkeys(filter(None, (box.label for box in row))))
    return replace(row[0], title=title, label=label, blocks=_rows(tongues, [box.blocks for box in row]))


def _columns(tongues: Tongues, row: Sequence[Columns]) -> Block:
    columns = tuple(
        replace(
            same[0],
            head=_stacked(tongues, [column.head for column in same]),
            blocks=_rows(tongues, [column.blocks for column in same]),
        )
        for same in zip(*(block.columns for block in row), strict=False)
    )
    return replace(row[0], columns=columns)


def _table(tongues: Tongues, row: Sequence[Table]) -> Block:
    def cells(lines: Sequence[tuple[Inlines, ...]]) -> tuple[Inlines, ...]:
        return tuple(_stacked(tongues, same) for same in zip(*lines, strict=False))

    rows = tuple(cells(lines) for lines in zip(*(table.rows for table in row), strict=False))
    caption = _stacked(tongues, [table.caption for table in row])
    return replace(row[0], header=cells([table.header for table in row]), rows=rows, caption=caption)


def _picture(tongues: Tongues, row: Sequence[Figure | Chart]) -> Block:
    """The picture of the first language, described in all."""
    caption = _stacked(tongues, [block.caption for block in row])
    return replace(row[0], alt=SLASH.join(dict.fromkeys(block.alt for block in row)), caption=caption)


_ROWS: Mapping[type[Block], Callable[[Tongues, Any], Block]] = {
    Paragraph: _content,
    Heading: _content,
    ListBlock: _list,
    DefinitionList: _definitions,
    Quote: _inner,
    Box: _box,
    Columns: _columns,
    Table: _table,
    Figure: _picture,
    Chart: _picture,
}
