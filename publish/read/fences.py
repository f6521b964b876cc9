"""The block rule for pandoc's fenced divs.

The stock container plugin closes the *outer* div at the inner close when fences are equally
long, and closes an unclosed one in silence; pandoc nests. This rule counts depth, so equal
and longer outer fences both work, and says what it finds amiss in the token's `meta`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from publish.read.comments import ends_before

_OPEN = re.compile(r"^:{3,}\s*(?:\{(?P<attributes>[^{}]*)\}|(?P<name>[^\s:{}]+))\s*:*\s*$")
_CLOSE = re.compile(r"^:{3,}\s*$")
_ANY = re.compile(r"^:{3,}")
_SELF_ENDING = re.compile(r"^(:{3,}|#{1,6} |```|~~~)")
_CODE = re.compile(r"^(`{3,}|~{3,})")


def fences(md: MarkdownIt) -> None:
    """Adds the rule: tokens `div_open` (meta: attributes or name, unclosed, tight), `div_close`, `div_stray`."""
    md.block.ruler.before(
        "fence", "div", _rule, {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    if not _ANY.match(line):
        return False
    if silent:
        return True
    opening = _OPEN.match(line)
    if not opening:
        _stray(state, start, closing=bool(_CLOSE.match(line)))
        return True
    close, tight = _closing(state, start, end), _is_tight(state, start)
    token = state.push("div_open", "div", 1)
    token.map = [start, close or end]
    token.block = True
    token.meta = {
        "attributes": opening["attributes"],
        "name": opening["name"],
        "unclosed": close is None,
        "tight": tight,
    }
    _inside(state, start + 1, end if close is None else close)
    state.push("div_close", "div", -1).block = True
    state.line = end if close is None else close + 1
    return True


def _is_tight(state: StateBlock, start: int) -> bool:
    """Pandoc swallows a fence that follows text or a list item without a blank line."""
    if not start or state.isEmpty(start - 1) or ends_before(state, start):
        return False
    return not _SELF_ENDING.match(_line(state, start - 1))


def _stray(state: StateBlock, start: int, closing: bool) -> None:
    token = state.push("div_stray", "", 0)
    token.map = [start, start + 1]
    token.meta = {"closing": closing}
    state.line = start + 1


def _closing(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the fence opened at `start`; code blocks in between are passed over."""
    depth, code = 1, ""
    for number in range(start + 1, end):
        line = _line(state, number)
        if code:
            code = "" if line.startswith(code) else code
        elif fence := _CODE.match(line):
            code = fence[1]
        elif _CLOSE.match(line):
            depth -= 1
            if not depth:
                return number
        elif _OPEN.match(line):
            depth += 1
    return None


def _inside(state: StateBlock, start: int, end: int) -> None:
    parent, line_max, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax = "div", end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax, state.blkIndent = parent, line_max, indent
