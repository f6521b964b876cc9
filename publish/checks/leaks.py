"""What is for facilitators reaches no participant: the finished file is read back and looked through.

The promise (docs/source-format.md): no passage of six or more words that stands only in blocks for
facilitators is in anything that participants get, seen or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from publish import walk
from publish.checks.outputs import Said, words
from publish.diagnostics import Diagnostic, Span, error
from publish.kinds import FACILITATOR_ROLES
from publish.link import runs
from publish.model import Block, Blocks, Box, Publication

LENGTH = 6
SHOWN = 12  # words of a passage that a message shows

Passage = tuple[str, ...]
Passages = Mapping[Passage, Span]
"""Each `LENGTH` words in a row that stand only in blocks for facilitators, and where the block begins."""


def passages(*publications: Publication, roles: frozenset[str] = FACILITATOR_ROLES) -> Passages:
    """What no participant may read of a publication: what stands in blocks of these roles alone.

    Of several languages, what is public in none of them: what is not translated stands in all.
    """

    def is_private(block: Block) -> TypeGuard[Box]:
        return isinstance(block, Box) and block.role in roles

    def without(block: Block) -> Blocks:
        return () if is_private(block) else (block,)

    every = tuple(run for publication in publications for run in runs(publication))
    boxes = (box for run in every for box in walk.blocks(run) if is_private(box))
    private = {passage: box.span for box in boxes for passage in _passages(walk.plain_blocks((box,)))}
    if not private:
        return private
    public = [walk.plain_blocks(walk.rewrite(run, without)) for run in every]
    public += (text for publication in publications for text in _titles(publication))
    for passage in (passage for text in public for passage in _passages(text)):
        private.pop(passage, None)
    return private


def leaks(path: str, texts: Iterable[Said], secret: Passages) -> Iterator[Diagnostic]:
    """K001 for each block for facilitators of which the finished file `path`, with these texts, holds a passage."""
    found: dict[Span, Diagnostic] = {}
    for said in texts if secret else ():
        for span, passage in _found(said.text, secret):
            message = f"“{passage}” is for facilitators only, but stands in {path}, in {said.where}"
            hint = "the file was not written; if everybody may read it, write it outside of this block as well"
            found.setdefault(span, error("K001", message, span, hint))
    yield from found.values()


def _titles(publication: Publication) -> Iterator[str]:
    """What everybody reads besides blocks: titles, and the cells of run sheets and programmes."""
    for curriculum in publication.curricula:
        volumes, chapters = curriculum.volumes, curriculum.chapters
        titles = (curriculum.title, *(volume.title for volume in volumes), *(chapter.title for chapter in chapters))
        yield from map(walk.plain, titles)
    for session in publication.sessions:
        yield walk.plain(session.title)
        for activity in session.activities:
            cells = (activity.title, activity.method, activity.materials, activity.lead, activity.if_late)
            yield from map(walk.plain, cells)
    for talk in publication.talks:
        yield from (walk.plain(talk.title), talk.subtitle)
    for workshop in publication.workshops:
        yield from map(walk.plain, (workshop.title, *(chapter.title for chapter in workshop.supplements)))
        yield from (walk.plain(slot.label) for slot in workshop.programme)


# ── words in a row ────────────────────────────────────────────────────────────


def _readings(text: str) -> Iterator[list[str]]:
    """The words; and those without numbers, since layout numbers lists and puts marks of footnotes in between."""
    every = words(text)
    yield every
    letters = [word for word in every if not word.isdecimal()]
    if len(letters) < len(every):
        yield letters


def _passages(text: str) -> Iterator[Passage]:
    for reading in _readings(text):
        yield from _in_a_row(reading)


def _in_a_row(reading: list[str]) -> Iterator[Passage]:
    return zip(*(reading[n:] for n in range(LENGTH)), strict=False)


def _found(text: str, secret: Passages) -> Iterator[tuple[Span, str]]:
    """Each stretch of a text that is secret, as long as it goes on."""
    for reading in _readings(text):
        end = -1
        for start, passage in enumerate(_in_a_row(reading)):
            span = secret.get(passage)
            if span is None or start <= end:
                continue
            end = start
            while secret.get(tuple(reading[end + 1 : end + 1 + LENGTH])) == span:
                end += 1
            said = reading[start : end + LENGTH]
            yield span, " ".join(said[:SHOWN]) + (" …" if len(said) > SHOWN else "")
