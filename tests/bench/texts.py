"""Real-language text to make large publications of: what the repository's own chapters and sessions say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

CONTENT = Path(__file__).parents[2] / "content"
LANGUAGES = ("en", "fr", "es")
STEADY = re.compile(r"(?!curriculum/emm/)|.*/(?:index|(?:1\.1|1\.6|2\.3|2\.6|3\.3|3\.5|3\.12)-.*)\.po$")
"""Of the curriculum only what was there when measuring began: a new chapter should not change what is measured."""
PLAIN = re.compile(r"[^\[\]{}<>|`*_\\#$^~@]+")
"""Text without a mark: it reads the same in our dialect, in pandoc's and in Typst."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one language by what they are good for, each list sorted."""

    titles: tuple[str, ...]
    heads: tuple[str, ...]
    points: tuple[str, ...]
    cells: tuple[str, ...]
    paragraphs: tuple[str, ...]


def texts(language: str, steady: bool = True) -> Texts:
    """Every plain text of the repository in `language`; `steady`: only of what was there when measuring began."""
    said = sorted({text for context, text in _messages(language, steady) if _usable(context, text)})
    titles = tuple(t for t in said if 12 <= len(t) <= 70 and not t.endswith((".", "?", ":", ";", ",")))
    return Texts(
        titles=titles,
        heads=tuple(t for t in titles if len(t) <= 32),
        points=tuple(t for t in said if 15 <= len(t) <= 170),
        cells=tuple(t for t in said if 3 <= len(t) <= 60),
        paragraphs=tuple(t for t in said if len(t) >= 220),
    )


def translations(language: str, catalog: str) -> dict[str, str]:
    """Source text → text in `language`, of one catalog: `sessions/plenary.po`."""
    return {e.msgid: e.msgstr for e in polib.pofile(str(CONTENT / "locale" / language / catalog)) if e.msgstr}


def _messages(language: str, steady: bool) -> Iterator[tuple[str, str]]:
    folder = CONTENT / "locale" / ("fr" if language == "en" else language)
    for file in sorted(folder.rglob("*.po")):
        if steady and not STEADY.match(file.relative_to(folder).as_posix()):
            continue
        for entry in polib.pofile(str(file)):
            yield entry.msgctxt or "", _unmarked(entry.msgid if language == "en" else entry.msgstr)


def _unmarked(text: str) -> str:
    """Terms and entries of the index as their words, footnotes and emphasis gone."""
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r"\[([^\]]+)\](?:\{[^}]*\}|\([^)]*\))", r"\1", text)
    return text.replace("**", "").replace("*", "").strip()


def _usable(context: str, text: str) -> bool:
    # A text that begins like a list, a heading or a caption would become one.
    marked = re.match(r"(?:[-+:>=%]|\d+[.)]|/)\s", text) is not None
    return context != "svg" and PLAIN.fullmatch(text) is not None and "\n" not in text and not marked
