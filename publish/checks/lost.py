"""What a product should show, and whether it does: every word of the source is read back, or named as lost.

What each product shows is written down here a second time, straight from the table in
docs/source-format.md, so that a slip in arranging cannot hide itself.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from publish import walk
from publish.checks.outputs import Said, broken, marked, parted, words
from publish.diagnostics import Diagnostic, Span, warning
from publish.kinds import FACILITATOR_ROLES, GUIDE, HANDBOOK, RESPONSE, SELF_STUDY, SLIDES, TASKS, WORKSHEET
from publish.model import (
    Block,
    Blocks,
    Box,
    Chapter,
    Chart,
    CodeBlock,
    Columns,
    Edition,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Publication,
    Table,
    Term,
)
from publish.products import CALENDAR, TIMETABLE

FRAMES = ("objectives", "guiding-questions", "key-messages", "content-warning")
ON_WORKSHEETS = frozenset({*FRAMES, *TASKS, "referral"})
ON_SLIDES = frozenset({*FRAMES, *TASKS, "slide", "notes"})
FOR_FACILITATORS = FACILITATOR_ROLES | {*TASKS, "feedback", "referral"}
"""What is taken of the chapters: a facilitator has the book, too."""

MOST = 10  # lost texts that are told of one file: a template that prints nothing loses them all

Select = Callable[[Blocks], Blocks]
"""What of a run of blocks an edition shows, by its kinds, audience and region."""


def expected(publication: Publication, edition: Edition, select: Select) -> Iterator[Block]:
    """Every block, outermost only, that the edition has to show; titles as headings."""
    silent = edition.product == SLIDES and not edition.notes
    for block in _EXPECTED[edition.product](publication, edition):
        shown = select((block,))
        yield from _without_notes(shown) if silent else shown


def lost(path: str, texts: tuple[Said, ...], blocks: Iterable[Block]) -> Iterator[Diagnostic]:
    """O003 for each text of the blocks that is not in the file `path`, or not as often as it should be."""
    run = tuple(walk.blocks(walk.rewrite(tuple(blocks), None, _once())))
    found = [*_missing(run, texts, path), *_not_described(run, texts, path)]
    yield from found[:MOST]
    if len(found) > MOST:
        yield _diagnostic(f"{len(found) - MOST} more texts", path, None)


def _once() -> walk.InlineRule:
    """A footnote that is called again need not be said again."""
    seen: set[str] = set()

    def rule(inline: Inline) -> Inlines:
        if not isinstance(inline, Footnote):
            return (inline,)
        again = inline.key in seen
        seen.add(inline.key)
        return () if again else (inline,)

    return rule


def _missing(run: Blocks, texts: tuple[Said, ...], path: str) -> Iterator[Diagnostic]:
    """The texts of which most is missing first: a common word is then missed where it was lost."""
    said_by = [
        (said, getattr(block, "span", None))
        for block in run
        for said in _texts(block)
        if not _outlined(said, block, path)
    ]
    if not _lacking((said for said, _ in said_by), texts):
        return
    pages = [text.text for text in texts if text.seen]
    shown, source = _apart(pages), _apart(said for said, _ in said_by)
    seen, wanted_words = Counter(words(shown)), Counter(words(source))
    if wanted_words - seen:
        seen |= Counter(words(parted(shown)))  # where columns stand side by side, lines are read across them
    missing = _in_no_form(wanted_words - seen, pages, source, seen) - _described(texts)
    if not missing:
        return
    wanted = [(said, words(said), span) for said, span in said_by]
    wanted.sort(key=lambda text: -sum(word in missing for word in text[1]) / (len(text[1]) or 1))
    for said, own, span in wanted:
        gone = Counter(own) & missing
        if gone:
            missing -= gone
            yield _diagnostic(f"{', '.join(f'“{word}”' for word in gone)} of “{_short(said)}”", path, span)


def _lacking(wanted: Iterable[str], texts: tuple[Said, ...]) -> Counter[str]:
    """The words of which the file has too few. What stands there just as it is wanted need not be taken apart."""
    asked, shown = Counter(wanted), Counter(text.text.strip() for text in texts if text.seen)
    rest, others = asked - shown, shown - asked
    if not rest:
        return rest
    return Counter(words(_apart(rest.elements()))) - Counter(words(_apart(others.elements())))


def _in_no_form(missing: Counter[str], pages: list[str], source: str, seen: Mapping[str, int]) -> Counter[str]:
    """Of the `missing` words of `source` those that are not there in another form, divided or in pieces."""
    shown = _apart(pages)
    starts = {*broken(shown), *broken(parted(shown))} if missing else frozenset()
    left = Counter({word: n for word, n in missing.items() if not _divided(word, starts, seen)})
    if not any(map(_joins, left)):
        return left
    pairs = {first + second for page in pages for first, second in pairwise(words(page))}
    bearing = frozenset(marked(source))
    return Counter({word: n for word, n in left.items() if not _joining(word, word in bearing, pairs, seen)})


def _apart(texts: Iterable[str]) -> str:
    """Texts in one, so that all their words are found at once; an empty line keeps the last from the first."""
    return "\n\n".join(texts)


def _divided(word: str, starts: Collection[str], seen: Mapping[str, int]) -> bool:
    """A word that is there in another form: broken at the end of a page, or a number with the mark of a footnote."""
    if word.isdecimal():
        return any(other.startswith(word) and len(other) <= len(word) + 2 for other in seen)
    rests = (word[at:] for at in range(1, len(word)) if word[:at] in starts)
    return any(rest in seen or _divided(rest, starts, seen) for rest in rests)


def _joining(word: str, bears_marks: bool, pairs: Collection[str], seen: Mapping[str, int]) -> bool:
    """A word of a script whose letters join that was read in pieces: at a gap in it, or at the marks it bears."""
    if not _joins(word):
        return False
    return word in pairs or (bears_marks and any(word[:at] in seen and word[at:] in seen for at in range(1, len(word))))


def _outlined(said: str, block: Block, path: str) -> bool:
    """Whether a PDF shows a text of a chart as outlines, which nobody can read back."""
    return isinstance(block, Chart) and path.endswith(".pdf") and any(map(_joins, words(said)))


def _described(texts: Iterable[Said]) -> Counter[str]:
    """Words in a script whose letters join that descriptions of drawings say; on the page they are outlines."""
    said = words(_apart(text.text for text in texts if text.where.endswith("(Alt)")))
    return Counter(word for word in said if _joins(word))


def _joins(word: str) -> bool:
    """Whether a word is of a script whose letters join."""
    return unicodedata.bidirectional(word[0]) == "AL"


def _not_described(run: Blocks, texts: tuple[Said, ...], path: str) -> Iterator[Diagnostic]:
    """Pictures whose description is not in the file for those who cannot see them."""
    pictures = [block for block in run if isinstance(block, Figure | Chart)]
    everywhere = set(words(_apart(text.text for text in texts))) if pictures else set()
    for block in pictures:
        if not everywhere.issuperset(words(block.alt)):
            yield _diagnostic(f"the description “{_short(block.alt)}”", path, block.span)


def _diagnostic(what: str, path: str, span: Span | None) -> Diagnostic:
    place = span if span and span.path else None
    return warning("O003", f"lost on the way to {path}: {what}", place, "look at the place before you print the file")


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _texts(block: Block) -> Iterator[str]:
    """The runs of text directly in a block, as they are read on the page; the heads of drawn tables are not source."""
    if isinstance(block, CodeBlock):
        yield block.text
    if isinstance(block, Chart) and block.crowded:
        block = replace(block, categories=())
    runs = walk.texts(replace(block, header=()) if isinstance(block, Table) and block.role else block)
    yield from (said for run in runs if (said := walk.plain(run).strip()))


# ── what each product shows ───────────────────────────────────────────────────


def _handbook(publication: Publication, edition: Edition) -> Iterator[Block]:
    """Everything: the curriculum's volumes and chapters, the glossary and the imprint. Feedback is for self-study."""
    curriculum = next(c for c in publication.curricula if c.id == edition.subject)
    shown: Select = tuple if edition.audience == SELF_STUDY else _without_feedback
    if edition.workshop or publication.partial:
        yield from _reader(publication, edition, shown)
        return
    yield Heading(1, curriculum.title, "")
    yield from shown(curriculum.blocks)
    for volume in curriculum.volumes:
        if volume.chapters:
            yield Heading(1, volume.title, "")
            yield from shown(volume.blocks)
        for chapter in volume.chapters:
            yield Heading(1, chapter.title, "", chapter.span)
            yield from shown(chapter.blocks)
    for entry in publication.glossary:
        yield Heading(3, entry.term, "")
        yield from entry.blocks
    yield from publication.imprint


