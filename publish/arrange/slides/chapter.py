"""A chapter → drafted slides to teach it from: its frames, its sections in points, its figures, tables and tasks.

Nothing is written for it: every word stands in the chapter. The notes of a slide are the text that it
was drawn from, so that somebody who did not write it can teach it. What its authors put in `slide`
boxes is added, or takes the place of what would be drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.labels import chapter_said
from publish.arrange.slides import footnotes
from publish.arrange.slides.content import noted, said
from publish.arrange.slides.points import points
from publish.arrange.slides.session import LABELLED, TITLES, box_slide
from publish.arrange.slides.talk import Draft
from publish.kinds import FACILITATOR_ROLES
from publish.model import (
    Attributes,
    Block,
    Blocks,
    Box,
    Break,
    Chapter,
    Chart,
    Figure,
    Heading,
    Inlines,
    Paragraph,
    Reference,
    Slide,
    Table,
    Text,
)
from publish.values import dataclass
from publish.words import Words

ON_PAPER = ("feedback", "referral")
LONGEST_TITLE = 90  # characters: a longer caption stands below its figure or table, and the section's title above


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands under one heading, or in one boxed passage of it; `eyebrow` says what it is part of."""

    key: str
    title: Inlines
    eyebrow: str
    blocks: Blocks
    heading: Heading
    name: str

    @property
    def prose(self) -> Blocks:
        return tuple(block for block in self.blocks if _is_prose(block))


@dataclass(frozen=True, slots=True)
class _Teaching:
    """What is known of the chapter. `instead`: the slide boxes that stand in for a drawn slide, by its key."""

    chapter: Chapter
    words: Words
    instead: Mapping[str, tuple[Box, ...]]

    @property
    def name(self) -> str:
        return chapter_said(self.chapter)


def drafts(chapter: Chapter, blocks: Blocks, volume: str, library: str, words: Words) -> Iterator[Draft]:
    """The slides of `chapter` in order, `blocks` being all that a facilitator reads of it.

    `volume` and `library` are the names of its volume and of the publication. It opens in its volume's colour.
    """
    teaching = _Teaching(chapter, words, _instead(blocks, chapter.id))
    number = (Text(f"{chapter.number} "),) if chapter.number else ()
    opening = Slide(chapter.id, 0, "section", (*number, *chapter.title), volume, span=chapter.span)
    made: list[Draft] = [(replace(opening, section=teaching.name), (Paragraph((Text(library),)),))]
    for section in _sections(chapter, blocks):
        _teach(made, section, teaching)
    yield from ((replace(slide, volume=slide.volume or chapter.volume), body) for slide, body in made)


def _instead(blocks: Blocks, chapter: str) -> Mapping[str, tuple[Box, ...]]:
    """The slide boxes that name what they stand in for: `{.slide instead="#recruitment"}`."""
    found: dict[str, tuple[Box, ...]] = {}
    for block in walk.blocks(blocks):
        if isinstance(block, Box) and block.role == "slide" and block.attributes.instead:
            key = f"{chapter}#{block.attributes.instead.removeprefix('#')}"
            found[key] = (*found.get(key, ()), block)
    return found


def _sections(chapter: Chapter, blocks: Blocks) -> Iterator[_Section]:
    """The chapter's own beginning, then what stands under each heading; `###` says which `##` it is part of."""
    name = chapter_said(chapter)
    heading, above, run = Heading(1, chapter.title, chapter.id, chapter.span), name, list[Block]()
    for block in (*blocks, Heading(1, (), "")):
        if not isinstance(block, Heading):
            run.append(block)
            continue
        yield _Section(heading.key, heading.content, above, tuple(run), heading, above)
        above = walk.plain(heading.content) if block.level > 2 and heading.level == 2 else above
        above = name if block.level <= 2 else above
        heading, run = block, []


# ── one section ───────────────────────────────────────────────────────────────


def _teach(made: list[Draft], section: _Section, teaching: _Teaching) -> None:
    """The slides of a section in order; its points stand where its prose begins."""
    told = False
    if not section.prose:
        made += _instead_of(section, section.key, (), teaching)
    for block in section.blocks:
        if _is_prose(block):
            made += () if told else _or(_told(section, teaching), section, section.prose, teaching)
            told = True
        elif isinstance(block, Table | Figure | Chart):
            about = _about(section, block.key)
            made += _or(_shown(section, block, about, teaching), section, (*about, block), teaching)
        elif isinstance(block, Box):
            _boxed(made, section, block, teaching)


