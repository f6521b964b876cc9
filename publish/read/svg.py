"""Drawings (SVG): the words in them are messages like any other, and nothing in them may act.

A drawing comes from contributors: it may draw, and do nothing else. No DOCTYPE (entities),
no script, no handler, no reference to anything outside the file.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Diagnostics, Span, error
from publish.model import Catalog, Draft, Message, Source
from publish.read.markdown import Reading

if TYPE_CHECKING:
    from lxml import etree

LARGEST = 500_000
_TEXT = re.compile(r"(<(?:text|tspan)\b[^>]*>)([^<]*[^<\s][^<]*)(?=</)")
_REFUSED = (
    (re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE), "a DOCTYPE"),
    (re.compile(r"<(?:\w+:)?(script|foreignObject|iframe|image|animate\w*|set|handler)\b", re.IGNORECASE), "<{}>"),
    (re.compile(r"""\b(on\w+)\s*=\s*["']""", re.IGNORECASE), "the handler {}"),
    (re.compile(r"""href\s*=\s*["']\s*(?!#)([^"']{1,40})""", re.IGNORECASE), "a link to {}"),
    (re.compile(r"""url\(\s*["']?(?!#)([^)"']{1,40})"""), "a link to {}"),
    (re.compile(r"@(import)\b"), "@{}"),
)
MOST_DRAWN = 20_000  # `use` inside `use` inside `use` multiplies: 1.4 kB can draw for minutes
HREF = "{http://www.w3.org/1999/xlink}href"


def read_svg(
    source: Source, catalog: Catalog | None = None, draft: Draft | None = None
) -> tuple[str, tuple[Message, ...], Diagnostics]:
    """The drawing in the catalog's language, and its messages. S017: what a drawing may not hold."""
    found = tuple(_refused(source))
    if found:
        return "", (), found
    reading = Reading(source.path, source.text.split("\n"), catalog, draft)

    def say(match: re.Match[str]) -> str:
        line = source.text.count("\n", 0, match.start(2)) + 1
        words = unescape(" ".join(match[2].split()))
        return match[1] + escape(reading.say("svg", words, line)[0], quote=False)

    return _TEXT.sub(say, source.text), tuple(reading.messages), ()


def _refused(source: Source) -> list[Diagnostic]:
    found = []
    for pattern, what in _REFUSED:
        for match in pattern.finditer(source.text):
            line = source.text.count("\n", 0, match.start()) + 1
            named = what.format(match[1] if match.lastindex else "")
            hint = "draw with shapes and text only; export from the drawing program as “plain SVG”"
            found.append(error("S017", f"this drawing holds {named}", Span(source.path, line), hint))
    if len(source.text) > LARGEST:
        found.append(error("S017", "this drawing is too large", Span(source.path, 1), "simplify it"))
    return found or _not_drawable(source)


def _not_drawable(source: Source) -> list[Diagnostic]:
    """What a renderer would refuse, or never finish."""
    from lxml import etree

    hint = "open it in a drawing program and export it again as “plain SVG”"
    try:
        root = etree.fromstring(source.text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        said = problem.msg.partition(", line")[0]
        return [error("S017", f"this drawing cannot be read: {said}", Span(source.path, problem.lineno or 1), hint)]
    if etree.QName(root).localname != "svg":
        return [error("S017", "this is no drawing: it does not begin with <svg>", Span(source.path, 1), hint)]
    if _drawn(root) > MOST_DRAWN:
        return [error("S017", "this drawing repeats itself too often", Span(source.path, 1), "simplify it")]
    return []


def _drawn(root: etree._Element) -> int:
    """How many elements are drawn, each `use` counted with all that it repeats (to a little over MOST_DRAWN)."""
    parts = {"": root} | {f"#{one.get('id')}": one for one in root.iter("*") if one.get("id")}
    repeats = {
        name: [use.get("href") or use.get(HREF) or "" for use in one.iter("{*}use")] for name, one in parts.items()
    }
    own = {name: sum(1 for _ in one.iter("*")) for name, one in parts.items()}
    drawn = own
    for _ in range(1000):  # one step for each level; a circle would go on for ever, and renderers refuse it
        before = drawn
        drawn = {name: own[name] + sum(before.get(used, 0) for used in repeats[name]) for name in parts}
        if drawn == before or drawn[""] > MOST_DRAWN:
            break
    return drawn[""]
