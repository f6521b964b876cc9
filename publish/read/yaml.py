"""YAML as people mean it: text with positions, and nothing that surprises.

YAML 1.1 reads `no` as False, `11:00` as 660 and `1.10` as 1.1, and keeps the last of two equal
keys. Here every scalar stays the text that was written, and anchors, tags and doubled keys are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from publish.diagnostics import Diagnostic, Span, error


@dataclass(frozen=True, slots=True)
class Value:
    """What a key says: a text, or a list of texts; `list` tells which was written."""

    texts: tuple[str, ...]
    list: bool
    span: Span

    @property
    def text(self) -> str:
        return ", ".join(self.texts)


SIGNS = set("&*!")
"""What an anchor, an alias and a tag begin with."""

Fields = dict[str, Value]
Place = Callable[[Any], Span]  # a mark of either of PyYAML's two parsers


def parse(text: str, path: str, first_line: int = 1) -> tuple[Fields, list[Diagnostic]]:
    """The top level of a YAML mapping. Errors: S020 (not YAML, or more than keys with texts and lists)."""

    def place(mark: Any) -> Span:
        return Span(path, mark.line + first_line, mark.column + 1) if mark else Span(path, first_line)

    refused = _refused(text, place)
    if refused:
        return {}, [refused]
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as problem:
        hint = 'a text with a colon in it needs quotes: title: "Session 1: opening"'
        return {}, [error("S020", f"this is not YAML: {problem.problem}", place(problem.problem_mark), hint)]
    except yaml.YAMLError as problem:
        return {}, [error("S020", f"this is not YAML: {problem}", Span(path, first_line), "remove odd characters")]
    if node is None:
        return {}, []
    if not isinstance(node, yaml.MappingNode):
        return {}, [error("S020", "only lines like `id: labour` can stand here", place(node.start_mark))]
    return _fields(node, place)


def _refused(text: str, place: Place) -> Diagnostic | None:
    """Anchors, aliases and tags, before composing: an alias bomb must not even be built."""
    if not SIGNS & set(text):
        return None
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            tag = getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or tag:
                hint = "write the text out; put a text that begins with & * or ! in quotes"
                return error("S020", "anchors, aliases and tags are not read", place(event.start_mark), hint)
    except yaml.YAMLError:
        return None  # said properly by composing
    return None


def _fields(node: yaml.MappingNode, place: Place) -> tuple[Fields, list[Diagnostic]]:
    fields: Fields = {}
    found: list[Diagnostic] = []
    for key, value in node.value:
        name = str(key.value)
        span = place(key.start_mark)
        if name in fields:
            found.append(error("S020", f"`{name}` stands twice", span, "keep one of them"))
        elif isinstance(value, yaml.ScalarNode):
            fields[name] = Value((value.value,) if value.value else (), False, place(value.start_mark))
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(v, yaml.ScalarNode) for v in value.value):
            fields[name] = Value(tuple(v.value for v in value.value), True, place(value.start_mark))
        else:
            found.append(error("S020", f"`{name}` takes a text or a list of texts", span))
    return fields, found
