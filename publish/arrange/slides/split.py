"""Cutting what stands on a slide into parts: where it may be cut, and how the parts come out even.

An *atom* is what stays together, as paths into the blocks: `(2,)` is the third block, `(2, 0)` the
first item or row of it, `(2, 0, 1)` the second item of the list inside that item. A paragraph just
before a list or table leads into it and stays with its first item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from publish.model import Block, Blocks, DefinitionList, Heading, Item, ListBlock, Paragraph, Table

Path = tuple[int, ...]
Atom = tuple[Path, ...]
Fits = Callable[[Blocks, float], bool]
"""Whether blocks fit when only this share of the height is used."""

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


def parts(blocks: Blocks, fits: Fits) -> tuple[Blocks, ...]:
    """`blocks` in as few parts as fit, as even as can be. An atom too large for any slide is a part of its own."""
    for deep in (False, True):
        cuts = atoms(blocks, deep)
        if all(fits(piece(blocks, (atom,)), 1.0) for atom in cuts):
            break
    return even(blocks, cuts, len(_fill(blocks, cuts, fits, 1.0)), fits)


def even(blocks: Blocks, cuts: tuple[Atom, ...], count: int, fits: Fits) -> tuple[Blocks, ...]:
    """Atoms in `count` parts: the smallest share of the height in which they still make no more parts."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if len(_fill(blocks, cuts, fits, middle)) <= count:
            high = middle
        else:
            low = middle
    return tuple(piece(blocks, chosen) for chosen in _fill(blocks, cuts, fits, high))


def _fill(blocks: Blocks, cuts: tuple[Atom, ...], fits: Fits, share: float) -> list[tuple[Atom, ...]]:
    filled: list[tuple[Atom, ...]] = []
    current: tuple[Atom, ...] = ()
    for atom in cuts:
        if current and not fits(piece(blocks, (*current, atom)), share):
            filled.append(current)
            current = ()
        current = (*current, atom)
    return [*filled, current] if current else filled
