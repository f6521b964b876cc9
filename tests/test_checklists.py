"""Checklists: what a team ticks off."""

from publish.arrange.checklists import CHECKLISTS, checklists
from publish.model import Heading, ListBlock
from publish.words import Words


def test_each_thing_has_a_box_of_its_own() -> None:
    blocks = checklists("ws", Words("en"))
    ticks = [item.tick for block in blocks if isinstance(block, ListBlock) for item in block.items]
    assert len(ticks) == len(set(ticks)) == sum(len(one.things) for one in CHECKLISTS)
    assert [block.key for block in blocks if isinstance(block, Heading)] == [f"ws/{one.id}" for one in CHECKLISTS]
