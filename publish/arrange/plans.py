"""A session, or a talk, as a facilitator holds it in hand: times, slides by number, what to say and do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from publish import walk
from publish.arrange.books import bare, page_of
from publish.arrange.common import capital, joined, keys, strung, text
from publish.arrange.labels import Names, chapter_said, how_long, say
from publish.arrange.lists import row
from publish.arrange.materials import needs
from publish.arrange.programme import ranges
from publish.arrange.tables import table
from publish.kinds import TASKS
from publish.model import (
    Activity,
    Block,
    Blocks,
    Book,
    Box,
    Chapter,
    Deck,
    Definition,
    DefinitionList,
    Edition,
    Heading,
    Inlines,
    LineBreak,
    Paragraph,
    Part,
    Reference,
    Session,
    SlideDrawing,
    Slot,
    Strong,
    Talk,
    Text,
    Workshop,
)
from publish.schedule import clock, times
from publish.select import for_edition
from publish.words import Words

RUN_SHEET = ("Time", "Min", "Activity", "Method", "Materials", "Lead", "If late")


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of one workshop's guide needs. Decks and worksheets are by the id of their session."""

    workshop: Workshop
    edition: Edition
    names: Names
    decks: Mapping[str, Deck]
    worksheets: Mapping[str, Book]

    @property
    def words(self) -> Words:
        return self.names.words

    def shown(self, blocks: Blocks, here: str) -> Blocks:
        """What the guide shows of a document's blocks, labelled and with references in words."""
        return say(for_edition(blocks, self.edition), here, self.names)

    def part(
        self, key: str, title: Inlines, blocks: Blocks, slots: tuple[Slot, ...], volume: int | None = None
    ) -> Part:
        """The part of a session or talk, with its clock times above its title and in its running head."""
        when = joined(*ranges(slots, self.workshop, self.words))
        heads = (self.words("Facilitator guide"), joined(walk.plain(title), when))
        return Part(key, "session", bare(title), blocks, eyebrow=when, heads=heads, volume=volume)


# ── slides by number ──────────────────────────────────────────────────────────


def slides_by_key(deck: Deck | None) -> dict[str, tuple[int, ...]]:
    """The numbers of the slides that show each block; several where one was split (`key`, `key/2` …)."""
    shown: dict[str, tuple[int, ...]] = {}
    for slide in deck.slides if deck else ():
        key = slide.key.partition("/")[0]
        shown[key] = (*shown.get(key, ()), slide.number)
    return shown


def slides_in(deck: Deck | None, places: tuple[frozenset[str], ...]) -> tuple[tuple[int, ...], ...]:
    """The numbers of the slides shown in each of `places`, given by the keys that stand in it.

    Slides and places go the same way. A slide of no block (the title slide, the second half of one that
    was split) is shown where the last one was.
    """
    shown: list[list[int]] = [[] for _ in places]
    at = 0
    for slide in deck.slides if deck and places else ():
        at = next((n for n in range(at, len(places)) if slide.key in places[n]), at)
        shown[at].append(slide.number)
    return tuple(map(tuple, shown))


def slides_said(numbers: tuple[int, ...], words: Words) -> str:
    """(1, 2, 3, 7) → “slides 1–3, slide 7”."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    said = (
        words("slides {first}–{last}", first=run[0], last=run[-1])
        if len(run) > 1
        else words("slide {number}", number=run[0])
        for run in runs
    )
    return row(said, words.language)


def _numbered(run: Blocks, deck: Deck | None, words: Words) -> Blocks:
    """Boxes that are slides, with the number of theirs in their label, and a drawing of each."""
    slides = slides_by_key(deck)

    def rule(block: Block) -> Blocks:
        if deck is None or not isinstance(block, Box) or block.key not in slides:
            return (block,)
        numbers = slides[block.key]
        label = capital(joined(block.label, slides_said(numbers, words)))
        return (replace(block, blocks=(*_drawn(deck, numbers, words), *block.blocks), label=label),)

    return walk.rewrite(run, rule)


def _drawn(deck: Deck, numbers: tuple[int, ...], words: Words) -> Blocks:
    return tuple(SlideDrawing(deck.id, n, words("Slide {number}", number=n), deck.shape) for n in numbers)


# ── a session ─────────────────────────────────────────────────────────────────


def session_part(session: Session, slots: tuple[Slot, ...], setting: Setting) -> Part:
    """A session: its chapters, the run sheet, the materials, then each activity with all that is said in it.

    One that takes place several times stands here once, with the clock times of each; one of which it is not said
    when it does, with the times since its beginning.
    """
    starts = tuple(times(session, start) for start in sorted({slot.start for slot in slots} or {0}))
    clocks = tuple(tuple(map(clock, row)) for row in zip(*starts, strict=True))
    activities = tuple(_shown(activity, session, setting) for activity in session.activities)
    shown = replace(session, activities=activities)
    deck = setting.decks.get(session.id)
    places = tuple(frozenset((activity.key, *keys(activity.blocks))) for activity in activities)
    whose = tuple(zip(activities, clocks, slides_in(deck, places), strict=True))
    words = setting.words
    run_sheet = tuple(_row(activity, when, numbers, session, setting) for activity, when, numbers in whose)
    blocks = (
        *_chapters(session, setting),
        *setting.shown(session.blocks, session.id),
        Heading(2, text(words("Run sheet")), f"{session.id}/run-sheet"),
        *setting.shown((table("run-sheet", RUN_SHEET, run_sheet, words),), session.id),
        *_materials(shown, setting),
        *(_activity(activity, when, deck, words) for activity, when, _ in whose),
    )
    return setting.part(session.id, session.title, blocks, slots, session.volume)


def _shown(activity: Activity, session: Session, setting: Setting) -> Activity:
    return replace(activity, blocks=setting.shown(activity.blocks, session.id))


def _chapters(session: Session, setting: Setting) -> Blocks:
    """“Chapter 2.6 Migration and Labour”."""
    word, documents = setting.words("Chapter"), setting.names.documents
    named = tuple((Text(f"{word} "), Reference(id, text(documents.get(id, id)))) for id in session.chapters)
    return (Paragraph(strung(named)),) if named else ()


def _row(
    activity: Activity, when: tuple[str, ...], slides: tuple[int, ...], session: Session, setting: Setting
) -> tuple[Inlines, ...]:
    """A row of the run sheet: under the activity, its slides and the page of its worksheet."""
    where = strung((text(slides_said(slides, setting.words)), _worksheet_page(activity, session, setting)))
    return (
        strung(map(text, when), (LineBreak(),)),
        text(str(activity.minutes)),
        (Strong(activity.title), *((LineBreak(), *where) if where else ())),
        activity.method,
        activity.materials,
        activity.lead,
        activity.if_late,
    )


def _worksheet_page(activity: Activity, session: Session, setting: Setting) -> Inlines:
    """“worksheet, page 1”: where the first of the activity's tasks stands on the worksheet."""
    sheet = setting.worksheets.get(session.id)
    written = {key for part in sheet.parts for key in keys(part.blocks)} if sheet else set()
    tasks = (block for block in walk.blocks(activity.blocks) if isinstance(block, Box) and block.role in TASKS)
    first = next((task.key for task in tasks if task.key in written), None)
    if first is None:
        return ()
    return page_of(first, setting.words, "worksheet, page {number}", f"worksheet/{session.id}")


