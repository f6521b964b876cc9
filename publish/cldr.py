"""What CLDR, the locale data of Unicode, knows of a language; for one that it does not know nothing is made up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=64)
def locale(language: str) -> Locale | None:
    """The locale of a language tag (`pt-BR`), of its newer name (`prs` → `fa-AF`) or of less of it (`fr-ZZ` → `fr`).

    None: CLDR does not know it.
    """
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        other = get_global("language_aliases").get(language, "").replace("_", "-") or language.rpartition("-")[0]
        return locale(other) if other else None


@lru_cache(maxsize=64)
def likely(language: str) -> tuple[str, str]:
    """The script and the region that are likeliest for a language: `ar` → `Arab`, `EG`; "" where none is known."""
    from babel.core import get_global

    newer, *said = get_global("language_aliases").get(language, language).split("_")
    parts = [*said, *get_global("likely_subtags").get(newer, newer).split("_")[1:]]
    script = next((part for part in parts if len(part) == 4), "")
    region = next((part for part in parts if len(part) in (2, 3)), "")
    return script, region


def language_of(country: str) -> str:
    """The language most spoken in a country: `jp` → `ja`; "" where CLDR knows no such country."""
    from babel.core import get_global

    found: str = get_global("likely_subtags").get(f"und_{country.upper()}", "")
    return found.partition("_")[0]
