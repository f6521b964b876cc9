"""Paragraphs → DrawingML. Runs stay clean: sizes and colours stand in the shape's list style, language on every run."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from publish.fit import EMU_PER_POINT, Line, Run, margin
from publish.render.languages import right_to_left, tag
from publish.render.pptx.xml import Relations, attribute, fill, text
from publish.templates import Level
from publish.values import dataclass

NUMBERS = ("arabicPeriod", "alphaLcParenR", "romanLcPeriod")
TICK, CHOICE = "☐", "○"
RAISE = 30000  # how high the mark of a footnote stands, in thousandths of a per cent of the type size
FIXED = '<a:latin typeface="Courier New"/><a:cs typeface="Courier New"/>'
LEFT_TO_RIGHT = "\u200e"
"""A letter without a sign, which runs from left to right."""
OPPOSITE = {"l": "r", "r": "l"}
DARK = ("", "tx1", "dk1")
"""Colours of text on a light ground."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The language of a deck as PowerPoint says it. `soft` is the colour of what is said again in another language.

    `turned`: it runs from left to right in a deck that does not.
    """

    tag: str
    right_to_left: bool = False
    soft: str = ""
    turned: bool = False

    def of(self, language: str) -> Voice:
        """The voice of a line in another language."""
        if not language:
            return self
        turned = self.right_to_left and not right_to_left(language)
        return replace(self, tag=tag(language), right_to_left=right_to_left(language), turned=turned)

    def line(self, line: Line) -> Voice:
        """The voice of a paragraph: of one of code it is turned."""
        voice = self.of(line.language)
        return replace(voice, right_to_left=False, turned=True) if voice.right_to_left and line.code else voice

    def direction(self, align: str) -> str:
        """What a paragraph says where it runs from right to left: so, and on the other side."""
        if self.right_to_left:
            return f' algn="{OPPOSITE.get(align, align)}" rtl="1"'
        return f' algn="{align}" rtl="0"' if self.turned else ""

    @property
    def columns(self) -> str:
        return ' rtlCol="1"' if self.right_to_left else ""


def paragraphs(lines: Sequence[Line], levels: Sequence[Level], voice: Voice, relations: Relations) -> str:
    """Every line as a paragraph; one empty paragraph where there is none, for PowerPoint insists on one."""
    counted = _first_numbers(lines)
    made = (_paragraph(line, levels, first, voice, relations) for line, first in zip(lines, counted, strict=True))
    return "".join(made) or f'<a:p><a:endParaRPr lang="{voice.tag}"/></a:p>'


def _paragraph(line: Line, levels: Sequence[Level], first: int, voice: Voice, relations: Relations) -> str:
    quiet = again(line, levels[min(line.level, len(levels)) - 1], voice)
    own = voice.line(line)
    said = runs(line.runs, own, relations, "", quiet)
    return f"<a:p>{_properties(line, levels, first, own)}{said}</a:p>"


def again(line: Line, level: Level, voice: Voice) -> str:
    """The colour of what is said again in another language, where it stands on a light ground."""
    return fill(voice.soft) if line.language and voice.soft and level.colour in DARK else ""


def runs(content: Iterable[Run], voice: Voice, relations: Relations, look: str = "", inside: str = "") -> str:
    """Runs of text; `look` is more attributes for each, `inside` more elements (colour before font)."""
    return "".join(
        _run(one, voice, relations, look, inside)
        for run in content
        for one in (_held(run) if run.fixed and run.text and voice.right_to_left else (run,))
    )


def _held(run: Run) -> tuple[Run, ...]:
    """Code among words that run from right to left: `f()` must not end with its first sign.

    What holds it stands in runs of its own, so that whoever copies the code gets nothing else.
    """
    before, after = (
        () if unicodedata.bidirectional(edge) == "L" else (Run(LEFT_TO_RIGHT),) for edge in (run.text[0], run.text[-1])
    )
    return (*before, run, *after)


def list_style(levels: Sequence[Level], own: Sequence[Level], colours: tuple[str, str]) -> str:
    """What a shape says of its levels where `levels` (as fitted) differ from its layout's `own`.

    `colours` is (the template's colour of volume 1, the colour of this slide's volume): what the layout
    sets in the first is set in the second.
    """
    return "".join(_level(n, *pair, colours) for n, pair in enumerate(zip(levels, own, strict=True), 1))


def _level(number: int, level: Level, own: Level, colours: tuple[str, str]) -> str:
    first, ours = colours
    size = f' sz="{round(level.size * 100)}"' if level.size != own.size else ""
    colour = fill(ours) if level.colour == first != ours else ""
    # Said on every slide: where one is, LibreOffice carries the colour over to others of the same layout.
    said = ours if level.bullet == first else level.bullet
    bullet = f'<a:buClr><a:schemeClr val="{said}"/></a:buClr>' if said else ""
    before = f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>' if level.before != own.before else ""
    if not (size or colour or bullet or before):
        return ""
    return f"<a:lvl{number}pPr>{before}{bullet}<a:defRPr{size}>{colour}</a:defRPr></a:lvl{number}pPr>"


def whole_style(levels: Sequence[Level], colours: tuple[str, str]) -> str:
    """Everything about `levels`: for a box outside all placeholders, and where LibreOffice inherits nothing."""
    return "".join(_whole_level(n, level, colours) for n, level in enumerate(levels, 1))


def _whole_level(number: int, level: Level, colours: tuple[str, str]) -> str:
    first, ours = colours
    bullet, colour = (ours if said == first else said for said in (level.bullet, level.colour))
    marks = f'<a:buClr><a:schemeClr val="{bullet}"/></a:buClr>' if bullet else ""
    sign = "•" if number % 2 else "–"
    mark = f'<a:buFont typeface="Arial"/><a:buChar char="{sign}"/>' if level.left else "<a:buNone/>"
    bold = ' b="1"' if level.bold else ""
    return (
        f'<a:lvl{number}pPr marL="{level.left}" indent="{level.indent}" algn="{level.align}">'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>{marks}{mark}'
        f'<a:defRPr sz="{round(level.size * 100)}"{bold}>{fill(colour or "tx1")}'
        f"<a:latin typeface={attribute(level.font)}/></a:defRPr></a:lvl{number}pPr>"
    )


def _first_numbers(lines: Sequence[Line]) -> list[int]:
    """For each numbered item, where its count began: PowerPoint counts on from there until something interrupts it."""
    began: dict[int, int] = {}
    firsts = []
    for line in lines:
        began = {level: first for level, first in began.items() if level <= line.level}
        if line.mark == "number":
            if line.restart or line.level not in began:
                began[line.level] = line.start
        else:
            began.pop(line.level, None)
        firsts.append(began.get(line.level, 1))
    return firsts


def _properties(line: Line, levels: Sequence[Level], first: int, voice: Voice) -> str:
    level = levels[min(line.level, len(levels)) - 1]
    depth = f' lvl="{line.level - 1}"' if line.level > 1 else ""
    close = '<a:spcBef><a:spcPts val="0"/></a:spcBef>' if line.language else ""
    inside = f"{close}{_bullet(line, level, first)}"
    return f"<a:pPr{_indents(line, level)}{depth}{voice.direction(level.align)}>{inside}</a:pPr>"


def _indents(line: Line, level: Level) -> str:
    left, hang = (round(points * EMU_PER_POINT) for points in margin(line, level))
    if (left, -hang) == (level.left, level.indent):
        return ""
    return f' marL="{left}" indent="{-hang}"'


def _bullet(line: Line, level: Level, first: int) -> str:
    match line.mark:
        case "plain" | "more":
            return "<a:buNone/>"
        case "number":
            start = f' startAt="{first}"' if first > 1 else ""
            kind = NUMBERS[(line.level - 1) % len(NUMBERS)]
            return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{kind}"{start}/>'
        case "tick" | "choice":
            sign = TICK if line.mark == "tick" else CHOICE
            return f'<a:buFont typeface="Segoe UI Symbol"/><a:buChar char="{sign}"/>'
        case _:
            # Where the layout is for plain sentences it has no bullet to inherit.
            return "" if level.left else '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


def _run(run: Run, voice: Voice, relations: Relations, look: str, inside: str) -> str:
    own = voice.of(run.language)
    bold, italic = run.face(upright=own.right_to_left)
    style = (' b="1"' if bold else "") + (' i="1"' if italic else "")
    link = ""
    if run.link.startswith("https://"):
        target = relations.id("hyperlink", run.link)
        link = f"<a:hlinkClick r:id={attribute(target)}/>"
    elif slide := relations.jumps.get(run.link.removeprefix("#")):
        target = relations.id("slide", slide)
        link = f'<a:hlinkClick r:id={attribute(target)} action="ppaction://hlinksldjump"/>'
    style += f' baseline="{RAISE}"' if run.raised else ""
    inside += FIXED if run.fixed else ""
    properties = f'lang="{own.tag}"{look}{style}'
    parts = run.text.split("\n")
    made = [
        f"<a:r><a:rPr {properties}>{inside}{link}</a:rPr><a:t>{text(part)}</a:t></a:r>" if part else ""
        for part in parts
    ]
    return f"<a:br><a:rPr {properties}/></a:br>".join(made)