def _reader(publication: Publication, edition: Edition, shown: Select) -> Iterator[Block]:
    """The title, the chapters that a workshop's sessions are on and that are in the language, the terms marked in them.

    The title is that of the workshop; without one, that of the curriculum.
    """
    workshop = next((w for w in publication.workshops if w.id == edition.workshop), None)
    curriculum = next(c for c in publication.curricula if c.id == edition.subject)
    yield Heading(1, workshop.title if workshop else curriculum.title, "")
    marked: set[str] = set()
    for chapter in _chapters(publication, edition.workshop) if workshop else curriculum.chapters:
        if chapter in curriculum.chapters and publication.has(chapter.id):
            yield Heading(1, chapter.title, "", chapter.span)
            yield from shown(chapter.blocks)
            marked |= {inline.slug for inline in walk.all_inlines(chapter.blocks) if isinstance(inline, Term)}
    for entry in publication.glossary:
        if entry.slug in marked:
            yield Heading(3, entry.term, "")
            yield from entry.blocks
    yield from publication.imprint


def _worksheet(publication: Publication, edition: Edition) -> Iterator[Block]:
    """The tasks of a session or a chapter and what frames them; prose stays in the guide and the handbook."""
    chapter = publication.chapter(edition.subject)
    if chapter:
        yield Heading(1, chapter.title, "", chapter.span)
        yield from _boxes(chapter.blocks, ON_WORKSHEETS)
        return
    session = next(s for s in publication.sessions if s.id == edition.subject)
    yield Heading(1, session.title, "", session.span)
    for run in (session.blocks, *(activity.blocks for activity in session.activities)):
        yield from _boxes(run, ON_WORKSHEETS)


