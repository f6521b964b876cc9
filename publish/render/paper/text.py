"""Paragraphs → HTML that stands exactly where PowerPoint sets them: each line broken as it was measured.

Everything is placed from the top left of its box, in points. Lists are tagged as lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from markupsafe import Markup, escape

from publish.fit import Line, Run, height, line_starts, margin, pitch
from publish.render.inlines import OUTWARD
from publish.render.languages import direction, right_to_left
from publish.render.paper.ink import DARK, Ink
from publish.templates import Level
from publish.templates.typefaces import script_of

SIDES = {"l": "left", "ctr": "center", "r": "right", "just": "left"}
OPPOSITE = {"left": "right", "right": "left", "center": "center"}
ANCHORS = {"t": 0.0, "ctr": 0.5, "b": 1.0}
STACKED = ("•", "–", "•", "–", "•")
"""Bullets of text that stands outside all placeholders."""
DROP = {"Carlito": 0.092}
"""In em, how much lower than in the middle of its line type stands: of what Calibri and its like ask for beyond
their letters, Windows puts nearly all above them, CSS half above and half below."""
ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Style:
    """How the paragraphs of one box are set; `tag` is the HTML element of each, `anchor` where they stand in it."""

    levels: Sequence[Level]
    ink: Ink
    tag: str = "p"
    anchor: str = "t"
    bullets: tuple[str, ...] = STACKED


@dataclass(frozen=True, slots=True)
class _Set:
    """A paragraph in its place: how deep in a list it stands (0: in none), whether it begins an item."""

    depth: int
    begins: bool
    mark: Markup
    body: Markup


def text(lines: Sequence[Line], width: float, room: float, style: Style) -> Markup:
    """The paragraphs in a box of this width and height."""
    own = height(lines, style.levels, width, style.ink.template)
    y = (room - own) * ANCHORS.get(style.anchor, 0.0)
    made = []
    for n, line in enumerate(lines):
        level = level_of(line, style)
        y += level.before if n and not line.language else 0.0
        rows = broken(line.runs, level, width - margin(line, level)[0], style.ink)
        made.append(_set(line, rows, y, width, style))
        y += len(rows) * pitch(level, style.ink.template)
    return _nested(made, 0)


def level_of(line: Line, style: Style) -> Level:
    return style.levels[min(line.level, len(style.levels)) - 1]


def broken(content: Sequence[Run], level: Level, width: float, ink: Ink) -> tuple[tuple[Run, ...], ...]:
    """The runs of each line, as they were measured; the spaces that lines end with are gone."""
    said = [replace(run, text=run.text.upper()) for run in content] if level.capitals else list(content)
    length = sum(len(run.text) for run in said)
    starts = [*line_starts(content, level, width, ink.template), length]
    return tuple(_stripped(_slice(said, first, last)) for first, last in pairwise(starts))


def _slice(content: Iterable[Run], first: int, last: int) -> list[Run]:
    found, at = [], 0
    for run in content:
        part = run.text[max(0, first - at) : max(0, last - at)]
        found += [replace(run, text=part)] if part else []
        at += len(run.text)
    return found


def _stripped(row: list[Run]) -> tuple[Run, ...]:
    while row and not row[-1].text.rstrip():
        row.pop()
    return (*row[:-1], replace(row[-1], text=row[-1].text.rstrip())) if row else ()


# ── one paragraph ─────────────────────────────────────────────────────────────


def _set(line: Line, rows: Sequence[Sequence[Run]], y: float, width: float, style: Style) -> _Set:
    level, ink = level_of(line, style), style.ink.line(line)
    if line.language and level.colour in DARK:
        level = replace(level, colour=ink.template.palette.soft)
    left, hang = margin(line, level)
    y += dropped(level, ink)
    body = paragraph(
        rows, level, ink, f"top:{ink.pt(y)};{ink.start}:{ink.pt(left)};width:{ink.pt(width - left)}", style.tag
    )
    depth = 0 if line.mark == "plain" else line.level
    place = f"top:{ink.pt(y)};{ink.start}:{ink.pt(left - hang)};width:{ink.pt(hang)}"
    return _Set(depth, line.mark not in ("plain", "more"), _mark(line, level, place, style), body)


def paragraph(rows: Sequence[Sequence[Run]], level: Level, ink: Ink, place: str, tag: str = "p") -> Markup:
    """A paragraph of broken lines; `place` is CSS, `tag` an HTML element."""
    said = Markup("<br>").join(_row(row, ink) for row in rows)
    return Markup('<{0} style="{1};{2}">{3}</{0}>').format(tag, place, face(level, ink), said)


def dropped(level: Level, ink: Ink) -> float:
    """How much lower than in the middle of its line PowerPoint sets type, in points."""
    return DROP.get(ink.typeface(level), 0.0) * level.size


def face(level: Level, ink: Ink) -> str:
    """The type of a level, as CSS."""
    side = SIDES.get(level.align, "left")
    side = OPPOSITE[side] if ink.right_to_left else side
    high = ink.pt(pitch(level, ink.template))
    bold, spaced = (
        ("bold " if level.bold else ""),
        (f";letter-spacing:{ink.pt(level.spacing)}" if level.spacing else ""),
    )
    font = f"font:{bold}{ink.pt(level.size)}/{high} {ink.typefaces(level)}"
    turned = ";direction:ltr" if ink.turned else ""
    return f"{font};color:{ink.colour(level.colour)};text-align:{side}{spaced}{turned}"


def _row(content: Sequence[Run], ink: Ink) -> Markup:
    """A line. Letters that are not of the level's own typeface would make it higher than it was measured."""
    said = runs(content, ink)
    foreign = script_of("".join(run.text for run in content))
    return Markup('<span class="line">{}</span>').format(said) if foreign else said


