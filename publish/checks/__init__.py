"""Rules: what can be wrong, each with its code, its explanation and its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publish.compile import Compiled
from publish.diagnostics import Diagnostic


def check_all(compiled: Mapping[str, Compiled]) -> Iterator[Diagnostic]:
    """What only the whole of a language shows."""
    yield from ()
