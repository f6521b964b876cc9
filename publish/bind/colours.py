"""Every colour of a file exchanged: of texts and drawings, gradients, pictures. Greys are greys in any colours."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    PdfImage,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

if TYPE_CHECKING:
    from PIL.Image import Image

Step = ContentStreamInstruction | ContentStreamInlineImage
Levels = tuple[float, ...]
"""What a colour is made of, from 0 to 1: red, green and blue, or printers' inks; of Lab, as CSS counts it."""

NAMED = {"rg": "fill", "RG": "stroke", "k": "fill", "K": "stroke"}
"""Operators that name a colour with its space."""
SPACES = {"cs": "fill", "CS": "stroke"}
SET = {"sc": "fill", "scn": "fill", "SC": "stroke", "SCN": "stroke"}


@dataclass(frozen=True, slots=True)
class Inks:
    """What colours become: the space they are in then, its operators, and the new one of each.

    `mix`: of three numbers (red, green, blue) or four (inks). `of_lab`: of one in Lab; without it these stay.
    `picture`: of a whole picture.
    """

    space: Name
    fill: str
    stroke: str
    mix: Callable[[Levels], Levels]
    of_lab: Callable[[Levels], Levels] | None
    picture: Callable[[Image], Image]


def recolour(whole: Pdf, inks: Inks) -> None:
    """Exchange the colours of everything that the pages of `whole` draw."""
    for page in whole.pages:
        page.obj.Contents = whole.make_stream(_content(page, page.obj.get("/Resources", Dictionary()), inks))
        _group(page.obj, inks)
    for one in whole.objects:
        if isinstance(one, Stream):
            _stream(one, inks)
        if isinstance(one, Dictionary | Stream):
            if one.get("/ColorSpace", Name.DeviceGray) != Name.DeviceGray and "/ShadingType" in one:
                _shading(one, inks)
            for glyph in _glyphs(one):
                glyph.write(_content(glyph, one.get("/Resources", Dictionary()), inks))


def _stream(one: Stream, inks: Inks) -> None:
    """A drawing within a page, the tile of a pattern, or a picture."""
    if one.get("/Subtype") == Name.Form or one.get("/PatternType") == 1:
        one.write(_content(one, one.get("/Resources", Dictionary()), inks))
        _group(one, inks)
    elif one.get("/Subtype") == Name.Image and one.get("/ColorSpace", Name.DeviceGray) not in (
        Name.DeviceGray,
        inks.space,
    ):
        _picture(one, inks)


def _group(one: Object, inks: Inks) -> None:
    """What is drawn as one is mixed in the new colours, too."""
    group = one.get("/Group", Dictionary())
    if "/CS" in group:
        group.CS = inks.space


def _glyphs(font: Object) -> Iterator[Object]:
    """The letters of a typeface that are drawings."""
    if font.get("/Subtype") == Name.Type3:
        yield from (glyph for _, glyph in font.get("/CharProcs", Dictionary()).items())


# ── what is drawn ─────────────────────────────────────────────────────────────


def _content(drawn: Page | Object, resources: Object, inks: Inks) -> bytes:
    """What a stream draws, with a new colour wherever it names one."""
    lab = {name for name, space in resources.get("/ColorSpace", Dictionary()).items() if _is_lab(space)}
    return unparse_content_stream(list(_steps(parse_content_stream(drawn), lab, inks)))


def _is_lab(space: Object) -> bool:
    return isinstance(space, Array) and len(space) > 0 and space[0] == Name.Lab


def _steps(steps: Iterable[Step], lab: set[str], inks: Inks) -> Iterator[Step]:
    """The patterns' space is left as it is: a pattern is a drawing, and has its new colours by itself."""
    operators = {"fill": Operator(inks.fill), "stroke": Operator(inks.stroke)}
    spaces: dict[str, str] = {}
    for step in steps:
        name, operands = str(step.operator), list(step.operands)
        if name in NAMED:
            yield ContentStreamInstruction(written(inks.mix(numbers(operands))), operators[NAMED[name]])
        elif name in SPACES and operands[0] != Name.Pattern:
            spaces[SPACES[name]] = str(operands[0])
            if operands[0] in lab and not inks.of_lab:
                yield step
        elif name in SET and not isinstance(operands[-1], Name):
            if spaces.get(SET[name], "") not in lab:
                yield ContentStreamInstruction(written(_mixed(numbers(operands), inks)), operators[SET[name]])
            elif inks.of_lab:
                yield ContentStreamInstruction(written(inks.of_lab(numbers(operands))), operators[SET[name]])
            else:
                yield step
        else:
            yield step


def _mixed(levels: Levels, inks: Inks) -> Levels:
    return inks.mix(levels * 3 if len(levels) == 1 else levels)


def numbers(operands: Iterable[object]) -> tuple[float, ...]:
    """Operands of a drawing, or entries of an array, as numbers."""
    return tuple(float(number) for number in operands)  # type: ignore[arg-type]  # what a colour is made of


def written(levels: Levels) -> list[Decimal]:
    """Levels of a colour as a file has them: the same everywhere."""
    return [Decimal(f"{level:.4f}") for level in levels]


# ── gradients and pictures ────────────────────────────────────────────────────


def _shading(shading: Object, inks: Inks) -> None:
    """A gradient between colours is one between their new ones."""
    shading.ColorSpace = inks.space
    functions = shading.get("/Function", Dictionary())
    for function in functions if isinstance(functions, Array) else [functions]:
        _ends(function, inks)


def _ends(function: Object, inks: Inks) -> None:
    for name in ("/C0", "/C1"):
        if name in function:
            function[name] = Array(written(_mixed(numbers(function[name]), inks)))
    for piece in function.get("/Functions", Array()):
        _ends(piece, inks)


def _picture(picture: Stream, inks: Inks) -> None:
    """A picture in the new colours; a photograph in greys stays compressed like one."""
    shown = inks.picture(PdfImage(picture).as_pil_image())
    if picture.get("/Filter") == Name.DCTDecode and shown.mode == "L":  # of inks, JPEGs are read in two ways
        out = io.BytesIO()
        shown.save(out, "JPEG", quality=90)
        picture.write(out.getvalue(), filter=Name.DCTDecode)
    else:
        picture.write(zlib.compress(shown.tobytes(), 9), filter=Name.FlateDecode)
    for name in ("/DecodeParms", "/Decode"):
        if name in picture:
            del picture[name]
    picture.ColorSpace, picture.BitsPerComponent = inks.space, 8
