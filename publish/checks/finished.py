"""The check of a finished file, just before it is saved: nothing in it that must not be, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publish.checks.leaks import Passages, leaks, passages
from publish.checks.lost import Select, expected, lost
from publish.checks.outputs import texts_of
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, Diagnostics
from publish.kinds import SLIDES
from publish.model import Artifact, Edition
from publish.products import BY_NAME

Secrets = Mapping[str, Passages]
"""For each language what no participant may read."""


def secrets(compiled: Mapping[str, Compiled], editions: Iterable[Edition]) -> Secrets:
    """What is looked for in the files of a build, in each language that participants get any of; made once."""
    read = dict.fromkeys(spoken for one in editions if for_participants(one) for spoken in one.languages)
    return {language: passages(compiled[language].publication) for language in read}


def for_participants(edition: Edition) -> bool:
    """Whether participants get it; a deck is theirs when it has no notes."""
    return BY_NAME[edition.product].reader == "participant" or (edition.product == SLIDES and not edition.notes)


def check_file(
    artifact: Artifact, edition: Edition, compiled: Mapping[str, Compiled], secret: Secrets, select: Select
) -> Diagnostics:
    """K001 (an error: it must not be saved) in what participants get, O003 (a warning) in everything.

    In each of its languages.
    """
    texts, found = tuple(texts_of(artifact.path, artifact.data)), list[Diagnostic]()
    for language in edition.languages if for_participants(edition) else ():
        found += leaks(artifact.path, texts, secret[language])
    own = (compiled[language].publication for language in edition.languages)
    wanted = (block for publication in own for block in expected(publication, edition, select))
    return (*found, *lost(artifact.path, texts, wanted))
