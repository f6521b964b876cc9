"""Making what is to be said fit the slides: shrink to the floor, then split, and say so.

A drafted slide has one slot for each area (`body`, `left` …) with all its blocks. A finished one has
type sizes, frames, and as many continuations as it takes. Nothing is dropped, nothing changes order.

F001 (warning): does not fit, even alone at the smallest size. F002 (note): set smaller. F003 (note): split.
F005 (note): footnotes are in the notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.slides import footnotes
from publish.arrange.slides.foot import Foot, foot
from publish.arrange.slides.split import Height, even, parts
from publish.arrange.slides.stack import (
    STEP,
    Area,
    Segment,
    Setting,
    area_place,
    framed,
    segments,
    settings,
    slots,
    stack_height,
)
from publish.arrange.slides.text import by_language, lines
from publish.diagnostics import Diagnostic, Diagnostics, Span, note, warning
from publish.fit import EMU_PER_POINT, heights, scaled
from publish.model import Blocks, Inlines, LineBreak, Paragraph, Slide, SlideSlot, Table, Text
from publish.templates import Layout, Place, Template
from publish.values import dataclass
from publish.words import Words

Stack = tuple[Segment, ...]
Divided = Mapping[str, tuple[Stack, ...]]
"""What stands in each area, on one slide after the other."""

SINGLE = ("subtitle", "caption", "left-head", "right-head")
"""Slots with a line or two of text, which shrink but are never split."""


@dataclass(frozen=True, slots=True)
class _Fitting:
    """What is known while one slide is fitted."""

    slide: Slide
    layout: Layout
    template: Template
    areas: Mapping[str, Area]

    def stack(self, name: str, blocks: Blocks) -> Stack:
        return segments(blocks, self.areas[name], self.template)

    def fits(self, name: str, stack: Stack, setting: Setting) -> bool:
        return stack_height(stack, setting) <= self.areas[name].height


def fit_slide(slide: Slide, template: Template, words: Words) -> tuple[tuple[Slide, ...], Diagnostics]:
    """The slides that a drafted slide becomes, and what was decided."""
    layout = template.layout(slide.layout)
    fitting = _Fitting(slide, layout, template, _areas(slide, layout))
    pieces, found, below = _with_foot(fitting)
    count = len(pieces)
    if count > 1:
        found = (*found, note("F003", f"too much for one slide: split into {count}", slide.span, key=slide.key))
    titles = [_continued(slide.title, n, count, words) for n in range(1, count + 1)]
    sizes, problems = _lines_of_text(fitting, titles)
    notes, called = slide.notes, footnotes.called(slide.title, _blocks(slide.slots))
    if called and not below:
        notes = (*notes, *footnotes.sources(called, words))
        message = "no room for the footnotes at the foot of the slide: they are in its notes"
        found = (*found, note("F005", message, slide.span, key=slide.key))
    finished = []
    for n, (title, piece) in enumerate(zip(titles, pieces, strict=True), 1):
        slots_ = below.placed(title, piece.slots) if below else _bare(piece.slots) if called else piece.slots
        own = (*sizes, *piece.sizes, *((below.size,) if below else ()))
        bare = walk.rewrite_inlines(title, footnotes.bare)
        finished.append(replace(slide, title=bare, slots=slots_, notes=notes, part=(n, count), sizes=own))
    return tuple(finished), (*found, *problems)


def _with_foot(fitting: _Fitting) -> tuple[list[_Piece], Diagnostics, Foot | None]:
    """What goes on each slide, above its footnotes if these cost no slide more; else they have no place there."""
    slide = fitting.slide
    pieces, found = _pieces(fitting)
    called = footnotes.called(slide.title, _blocks(slide.slots))
    below = foot(slide, fitting.layout, fitting.areas, called, fitting.template) if called else None
    if below:
        above, decided = _pieces(replace(fitting, areas=below.areas))
        if len(above) == len(pieces) and len(failures(decided)) == len(failures(found)):
            return above, decided, below
    return pieces, found, None


def failures(found: Diagnostics) -> Diagnostics:
    """What does not fit at all."""
    return tuple(one for one in found if one.code == "F001")


def _blocks(slots_: tuple[SlideSlot, ...]) -> Blocks:
    return tuple(block for slot in slots_ for block in slot.blocks)


def _bare(slots_: tuple[SlideSlot, ...]) -> tuple[SlideSlot, ...]:
    return tuple(replace(slot, blocks=walk.rewrite(slot.blocks, None, footnotes.bare)) for slot in slots_)


def _continued(title: Inlines, part: int, count: int, words: Words) -> Inlines:
    """The title of a part: “… (2/3)”."""
    if count == 1:
        return title
    before, _, after = words("{title} ({part}/{parts})", title="\0", part=part, parts=count).partition("\0")
    (_, own), *others = by_language(title)
    below = (inline for _, said in others for inline in (LineBreak(), *said))
    return (*((Text(before),) if before else ()), *own, Text(after), *below)


# ── areas ─────────────────────────────────────────────────────────────────────


def _areas(slide: Slide, layout: Layout) -> dict[str, Area]:
    """Where each slot that takes blocks stands on this slide, and what is special about it."""
    kind = slide.layout if slide.layout in ("agenda", "overview") else ""
    places = {slot.name: area_place(layout, slot.name) for slot in slide.slots if slot.name not in SINGLE}
    areas = {name: Area(place, kind) for name, place in places.items()}
    frames = {slot.name: slot.frame for slot in slide.slots}
    return {name: framed(area, frame) if (frame := frames[name]) else area for name, area in areas.items()}


# ── shrink, then split ────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Piece:
    """What goes on one slide, and the type sizes of it."""

    slots: tuple[SlideSlot, ...]
    sizes: tuple[tuple[str, float], ...] = ()


def _pieces(fitting: _Fitting) -> tuple[list[_Piece], Diagnostics]:
    """What goes on each slide that this one becomes, all set in the same size."""
    contents = {slot.name: slot.blocks for slot in fitting.slide.slots if slot.name in fitting.areas}
    if not contents:
        return [_Piece(fitting.slide.slots)], ()
    choices = _choices(fitting)
    whole = {name: (fitting.stack(name, blocks),) for name, blocks in contents.items()}
    setting = _largest(fitting, whole, choices)
    if setting is not None:
        return _laid_out(fitting, whole, choices[setting]), _shrunk(fitting, setting, choices)
    divided = _divided(fitting, contents, choices[-1])
    setting = _largest(fitting, divided, choices)
    found: Diagnostics = ()
    if setting is None:
        hint = "shorten it, or divide it into several points"
        place = _longest(fitting, divided, choices[-1])
        found = (warning("F001", "this does not fit on a slide", place, hint, fitting.slide.key),)
    return _laid_out(fitting, divided, choices[-1 if setting is None else setting]), found


def _longest(fitting: _Fitting, divided: Divided, smallest: Mapping[str, Setting]) -> Span:
    """Where the longest text is written (in the source, or in a catalog) of what does not fit; else its slide."""
    over = (
        one.blocks
        for name, stacks in divided.items()
        for stack in stacks
        if not fitting.fits(name, stack, smallest[name])
        for one in stack
    )
    texts = [b for run in over for b in walk.blocks(run) if isinstance(b, Paragraph) and b.span.path]
    return max(texts, key=lambda text: len(walk.plain(text.content))).span if texts else fitting.slide.span


def _divided(fitting: _Fitting, contents: Mapping[str, Blocks], smallest: Mapping[str, Setting]) -> Divided:
    """Each area's blocks in as many parts as that needs which needs most."""

    def height_in(name: str) -> Height:
        return lambda blocks: stack_height(fitting.stack(name, blocks), smallest[name])

    divided = {name: parts(own, height_in(name), fitting.areas[name].height) for name, own in contents.items()}
    count = max(map(len, divided.values()))
    evened = {
        name: even(contents[name], count, height_in(name), fitting.areas[name].height) if len(own) < count else own
        for name, own in divided.items()
    }
    return {name: tuple(fitting.stack(name, blocks) for blocks in own) for name, own in evened.items()}


