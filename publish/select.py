"""What an edition shows: its product's kinds of blocks, its audience's and its region's variants."""

from __future__ import annotations

from publish.kinds import SELF_STUDY, shown
from publish.model import Block, Blocks, Box, Edition
from publish.walk import rewrite


def select(blocks: Blocks, product: str, audience: str = "", region: str = "") -> Blocks:
    """The blocks that `product` shows.

    Without a chosen region or audience a variant stays, as a box that says for whom it is; with one,
    it stands as plain content where it matches and is gone where it does not.
    """

    def rule(block: Block) -> Blocks:
        if not isinstance(block, Box):
            return (block,)
        if not shown(block.role, product):
            return ()
        return _variant(block, audience, region) if block.role == "variant" else (block,)

    return rewrite(blocks, rule)


def _variant(box: Box, audience: str, region: str) -> Blocks:
    pairs = [(box.attributes.audience, audience), (box.attributes.region, region)]
    chosen = [(own, wanted) for own, wanted in pairs if own and wanted]
    if any(folded(own) != folded(wanted) for own, wanted in chosen):
        return ()
    return box.blocks if chosen else (box,)


def folded(name: str) -> str:
    """The name of an audience or region, to be compared."""
    return " ".join(name.lower().split())


def for_edition(blocks: Blocks, edition: Edition) -> Blocks:
    """`select` with what the edition says. The self-study edition is an audience of the handbook only."""
    audience = "" if edition.audience == SELF_STUDY else edition.audience
    return select(blocks, edition.product, audience, edition.region)
