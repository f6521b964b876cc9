"""A file in shades of grey, for printers without colours: texts and drawings, gradients, pictures.

Each colour becomes the grey that is as light (Rec. 601, as of pictures), so nothing that stood out disappears more than
it would on a copier.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

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

WEIGHTS = (0.299, 0.587, 0.114)
Step = ContentStreamInstruction | ContentStreamInlineImage
FILL, STROKE = Operator("g"), Operator("G")
FILLED = {"rg": FILL, "RG": STROKE, "k": FILL, "K": STROKE}
"""Operators that name a colour with its space: what names a grey instead."""
SPACES = {"cs": FILL, "CS": STROKE}
SET = {"sc": FILL, "scn": FILL, "SC": STROKE, "SCN": STROKE}


def grey(whole: Pdf) -> None:
    """Take the colours out of everything that the pages of `whole` draw."""
    for page in whole.pages:
        page.obj.Contents = whole.make_stream(_content(page, page.obj.get("/Resources", Dictionary())))
        _group(page.obj)
    for one in whole.objects:
        if isinstance(one, Stream):
            _stream(one)
        if isinstance(one, Dictionary | Stream):
            if "/ShadingType" in one:
                _shading(one)
            for glyph in _glyphs(one):
                glyph.write(_content(glyph, one.get("/Resources", Dictionary())))


def _stream(one: Stream) -> None:
    """A drawing within a page, the tile of a pattern, or a picture."""
    if one.get("/Subtype") == Name.Form or one.get("/PatternType") == 1:
        one.write(_content(one, one.get("/Resources", Dictionary())))
        _group(one)
    elif one.get("/Subtype") == Name.Image and one.get("/ColorSpace", Name.DeviceGray) != Name.DeviceGray:
        _picture(one)


def _group(one: Object) -> None:
    """What is drawn as one is mixed in grey, too."""
    group = one.get("/Group", Dictionary())
    if "/CS" in group:
        group.CS = Name.DeviceGray


def _glyphs(font: Object) -> Iterator[Object]:
    """The letters of a typeface that are drawings."""
    if font.get("/Subtype") == Name.Type3:
        yield from (glyph for _, glyph in font.get("/CharProcs", Dictionary()).items())


# ── what is drawn ─────────────────────────────────────────────────────────────


def _content(drawn: Page | Object, resources: Object) -> bytes:
    """What a stream draws, with a grey wherever it names a colour."""
    lab = {name for name, space in resources.get("/ColorSpace", Dictionary()).items() if _is_lab(space)}
    return unparse_content_stream(list(_steps(parse_content_stream(drawn), lab)))


def _is_lab(space: Object) -> bool:
    return isinstance(space, Array) and len(space) > 0 and space[0] == Name.Lab


def _steps(steps: Iterable[Step], lab: set[str]) -> Iterator[Step]:
    """The patterns' space is left as it is: a pattern is a drawing, and greyed by itself."""
    spaces: dict[Operator, str] = {}
    for step in steps:
        name, operands = str(step.operator), list(step.operands)
        if name in FILLED:
            yield _shade(FILLED[name], _GREYS[len(operands)](_numbers(operands)))
        elif name in SPACES and operands[0] != Name.Pattern:
            spaces[SPACES[name]] = str(operands[0])
        elif name in SET and not isinstance(operands[-1], Name):
            space = spaces.get(SET[name], "")
            read = _of_lab if space in lab else _GREYS[len(operands)]
            yield _shade(SET[name], read(_numbers(operands)))
        else:
            yield step


def _shade(operator: Operator, level: float) -> ContentStreamInstruction:
    return ContentStreamInstruction([Decimal(f"{level:.4f}")], operator)


def _numbers(operands: Iterable[object]) -> tuple[float, ...]:
    return tuple(float(number) for number in operands)  # type: ignore[arg-type]  # what a colour is made of


def _of_grey(levels: Sequence[float]) -> float:
    return levels[0]


def _of_rgb(levels: Sequence[float]) -> float:
    return sum(weight * level for weight, level in zip(WEIGHTS, levels, strict=True))


def _of_cmyk(levels: Sequence[float]) -> float:
    *ink, black = levels
    return _of_rgb([1 - min(1.0, one + black) for one in ink])


def _of_lab(levels: Sequence[float]) -> float:
    """The lightness alone; as sRGB writes that grey (CIE 15; IEC 61966-2-1)."""
    light = (levels[0] + 16) / 116
    linear = light**3 if light > 6 / 29 else 3 * (6 / 29) ** 2 * (light - 4 / 29)
    return max(0.0, 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)


_GREYS: Mapping[int, Callable[[Sequence[float]], float]] = {1: _of_grey, 3: _of_rgb, 4: _of_cmyk}
"""How light a colour is, by how many numbers it has: grey, red-green-blue, printers' inks."""


# ── gradients and pictures ────────────────────────────────────────────────────


def _shading(shading: Object) -> None:
    """A gradient between colours is one between their greys, since greys are sums."""
    shading.ColorSpace = Name.DeviceGray
    functions = shading.get("/Function", Dictionary())
    for function in functions if isinstance(functions, Array) else [functions]:
        _ends(function)


def _ends(function: Object) -> None:
    for name in ("/C0", "/C1"):
        if name in function:
            levels = _numbers(function[name])
            function[name] = Array([Decimal(f"{_GREYS[len(levels)](levels):.4f}")])
    for piece in function.get("/Functions", Array()):
        _ends(piece)


def _picture(picture: Stream) -> None:
    """A picture in grey; a photograph stays compressed like one."""
    shown = PdfImage(picture).as_pil_image().convert("L")
    if picture.get("/Filter") == Name.DCTDecode:
        out = io.BytesIO()
        shown.save(out, "JPEG", quality=90)
        picture.write(out.getvalue(), filter=Name.DCTDecode)
    else:
        picture.write(zlib.compress(shown.tobytes(), 9), filter=Name.FlateDecode)
    for name in ("/DecodeParms", "/Decode"):
        if name in picture:
            del picture[name]
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
