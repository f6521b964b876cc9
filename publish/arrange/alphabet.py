"""The order of a language's own alphabet, and its letters: in Spanish ñ is a letter after n, in Swedish ö after z."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


def alphabetical(things: Iterable[Thing], said: Callable[[Thing], str], language: str) -> tuple[Thing, ...]:
    """`things` in the order of what they say; those that say the same stay in theirs."""
    import icu

    key = icu.Collator.createInstance(icu.Locale.forLanguageTag(language)).getSortKey
    return tuple(sorted(things, key=lambda thing: key(said(thing))))


def by_letter(
    things: Iterable[Thing], said: Callable[[Thing], str], language: str
) -> Iterator[tuple[str, tuple[Thing, ...]]]:
    """`things` in their order below the letters they begin with; “…” for what begins with none of the alphabet."""
    import icu

    ordered = alphabetical(things, said, language)
    index = icu.AlphabeticIndex(icu.Locale.forLanguageTag(language))
    for place, thing in enumerate(ordered):
        index.addRecord(said(thing), place)
    index.resetBucketIterator()
    while index.nextBucket():
        places = []
        while index.nextRecord():
            places.append(index.recordData)
        if places:
            yield index.bucketLabel, tuple(ordered[place] for place in sorted(places))
