"""Which language tag PowerPoint knows a language by, and which way it runs."""

from __future__ import annotations

from functools import lru_cache

# Where CLDR's likeliest region is not the one our readers write: spelling of the UN, Modern Standard Arabic.
PREFERRED = {"en": "en-GB", "ar": "ar-SA", "pt": "pt-PT", "zh": "zh-CN"}


@lru_cache(maxsize=64)
def tag(language: str) -> str:
    """`fr` → `fr-FR`; a tag with a region, and a language CLDR does not know, stay as they are."""
    from babel.core import get_global

    if "-" in language:
        return language
    likely = get_global("likely_subtags").get(language, "")
    region = likely.rpartition("_")[2]
    return PREFERRED.get(language) or (f"{language}-{region}" if len(region) == 2 else language)


@lru_cache(maxsize=64)
def right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    from babel import Locale, UnknownLocaleError

    try:
        return bool(Locale.parse(language, sep="-").text_direction == "rtl")
    except (UnknownLocaleError, ValueError):
        return False
