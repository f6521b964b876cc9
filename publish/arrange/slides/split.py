"""Cutting what stands on a slide into parts: where it may be cut, and how the parts come out even.

An *atom* is what stays together, as paths into the blocks: `(2,)` is the third block, `(2, 0)` the
first item or row of it, `(2, 0, 1)` the second item of the list inside that item. A paragraph just
before a list or table leads into it and stays with its first item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from publish.model import Block, Blocks, DefinitionList, Heading, Item, ListBlock, Paragraph, Table

Path = tuple[int, ...]
Atom = tuple[Path, ...]
Height = Callable[[Blocks], float]
"""How high blocks stand where they are to go."""

Heights = Callable[[int, int], float]
"""The same for a run of atoms: from one, to before another."""

STEPS = 7  # of halving, when looking for the smallest share of the height that will do


def atoms(blocks: Blocks, deep: bool = False) -> tuple[Atom, ...]:
    """The atoms of `blocks`. `deep` cuts within items too; the item's own text is then said again."""
    made: list[Atom] = []
    lead: Atom = ()
    for n, block in enumerate(blocks):
        first, *rest = ((n, *path) for path in _within(block, deep))
        if _leads(block, blocks[n + 1 : n + 2]):
            lead = (*lead, first)
            continue
        made += [(*lead, first), *((path,) for path in rest)]
        lead = ()
    return tuple(made)


def _within(block: Block, deep: bool) -> Iterator[Path]:
    match block:
        case ListBlock(items) if items:
            for n, item in enumerate(items):
                inner = item.blocks[-1] if item.blocks else None
                if deep and isinstance(inner, ListBlock):
                    yield from ((n, k) for k in range(len(inner.items)))
                else:
                    yield (n,)
        case DefinitionList(items) if items:
            yield from ((n,) for n in range(len(items)))
        case Table(rows=rows) if rows:
            yield from ((n,) for n in range(len(rows)))
        case _:
            yield ()


def _leads(block: Block, following: Blocks) -> bool:
    if isinstance(block, Heading):
        return bool(following)
    return isinstance(block, Paragraph) and any(isinstance(b, ListBlock | Table | DefinitionList) for b in following)


def piece(blocks: Blocks, chosen: Sequence[Atom]) -> Blocks:
    """The blocks of these atoms: lists go on counting, tables repeat their head."""
    paths = [path for atom in chosen for path in atom]
    return tuple(_part(blocks[n], [path[1:] for path in group]) for n, group in groupby(paths, key=lambda p: p[0]))


def _part(block: Block, paths: list[Path]) -> Block:
    if not paths[0]:
        return block
    numbers = list(dict.fromkeys(path[0] for path in paths))
    match block:
        case ListBlock():
            items = tuple(
                _item(block.items[n], [path[1] for path in paths if path[0] == n and path[1:]]) for n in numbers
            )
            return replace(block, items=items, start=block.start + numbers[0])
        case DefinitionList():
            return replace(block, items=tuple(block.items[n] for n in numbers))
        case Table():
            volumes = tuple(block.volumes[n] for n in numbers) if block.volumes else ()
            return replace(block, rows=tuple(block.rows[n] for n in numbers), volumes=volumes)
        case _:
            return block


def _item(item: Item, inner: list[int]) -> Item:
    if not inner:
        return item
    *lead, last = item.blocks
    assert isinstance(last, ListBlock)
    kept = tuple(last.items[n] for n in inner)
    return replace(item, blocks=(*lead, replace(last, items=kept, start=last.start + inner[0])))


def parts(blocks: Blocks, height: Height, room: float) -> tuple[Blocks, ...]:
    """`blocks` in as few parts as fit, as even as can be. An atom too large for any slide is a part of its own."""
    for deep in (False, True):
        cuts = atoms(blocks, deep)
        heights = _each_once(blocks, cuts, height)
        if all(heights(n, n + 1) <= room for n in range(len(cuts))):
            break
    return _even(blocks, cuts, len(_fill(len(cuts), heights, room)), heights, room)


def even(blocks: Blocks, count: int, height: Height, room: float) -> tuple[Blocks, ...]:
    """`blocks` in `count` parts, or fewer if there is less to cut."""
    cuts = atoms(blocks)
    return _even(blocks, cuts, count, _each_once(blocks, cuts, height), room)


def _each_once(blocks: Blocks, cuts: tuple[Atom, ...], height: Height) -> Heights:
    """Heights of atoms; each run of them is measured once, in however many ways they are shared out."""
    return cache(lambda first, end: height(piece(blocks, cuts[first:end])))


def _even(blocks: Blocks, cuts: tuple[Atom, ...], count: int, heights: Heights, room: float) -> tuple[Blocks, ...]:
    """Atoms in `count` parts: the smallest share of the room in which they still make no more parts."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if len(_fill(len(cuts), heights, room * middle)) <= count:
            high = middle
        else:
            low = middle
    return tuple(piece(blocks, cuts[first:end]) for first, end in _fill(len(cuts), heights, room * high))


def _fill(count: int, heights: Heights, room: float) -> list[tuple[int, int]]:
    """Where each part begins and ends, where as many of the `count` atoms go into one as there is room for."""
    filled, first = [], 0
    for end in range(1, count):
        if heights(first, end + 1) > room:
            filled.append((first, end))
            first = end
    return [*filled, (first, count)] if count else filled
