"""The plural forms of a language: which form a number takes, as gettext writes it and as CLDR knows it.

`nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : …);` is a catalog's header `Plural-Forms`:
https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice

from publish import cldr
from publish.values import dataclass

HEADER = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=([^;]+);?\s*")
LARGEST = 1000
"""Whole numbers below this tell the forms of a language apart; what is counted here is never more."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Those of CLDR, in the order in which gettext numbers their forms."""


@dataclass(frozen=True, slots=True)
class Plurals:
    """How many forms there are, and which is whose: an expression of C over `n`."""

    count: int
    formula: str

    def form(self, number: int) -> int:
        """The form that `number` takes, from 0."""
        return _function(self.formula)(number)

    def numbers(self, form: int, most: int = LARGEST) -> tuple[int, ...]:
        """The first numbers that take a form, at most so many."""
        return tuple(islice((n for n in range(LARGEST) if self.form(n) == form), most))

    def __str__(self) -> str:
        return f"nplurals={self.count}; plural={self.formula};"


ENGLISH = Plurals(2, "(n != 1)")


@lru_cache(maxsize=64)
def _function(formula: str) -> Callable[[int], int]:
    # Undocumented, but what gettext itself reads headers with: it takes numbers, `n` and operators only.
    made: Callable[[int], int] = gettext.c2py(formula)
    return made


@lru_cache(maxsize=64)
def read(header: str) -> Plurals | None:
    """What a header `Plural-Forms` says; None where it cannot be read, or gives a number a form that is not there."""
    match = HEADER.fullmatch(header)
    if match is None:
        return None
    found = Plurals(int(match[1]), match[2].strip())
    try:
        taken = {found.form(n) for n in range(LARGEST)}
    except (ValueError, ArithmeticError, RecursionError, MemoryError):
        return None
    return found if taken <= set(range(found.count)) else None


@lru_cache(maxsize=64)
def of(language: str) -> Plurals:
    """The forms of a language by CLDR, those that whole numbers take; those of English for an unknown language."""
    from babel.plural import PluralRule, to_gettext

    locale = cldr.locale(language)
    if locale is None:
        return ENGLISH
    rule = locale.plural_form
    used = [name for name in CATEGORIES if name in {rule(n) for n in range(LARGEST)}]
    # The last one needs no condition: what is no other form is that.
    text = to_gettext(PluralRule({name: rule.rules[name] for name in used[:-1]}))
    said = read(text) or ENGLISH
    return _shorter(locale.language, said)


def _shorter(language: str, said: Plurals) -> Plurals:
    """The formula that translators' programs know, where it says the same."""
    from babel.messages.plurals import get_plural

    known = read(str(get_plural(language).plural_forms))
    same = known and all(known.form(n) == said.form(n) for n in range(LARGEST))
    return known if known and same else said