def _activity(activity: Activity, when: tuple[str, ...], deck: Deck | None, words: Words) -> Box:
    label = joined(" / ".join(when), how_long(activity.minutes, words), walk.plain(activity.method))
    blocks = (*_if_late(activity, words), *_numbered(activity.blocks, deck, words))
    return Box("activity", blocks, bare(activity.title), activity.key, label=label)


def _if_late(activity: Activity, words: Words) -> Blocks:
    """What to cut, in sight where the time is missed."""
    if not any(map(str.isalnum, walk.plain(activity.if_late))):
        return ()
    said = Definition(text(words("If late")), (Paragraph(activity.if_late),))
    return (Box("notes", (DefinitionList((said,)),)),)


# ── materials ─────────────────────────────────────────────────────────────────


def _materials(session: Session, setting: Setting) -> Blocks:
    """What to bring, summed over the session: each thing once, with the activities it is needed in."""
    words = setting.words
    needed = needs(session, setting.workshop, words)
    if not needed:
        return ()
    rows = tuple((text(need.name), text(str(need.count or "")), text(joined(*need.within))) for need in needed)
    head = Heading(2, text(words("Materials")), f"{session.id}/materials")
    return (head, table("materials", ("Materials", "In total", "Activity"), rows, words))


# ── a talk ────────────────────────────────────────────────────────────────────


def talk_part(talk: Talk, slots: tuple[Slot, ...], setting: Setting) -> Part:
    """A talk: its slides by number, with their text, and after each what to say."""
    groups = tuple(_slides(talk, setting.shown(talk.blocks, talk.id)))
    deck, words = setting.decks.get(talk.id), setting.words
    numbers = slides_in(deck, tuple(frozenset({head.key}) for head, _ in groups))
    blocks = tuple(block for group, n in zip(groups, numbers, strict=True) for block in _slide(*group, n, deck, words))
    return setting.part(talk.id, talk.title, blocks, slots)


def _slides(talk: Talk, blocks: Blocks) -> Iterator[tuple[Heading, Blocks]]:
    """The heading of each slide and what stands under it; first the title slide."""
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level <= 2]
    yield Heading(1, talk.title, talk.id), (Paragraph(text(talk.subtitle)), *blocks[: starts[0] if starts else None])
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):  # none where there is no heading
        head = blocks[start]
        assert isinstance(head, Heading)
        yield head, blocks[start + 1 : end]


def _slide(head: Heading, run: Blocks, numbers: tuple[int, ...], deck: Deck | None, words: Words) -> Blocks:
    slide, notes = (tuple(block for block in run if _is_note(block) is wanted) for wanted in (False, True))
    drawn = _drawn(deck, numbers, words) if deck else ()
    return (Box("slide", (*drawn, *slide), head.content, head.key, label=capital(slides_said(numbers, words))), *notes)


def _is_note(block: Block) -> bool:
    return isinstance(block, Box) and block.role == "notes"


# ── a chapter ─────────────────────────────────────────────────────────────────


def chapter_part(chapter: Chapter, slots: tuple[Slot, ...], setting: Setting) -> Part:
    """A chapter or supplement that the programme holds as it is: all that a facilitator reads of it."""
    title = text(chapter_said(chapter))
    return setting.part(chapter.id, title, setting.shown(chapter.blocks, chapter.id), slots, chapter.volume)
