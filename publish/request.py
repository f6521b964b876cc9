"""What is asked of a build."""

from __future__ import annotations

from pathlib import Path

from publish.model import Settings
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. No languages means all of the publication's; `jobs` 0 means as many as there are cores.

    `en+fr` is an edition in which these stand side by side; `together`: all languages follow each other in one volume.
    No `paper` means that of the publication. `booklet`: as sheets to fold, too. `press`: for a printing house. `final`:
    not with passages that a language lacks; `accepted`: with them, for this reason.
    """

    root: Path
    output: Path
    products: tuple[str, ...]
    languages: tuple[str, ...] = ()
    jobs: int = 0
    strict: bool = False
    force: bool = False
    notes: bool = True
    audience: str = ""
    region: str = ""
    workshop: str = ""
    paper: str | None = None
    large: bool = False
    booklet: bool = False
    together: bool = False
    press: bool = False
    final: bool = False
    accepted: str = ""

    @property
    def draft(self) -> bool:
        """Whether passages that a language lacks are marked: where nobody asks for a final edition, or accepts them."""
        return not (self.final or self.accepted)

    def languages_of(self, settings: Settings) -> tuple[str, ...]:
        """Every language that is needed for what is asked, in the order of the publication's."""
        asked = {language for one in self.languages for language in one.split("+")}
        return tuple(language for language in settings.languages if language in asked or not asked)

    def alone(self, language: str) -> bool:
        """Whether there is to be an edition in this language only."""
        return not self.together and (not self.languages or language in self.languages)

    @property
    def side_by_side(self) -> tuple[tuple[str, ...], ...]:
        """The languages of each edition in which several stand side by side."""
        return tuple(tuple(one.split("+")) for one in self.languages if "+" in one)
