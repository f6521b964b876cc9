"""Does this text fit that box? Real font metrics, the line breaks of an office program, nothing drawn.

Advances come from HarfBuzz (kerning on, as our masters ask for; ligatures off, as PowerPoint sets
text), lines break greedily after spaces, hyphens and dashes, and a line is 1.2 times the type size or
what the font itself asks for, whichever is larger. All lengths are in points.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import Any, Literal, NamedTuple

from publish.model import (
    Code,
    Emphasis,
    Fallback,
    Footnote,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Spoken,
    Strong,
    Term,
    Text,
)
from publish.model import IndexEntry as Indexed
from publish.templates import Level, Template
from publish.templates.typefaces import path_of, script_of
from publish.values import dataclass

EMU_PER_POINT = 12700
# In pt. Programs round where letters stand: LibreOffice has broken a line 0.27 pt before the edge of its box.
EDGE = 0.4
LEAST_PITCH = 1.2
# In em: where items stand whose level has no room for a bullet; a digit, and a point with the space after it.
FLAT_HANG, DIGIT, POINT = 0.9, 0.51, 0.75
FIXED, RAISED = 0.6, 0.66  # in em: a letter of code (Courier New); how large the mark of a footnote is
SUBLEVEL_DROP = 2.0  # how far below the floor of the first level the lower levels may go

Mark = Literal["plain", "more", "bullet", "number", "tick", "choice"]
"""How a paragraph begins: flush left, as a further paragraph of an item, or as an item."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style. A line break is the text `\\n`; a link to a place of the publication is `#` and its key.

    `raised` is the mark of a footnote; in `fixed`, code, all letters are as wide as each other. `language`: another
    than that of all the rest. `quoted`: of somebody else's words.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    raised: bool = False
    fixed: bool = False
    language: str = ""
    quoted: bool = False

    @property
    def style(self) -> tuple[bool, bool, str, bool, bool, str]:
        """All but the text."""
        return self.bold, self.italic, self.link, self.raised, self.fixed, self.language

    def face(self, upright: bool) -> tuple[bool, bool]:
        """Whether it is set in bold, and whether in italics; what is `upright` has none, and is emphasised in bold."""
        return (self.bold or self.italic, False) if upright else (self.bold, self.italic or self.quoted)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a text box: `level` counts from 1, `start` is the number of a numbered item.

    `restart`: the number does not follow from the item before; `digits`: how many its
    list's numbers have, for they take more room than a bullet; a box to tick or a choice counts as one. `language`: the
    same again in another one, close below.
    """

    runs: tuple[Run, ...]
    level: int = 1
    mark: Mark = "plain"
    start: int = 1
    restart: bool = False
    digits: int = 0
    language: str = ""

    @property
    def code(self) -> bool:
        """A paragraph of code alone, which runs from left to right in every language."""
        return self.mark in ("plain", "more") and bool(self.runs) and all(run.fixed for run in self.runs)


# ── runs ──────────────────────────────────────────────────────────────────────


def runs(content: Inlines, bold: bool = False, italic: bool = False, link: str = "") -> tuple[Run, ...]:
    """The text of `content` in runs of one style; neighbours of the same style are one."""
    merged: list[Run] = []
    for run in _runs(content, bold, italic, link):
        if merged and merged[-1].style == run.style:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _runs(content: Inlines, bold: bool, italic: bool, link: str) -> Iterator[Run]:
    for inline in content:
        match inline:
            case Text(text):
                yield Run(text.replace("\n", " "), bold, italic, link)
            case Code(text):
                yield Run(text.replace("\n", " "), bold, italic, link, fixed=True)
            case Footnote(mark=mark) if mark:
                yield Run(mark, bold, italic, raised=True)
            case LineBreak():
                yield Run("\n", bold, italic, link)
            case Strong(inner):
                yield from _runs(inner, True, italic, link)
            case Emphasis(inner):
                yield from _runs(inner, bold, True, link)
            case Link(target, inner):
                yield from _runs(inner, bold, italic, target)
            case Reference(target, inner):
                yield from _runs(inner, bold, italic, link or f"#{target}")
            case Fallback(inner, language, sign):
                yield from _in(language, _runs(inner, bold, italic, link))
                if sign:
                    yield Run(sign, bold, italic, raised=True)
            case Term() | Indexed():
                yield from _runs(inline.content, bold, italic, link)
            case Spoken(language, inner):
                yield from _in(language, _runs(inner, bold, italic, link))
            case _:
                pass


def _in(language: str, said: Iterable[Run]) -> Iterator[Run]:
    """Runs in a language; those within it that are in yet another stay so."""
    return (run if run.language else replace(run, language=language) for run in said)


# ── heights ───────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1000)
def scaled(levels: tuple[Level, ...], size: float, floor: float) -> tuple[Level, ...]:
    """`levels` with the first one set in `size`; the others shrink along, in whole points, to just below the floor.

    So does the space between paragraphs.
    """
    if size >= levels[0].size:
        return levels
    share, least = size / levels[0].size, floor - SUBLEVEL_DROP
    return tuple(
        replace(
            level,
            size=max(round(level.size * share), min(level.size, least)),
            before=round(level.before * share, 1),
        )
        for level in levels
    )


Heights = Callable[[Sequence[Level]], float]
"""How high a text stands, by the levels it is set in."""


def heights(lines: Sequence[Line], width: float, template: Template) -> Heights:
    """How high `lines` stand in a box of this inner width, for whatever sizes are tried: they are measured once.

    The space above the first paragraph is not set.
    """
    deepest = max((line.level for line in lines), default=1)

    @cache
    def texts(*styles: Style) -> list[Measured]:
        return [measured(line.runs, styles[min(line.level, len(styles)) - 1]) for line in lines]

    def total(levels: Sequence[Level]) -> float:
        own = levels[:deepest]
        high, pitches = 0.0, [pitch(level, template) for level in own]
        styles = [style_of(level, template) for level in own]
        for n, (line, text) in enumerate(zip(lines, texts(*styles), strict=True)):
            number = min(line.level, len(own)) - 1
            level = own[number]
            count = text.lines(usable(width - margin(line, level)[0], level.size))
            high += count * pitches[number] + (level.before if n and not line.language else 0)
        return high

    return total


def height(lines: Sequence[Line], levels: Sequence[Level], width: float, template: Template) -> float:
    """How high `lines` stand in a box of this inner width, set in these levels."""
    return heights(lines, width, template)(levels)


def margin(line: Line, level: Level) -> tuple[float, float]:
    """How far from the left a paragraph stands, and how far out of that its bullet or number hangs.

    A layout for plain sentences may still be given a list, and numbers need more room than bullets do.
    """
    if line.mark == "plain":
        return 0.0, 0.0
    left, hang = level.left / EMU_PER_POINT, -level.indent / EMU_PER_POINT
    least = POINT + DIGIT * line.digits if line.digits else FLAT_HANG if not left else 0.0
    wider = max(hang, level.size * least)
    return left - hang + wider, 0.0 if line.mark == "more" else wider


def pitch(level: Level, template: Template) -> float:
    """From line to line."""
    return level.size * level.line * max(LEAST_PITCH, _own_pitch(template.match(level.font).file))


def usable(width: float, size: float) -> float:
    """How much of a line may be filled in this type size, in em."""
    return (width - EDGE) / size


def line_count(content: Sequence[Run], level: Level, width: float, template: Template) -> int:
    """In how many lines `content` breaks; a word wider than the line breaks within."""
    return measured(tuple(content), style_of(level, template)).lines(usable(width, level.size))


def line_starts(content: Sequence[Run], level: Level, width: float, template: Template) -> list[int]:
    """Where the lines of `content` begin, in characters; a space or line break belongs to the line it ends."""
    return measured(tuple(content), style_of(level, template)).starts(usable(width, level.size))


def widest(content: Sequence[Run], level: Level, template: Template) -> tuple[float, float]:
    """How wide `content` is on one line, and its widest word."""
    text = measured(tuple(content), style_of(level, template))
    return text.whole * level.size, text.longest * level.size


# ── words ─────────────────────────────────────────────────────────────────────


class _Word(NamedTuple):
    """What cannot be broken, and the space after it that vanishes at the end of a line; in em.

    `length` counts the characters of both. (A tuple: there are so many of them.)
    """

    width: float
    space: float
    length: int
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """Text measured once, in em: whatever size and width is tried then costs additions only.

    `whole` is its width on one line, `longest` that of its widest word; `breaks`: lines end where its author wants.
    """

    words: tuple[_Word, ...]
    whole: float
    longest: float
    breaks: bool

    def lines(self, room: float) -> int:
        """In how many lines it breaks, in a width of `room` em."""
        return 1 if self.whole <= room and not self.breaks else len(self.starts(room))

    def starts(self, room: float) -> list[int]:
        """Where these lines begin, in characters."""
        starts, at, x = [0], 0, 0.0
        for width, space, length, breaks in self.words:
            if breaks:
                at, x = at + 1, 0.0
                starts.append(at)
                continue
            if x and x + width > room:
                starts.append(at)
                x = 0.0
            more = math.ceil(width / room) - 1 if width > room > 0 else 0
            if more:
                starts += (at + length * n // (more + 1) for n in range(1, more + 1))
            x += width - more * room + space
            at += length
        return starts


# A piece ends where a line may: after spaces (not the unbreakable ones), hyphens, dashes, around ideographs.
_PIECE = re.compile(r"\n|[^\n \t\-–—\u200b]*(?:[\-–—\u200b]+[ \t]*|[ \t]+)|[^\n \t\-–—\u200b]+")
_WIDE = (
    ("\u2e80", "\u303f"),
    ("\u3041", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
)


def _is_wide(character: str) -> bool:
    return character >= _WIDE[0][0] and any(first <= character <= last for first, last in _WIDE)


@cache
def _piece_with_wide() -> re.Pattern[str]:
    """Made ready for those who write in ideographs: that takes longer than to measure a small deck."""
    wide = "".join(f"{first}-{last}" for first, last in _WIDE)
    inside = rf"[^\n \t\-–—\u200b{wide}]"
    return re.compile(rf"\n|[{wide}]|{inside}*(?:[\-–—\u200b]+[ \t]*|[ \t]+)|{inside}+")


def _cut(text: str) -> list[str]:
    """Text in pieces."""
    narrow = text.isascii() or max(text) < _WIDE[0][0]
    return (_PIECE if narrow else _piece_with_wide()).findall(text)


@dataclass(frozen=True, slots=True)
class Style:
    """What widths depend on, in em: not on the size, so that every try of a size finds them measured.

    `figures`: the font of words without letters, where it is not `file`.
    """

    file: str
    margin: float
    bold: bool
    capitals: bool
    spacing: float
    figures: str = ""


def style_of(level: Level, template: Template) -> Style:
    """How text of this level is measured."""
    font = template.match(level.font)
    return Style(font.file, font.margin, level.bold, level.capitals, level.spacing / level.size, template.figures)


@lru_cache(maxsize=20_000)
def measured(content: tuple[Run, ...], style: Style) -> Measured:
    """`content` in this style, measured when it is first asked for."""
    words = tuple(_pieces(content, style))
    whole = sum(word.width + word.space for word in words)
    longest = max((word.width for word in words), default=0.0)
    return Measured(words, whole, longest, any(word.breaks for word in words))


def _pieces(content: tuple[Run, ...], style: Style) -> Iterator[_Word]:
    width, length = 0.0, 0
    for run in content:
        widths = _widths(style, *run.face(upright=bool(style.figures)), run.raised, run.fixed)
        for piece in _cut(run.text.upper() if style.capitals else run.text):
            if piece == "\n":
                if width:
                    yield _Word(width, 0.0, length)
                yield _Word(0.0, 0.0, 1, breaks=True)
                width, length = 0.0, 0
                continue
            word = piece.rstrip(" \t")
            width += widths[word]
            length += len(piece)
            # A word may go on in the next run, in another style.
            if word != piece or word[-1] in "-–—\u200b" or _is_wide(word[0]):
                yield _Word(width, widths[piece[len(word) :]], length)
                width, length = 0.0, 0
    if width:
        yield _Word(width, 0.0, length)


class _Widths(dict[str, float]):
    """How wide words are in one style, in em; each is measured when it is first asked for."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__({"": 0.0})
        self._measure = measure

    def __missing__(self, text: str) -> float:
        return self.setdefault(text, self._measure(text))