def _slides(publication: Publication, edition: Edition) -> Iterator[Block]:
    """A talk whole; of a session or a chapter the slides, the notes, and what makes a slide of its own."""
    talk = publication.talk(edition.subject)
    if talk:
        yield Heading(1, talk.title, "", talk.span)
        yield from talk.blocks if edition.hidden else _in_the_show(talk.blocks)
        return
    chapter = publication.chapter(edition.subject)
    if chapter:
        yield Heading(1, chapter.title, "", chapter.span)
        yield from chapter.blocks if edition.notes else _taught(chapter)
        return
    session = next(s for s in publication.sessions if s.id == edition.subject)
    yield Heading(1, session.title, "", session.span)
    for run in (session.blocks, *(activity.blocks for activity in session.activities)):
        yield from (box for box in _boxes(run, ON_SLIDES) if edition.hidden or not box.attributes.hidden)


def _taught(chapter: Chapter) -> Iterator[Block]:
    """What a chapter's deck without notes shows of it, but where a slide box stands in for it."""
    boxes = tuple(_boxes(chapter.blocks, ON_SLIDES))
    instead = {f"{chapter.id}#{box.attributes.instead.removeprefix('#')}" for box in boxes if box.attributes.instead}
    alone = tuple(block for block in chapter.blocks if isinstance(block, Table | Figure | Chart))
    yield from (block for block in (*boxes, *alone) if block.key not in instead)


def _guide(publication: Publication, edition: Edition) -> Iterator[Block]:
    """Of a workshop its sessions whole and its chapters' tasks; of a curriculum the tasks of all its chapters.

    So too of a session alone.
    """
    yield from publication.imprint
    workshop = next((w for w in publication.workshops if w.id == edition.subject), None)
    session = next((s for s in publication.sessions if s.id == edition.subject), None)
    if session and not workshop:
        yield from _sessions(publication, (session.id,), (publication.chapter(id) for id in session.chapters))
    if workshop is None:
        for chapter in (c for one in publication.curricula if one.id == edition.subject for c in one.chapters):
            yield from _boxes(chapter.blocks, FOR_FACILITATORS) if publication.has(chapter.id) else ()
        return
    yield Heading(1, workshop.title, "", workshop.span)
    yield from workshop.blocks
    yield from (Heading(3, slot.label, "", slot.span) for slot in workshop.programme)
    held = (slot.session for slot in workshop.programme if slot.session and publication.has(slot.session))
    yield from _sessions(publication, held, _chapters(publication, edition.subject))


