"""The typefaces of print: static faces cut from the variable fonts of the packages, as bytes and as CSS.

Static faces give the same bytes on every machine and in every run; variable ones carry the time of day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from publish.render.addresses import FONT
from publish.templates.typefaces import FOLDER, MEASURES, SCRIPTS, Script, packaged


@dataclass(frozen=True, slots=True)
class Face:
    """One face: the `file` it is cut from, where on the axes (`wght`, `opsz`), and which letters are kept (none: all).

    With a `package`, `file` is one of it; without, one of those that measure slides.
    """

    name: str
    family: str
    weight: int
    style: str
    package: str
    file: str
    axes: tuple[tuple[str, float], ...] = ()
    letters: tuple[tuple[int, int], ...] = ()


def _sans(name: str, weight: int, style: str = "normal") -> Face:
    file = "SourceSans3[wght].ttf" if style == "normal" else "SourceSans3-Italic[wght].ttf"
    return Face(name, "Source Sans 3", weight, style, "fontpkg_source_sans_3", file, (("wght", weight),))


def _serif(name: str, weight: int, style: str = "normal") -> Face:
    # One optical size for all: that of reading text. Heads are in the sans.
    file = "SourceSerif4[opsz,wght].ttf" if style == "normal" else "SourceSerif4-Italic[opsz,wght].ttf"
    axes = (("wght", float(weight)), ("opsz", 10.0))
    return Face(name, "Source Serif 4", weight, style, "fontpkg_source_serif_4", file, axes)


STYLES = (("Regular", 400, "normal"), ("Italic", 400, "italic"), ("Bold", 700, "normal"), ("BoldItalic", 700, "italic"))


def _script(script: Script) -> tuple[Face, ...]:
    """The faces of a script, under the name of its font: style sheets name it after the Latin ones."""
    return tuple(
        Face(f"{script.font}-{name}", script.family, weight, style, script.package, f"{script.font}-{name}.ttf")
        for name, weight, style in STYLES
        if style == "normal"
    )


# A form carries its font whole, for whatever people will write: so it is cut down to the scripts of Europe.
WRITTEN = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x370, 0x3FF),
    (0x400, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2044),
    (0x20AC, 0x20AC),
)


def _fields(script: Script) -> Face:
    """What is written in a field in this script, among it Latin letters and figures."""
    letters = (*WRITTEN, *script.ranges)
    name, file = f"fields-{script.font}", f"{script.font}-Regular.ttf"
    return Face(name, f"{script.family} Fields", 400, "normal", script.package, file, letters=letters)


FACES = (
    _serif("serif", 400),
    _serif("serif-italic", 400, "italic"),
    _serif("serif-bold", 700),
    _serif("serif-bold-italic", 700, "italic"),
    _sans("sans", 400),
    _sans("sans-italic", 400, "italic"),
    _sans("sans-semibold", 600),
    _sans("sans-bold", 700),
    _sans("sans-bold-italic", 700, "italic"),
    replace(_sans("fields", 400), family="Fields", letters=WRITTEN),
    *(face for script in SCRIPTS for face in (*_script(script), _fields(script))),
)
SLIDE_FACES = tuple(
    Face(f"{font}-{name}", font, weight, style, "", f"{font}-{name}.ttf")
    for font in dict.fromkeys(MEASURES.values())
    for name, weight, style in STYLES
)
"""Those that measure for the typefaces of slides: slides on paper are drawn with them."""
BY_NAME = {face.name: face for face in (*FACES, *SLIDE_FACES)}


@cache
def data(name: str) -> bytes:
    """The face `name` as a TrueType file; KeyError for one that is not in `BY_NAME`."""
    import uharfbuzz as hb

    face = BY_NAME[name]
    if not face.package:
        return (FOLDER / face.file).read_bytes()
    whole = hb.Face(hb.Blob.from_file_path(str(packaged(face.package) / face.file)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for axis, value in face.axes:
        wanted.pin_axis_location(whole, axis, value)
    if face.letters:
        _cut(wanted, face.letters)
    cut = hb.subset(whole, wanted)
    return bytes(cut.blob.data)


def _cut(wanted: object, letters: tuple[tuple[int, int], ...]) -> None:
    """Only these letters; and where they are all simple, no rules how to join or replace them."""
    wanted.unicode_set.clear()  # type: ignore[attr-defined]
    wanted.glyph_set.clear()  # type: ignore[attr-defined]
    if letters == WRITTEN:
        wanted.layout_feature_tag_set.clear()  # type: ignore[attr-defined]
    for first, last in letters:
        wanted.unicode_set.add_range(first, last)  # type: ignore[attr-defined]


def of_slides(families: tuple[str, ...]) -> tuple[Face, ...]:
    """The faces of these families of `publish/fonts/`."""
    return tuple(face for face in SLIDE_FACES if face.family in families)


def css(faces: tuple[Face, ...] = FACES) -> str:
    """The faces as `@font-face` rules, each fetched as `font:NAME`."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; src: url({FONT}{face.name}); '
        f"font-weight: {face.weight}; font-style: {face.style} }}"
        for face in faces
    )