def _choices(fitting: _Fitting) -> list[dict[str, Setting]]:
    """From the largest type to the smallest; areas side by side shrink together."""
    own = {name: settings(area, fitting.template) for name, area in fitting.areas.items()}
    steps = max(map(len, own.values()))
    return [{name: choice[min(n, len(choice) - 1)] for name, choice in own.items()} for n in range(steps)]


def _largest(fitting: _Fitting, divided: Divided, choices: list[dict[str, Setting]]) -> int | None:
    stacks = [(name, stack) for name, stacks in divided.items() for stack in stacks]
    for n, choice in enumerate(choices):
        if all(fitting.fits(name, stack, choice[name]) for name, stack in stacks):
            return n
    return None


def _laid_out(fitting: _Fitting, divided: Divided, choice: Mapping[str, Setting]) -> list[_Piece]:
    count = max(map(len, divided.values()))
    return [_piece(fitting, divided, choice, n) for n in range(count)]


def _piece(fitting: _Fitting, divided: Divided, choice: Mapping[str, Setting], part: int) -> _Piece:
    laid: list[SlideSlot] = []
    sizes: list[tuple[str, float]] = []
    for slot in fitting.slide.slots:
        column = slot.name.removesuffix("-head")
        pieces = divided.get(slot.name)
        if pieces is None:
            # A head goes with its column: where that has ended, it is not said again.
            laid += [slot] if column not in divided or part < len(divided[column]) else []
        elif part < len(pieces):
            area, setting = fitting.areas[slot.name], choice[slot.name]
            own = slots(slot.name, pieces[part], area, setting)
            laid += own
            sizes += [(s.name, setting.table if isinstance(s.blocks[0], Table) else setting.text) for s in own]
    return _Piece(tuple(laid), tuple(sizes))


