"""Which way a language runs, and the tag by which PowerPoint knows it."""

from __future__ import annotations

from functools import lru_cache

from publish.cldr import likely

# Where CLDR's likeliest region is not the one our readers write: spelling of the UN, Modern Standard Arabic.
PREFERRED = {"en": "en-GB", "ar": "ar-SA", "pt": "pt-PT", "zh": "zh-CN"}
RIGHT_TO_LEFT = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi")
)
"""The scripts of languages that are written today from right to left (Unicode)."""


@lru_cache(maxsize=64)
def tag(language: str) -> str:
    """`fr` → `fr-FR`; a tag with a region, and a language CLDR does not know, stay as they are."""
    if "-" in language:
        return language
    region = likely(language)[1]
    return PREFERRED.get(language) or (f"{language}-{region}" if len(region) == 2 else language)


@lru_cache(maxsize=64)
def right_to_left(language: str) -> bool:
    """Whether the language is written from right to left: that follows from its script, said or likeliest."""
    named = language.split("-")
    said = next((part.title() for part in named[1:] if len(part) == 4), "")
    return (said or likely(named[0])[0]) in RIGHT_TO_LEFT


def direction(language: str) -> str:
    """Which way a language is written, as HTML says it."""
    return "rtl" if right_to_left(language) else "ltr"
