"""Nothing leaks: what participants and interpreters get is read back, before a pack with it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from publish.checks.leaks import Passages, leaks, passages
from publish.checks.outputs import texts_of
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics
from publish.kinds import FACILITATOR_ROLES
from publish.model import Pack, Reader, Wanted

SECRET: Mapping[Reader, frozenset[str]] = {
    "participant": FACILITATOR_ROLES,
    "interpreter": frozenset({"answer"}),
}
"""The kinds of blocks whose text a reader must not get; others may read everything."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What each reader must not get, in all languages: a file may have several in it."""

    by_reader: Mapping[Reader, Passages]

    def found(self, path: str, data: bytes, reader: Reader) -> Diagnostics:
        """K001 for each block of which the file `path` has a passage that its reader must not get."""
        secret = self.by_reader.get(reader)
        return tuple(leaks(path, texts_of(path, data), secret)) if secret else ()


def secrets(compiled: Mapping[str, Compiled]) -> Secrets:
    """What is looked for in the files of packs; made once."""
    publications = [one.publication for one in compiled.values()]
    return Secrets(
        {
            reader: dict(chain.from_iterable(passages(publication, roles).items() for publication in publications))
            for reader, roles in SECRET.items()
        }
    )


def stopped(pack: Pack, found: Mapping[tuple[Wanted, Reader], Diagnostics]) -> Iterator[Diagnostic]:
    """Why a pack must not be closed, each with the pack's name."""
    for one in pack.enclosures:
        for wrong in found.get((one.wanted, one.reader), ()):
            hint = f"the pack {pack.folder} was not written; if everybody may read it, write it outside of this block"
            yield replace(wrong, hint=hint)


def readers(packs: Iterable[Pack]) -> dict[Wanted, frozenset[Reader]]:
    """Who reads each document."""
    by_wanted: dict[Wanted, frozenset[Reader]] = {}
    for pack in packs:
        for one in pack.enclosures:
            by_wanted[one.wanted] = by_wanted.get(one.wanted, frozenset()) | {one.reader}
    return by_wanted