def _shrunk(fitting: _Fitting, setting: int, choices: list[dict[str, Setting]]) -> Diagnostics:
    if not setting:
        return ()
    said = ", ".join(f"{name} in {choice.text:g} pt" for name, choice in choices[setting].items())
    return (note("F002", f"set smaller to fit: {said}", fitting.slide.span, key=fitting.slide.key),)


# ── titles, heads, captions ───────────────────────────────────────────────────


def _lines_of_text(fitting: _Fitting, titles: list[Inlines]) -> tuple[tuple[tuple[str, float], ...], Diagnostics]:
    """The sizes of what is never split: each shrinks to its floor; heads side by side shrink together."""
    slide = fitting.slide
    texts: dict[str, list[Blocks]] = {"title": [(Paragraph(title),) for title in titles]}
    if slide.eyebrow:
        texts["eyebrow"] = [(Paragraph((Text(slide.eyebrow),)),)]
    texts |= {slot.name: [slot.blocks] for slot in slide.slots if slot.name in SINGLE}
    sizes: dict[str, float] = {}
    found: list[Diagnostic] = []
    for name, said in texts.items():
        place = fitting.layout.place(name)
        if place is None:
            continue
        sizes[name], fits = _size(place, said, fitting.template)
        if not fits:
            hint = "shorten it"
            found.append(warning("F001", f"the {name} does not fit on the slide", slide.span, hint, slide.key))
        elif sizes[name] < place.size:
            message = f"set smaller to fit: {name} in {sizes[name]:g} pt"
            found.append(note("F002", message, slide.span, key=slide.key))
    heads = [size for name, size in sizes.items() if name.endswith("-head")]
    together = {name: min(heads) if name.endswith("-head") else size for name, size in sizes.items()}
    return tuple(together.items()), tuple(found)


def fits_in(place: Place, said: Blocks, template: Template) -> bool:
    """Whether a text that is never split fits its place in some size."""
    return _size(place, [said], template)[1]


def _size(place: Place, said: list[Blocks], template: Template) -> tuple[float, bool]:
    """The largest size in which each of these texts fits the place; the floor, and False, where there is none."""
    left, top, right, bottom = place.insets
    width = (place.rect.width - left - right) / EMU_PER_POINT
    room = (place.rect.height - top - bottom) / EMU_PER_POINT
    size, texts = place.size, [heights(lines(blocks), width, template) for blocks in said]
    while True:
        levels = scaled(place.levels, size, place.floor)
        if all(high(levels) <= room for high in texts):
            return size, True
        if size <= place.floor:
            return place.floor, False
        size = max(place.floor, size - STEP)
