"""Several things in a line, as a language says them: “English, French and Spanish”, «padres e hijos», “A، B”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

COMMAS: Mapping[str, str] = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "، "),
    **dict.fromkeys(("ja", "zh"), "、"),
}
"""What stands between names in a row, by language, where it is not our comma (CLDR, list patterns)."""

# Real Academia Española, Ortografía: `y` is `e` before the sound i (but not before a diphthong: y hielo, y iones),
# `o` is `u` before the sound o, written in figures as well (7 u 8).
BEFORE_I = re.compile(r"(?:h?[ií](?![aeoáéó])|h?í)", re.IGNORECASE)
BEFORE_O = re.compile(r"h?[oó]|8|11(?!\d)", re.IGNORECASE)


def row(names: Iterable[str], language: str) -> str:
    """Names one after the other, with the comma of the language; empty ones leave no trace."""
    return COMMAS.get(language.partition("-")[0], ", ").join(filter(None, names))


def listed(things: Iterable[str], language: str, style: Literal["standard", "or"] = "standard") -> str:
    """Things as a sentence has them, with “and” or “or” before the last; an unknown language gets commas."""
    from babel import Locale, UnknownLocaleError
    from babel.lists import format_list

    said = tuple(filter(None, things))
    try:
        # English of no country is that of the world, which has no comma before “and”.
        locale = Locale.parse("en-001" if language == "en" else language, sep="-")
        whole = format_list(said, style, locale)
    except (UnknownLocaleError, ValueError, KeyError):
        return row(said, language)
    return _spanish(whole, said) if locale.language == "es" and len(said) > 1 else whole


def _spanish(whole: str, said: tuple[str, ...]) -> str:
    last = said[-1]
    for word, other, before in (("y", "e", BEFORE_I), ("o", "u", BEFORE_O)):
        if before.match(last) and whole.endswith(f" {word} {last}"):
            return f"{whole.removesuffix(f'{word} {last}')}{other} {last}"
    return whole
