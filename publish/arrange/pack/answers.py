"""The answer sheet of a session: its model answers alone, each with the task it belongs to. For facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish import walk
from publish.arrange.books import bare
from publish.arrange.common import joined
from publish.arrange.labels import say, session_blocks
from publish.arrange.pack.paper import Paper, sheet
from publish.kinds import TASKS
from publish.model import Blocks, Book, Box, Columns, Edition, Paragraph, Session
from publish.select import for_edition


def arrange(paper: Paper, session: Session, edition: Edition) -> Book:
    """The answers of `session`; `edition` (a guide's) says for which audience and region."""
    run = say(for_edition(session_blocks(session), edition), session.id, paper.names)
    words = paper.words
    eyebrow = joined(words("Model answers"), words("Facilitators only"))
    return sheet(paper, "answers", walk.plain(session.title), tuple(answers(run)), session.id, eyebrow)


def answers(run: Blocks) -> Iterator[Box]:
    """Each answer under the name of its task; of a task without a title, the first words."""
    task: Box | None = None
    for block in run:
        match block:
            case Box(role=role) if role in TASKS:
                task = block
            case Box(role="answer") if task:
                yield _answer(block, task)
            case Box():
                yield from answers(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from answers(column.blocks)


def _answer(answer: Box, task: Box) -> Box:
    first = next((block.content for block in task.blocks if isinstance(block, Paragraph)), ())
    return replace(answer, title=bare(task.title or first), label=task.label.partition(" · ")[0])
