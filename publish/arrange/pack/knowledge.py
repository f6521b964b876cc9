"""The knowledge test, before and after: the questions of the workshop that have boxes to tick and an answer.

Nothing is made up for it: it is what the authors of sessions and chapters asked and answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish.arrange.common import joined
from publish.arrange.labels import say, session_blocks
from publish.arrange.pack.paper import Paper, sheet
from publish.kinds import GUIDE, WORKSHEET
from publish.model import Block, Blocks, Book, Box, Columns, Edition, Field, ListBlock, Paragraph, Text
from publish.select import for_edition

WHEN = {"before": "Before the workshop", "after": "After the workshop"}
FIELDS = ("Name (optional)", "Group", "Room", "Date")


def questions(paper: Paper) -> tuple[tuple[Box, Box], ...]:
    """(question, answer) of every session of the programme and its chapters, each once."""
    edition = Edition(GUIDE, paper.workshop.id, paper.language)
    found: dict[str, tuple[Box, Box]] = {}
    for id, blocks in _documents(paper):
        for question, answer in _answered(say(for_edition(blocks, edition), id, paper.names)):
            found.setdefault(question.key, (question, answer))
    return tuple(found.values())


def arrange(paper: Paper, when: str) -> Book:
    """The test to be handed out `before` or `after`: the same questions, so that the answers can be compared."""
    head = Box("fields", tuple(Paragraph((Text(paper.words(said)), Field(said, said))) for said in FIELDS))
    edition = Edition(WORKSHEET, paper.workshop.id, paper.language)
    asked = tuple(_numbered(n, one, paper) for n, (one, _) in enumerate(questions(paper), 1))
    title, eyebrow = paper.words(WHEN[when]), joined(paper.words("Knowledge test"), paper.title)
    return sheet(paper, "knowledge-test", title, (head, *for_edition(asked, edition)), when, eyebrow)


def key(paper: Paper) -> Book:
    """The answers. For facilitators."""
    words = paper.words
    pairs = enumerate(questions(paper), 1)
    run = tuple(block for n, (one, answer) in pairs for block in (_numbered(n, one, paper), answer))
    eyebrow = joined(words("Model answers"), words("Facilitators only"))
    return sheet(paper, "knowledge-test", words("Knowledge test"), run, "key", eyebrow)


def _numbered(number: int, question: Box, paper: Paper) -> Box:
    """In the order of the test, not of the session or chapter it is from."""
    return replace(question, key="", label=paper.words("Question {number}", number=number))


def _documents(paper: Paper) -> Iterator[tuple[str, Blocks]]:
    publication = paper.publication
    sessions = [publication.session(id) for id in dict.fromkeys(slot.session for slot in paper.workshop.programme)]
    held = [session for session in sessions if session]
    yield from ((session.id, session_blocks(session)) for session in held)
    chapters = (publication.chapter(id) for session in held for id in session.chapters)
    yield from ((chapter.id, chapter.blocks) for chapter in chapters if chapter)


def _answered(run: Blocks) -> Iterator[tuple[Box, Box]]:
    for block, following in zip(run, (*run[1:], None), strict=True):
        match block, following:
            case Box(role="question"), Box(role="answer") if _ticked(block):
                yield block, following
            case Box(role=role), _ if role != "question":
                yield from _answered(block.blocks)
            case Columns(), _:
                for column in block.columns:
                    yield from _answered(column.blocks)


def _ticked(question: Block) -> bool:
    lists = question.blocks if isinstance(question, Box) else ()
    return any(item.tick for block in lists if isinstance(block, ListBlock) for item in block.items)
