"""What CLDR, the locale data of Unicode, knows of a language; for one that it does not know nothing is made up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@lru_cache(maxsize=64)
def locale(language: str) -> Locale | None:
    """The locale of a language tag: `pt-BR`; `prs` is that of its newer name, `fa-AF`. None: CLDR does not know it."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        newer = get_global("language_aliases").get(language, "")
        return locale(newer.replace("_", "-")) if newer else None


def language_of(country: str) -> str:
    """The language most spoken in a country: `jp` → `ja`; "" where CLDR knows no such country."""
    from babel.core import get_global

    found: str = get_global("likely_subtags").get(f"und_{country.upper()}", "")
    return found.partition("_")[0]
