"""What the arrangers of printed products share: small makers of text, dates and languages in words, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from publish import cldr, walk
from publish.model import (
    Beside,
    Block,
    Blocks,
    Contents,
    Data,
    DataTable,
    DefinitionList,
    Include,
    Inlines,
    Paragraph,
    Part,
    Room,
    SlideDrawing,
    Text,
)

DOT = " · "
BETWEEN: Inlines = (Text(DOT),)
Keyless = Room | SlideDrawing | Contents | Include | Data | DataTable | Beside


def joined(*said: str) -> str:
    """What is there of `said`, in one line: “Exercise 1 · 30 minutes · groups of five”."""
    return DOT.join(filter(None, said))


def text(said: str) -> Inlines:
    """A run of plain text; an empty one says nothing."""
    return (Text(said),) if said else ()


def paragraphs(*said: str) -> Blocks:
    """A paragraph for each text that is not empty."""
    return tuple(Paragraph(text(line)) for line in said if line)


def strung(runs: Iterable[Inlines], between: Inlines = BETWEEN) -> Inlines:
    """Several runs as one, with `between` between them; empty ones leave no trace."""
    whole: Inlines = ()
    for run in filter(None, runs):
        whole = (*whole, *between, *run) if whole else run
    return whole


def capital(said: str) -> str:
    """With a capital first letter, for what stands alone on a line."""
    return said[:1].upper() + said[1:]


def date_said(written: str, language: str) -> str:
    """A date as the language writes it: (`2026-11`, `es`) → “noviembre de 2026”; no date stays as written.

    So does a date in a language that CLDR does not know.
    """
    from babel.dates import format_date, format_skeleton

    numbers = [int(part) for part in written.split("-") if part.isdecimal()]
    try:
        day = date(*[*numbers, 1, 1][:3])
    except (TypeError, ValueError):
        return written
    # English of no country is that of the world, which writes “1 December 2026”.
    locale = cldr.locale("en-001" if language == "en" else language)
    if locale is None or len(numbers) == 1:
        return written
    if len(numbers) == 2:
        return format_skeleton("yMMMM", day, locale=locale)
    said = format_date(day, "long", locale)
    # French counts the first of a month and numbers the others; the locale data knows no such form.
    return "1er" + said[1:] if locale.language == "fr" and day.day == 1 else said


def language_said(code: str, language: str) -> str:
    """A language's name in `language`, to stand alone: (`fr`, `es`) → “Francés”; an unknown code stays as it is."""
    named = language_named(code, language)
    return named if named == code else capital(named)


def languages_said(codes: str, language: str) -> str:
    """The languages of a file: (`en+fr`, `es`) → “Inglés, francés”."""
    return capital(", ".join(language_named(code, language) for code in codes.split("+")))


def language_named(code: str, language: str) -> str:
    """A language's name within a line: (`fr`, `es`) → “francés”."""
    named, within = cldr.locale(code), cldr.locale(language)
    return (named and within and named.get_display_name(within)) or code


def share_said(share: float, language: str) -> str:
    """A share in percent as the language writes it: (0.984, `fr`) → “98 %”. Never rounded up: 100% is all of it."""
    from babel.numbers import format_percent

    whole, locale = int(share * 100) / 100, cldr.locale(language)
    return format_percent(whole, locale=locale) if locale else f"{whole:.0%}"


def keys(run: Blocks) -> Iterator[str]:
    """The keys of `run` in reading order: whatever can be referred to."""
    for block in walk.blocks(run):
        if not isinstance(block, Keyless) and block.key:
            yield block.key
        if isinstance(block, DefinitionList):
            yield from (item.key for item in block.items if item.key)


def rekeyed(block: Block, named: Callable[[str], str]) -> Block:
    """A block under the keys that `named` gives for its own. What is written on keeps its name."""
    if isinstance(block, DefinitionList):
        block = replace(block, items=tuple(replace(item, key=named(item.key)) for item in block.items))
    if isinstance(block, Contents):
        return Contents(tuple(replace(entry, key=named(entry.key)) for entry in block.entries))
    return block if isinstance(block, Keyless) else replace(block, key=named(block.key))


def unkeyed(run: Blocks) -> Blocks:
    """A run to which nothing leads: the same stands elsewhere, under its keys."""
    return walk.rewrite(run, lambda block: (rekeyed(block, lambda _: ""),))


def once(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Each key names one place of a book: where a block stands twice (it was included), the first keeps the key."""
    seen = {part.key for part in parts}

    def fresh(key: str) -> str:
        if key in seen:
            return ""
        seen.add(key)
        return key

    def rule(block: Block) -> Blocks:
        return (block,) if isinstance(block, Contents) else (rekeyed(block, fresh),)

    return tuple(replace(part, blocks=walk.rewrite(part.blocks, rule)) for part in parts)
