"""YAML as people mean it: text with positions, and nothing that surprises.

YAML 1.1 reads `no` as False, `11:00` as 660 and `1.10` as 1.1, and keeps the last of two equal
keys. Here every scalar stays the text that was written, and anchors, tags and doubled keys are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from typing import Any

import yaml

from publish.diagnostics import Diagnostic, Span, error
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """What a key says: a text, or a list of texts; `list` tells which was written.

    `spans` are the places of the texts. `within` has the keys below this one, where it may have such.
    """

    texts: tuple[str, ...]
    list: bool
    span: Span
    spans: tuple[Span, ...] = ()
    within: Mapping[str, Value] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return ", ".join(self.texts)


SIGNS = set("&*!")
"""What an anchor, an alias and a tag begin with."""

Fields = dict[str, Value]
Place = Callable[[Any], Span]  # a mark of either of PyYAML's two parsers


def parse(text: str, path: str, first_line: int = 1, nested: Collection[str] = ()) -> tuple[Fields, list[Diagnostic]]:
    """The top level of a YAML mapping; those of its keys that are `nested` have keys of their own.

    Errors: S020 (not YAML, or more than keys with texts and lists).
    """

    def place(mark: Any) -> Span:
        return Span(path, mark.line + first_line, mark.column + 1) if mark else Span(path, first_line)

    refused = _refused(text, place)
    if refused:
        return {}, [refused]
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as problem:
        hint = 'a text with a colon in it needs quotes: title: "Session 1: opening"'
        # What is not closed is noticed at the end of the file: it is to be mended where it begins.
        open_list = problem.context_mark if "flow" in str(problem.context) else None
        return {}, [
            error("S020", f"this is not YAML: {problem.problem}", place(open_list or problem.problem_mark), hint)
        ]
    except yaml.YAMLError as problem:
        return {}, [error("S020", f"this is not YAML: {problem}", Span(path, first_line), "remove odd characters")]
    if node is None:
        return {}, []
    if not isinstance(node, yaml.MappingNode):
        return {}, [error("S020", "only lines like `id: labour` can stand here", place(node.start_mark))]
    return _fields(node, place, nested)


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


def _fields(node: yaml.MappingNode, place: Place, nested: Collection[str] = ()) -> tuple[Fields, list[Diagnostic]]:
    fields: Fields = {}
    found: list[Diagnostic] = []
    for key, value in node.value:
        name = str(key.value)
        span = place(key.start_mark)
        if name in fields:
            found.append(error("S020", f"`{name}` stands twice", span, "keep one of them"))
        elif name in nested:
            fields[name], wrong = _nested(name, value, span, place)
            found += wrong
        elif one := _value(value, place):
            fields[name] = one
        else:
            found.append(error("S020", f"`{name}` takes a text or a list of texts", span))
    return fields, found


def _value(node: yaml.Node, place: Place) -> Value | None:
    """A text or a list of texts; None for anything else."""
    here = place(node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return Value((node.value,) if node.value else (), False, here, (here,) if node.value else ())
    if isinstance(node, yaml.SequenceNode) and all(isinstance(v, yaml.ScalarNode) for v in node.value):
        places = tuple(place(v.start_mark) for v in node.value)
        return Value(tuple(v.value for v in node.value), True, here, places)
    return None


def _nested(name: str, node: yaml.Node, span: Span, place: Place) -> tuple[Value, list[Diagnostic]]:
    if not isinstance(node, yaml.MappingNode):
        hint = f"write below it: a key, a colon and a list, as in `{name}:` and, two spaces in, `ar: [labour]`"
        return Value((), False, span), [error("S020", f"`{name}` takes keys with lists", span, hint)]
    fields, found = _fields(node, place)
    return Value((), False, span, within=fields), found
