"""What a build tells while it runs: a stream of values, which the command line shows and tests read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from publish.diagnostics import Diagnostics
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One more job is done; `label` is what it was."""

    label: str
    done: int


@dataclass(frozen=True, slots=True)
class Planned:
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    path: str
    status: Literal["written", "unchanged", "kept"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    diagnostics: Diagnostics
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finished:
    exit_code: int
    written: int
    unchanged: int
    seconds: float


Event = Planned | Step | Written | Found | Finished


def ended(code: int) -> Finished:
    """The end of some work; `guarded` counts the rest."""
    return Finished(code, 0, 0, 0.0)