def _boxed(made: list[Draft], section: _Section, box: Box, teaching: _Teaching) -> None:
    """Frames, tasks and slide boxes are slides; a boxed passage is taught like a section."""
    if box.role in FACILITATOR_ROLES:
        _noted(made, box, teaching)
    elif box.role == "slide":
        made += () if box.attributes.instead else (_own(section, box, teaching),)
    elif box.role in TITLES:
        made += _or(_own(section, box, teaching), section, box.blocks, teaching)
    elif box.role not in ON_PAPER:
        title, eyebrow = box.title or section.title, box.label or walk.plain(section.title)
        _teach(made, replace(section, key=box.key, title=title, eyebrow=eyebrow, blocks=box.blocks), teaching)


def _is_prose(block: Block) -> bool:
    return not isinstance(block, Box | Table | Figure | Chart | Break)


def _told(section: _Section, teaching: _Teaching) -> Draft:
    """A section in points. Its footnotes go with it; those of sentences that are not on the slide are in the notes."""
    own = said(section.title, section.prose, teaching.words)
    slide, shown = _slide(section, section.key, own.title, section.heading.attributes), points(own.blocks)
    on_slide = {footnote.key for footnote in footnotes.called(own.title, shown)}
    others = tuple(f for f in footnotes.called((), own.blocks) if f.key not in on_slide)
    text = walk.rewrite(own.blocks, None, footnotes.bare)
    return replace(slide, notes=(*text, *own.notes, *footnotes.sources(others, teaching.words))), shown


def _shown(section: _Section, block: Table | Figure | Chart, about: Blocks, teaching: _Teaching) -> Draft:
    """A table or figure alone on its slide, under its caption."""
    titled = bool(block.caption) and len(walk.plain(block.caption)) <= LONGEST_TITLE
    own = said(
        block.caption if titled else section.title, (replace(block, caption=()) if titled else block,), teaching.words
    )
    slide = _slide(section, block.key, own.title)
    slide = replace(slide, eyebrow=walk.plain(section.title) if titled else section.eyebrow, span=block.span)
    return replace(slide, notes=(*noted(about, teaching.words), *own.notes)), own.blocks


def _about(section: _Section, key: str) -> Blocks:
    """The prose that speaks of a table or figure: what refers to it, or else all of the section."""
    return tuple(block for block in section.prose if _refers(block, key)) or section.prose


def _refers(block: Block, key: str) -> bool:
    return any(isinstance(inline, Reference) and inline.target == key for inline in walk.all_inlines((block,)))


def _own(section: _Section, box: Box, teaching: _Teaching) -> Draft:
    """A slide that the authors wrote, a frame or a task. Frames are the chapter's, wherever they stand in it."""
    framing = box.role in TITLES and box.role not in LABELLED
    eyebrow, name = (teaching.name, teaching.name) if framing else (walk.plain(section.title), section.name)
    slide, body = box_slide(box, eyebrow, teaching.words)
    if not slide.title:
        slide = replace(slide, title=section.title, eyebrow=section.eyebrow)
    return replace(slide, section=name), body


def _or(drawn: Draft, section: _Section, text: Blocks, teaching: _Teaching) -> tuple[Draft, ...]:
    """What was drawn, or what its authors wrote instead."""
    return _instead_of(section, drawn[0].key, text, teaching) or (drawn,)


def _instead_of(section: _Section, key: str, text: Blocks, teaching: _Teaching) -> tuple[Draft, ...]:
    """The slides that stand in for that of `key`, the text it would have been drawn from in the notes of the first."""
    made = [_own(section, box, teaching) for box in teaching.instead.get(key, ())]
    if made:
        slide, body = made[0]
        made[0] = replace(slide, notes=(*slide.notes, *noted(text, teaching.words))), body
    return tuple(made)


def _noted(made: list[Draft], box: Box, teaching: _Teaching) -> None:
    """Notes, model answers and what else is for facilitators go to the notes of the slide before."""
    own = noted(box.blocks, teaching.words)
    inside = own if box.role == "notes" else (replace(box, blocks=own),)
    slide, body = made[-1]
    made[-1] = replace(slide, notes=(*slide.notes, *inside)), body


def _slide(section: _Section, key: str, title: Inlines, attributes: Attributes | None = None) -> Slide:
    slide = Slide(key, 0, "", title, section.eyebrow, section=section.name, span=section.heading.span)
    if attributes is None:
        return slide
    return replace(
        slide,
        layout=attributes.layout,
        hidden=attributes.hidden,
        volume=attributes.volume,
        incremental=attributes.incremental,
    )
