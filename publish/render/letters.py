"""What a drawn sign is called in the text of a PDF, where it joins several letters of a right-to-left script.

Readers take the signs of a line from right to left and turn the whole round, letter by letter: a sign that
is called by two letters comes out with them swapped (`اللاجئين` as `الالجئني`). So it is called by one.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from functools import cache

FORMS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
"""Where Unicode keeps the joined forms of Arabic letters; each is *compatible* with the letters it is made of."""


MARK = 3
"""The class of a mark among the glyphs of a font (OpenType, GDEF)."""


def called(said: Mapping[int, str], font: bytes, index: int = 0) -> dict[int, str]:
    """What a PDF should call the signs of a font, by their numbers; `said` is the text for which each was drawn first.

    WeasyPrint gives all letters of a group to the sign that is drawn first: a mark, and nothing to the letter below
    it, wherever that stands afterwards. Here the mark keeps what is a mark, and the letter is what its font says.
    """
    apart = _apart(said, font, index) if "" in said.values() and any(map(_leftward, said.values())) else said
    return {sign: named(letters) for sign, letters in apart.items()}


def _apart(said: Mapping[int, str], font: bytes, index: int) -> dict[int, str]:
    from fontTools.ttLib import TTFont

    known = TTFont(io.BytesIO(font), fontNumber=index)
    letters = {known.getGlyphID(name): chr(point) for point, name in sorted(known.getBestCmap().items(), reverse=True)}
    classes = known["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in known else {}
    marks = {sign for sign in said if classes.get(known.getGlyphName(sign)) == MARK}
    return {
        sign: "".join(filter(unicodedata.combining, text)) if sign in marks else text or letters.get(sign, "")
        for sign, text in said.items()
    }


def _leftward(letters: str) -> bool:
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in letters)


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
