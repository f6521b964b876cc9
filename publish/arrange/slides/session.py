"""A session plan → drafted slides: its slide boxes, and one for each list of questions or messages and each task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publish import walk
from publish.arrange.common import joined
from publish.arrange.labels import how_long
from publish.arrange.slides.content import ALONE, Said, noted, said
from publish.arrange.slides.talk import Draft
from publish.model import (
    Activity,
    Blocks,
    Box,
    Columns,
    Item,
    ListBlock,
    Paragraph,
    Session,
    Slide,
    SlideSlot,
    Text,
)
from publish.words import Words

TITLES = {
    "objectives": "Objectives",
    "guiding-questions": "Guiding questions",
    "key-messages": "Key messages",
    "content-warning": "Before we begin",
    "exercise": "Exercise",
    "question": "Question",
}
LAYOUTS = {"key-messages": "key-messages", "exercise": "exercise", "question": "question"}
LABELLED = ("exercise", "question")


@dataclass(frozen=True, slots=True)
class Plan:
    """A session as this edition shows it: what stands before the run sheet, and each activity with its blocks."""

    session: Session
    blocks: Blocks
    activities: tuple[tuple[Activity, Blocks], ...]


def drafts(plan: Plan, eyebrow: str, words: Words) -> Iterator[Draft]:
    """The slides of a session in order. Where its author wrote notes, every slide has some: its own, or the plan's."""
    session, name = plan.session, walk.plain(plan.session.title)
    runs = [(name, _timetable(plan, words), plan.blocks)]
    runs += [(walk.plain(a.title), _context(a, words), blocks) for a, blocks in plan.activities]
    noted = any(box.role == "notes" for _, _, blocks in runs for box in _boxes(blocks))
    opening = Slide(session.id, 0, "title", session.title, eyebrow, section=name, span=session.span)
    length = (Paragraph((Text(how_long(session.minutes, words)),)),) if session.minutes else ()
    opening = replace(opening, slots=(SlideSlot("subtitle", length),) if length else ())
    first = _Run([(opening, ())])
    for n, (section, context, blocks) in enumerate(runs):
        run = first if n == 0 else _Run([])
        _draft(run, blocks, section if n else "", words)
        for slide, body in run.drafts:
            notes = slide.notes or (context if noted else ())
            yield replace(slide, notes=notes, section=section, volume=slide.volume or session.volume), body


@dataclass(slots=True)
class _Run:
    """The slides of one activity while they are collected, and notes that wait for the first of them."""

    drafts: list[Draft]
    waiting: Blocks = ()


def _draft(run: _Run, blocks: Blocks, eyebrow: str, words: Words) -> None:
    for box in _boxes(blocks):
        if box.role == "notes":
            _note(run, noted(box.blocks, words))
        elif box.role == "slide" or box.role in TITLES:
            slide, body = box_slide(box, eyebrow, words)
            run.drafts.append((replace(slide, notes=(*run.waiting, *slide.notes)), body))
            run.waiting = ()


def _note(run: _Run, notes: Blocks) -> None:
    """Notes belong to the slide before them; before the first slide of an activity, to that one."""
    if not run.drafts:
        run.waiting = (*run.waiting, *notes)
        return
    slide, body = run.drafts[-1]
    run.drafts[-1] = replace(slide, notes=(*slide.notes, *notes)), body


def _boxes(blocks: Blocks) -> Iterator[Box]:
    """The boxes of a plan in order, also those in passages for one audience or region, and in columns."""
    for block in blocks:
        match block:
            case Box(role="variant"):
                yield from _boxes(block.blocks)
            case Box():
                yield block
            case Columns():
                for column in block.columns:
                    yield from _boxes(column.blocks)


# ── one slide ─────────────────────────────────────────────────────────────────


def box_slide(box: Box, eyebrow: str, words: Words) -> Draft:
    """The slide of a slide box, a frame (objectives, questions, messages) or a task."""
    own = said(box.title, box.blocks, words)
    attributes = box.attributes
    slide = Slide(
        key=box.key,
        number=0,
        layout=attributes.layout or LAYOUTS.get(box.role, ""),
        title=own.title,
        eyebrow=box.label if box.role in LABELLED else eyebrow,
        notes=own.notes,
        volume=attributes.volume,
        hidden=attributes.hidden,
        incremental=attributes.incremental,
        span=box.span,
    )
    return (slide, own.blocks) if own.title else _untitled(slide, box, own, words)


def _untitled(slide: Slide, box: Box, own: Said, words: Words) -> Draft:
    """A question without a title is its own title; other boxes are called by what they are."""
    if box.role == "question" and own.blocks and isinstance(first := own.blocks[0], Paragraph):
        layout = slide.layout if own.blocks[1:] else ALONE["question"]
        return replace(slide, title=first.content, layout=layout), own.blocks[1:]
    if box.role in TITLES:
        return replace(slide, title=(Text(words(TITLES[box.role])),)), own.blocks
    return slide, own.blocks  # a slide box without a heading: its activity will say what it is about


# ── notes from the plan ───────────────────────────────────────────────────────


def _context(activity: Activity, words: Words) -> Blocks:
    """What the run sheet says of an activity: “Opening · 10 minutes · plenary · flipchart”."""
    told = (activity.title, activity.method, activity.materials)
    title, method, materials = (walk.plain(content) for content in told)
    return (Paragraph((Text(joined(title, how_long(activity.minutes, words), method, materials)),)),)


def _timetable(plan: Plan, words: Words) -> Blocks:
    """The run sheet in short, for the slides before the first activity."""
    rows = (joined(how_long(a.minutes, words), walk.plain(a.title), walk.plain(a.method)) for a, _ in plan.activities)
    items = tuple(Item((Paragraph((Text(row),)),)) for row in rows)
    return (ListBlock(items),) if items else ()
