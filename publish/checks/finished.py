"""The check of a finished file, just before it is saved: nothing in it that must not be, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish.checks.leaks import Passages, leaks, passages
from publish.checks.lost import Select, expected, lost
from publish.checks.outputs import Said
from publish.compile import Compiled, common
from publish.diagnostics import Diagnostics
from publish.kinds import SLIDES
from publish.model import Edition
from publish.products import BY_NAME

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


def check_file(
    path: str,
    texts: tuple[Said, ...],
    edition: Edition,
    compiled: Mapping[str, Compiled],
    secret: Secrets,
    select: Select,
) -> Diagnostics:
    """K001 (an error: it must not be saved) in what participants get, O003 (a warning) in everything.

    `texts`: what was read in the file that is to be saved as `path`, all of it.
    """
    leaked = leaks(path, texts, secret[edition.spoken]) if for_participants(edition) else ()
    own = common([compiled[language] for language in edition.languages])
    # Each language by itself: what is the same in several may stand once.
    gone = (d for one in own for d in lost(path, texts, expected(one.publication, edition, select)))
    return (*leaked, *gone)
