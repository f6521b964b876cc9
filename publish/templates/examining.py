"""What a designer is told of a template: how each layout is found, fonts, contrast, what is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd

from publish.diagnostics import Diagnostic, Diagnostics, Span, failed, warning
from publish.templates.choosing import WANTED, Rule
from publish.templates.contrast import LEAST, Reading, readings
from publish.templates.layouts import slide_size
from publish.templates.reading import Opened, open_template
from publish.templates.settings import FILE
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Our layout and the template's; `title` is "" where there is none. `lacks`: slots we could use and it has not."""

    name: str
    title: str
    rule: Rule | None
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface of the template and the font that measures for it; `same`: it has the same widths."""

    family: str
    measured: str
    same: bool


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything there is to say of a template. Lengths in EMU; `slides` are sample slides, `unused` layouts."""

    width: int
    height: int
    layouts: tuple[Found, ...]
    unused: tuple[str, ...]
    fonts: tuple[Font, ...]
    contrasts: tuple[Reading, ...]
    slides: int
    found: Diagnostics

    @property
    def ratio(self) -> str:
        """`16:9`, `4:3`; as it is for others."""
        share = gcd(self.width, self.height) or 1
        return f"{self.width // share}:{self.height // share}"

    @property
    def usable(self) -> bool:
        return not failed(self.found)


def examine(files: Mapping[str, bytes]) -> Examination:
    """Looks at the files of a template folder. What `publish.templates.read` finds, and T006 (warning): contrast."""
    opened = open_template(files)
    if not opened.parts:
        return Examination(0, 0, (), (), (), (), opened.slides, opened.found)
    width, height = slide_size(opened.parts)
    settings = opened.settings
    contrasts = readings(opened.parts, opened.layouts, settings.volumes, settings.colours, settings.table.style)
    used = {layout.part for layout in opened.layouts}
    return Examination(
        width,
        height,
        tuple(_layout(name, opened) for name in WANTED),
        tuple(raw.title for raw in opened.raw if raw.part not in used),
        tuple(Font(font.family, font.file, font.margin == 1.0) for font in opened.fonts),
        contrasts,
        opened.slides,
        (*opened.found, *(_hard_to_read(one) for one in contrasts if not one.enough)),
    )


def _layout(name: str, opened: Opened) -> Found:
    layout = next((one for one in opened.layouts if one.name == name), None)
    if layout is None:
        return Found(name, "", None, WANTED[name].slots)
    wanted = (*WANTED[name].slots, *WANTED[name].also, "number", "footer")
    return Found(name, layout.title, opened.rules[name], tuple(slot for slot in wanted if not layout.place(slot)))


def _hard_to_read(one: Reading) -> Diagnostic:
    where = f"{one.place} of the layout `{one.layout}`" if one.layout else one.place
    message = f"{where}: {one.text} on {one.ground} has a contrast of {one.ratio:.1f}, less than {LEAST}"
    return warning("T006", message, Span(FILE), "make the text darker or its ground lighter, in the theme's colours")