def _sessions(publication: Publication, held: Iterable[str], chapters: Iterable[Chapter | None]) -> Iterator[Block]:
    """Sessions whole, each once, and those tasks of chapters that do not stand in them."""
    printed: set[str] = set()
    for id in dict.fromkeys(held):
        for block in _held(publication, id):
            printed |= {inner.key for inner in walk.blocks((block,)) if isinstance(inner, Box)}
            yield block
    for chapter in chapters:
        if chapter and publication.has(chapter.id):
            yield from (box for box in _boxes(chapter.blocks, FOR_FACILITATORS) if box.key not in printed)


def _timetable(publication: Publication, edition: Edition) -> Iterator[Block]:
    """What takes place, by its title."""
    workshop = next(w for w in publication.workshops if w.id == edition.subject)
    yield Heading(1, workshop.title, "", workshop.span)
    for slot in workshop.programme:
        held = publication.session(slot.session) or publication.talk(slot.session)
        yield Heading(3, held.title if held else slot.label, "", slot.span)


def _calendar(publication: Publication, edition: Edition) -> Iterator[Block]:
    """What all of them bear, whosesoever they are: the name of the workshop."""
    workshop = next(w for w in publication.workshops if w.id == edition.subject)
    yield Heading(1, workshop.title, "", workshop.span)


def _response(publication: Publication, edition: Edition) -> Iterator[Block]:
    """What the project asks, all of it; without questions of its own, the sessions that are rated."""
    workshop = next(w for w in publication.workshops if w.id == edition.subject)
    yield Heading(1, workshop.title, "", workshop.span)
    if workshop.form:
        yield Heading(1, workshop.form.title, "", workshop.form.span)
        yield from workshop.form.blocks
        return
    for id in dict.fromkeys(slot.session for slot in workshop.programme if slot.session):
        held = publication.session(id) or publication.talk(id)
        yield from (Heading(3, one.title, "", one.span) for one in (held,) if one)


def _held(publication: Publication, id: str) -> Iterator[Block]:
    """A session, talk or chapter as it is held: its run sheet, and all its blocks."""
    talk, session = publication.talk(id), publication.session(id)
    if talk:
        yield Heading(1, talk.title, "", talk.span)
        yield from talk.blocks
    elif chapter := None if session else publication.chapter(id):
        yield Heading(1, chapter.title, "", chapter.span)
        yield from chapter.blocks
    if session:
        yield Heading(1, session.title, "", session.span)
        yield from session.blocks
        for activity in session.activities:
            for cell in (activity.title, activity.method, activity.materials, activity.lead, activity.if_late):
                yield Heading(3, cell, "", activity.span)
            yield from activity.blocks


def _chapters(publication: Publication, workshop: str) -> Iterator[Chapter]:
    """The chapters of a workshop's sessions and its supplements, each once."""
    held = next(w for w in publication.workshops if w.id == workshop)
    sessions = (publication.session(slot.session) for slot in held.programme)
    ids = dict.fromkeys(id for session in sessions if session for id in session.chapters)
    ids |= dict.fromkeys(chapter.id for chapter in held.supplements)
    yield from (chapter for id in ids if (chapter := publication.chapter(id)))


def _boxes(run: Blocks, roles: frozenset[str]) -> Iterator[Box]:
    """The boxes of these roles, also out of variants, callouts and columns; not those within one of them."""
    for block in run:
        if isinstance(block, Box) and block.role in roles:
            yield block
        elif isinstance(block, Box):
            yield from _boxes(block.blocks, roles)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _boxes(column.blocks, roles)


def _in_the_show(run: Blocks) -> Iterator[Block]:
    """A talk without its hidden slides: the headings, and what stands under each."""
    hidden = False
    for block in run:
        if isinstance(block, Heading) and block.level <= 2:
            hidden = block.attributes.hidden
        if not hidden:
            yield block


def _without_feedback(run: Blocks) -> Blocks:
    return walk.rewrite(run, lambda block: () if isinstance(block, Box) and block.role == "feedback" else (block,))


def _without_notes(run: Blocks) -> Blocks:
    """A deck without notes has no footnotes either: those are printed in the notes."""
    return walk.rewrite(
        run,
        lambda block: () if isinstance(block, Box) and block.role == "notes" else (block,),
        lambda inline: () if isinstance(inline, Footnote) else (inline,),
    )


_EXPECTED: Mapping[str, Callable[[Publication, Edition], Iterator[Block]]] = {
    HANDBOOK: _handbook,
    WORKSHEET: _worksheet,
    SLIDES: _slides,
    GUIDE: _guide,
    TIMETABLE: _timetable,
    CALENDAR: _calendar,
    RESPONSE: _response,
}
