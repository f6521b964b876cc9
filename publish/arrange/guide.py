"""The facilitator's guide: of a workshop, in the order of its programme; of a session that stands alone.

Of a curriculum, all its exercises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.books import bare, book, contents, cover, entries, imprint
from publish.arrange.common import joined, keys, text
from publish.arrange.labels import Names, chapter_said, names, say
from publish.arrange.plans import Setting, chapter_part, session_part, talk_part
from publish.arrange.preparing import how_to, to_bring, to_tick_off
from publish.arrange.programme import in_two, programme
from publish.kinds import FACILITATOR_ROLES, TASKS
from publish.model import (
    Block,
    Blocks,
    Book,
    Box,
    Chapter,
    Columns,
    ContentsEntry,
    Curriculum,
    Deck,
    Edition,
    Paragraph,
    Part,
    Publication,
    Reference,
    Session,
    Slot,
    Workshop,
)
from publish.schedule import chapters_of, occurrences
from publish.select import for_edition
from publish.words import Words

EXERCISES = FACILITATOR_ROLES | {*TASKS, "feedback", "referral"}
"""What a guide prints of a chapter: its tasks, and all that is for those who set them."""

LEVELS = dict.fromkeys(("prose", "how-to", "programme", "checklists", "materials", "session"), 1)


def arrange(
    publication: Publication,
    edition: Edition,
    words: Words,
    decks: Mapping[str, Deck],
    worksheets: Mapping[str, Book],
    held: tuple[Slot, ...] = (),
    named: Names | None = None,
) -> Book:
    """The guide of the workshop, session or curriculum `edition.subject`; KeyError where there is no such one.

    `decks` and `worksheets`, by the id of their session or talk, give the numbers of slides and the pages.
    `held` are the rows of the workshop's programme whose sessions are told; none means all of them.
    """
    named = named or names(publication, edition, words)
    workshop = next((w for w in publication.workshops if w.id == edition.subject), None)
    if workshop is not None:
        setting = Setting(workshop, edition, named, decks, worksheets)
        told = replace(workshop, programme=held) if held else workshop
        return _of_workshop(workshop, told, publication, setting)
    if session := publication.session(edition.subject):
        return _of_session(session, publication, Setting(_alone(session), edition, named, decks, worksheets))
    curriculum = next((c for c in publication.curricula if c.id == edition.subject), None)
    if curriculum is None:
        raise KeyError(edition.subject)
    return _of_curriculum(curriculum, publication, edition, named)


# ── of a workshop ─────────────────────────────────────────────────────────────


def _of_workshop(workshop: Workshop, told: Workshop, publication: Publication, setting: Setting) -> Book:
    """The guide of `workshop`; `told` is what of its programme has a part of its own."""
    edition, named, words = setting.edition, setting.names, setting.words
    sessions = tuple(_sessions(told, publication, setting))
    printed = frozenset(key for part in sessions for key in keys(part.blocks))
    exercises = _of_chapters(chapters_of(told, publication), publication, setting, printed)
    held = tuple(s for id in _held(told) if (s := publication.session(id)))
    parts = (
        *_about(workshop, setting),
        how_to(workshop, (*sessions, *exercises), words),
        *((programme(workshop, named),) if told is workshop else in_two(workshop, named)),
        to_tick_off(workshop, words),
        *to_bring(workshop, held, words),
        *sessions,
    )
    inside = (*entries(parts, LEVELS), *_exercise_entries(exercises, words))
    lines, date = (publication.title, workshop.venue), workshop.date or publication.settings.date
    front = (
        cover(workshop.id, workshop.title, _product(words), lines, date, edition),
        imprint(publication, edition, named, (*parts, *exercises)),
        contents(workshop.id, inside, words),
    )
    return book(publication, edition, _title(workshop, words), (*front, *parts, *exercises), named)


def _product(words: Words) -> str:
    return joined(words("Facilitator guide"), words("Facilitators only"))


def _title(subject: Workshop | Session | Curriculum, words: Words) -> str:
    return joined(walk.plain(subject.title), words("Facilitator guide"))


def _about(workshop: Workshop, setting: Setting) -> tuple[Part, ...]:
    """What the workshop is for, in its planners' words."""
    blocks = setting.shown(workshop.blocks, workshop.id)
    heads = (setting.words("Facilitator guide"), walk.plain(workshop.title))
    return (
        (Part(f"{workshop.id}/about", "prose", bare(workshop.title), blocks, heads=heads, opens="next"),)
        if blocks
        else ()
    )


