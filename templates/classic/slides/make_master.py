"""Builds `master.pptx` of the brand `classic`: 4:3, Arial, light throughout, a thin bar at the top.

    python make_master.py            writes master.pptx beside this file

What the names of layouts and shapes mean stands in `templates/default/slides/make_master.py`.
Lengths are millimetres from the top left of a slide of 254 × 190.5 mm; type sizes are points.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publish.templates.making.master import Brand, TextLevel
from publish.templates.making.package import save
from publish.templates.making.shapes import LINE, MIST, SOFT, SUN, VOLUME, Bar, Holder, Layout, Shape

WIDTH, HEIGHT = 254.0, 190.5
LEFT, RIGHT = 16.0, 238.0
ACROSS = RIGHT - LEFT
BODY_TOP, BODY_BOTTOM = 49.0, 173.0
GUTTER = 12.0
PANEL = 58.0  # how wide the block in the volume's colour is that opens a section

THEME_COLOURS = {
    "dk1": "20242C",  # ink
    "lt1": "FFFFFF",
    "dk2": "1E2F4F",
    "lt2": "F6F3EB",  # cream
    "accent1": "8A1F3D",  # volume 1: burgundy
    "accent2": "1D4F8C",  # volume 2: blue
    "accent3": "2F6639",  # volume 3: green
    "accent4": "C99A2E",  # gold: marks only, never text
    "accent5": "5B5E66",  # lesser text
    "accent6": "CFCABD",  # hairlines
    "hlink": "1D4F8C",
    "folHlink": "8A1F3D",
}
TABLE_STYLE = "{3E0C7B55-91A6-4D0B-8A4E-7C5D2B9F1A36}"


def title(**more: object) -> Holder:
    place = {"x": LEFT, "y": 16.0, "width": ACROSS, "height": 28.0, "prompt": "Title", "inherited": not more}
    return Holder("title", "title", 0, **(place | more))  # type: ignore[arg-type]


def eyebrow(**more: object) -> Holder:
    place = {"x": LEFT, "y": 9.0, "width": ACROSS, "height": 6.0, "size": 11, "colour": SOFT} | more
    return Holder("eyebrow", "body", 20, before=0, plain=True, prompt="Section", **place)  # type: ignore[arg-type]


def body(**more: object) -> Holder:
    place = {"x": LEFT, "y": BODY_TOP, "width": ACROSS, "height": BODY_BOTTOM - BODY_TOP, "prompt": "Text"}
    return Holder("body", "", 1, **(place | more))  # type: ignore[arg-type]


VOLUME_BAR = Bar("volume", 0, 0, WIDTH, 3.2, VOLUME)
FOOTER_LINE = Bar("line", LEFT, 178.5, ACROSS, 0.25, LINE)
FOOTER = (
    Holder("footer", "ftr", 11, LEFT, 181, 180, 5.5, size=10.5, colour=SOFT, before=0, plain=True, prompt="Footer"),
    Holder("number", "sldNum", 12, RIGHT - 30, 181, 30, 5.5, size=10.5, colour=SOFT, before=0, plain=True, right=True),
)
TITLE = title()


def frame(*shapes: Shape, title: Holder = TITLE) -> tuple[Shape, ...]:
    """What most layouts share: eyebrow, title, the layout's own shapes, footer. Bar and line are the master's."""
    return (title, eyebrow(), *shapes, *(replace(holder, inherited=True) for holder in FOOTER))


def columns(*names: str, heads: bool = False, size: float = 22) -> tuple[Shape, ...]:
    """Columns side by side; with `heads`, each has a head on cream."""
    width = (ACROSS - GUTTER * (len(names) - 1)) / len(names)
    shapes: list[Shape] = []
    for n, name in enumerate(names):
        x, top = LEFT + n * (width + GUTTER), BODY_TOP + (18 if heads else 0)
        if heads:
            place = {"x": x + 3, "y": BODY_TOP - 1, "width": width - 6, "height": 13, "anchor": "ctr", "prompt": "Head"}
            style = {"size": 20, "colour": VOLUME, "bold": True, "before": 0, "plain": True}
            shapes.append(Bar("ground", x, BODY_TOP - 1, width, 13, MIST))
            shapes.append(Holder(f"{name}-head", "body", n * 2 + 2, **(place | style)))  # type: ignore[arg-type]
        shapes.append(Holder(name, "", n * 2 + 1, x, top, width, BODY_BOTTOM - top, size=size, before=9))
    return tuple(shapes)


# ── layouts ───────────────────────────────────────────────────────────────────


def light(name: str, kind: str, *shapes: Shape) -> Layout:
    """Title and closing: cream, with a broad bar at the top and a rule in gold."""
    bars = (Bar("volume", 0, 0, WIDTH, 12, VOLUME), Bar("mark", 24, 108, 40, 1.2, SUN))
    below = eyebrow(x=24.0, y=172.0, width=206.0)
    return Layout(name, kind, (*bars, *shapes, below), MIST, bare=True)


LARGE = {"x": 28.0, "y": 48.0, "width": 198.0, "height": 112.0, "size": 34, "plain": True}
EDGE = Bar("volume 2", LEFT, 48, 1.6, 112, VOLUME)
LAYOUTS = (
    light(
        "Title",
        "title",
        title(x=24.0, y=32.0, width=206.0, height=70.0, size=40, colour=VOLUME, anchor="b", line=98),
        Holder("subtitle", "subTitle", 1, 24, 116, 206, 44, size=22, plain=True, prompt="Subtitle"),
    ),
    Layout(
        "Section",
        "secHead",
        (
            Bar("volume", 0, 0, PANEL, HEIGHT, VOLUME),
            Bar("mark", PANEL + 14, 110, 40, 1.2, SUN),
            title(x=PANEL + 14, y=34.0, width=RIGHT - PANEL - 14, height=70.0, size=36, colour=VOLUME, anchor="b"),
            eyebrow(x=PANEL + 14, y=20.0, width=RIGHT - PANEL - 14),
            body(x=PANEL + 14, y=118.0, width=RIGHT - PANEL - 14, height=56.0, size=22, plain=True),
        ),
        bare=True,
    ),
    Layout("Content", "obj", frame(body())),
    Layout("Comparison", "twoTxTwoObj", frame(*columns("left", "right", heads=True))),
    Layout("Two columns", "", frame(*columns("left", "right"))),
    Layout("Three columns", "", frame(*columns("left", "middle", "right", size=20))),
    Layout("Overview", "twoObj", frame(*columns("left", "right", size=20))),
    Layout("Table", "", frame(body())),
    Layout(
        "Figure",
        "",
        frame(
            body(height=114.0),
            Holder("caption", "body", 2, LEFT, 164, ACROSS, 11, size=16, colour=SOFT, before=0, plain=True),
        ),
    ),
    Layout("Agenda", "", frame(body())),
    Layout("Question", "", frame(EDGE, body(**LARGE, anchor="ctr"))),
    Layout("Question with a list", "", frame(body()), MIST),
    Layout("Question alone", "titleOnly", frame(EDGE, title=title(**LARGE, bold=False, anchor="ctr", line=105))),
    Layout("Exercise", "", (Bar("mark", 0, 3.2, WIDTH, 2.2, SUN), *frame(body())), MIST),
    Layout("Key messages", "", frame(body(size=26, before=14)), MIST),
    Layout("Statement", "", frame(EDGE, body(**LARGE, anchor="ctr"))),
    Layout("Statement alone", "titleOnly", frame(EDGE, title=title(**LARGE, bold=False, anchor="ctr", line=105))),
    light(
        "Closing",
        "",
        title(x=24.0, y=32.0, width=206.0, height=70.0, size=36, colour=VOLUME, anchor="b", line=98),
        body(x=24.0, y=116.0, width=206.0, height=52.0, size=24, plain=True),
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
    TextLevel(26, 7, 7, 11, "•"),
    TextLevel(22, 14, 7, 5, "–"),
    TextLevel(20, 20, 6, 3, "•"),
    TextLevel(18, 25, 5, 3, "–"),
    TextLevel(18, 30, 5, 3, "•"),
)
BRAND = Brand(
    name="Publish classic",
    width=WIDTH,
    height=HEIGHT,
    font="Arial",
    colours=THEME_COLOURS,
    title=(30, 95),
    levels=LEVELS,
    shapes=MASTER,
    layouts=LAYOUTS,
    table_style=TABLE_STYLE,
)

if __name__ == "__main__":
    save(BRAND, Path(__file__).parent / "master.pptx")
