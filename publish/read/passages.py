"""A passage of a document by its key: a block with what belongs to it, as it is included elsewhere."""

from __future__ import annotations

from publish.kinds import BY_NAME
from publish.model import Block, Blocks, Box, Heading


def passage(run: Blocks, key: str) -> Blocks:
    """The block of that key with what answers it; a heading brings its whole section. Nothing, if it is not there."""
    for index, block in enumerate(run):
        if getattr(block, "key", "") == key:
            return (block, *_belonging(block, run[index + 1 :]))
        inner = passage(block.blocks, key) if isinstance(block, Box) else ()
        if inner:
            return inner
    return ()


def _belonging(block: Block, following: Blocks) -> Blocks:
    end = next((n for n, other in enumerate(following) if _ends(block, other)), len(following))
    return following[:end]


def _ends(block: Block, other: Block) -> bool:
    """Whether `other`, further down, does not belong to the block any more."""
    if isinstance(block, Heading):
        return isinstance(other, Heading) and other.level <= block.level
    return not (isinstance(block, Box) and isinstance(other, Box) and block.role in BY_NAME[other.role].answers)
