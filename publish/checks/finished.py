"""The check of a finished file, just before it is saved: nothing in it that must not be, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish.checks.leaks import Passages, leaks, passages
from publish.checks.lost import Select, expected, lost
from publish.checks.outputs import Said
from publish.compile import Compiled, common
from publish.diagnostics import Diagnostics
from publish.kinds import SLIDES
from publish.model import Blocks, Edition
from publish.products import BY_NAME
from publish.values import dataclass

Secrets = Mapping[str, Passages]
"""For each language, or several that stand in one file (`en+fr`), what no participant may read."""


def secrets(compiled: Mapping[str, Compiled], editions: Iterable[Edition]) -> Secrets:
    """What is looked for in the files of a build, in each language that participants get any of; made once."""
    read = {one.spoken: one.languages for one in editions if for_participants(one)}
    return {
        spoken: passages(*(compiled[language].publication for language in languages))
        for spoken, languages in read.items()
    }


def for_participants(edition: Edition) -> bool:
    """Whether participants get it; a deck is theirs when it has no notes."""
    return BY_NAME[edition.product].reader == "participant" or (edition.product == SLIDES and not edition.notes)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a finished file is measured by: what must not be in it, and in each language what must."""

    secret: Passages
    shown: tuple[Blocks, ...]


def measure(edition: Edition, compiled: Mapping[str, Compiled], secret: Secrets, select: Select) -> Measure:
    """What a file of an edition is measured by."""
    own = common([compiled[language] for language in edition.languages])
    shown = tuple(tuple(expected(one.publication, edition, select)) for one in own)
    return Measure(secret[edition.spoken] if for_participants(edition) else {}, shown)


def check_file(path: str, texts: tuple[Said, ...], by: Measure) -> Diagnostics:
    """K001 (an error: it must not be saved) in what participants get, O003 (a warning) in everything.

    `texts`: what was read in the file that is to be saved as `path`, all of it.
    """
    # Each language by itself: what is the same in several may stand once.
    gone = (diagnostic for blocks in by.shown for diagnostic in lost(path, texts, blocks))
    return (*leaks(path, texts, by.secret), *gone)
