"""Which terms of the glossary occur in a passage, and what they are called in the translator's language.

Only a help for translators: nothing that is built depends on it, so it may find a term too many.
"""

from __future__ import annotations

import re
from functools import lru_cache

from publish.model import Catalog
from publish.values import dataclass

GLOSSARY = "content/glossary.md"
TERM = "dt"
"""The context of a term in the catalog of the glossary."""

SHORT = 4
"""Letters of a word that is looked for as it is written, but for up to two more at its end."""

# What no reader sees: where a link leads, attributes, the marks of footnotes.
UNSEEN = re.compile(r"\]\([^)]*\)|\{[^}]*\}|\[\^[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a glossary with their agreed translations, as (term, translation)."""

    pairs: tuple[tuple[str, str], ...] = ()

    def within(self, text: str) -> tuple[tuple[str, str], ...]:
        """The terms that occur in a text, inflected or not, in the order of their first place.

        The longest counts: in “irregular migration”, “migration” does not occur. A text that is
        itself a term has no need of help.
        """
        if not self.pairs:
            return ()
        known = {term.casefold() for term, _ in self.pairs}
        if text.casefold() in known:
            return ()
        ordered = _longest_first(self.pairs)
        found = _pattern(ordered).finditer(UNSEEN.sub(" ", text))
        return tuple(dict.fromkeys(ordered[match.lastindex - 1] for match in found if match.lastindex))


NO_TERMS = Terms()


def agreed(catalog: Catalog) -> Terms:
    """The terms that the catalog of a glossary has a translation for which nobody doubts."""
    entries = catalog.entries.items()
    return Terms(tuple((text, entry.text) for (role, text), entry in entries if role == TERM and not entry.fuzzy))


def _longest_first(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=8)
def _pattern(ordered: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """One group for each term, in this order."""
    terms = (r"[\s-]+".join(map(_inflected, re.split(r"[\s-]+", term))) for term, _ in ordered)
    return re.compile(rf"\b(?:{'|'.join(f'({term})' for term in terms)})\b", re.IGNORECASE)


def _inflected(word: str) -> str:
    """A word with the ends it most likely has: “remittance” and “remittances”, “community” and “communities”."""
    if len(word) <= SHORT:
        return rf"{re.escape(word)}\w{{0,2}}"
    return rf"{re.escape(word[:-1])}\w{{0,3}}"