@lru_cache(maxsize=256)
def _widths(style: Style, bold: bool, italic: bool, raised: bool, fixed: bool) -> _Widths:
    return _Widths(_fixed_width if fixed else partial(_set, style, style.bold or bold, italic, raised))


def _fixed_width(text: str) -> float:
    return FIXED * sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _set(style: Style, bold: bool, italic: bool, raised: bool, text: str) -> float:
    file = style.figures if style.figures and not _worded(text) else style.file
    advance = _advance(file, bold, italic, text) * style.margin
    return (advance * RAISED if raised else advance) + len(text) * style.spacing


def _worded(text: str) -> bool:
    """Whether there are letters in it, or nothing but a space."""
    return text.isspace() or any(map(str.isalpha, text))


@lru_cache(maxsize=100_000)
def _advance(font: str, bold: bool, italic: bool, text: str) -> float:
    """The width of `text` in em. What the font lacks is guessed, and rather too wide than too narrow.

    A word in a script that our Latin fonts lack is measured with the font of that script, whole.
    """
    import uharfbuzz as hb

    script = script_of(text)
    face, em = shaper(script.font if script else font, bold, italic)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face, buffer, {"kern": True, "liga": False, "clig": False})
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return sum(place.x_advance / em if glyph.codepoint else _guess(text[glyph.cluster]) for glyph, place in pairs)


def _guess(character: str) -> float:
    """For scripts our fonts lack: an em for ideographs, less for letters, nothing for marks that combine."""
    if unicodedata.combining(character):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.65


@lru_cache(maxsize=16)
def shaper(font: str, bold: bool, italic: bool) -> tuple[Any, int]:
    """One of our fonts for HarfBuzz, and how many of its units an em has."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path_of(font, bold, italic))))
    return hb.Font(face), int(face.upem)


@lru_cache(maxsize=16)
def _own_pitch(font: str) -> float:
    face, em = shaper(font, False, False)
    extents = face.get_font_extents("ltr")
    return float(extents.ascender - extents.descender + extents.line_gap) / em
