"""Nothing leaks: what participants and interpreters get is read back, before a pack with it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from publish.checks.leaks import Passages, leaks, passages
from publish.checks.outputs import texts_of
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics
from publish.kinds import FACILITATOR_ROLES
from publish.model import Enclosure, Pack, Reader, Wanted
from publish.packs.making import Made

SECRET: Mapping[Reader, frozenset[str]] = {
    "participant": FACILITATOR_ROLES,
    "interpreter": frozenset({"answer"}),
}
"""The kinds of blocks whose text a reader must not get; others may read everything."""

NOTES = "the notes"
"""How `outputs` calls the place of what only the speaker sees."""


def stopped(
    packs: Iterable[Pack], made: Mapping[Wanted, Made], compiled: Mapping[str, Compiled]
) -> dict[str, list[Diagnostic]]:
    """Why packs must not be closed, by their folders: K001 for each block of which a reader would get a passage.

    Each document is read back once for each kind of reader, against what is secret in any language.
    """
    secret = _secrets(compiled)
    found: dict[tuple[Wanted, Reader], Diagnostics] = {}
    wrong: dict[str, list[Diagnostic]] = {}
    for pack in packs:
        hint = f"the pack {pack.folder} was not written; if everybody may read it, write it outside of the block, too"
        for one in pack.enclosures:
            place = (one.wanted, one.reader)
            if place not in found:
                found[place] = tuple(_leaks(one, made[one.wanted], secret))
            wrong.setdefault(pack.folder, []).extend(replace(leak, hint=hint) for leak in found[place])
    return wrong


def _secrets(compiled: Mapping[str, Compiled]) -> Mapping[Reader, Passages]:
    """What each reader must not get, in all languages: a file may have several in it."""
    publications = [one.publication for one in compiled.values()]
    return {reader: passages(*publications, roles=roles) for reader, roles in SECRET.items()}


def _leaks(enclosure: Enclosure, made: Made, secret: Mapping[Reader, Passages]) -> Iterator[Diagnostic]:
    texts = texts_of(enclosure.path, made.data)
    if enclosure.reader in secret:
        yield from leaks(enclosure.path, texts, secret[enclosure.reader])
    elif made.by_hand:  # a facilitator's, but everybody sees its slides
        shown = (said for said in texts if not said.where.startswith(NOTES))
        yield from leaks(enclosure.path, shown, secret["participant"])