def runs(content: Iterable[Run], ink: Ink) -> Markup:
    return Markup("").join(_run(run, ink) for run in content)


def _run(run: Run, ink: Ink) -> Markup:
    said = Markup(escape(run.text))
    said = Markup('<span dir="ltr">{}</span>').format(said) if run.fixed and ink.right_to_left else said
    said = Markup("<sup>{}</sup>").format(said) if run.raised else said
    said = Markup('<span lang="{}">{}</span>').format(run.language, said) if run.language else said
    bold, italic = run.face(upright=right_to_left(run.language) if run.language else ink.right_to_left)
    said = Markup("<em>{}</em>").format(said) if italic else said
    said = Markup("<strong>{}</strong>").format(said) if bold else said
    if run.language:
        said = Markup('<span lang="{}" dir="{}">{}</span>').format(run.language, direction(run.language), said)
    return Markup('<a href="{}">{}</a>').format(run.link, said) if run.link.lower().startswith(OUTWARD) else said


# ── lists ─────────────────────────────────────────────────────────────────────


def _mark(line: Line, level: Level, place: str, style: Style) -> Markup:
    said = sign(line, style.bullets, bool(level.left))
    if not said:
        return Markup("")
    colour = style.ink.colour(level.bullet or level.colour)
    look = f"{place};{face(replace(level, bold=False, align='l'), style.ink)};color:{colour}"
    return Markup('<span data-tag="Lbl" style="{}">{}</span>').format(look, said)


TICK, CHOICE = Markup('<span class="tick"></span>'), Markup('<span class="tick choice"></span>')


def sign(line: Line, bullets: Sequence[str], indented: bool) -> str | Markup:
    """What an item begins with. A layout for plain sentences has no bullets of its own."""
    match line.mark:
        case "bullet":
            return bullets[min(line.level, len(bullets)) - 1] if indented else "•"
        case "number":
            return _COUNTED[(line.level - 1) % len(_COUNTED)](line.start)
        case "tick":
            return TICK
        case "choice":
            return CHOICE
        case _:
            return ""


def _letters(number: int) -> str:
    return f"{chr(96 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)})"


def _roman(number: int) -> str:
    said = ""
    for value, sign in ROMAN:
        while number >= value:
            said, number = said + sign, number - value
    return f"{said}."


_COUNTED = ("{}.".format, _letters, _roman)
"""How numbers are written on each level: as `publish.render.pptx.text.NUMBERS` says it to PowerPoint."""


def _nested(run: Sequence[_Set], depth: int) -> Markup:
    """Paragraphs in a row, those that stand deeper than `depth` as lists."""
    parts = (
        _list(list(group)) if deeper else Markup("").join(one.body for one in group)
        for deeper, group in groupby(run, key=lambda one: one.depth > depth)
    )
    return Markup("").join(parts)


def _list(run: list[_Set]) -> Markup:
    depth = min(one.depth for one in run)
    items: list[list[_Set]] = []
    for one in run:
        if items and not (one.begins and one.depth == depth):
            items[-1].append(one)
        else:
            items.append([one])
    said = Markup("").join(_item(item, depth) for item in items)
    return Markup('<div data-tag="L">{}</div>').format(said)


def _item(item: list[_Set], depth: int) -> Markup:
    first, *rest = item
    return Markup('<div data-tag="LI">{}<div data-tag="LBody">{}{}</div></div>').format(
        first.mark, first.body, _nested(rest, depth)
    )
