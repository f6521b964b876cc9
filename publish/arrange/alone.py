"""The self-study edition: exercises to do alone, and what to consider afterwards at the back of the book.

Each task leads to its points, and these lead back to the task.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from publish import walk
from publish.arrange.common import text
from publish.arrange.labels import Names
from publish.kinds import BY_NAME, TASKS
from publish.model import Block, Blocks, Box, Heading, Paragraph, Part, Reference, Room, Strong
from publish.words import Words

FEEDBACK = "feedback"


def on_your_own(run: Blocks, words: Words) -> Blocks:
    """`run` with tasks for one: what was planned for a group says so, and lines asked for are there to write on."""

    def rule(block: Block) -> Blocks:
        if not isinstance(block, Box) or block.role not in TASKS:
            return (block,)
        said, lines = block.attributes, block.attributes.lines
        room = (Room(lines, block.key, ""),) if lines else ()
        method = words("on your own") if said.method else ""
        return (replace(block, attributes=replace(said, method=method), blocks=(*block.blocks, *room)),)

    return walk.rewrite(run, rule)


def without_feedback(run: Blocks) -> Blocks:
    """`run` without points to consider: groups hear them from each other."""
    return walk.rewrite(run, lambda block: () if isinstance(block, Box) and block.role == FEEDBACK else (block,))


def apart(parts: tuple[Part, ...], key: str, names: Names) -> tuple[tuple[Part, ...], Blocks]:
    """The parts with links in the place of feedback, and all feedback, below the name of its chapter."""
    pairs = {part.key: dict(_pairs(part.blocks)) for part in parts}
    points: list[Block] = []
    for part in parts:
        if pairs[part.key]:
            called = text(f"{part.number} {walk.plain(part.title)}".strip())
            points.append(Heading(2, called, f"{key}#{part.key}"))
            points += (_point(task, box, part.key, names) for task, box in pairs[part.key].values())
    linked = (replace(part, blocks=_linked(part.blocks, pairs[part.key], names.words)) for part in parts)
    return tuple(linked), tuple(points)


def _pairs(run: Blocks) -> Iterator[tuple[str, tuple[Box, Box]]]:
    """The key of each task that has feedback, with both: feedback stands just after what it is on."""
    task: Box | None = None
    for block in run:
        if isinstance(block, Box) and block.role == FEEDBACK:
            if task and task.key and task.role in BY_NAME[FEEDBACK].answers:
                yield task.key, (task, block)
        else:
            task = block if isinstance(block, Box) else None
        for inner in walk.children(block):
            yield from _pairs(inner)


def _linked(run: Blocks, pairs: dict[str, tuple[Box, Box]], words: Words) -> Blocks:
    def rule(block: Block) -> Blocks:
        if isinstance(block, Box) and block.key in pairs:
            to = Reference(pairs[block.key][1].key, text(words("Points to consider")), page=True)
            return (replace(block, blocks=(*block.blocks, Paragraph((to,)))),)
        return (block,)

    kept = {box.key for _, box in pairs.values()}
    rest = walk.rewrite(run, lambda block: () if isinstance(block, Box) and block.key in kept else (block,))
    return walk.rewrite(rest, rule)


def _point(task: Box, feedback: Box, here: str, names: Names) -> Box:
    """What to consider, below a link back to its task."""
    called = names.called.get((here, task.key), task.label)
    back = Paragraph((Strong((Reference(task.key, text(called), page=True),)),))
    return replace(feedback, blocks=(back, *feedback.blocks))
