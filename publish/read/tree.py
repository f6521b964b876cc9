"""Tokens, which follow each other, → nodes, which hold each other.

markdown-it has a tree of its own, whose nodes know their parents too. Such circles live until they are looked for,
and to look for them takes as long as to read the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A token that stands alone, or opens something, with what it holds; `type` is `list_item`, `text` …"""

    type: str
    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def meta(self) -> dict[Any, Any]:
        """What the parser left for us; its values are of many types."""
        return self.token.meta

    @property
    def attrs(self) -> Mapping[str, str | int | float]:
        return self.token.attrs

    @property
    def content(self) -> str:
        return self.token.content

    @property
    def line(self) -> int:
        """The line it begins in, from 1."""
        return (self.token.map[0] if self.token.map else 0) + 1


def nodes(run: Iterable[Token]) -> list[Node]:
    """The outermost nodes of a run of tokens, in order; each holds what stands between its opening and its closing."""
    outermost: list[Node] = []
    around = [outermost]
    for token in run:
        if token.nesting < 0:
            around.pop()
            continue
        node = Node(token.type.removesuffix("_open"), token, nodes(token.children) if token.children else [])
        around[-1].append(node)
        if token.nesting:
            around.append(node.children)
    return outermost
