"""What is asked of a run of packs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from publish.model import Audience
from publish.packs.closing import Sheets

LAST = "last"


@dataclass(frozen=True, slots=True)
class Request:
    """Which packs. No workshops mean all; no languages, all of each; no audience or name, every pack.

    `since`: the revision that changes are told from, or the beginning of it; else those since the last packs.
    `final`: not with passages that a language lacks; `accepted`: with them, for this reason.
    """

    root: Path
    output: Path
    workshops: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    audience: Audience | None = None
    name: str = ""
    since: str = LAST
    jobs: int = 0
    strict: bool = False
    force: bool = False
    final: bool = False
    accepted: str = ""
    sheets: Sheets = field(default_factory=Sheets)

    @property
    def draft(self) -> bool:
        """Whether passages that a language lacks are marked."""
        return not (self.final or self.accepted)

    @property
    def whole(self) -> bool:
        """Whether every pack is asked for, in every language."""
        return not (self.languages or self.audience or self.name)
