"""Builds `master.pptx`: theme, slide master, layouts, notes master, table style.

    python make_master.py            writes master.pptx beside this file

Run it once to begin with; afterwards a designer may edit master.pptx in PowerPoint. What the
compiler looks at are the names: of layouts (mapped in slides.yml), and of the shapes in them
(View › Slide Master › Selection Pane): `title`, `eyebrow`, `body`, `left`, `left-head` …
A shape called `volume` (`volume 2` …) is drawn in the colour of a slide's volume.

Lengths are millimetres from the top left of a slide of 338.67 × 190.5 mm; type sizes are points.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publish.templates.making.master import Brand, TextLevel
from publish.templates.making.package import save
from publish.templates.making.shapes import (
    DARK,
    LINE,
    MIST,
    PAPER,
    SOFT,
    SUN,
    VOLUME,
    Bar,
    Holder,
    Layout,
    Shape,
)

WIDTH, HEIGHT = 338.667, 190.5
LEFT, RIGHT = 20.0, 318.667
BODY_TOP, BODY_BOTTOM = 44.0, 174.0
GUTTER = 12.0
SERIF = "Georgia"

THEME_COLOURS = {
    "dk1": "1B2733",  # ink
    "lt1": "FFFFFF",
    "dk2": "113A40",  # title and closing slides
    "lt2": "F3F5F4",  # mist
    "accent1": "0B6E6E",  # volume 1
    "accent2": "3B4C9B",  # volume 2
    "accent3": "A6452B",  # volume 3
    "accent4": "E3A008",  # sun: marks only, never text
    "accent5": "5A6872",  # soft text
    "accent6": "C9D1D3",  # hairlines
    "hlink": "0B6E6E",
    "folHlink": "3B4C9B",
}
TABLE_STYLE = "{8C5A1D3E-5B0F-4B7C-9D52-1F6E7A2B4C60}"


def title(**more: object) -> Holder:
    place = {"x": LEFT, "y": 14.5, "width": RIGHT - LEFT, "height": 25.0, "prompt": "Title", "inherited": not more}
    return Holder("title", "title", 0, **(place | more))  # type: ignore[arg-type]


def eyebrow(**more: object) -> Holder:
    place = {"x": LEFT, "y": 8.0, "width": RIGHT - LEFT, "height": 6.0, "size": 12, "colour": VOLUME} | more
    style = {"bold": True, "label": True, "before": 0, "plain": True, "prompt": "Section"}
    return Holder("eyebrow", "body", 20, **(style | place))  # type: ignore[arg-type]


def body(**more: object) -> Holder:
    place = {"x": LEFT, "y": BODY_TOP, "width": RIGHT - LEFT, "height": BODY_BOTTOM - BODY_TOP, "prompt": "Text"}
    return Holder("body", "", 1, **(place | more))  # type: ignore[arg-type]


VOLUME_BAR = Bar("volume", 0, 0, 5.2, HEIGHT, VOLUME)
FOOTER_LINE = Bar("line", LEFT, 180, RIGHT - LEFT, 0.25, LINE)
FOOTER = (
    Holder("footer", "ftr", 11, LEFT, 182, 220, 5.5, size=11, colour=SOFT, before=0, plain=True, prompt="Footer"),
    Holder("number", "sldNum", 12, RIGHT - 40, 182, 40, 5.5, size=11, colour=SOFT, before=0, plain=True, right=True),
)


TITLE = title()


def frame(*shapes: Shape, title: Holder = TITLE) -> tuple[Shape, ...]:
    """What most layouts share: eyebrow, title, the layout's own shapes, footer. Bar and line are the master's."""
    return (title, eyebrow(), *shapes, *(replace(holder, inherited=True) for holder in FOOTER))


def columns(*names: str, heads: bool = False, size: float = 24) -> tuple[Shape, ...]:
    """Columns side by side; with `heads`, each has a head and a rule above it."""
    width = (RIGHT - LEFT - GUTTER * (len(names) - 1)) / len(names)
    shapes: list[Shape] = []
    for n, name in enumerate(names):
        x, top = LEFT + n * (width + GUTTER), BODY_TOP + (12 if heads else 0)
        if heads:
            place = {"x": x, "y": BODY_TOP - 3, "width": width, "height": 10.5, "anchor": "b", "prompt": "Head"}
            style = {"size": 24, "colour": VOLUME, "bold": True, "before": 0, "plain": True}
            shapes.append(Bar(f"volume {n + 2}", x, BODY_TOP + 8.2, width, 0.6, VOLUME))
            shapes.append(Holder(f"{name}-head", "body", n * 2 + 2, **(place | style)))  # type: ignore[arg-type]
        shapes.append(Holder(name, "", n * 2 + 1, x, top, width, BODY_BOTTOM - top, size=size, before=10))
    return tuple(shapes)


# ── layouts ───────────────────────────────────────────────────────────────────


def dark(name: str, kind: str, band: float, *shapes: Shape) -> Layout:
    """Title and closing: dark, darker from `band` downwards, with a mark in the colour of the sun."""
    lower = Bar("band", 0, band, WIDTH, HEIGHT - band, DARK, '<a:lumMod val="75000"/>')
    below = eyebrow(x=24.0, y=172.0, width=290.0, colour=LINE)
    return Layout(name, kind, (lower, *shapes, below), DARK, bare=True)


LARGE = {"x": LEFT, "y": 44.0, "width": 280.0, "height": 112.0, "size": 40, "font": SERIF, "plain": True}
LAYOUTS = (
    dark(
        "Title",
        "title",
        128,
        Bar("mark", 24, 34, 28, 1.6, SUN),
        title(x=24.0, y=42.0, width=250.0, height=80.0, size=46, colour=PAPER, line=95),
        Holder("subtitle", "subTitle", 1, 24, 140, 290, 26, size=24, colour=PAPER, plain=True, prompt="Subtitle"),
    ),
    Layout(
        "Section",
        "secHead",
        (
            Bar("mark", 24, 60, 28, 1.6, SUN),
            title(x=24.0, y=68.0, width=270.0, height=46.0, size=44, colour=PAPER),
            eyebrow(x=24.0, y=48.0, colour=PAPER),
            body(x=24.0, y=118.0, width=270.0, height=56.0, size=24, colour=PAPER, plain=True),
        ),
        VOLUME,
        bare=True,
    ),
    Layout("Content", "obj", frame(body())),
    Layout("Comparison", "twoTxTwoObj", frame(*columns("left", "right", heads=True))),
    Layout("Two columns", "", frame(*columns("left", "right"))),
    Layout("Three columns", "", frame(*columns("left", "middle", "right"))),
    Layout("Overview", "twoObj", frame(*columns("left", "right", size=22))),
    Layout("Table", "", frame(body())),
    Layout(
        "Figure",
        "",
        frame(
            body(y=42.0, height=121.0),
            Holder("caption", "body", 2, LEFT, 165, RIGHT - LEFT, 11, size=18, colour=SOFT, before=0, plain=True),
        ),
    ),
    Layout("Agenda", "", frame(body())),
    Layout("Question", "", frame(body(**LARGE, anchor="ctr")), MIST),
    Layout("Question with a list", "", frame(body()), MIST),
    Layout(
        "Question alone",
        "titleOnly",
        frame(title=title(**LARGE, bold=False, anchor="ctr", line=105)),
        MIST,
    ),
    Layout("Exercise", "", (Bar("mark", 5.2, 0, 2.6, HEIGHT, SUN), *frame(body()))),
    Layout("Key messages", "", frame(body(size=28, before=16)), MIST),
    Layout("Statement", "", frame(body(**LARGE, anchor="ctr")), MIST),
    Layout(
        "Statement alone",
        "titleOnly",
        frame(title=title(**LARGE, bold=False, anchor="ctr", line=105)),
        MIST,
    ),
    dark(
        "Closing",
        "",
        80,
        Bar("mark", 24, 26, 28, 1.6, SUN),
        title(x=24.0, y=34.0, width=280.0, height=40.0, size=44, colour=PAPER, line=95),
        body(x=24.0, y=92.0, width=280.0, height=74.0, size=28, colour=PAPER, plain=True),
    ),
)


MASTER: tuple[Shape, ...] = (
    VOLUME_BAR,
    FOOTER_LINE,
    replace(title(), inherited=False),
    replace(body(), kind="body"),
    *FOOTER,
)
LEVELS = (
    TextLevel(28, 8, 8, 12, "•"),
    TextLevel(24, 16, 8, 5, "–"),
    TextLevel(20, 22, 6, 3, "•"),
    TextLevel(18, 28, 5.5, 3, "–"),
    TextLevel(18, 34, 5.5, 3, "•"),
)
BRAND = Brand(
    name="Publish",
    width=12192000 / 36000,
    height=HEIGHT,
    font="Calibri",
    colours=THEME_COLOURS,
    title=(34, 92),
    levels=LEVELS,
    shapes=MASTER,
    layouts=LAYOUTS,
    table_style=TABLE_STYLE,
)

if __name__ == "__main__":
    save(BRAND, Path(__file__).parent / "master.pptx")
