"""slides.yml: which layout is which, how small type may get, what measures for which font.

master: master.pptx
layouts: {content: "Content"}     our name of a layout: its name in PowerPoint
floors: {title: 26}               slot, or layout.slot: the smallest type size in points
volumes: [accent1, accent2]       theme colours of volume 1, 2 …
colours: {line: accent6}          theme colours of hairlines (`line`), lesser text (`soft`), `mark`, `card`
fonts: {Calibri: Carlito}         typeface: the font of `publish/fonts` that measures for it
table: {size: 20, floor: 16, head: 16, style: "{GUID}"}
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

import yaml

from publish.diagnostics import Diagnostic, Diagnostics, Span, error
from publish.templates import Palette, TableLook
from publish.values import dataclass

FILE = "slides.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """slides.yml as it was written, checked."""

    master: str = "master.pptx"
    layouts: dict[str, str] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)
    volumes: tuple[str, ...] = ("accent1",)
    colours: Palette = field(default_factory=Palette)
    fonts: dict[str, str] = field(default_factory=dict)
    table: TableLook = field(default_factory=TableLook)


def read_settings(data: bytes | None) -> tuple[Settings, Diagnostics]:
    """The settings; absent ones have their defaults. T001 for what is no YAML or has no meaning here."""
    if data is None:
        return Settings(), ()
    try:
        text = data.decode("utf-8-sig")
        if _aliased(text):
            return Settings(), (error("T001", "anchors, aliases and tags are not read", Span(FILE, 1)),)
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as problem:
        mark = getattr(problem, "problem_mark", None)
        return Settings(), (error("T001", f"{FILE} is not YAML", Span(FILE, mark.line + 1 if mark else 1)),)
    if not isinstance(node, yaml.MappingNode):
        return Settings(), (error("T001", f"{FILE} says nothing like `master: master.pptx`", Span(FILE, 1)),)
    found: list[Diagnostic] = []
    values: dict[str, object] = {}
    for key, value in node.value:
        reader = READERS.get(key.value)
        if reader is None:
            hint = f"known are: {', '.join(READERS)}"
            found.append(error("T001", f"unknown setting `{key.value}`", _span(key), hint))
            continue
        try:
            values[key.value] = reader(value)
        except (ValueError, TypeError):
            found.append(error("T001", f"`{key.value}` cannot be read", _span(value), EXAMPLES[key.value]))
    return Settings(**values), tuple(found)  # type: ignore[arg-type]


def _aliased(text: str) -> bool:
    """Before composing: an alias bomb must not even be built."""
    return bool(set("&*!") & set(text)) and any(
        isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None)
        for event in yaml.parse(text, Loader=yaml.BaseLoader)
    )


def _span(node: yaml.Node) -> Span:
    return Span(FILE, node.start_mark.line + 1, node.start_mark.column + 1)


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value:
        raise ValueError
    return str(node.value)


def _texts(node: yaml.Node) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise ValueError
    return tuple(_text(item) for item in node.value)


def _map(node: yaml.Node) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise ValueError
    return {_text(key): _text(value) for key, value in node.value}


def _points(node: yaml.Node) -> dict[str, float]:
    return {key: _point(value) for key, value in _map(node).items()}


def _point(text: str) -> float:
    size = float(text)
    if not 1 <= size <= 400:
        raise ValueError
    return size


def _palette(node: yaml.Node) -> Palette:
    return Palette(**_map(node))


def _table(node: yaml.Node) -> TableLook:
    said = _map(node)
    style = said.pop("style", "")
    return TableLook(style=style, **{key: _point(value) for key, value in said.items()})


READERS: dict[str, Callable[[yaml.Node], object]] = {
    "master": _text,
    "layouts": _map,
    "floors": _points,
    "volumes": _texts,
    "colours": _palette,
    "fonts": _map,
    "table": _table,
}
EXAMPLES = {
    "master": "like `master: master.pptx`",
    "layouts": 'like `content: "Title and Content"`, a line for each layout',
    "floors": "like `title: 26`, a line for each slot",
    "volumes": "like `volumes: [accent1, accent2, accent3]`",
    "colours": "like `line: accent6`; also `soft`, `mark`, `card`",
    "fonts": "like `Calibri: Carlito`, a line for each typeface",
    "table": "like `size: 20`; also `floor`, `head`, `style`",
}
