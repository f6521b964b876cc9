"""What a drawn sign is called in the text of a PDF, where it joins several letters of a right-to-left script.

Readers take the signs of a line from right to left and turn the whole round, letter by letter: a sign that
is called by two letters comes out with them swapped (`اللاجئين` as `الالجئني`). So it is called by one.
"""

from __future__ import annotations

import unicodedata
from functools import cache

FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
"""Where Unicode keeps the joined forms of Arabic letters; each is *compatible* with the letters it is made of."""


def named(letters: str) -> str:
    """The letters of one sign, as a PDF should call it: `لا` → `ﻻ`, one letter, which searching and NFKC take for two.

    Letters that have no joined form of their own are turned round, for readers to turn them back.
    """
    if len(letters) < 2 or not all(unicodedata.bidirectional(letter) in ("R", "AL", "NSM") for letter in letters):
        return letters
    return _joined().get(letters) or letters[::-1]


@cache
def _joined() -> dict[str, str]:
    """Letters → the form that joins them; the isolated form, which comes first, where there are several."""
    forms: dict[str, str] = {}
    for first, last in FORMS:
        for point in range(first, last + 1):
            letters = unicodedata.normalize("NFKC", chr(point))
            if len(letters) == 2 and " " not in letters:
                forms.setdefault(letters, chr(point))
    return forms