def _sessions(workshop: Workshop, publication: Publication, setting: Setting) -> Iterator[Part]:
    """Each session and talk of the programme once, in the order in which they first take place."""
    for id in filter(publication.has, _held(workshop)):
        slots = occurrences(workshop, id)
        if session := publication.session(id):
            yield session_part(session, slots, setting)
        elif talk := publication.talk(id):
            yield talk_part(talk, slots, setting)
        elif chapter := publication.chapter(id):
            yield chapter_part(chapter, slots, setting)


def _held(workshop: Workshop) -> tuple[str, ...]:
    """The ids of the programme's sessions and talks, each once."""
    return tuple(dict.fromkeys(slot.session for slot in workshop.programme if slot.session))


def _exercise_entries(exercises: tuple[Part, ...], words: Words) -> tuple[ContentsEntry, ...]:
    """The chapters' exercises under a title of their own: a session and its chapter often have the same name."""
    if not exercises:
        return ()
    head = ContentsEntry(1, "", text(words("Exercises and model answers")), exercises[0].key)
    return (head, *entries(exercises, {"exercises": 2}))


# ── of a session ──────────────────────────────────────────────────────────────


def _alone(session: Session) -> Workshop:
    """A workshop of which nothing is known but that it is about this session."""
    return Workshop(session.id, session.title, (), (), (), (), (), span=session.span)


def _of_session(session: Session, publication: Publication, setting: Setting) -> Book:
    """The guide of a session that no workshop holds: its run sheet counts from its beginning."""
    edition, named, words = setting.edition, setting.names, setting.words
    part = session_part(session, (), setting)
    exercises = _of_chapters(session.chapters, publication, setting, frozenset(keys(part.blocks)))
    parts = (how_to(setting.workshop, (part, *exercises), words), part)
    inside = (*entries(parts, LEVELS), *_exercise_entries(exercises, words))
    lines = (publication.title,)
    front = (
        cover(f"{session.id}/cover", session.title, _product(words), lines, publication.settings.date, edition),
        imprint(publication, edition, named, (*parts, *exercises)),
        contents(session.id, inside, words),
    )
    return book(publication, edition, _title(session, words), (*front, *parts, *exercises), named)


# ── of a curriculum ───────────────────────────────────────────────────────────


def _of_curriculum(curriculum: Curriculum, publication: Publication, edition: Edition, named: Names) -> Book:
    words = named.words
    chapters = (chapter for chapter in curriculum.chapters if publication.has(chapter.id))
    parts = tuple(part for chapter in chapters for part in _exercises(chapter, edition, named))
    lines = (words("Exercises and model answers"), publication.title)
    front = (
        cover(curriculum.id, curriculum.title, _product(words), lines, publication.settings.date, edition),
        imprint(publication, edition, named, parts),
        contents(curriculum.id, entries(parts, {"exercises": 1}), words),
    )
    return book(publication, edition, _title(curriculum, words), (*front, *parts), named)


# ── exercises ─────────────────────────────────────────────────────────────────


def _of_chapters(
    ids: tuple[str, ...], publication: Publication, setting: Setting, printed: frozenset[str]
) -> tuple[Part, ...]:
    """The tasks of the chapters that a guide's sessions are on, as far as these are in its language."""
    chapters = (publication.chapter(id) for id in filter(publication.has, ids))
    return tuple(part for c in chapters if c for part in _exercises(c, setting.edition, setting.names, printed))


def _exercises(
    chapter: Chapter, edition: Edition, named: Names, printed: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """The chapter's tasks with their answers; of those `printed` in a session, the page they stand on.

    No part where nothing is left to print.
    """
    run = say(for_edition(chapter.blocks, edition), chapter.id, named)
    blocks = tuple(_tasks(run, chapter.id, named, printed))
    if not any(isinstance(block, Box) for block in blocks):
        return ()
    title = named.words("Exercises and model answers")
    heads = (named.words("Facilitator guide"), chapter_said(chapter))
    part = Part(
        f"{chapter.id}/exercises",
        "exercises",
        bare(chapter.title),
        blocks,
        number=chapter.number,
        eyebrow=title,
        heads=heads,
        volume=chapter.volume,
        opens="next",
    )
    return (part,)


def _tasks(run: Blocks, here: str, named: Names, printed: frozenset[str]) -> Iterator[Block]:
    """The tasks of a run and what belongs to them, also out of variants, callouts and columns."""
    for block in run:
        match block:
            case Box(key=key) if key in printed:
                if number := named.numbers.get((here, key)):
                    called = named.called.get((here, key), number)
                    yield Paragraph((Reference(key, text(called), page=True),))
            case Box(role=role) if role in EXERCISES:
                yield block
            case Box():
                yield from _tasks(block.blocks, here, named, printed)
            case Columns():
                for column in block.columns:
                    yield from _tasks(column.blocks, here, named, printed)
