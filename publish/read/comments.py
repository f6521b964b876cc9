"""The block rule for comments: `<!-- … -->` on lines of its own is for those who write, and is printed nowhere.

HTML is not read, so its own rule is off, and a comment would be printed like any other text. One within a line still
is; S043 tells of that. A comment is as CommonMark has it (an HTML block of the second kind), but nothing may follow
its end.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

COMMENT = "comment"
OPEN, CLOSE = "<!--", "-->"


def comments(md: MarkdownIt) -> None:
    """Adds the rule: a token `comment`, of which nothing is built."""
    md.block.ruler.before("fence", "comment", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith(OPEN, first):
        return False
    close = state.src.find(CLOSE, first + len(OPEN))
    last = next((line for line in range(start, end) if state.eMarks[line] > close), end)
    if close < 0 or last == end or state.src[close + len(CLOSE) : state.eMarks[last]].strip():
        return False
    if not silent:
        state.push(COMMENT, "", 0).map = [start, last + 1]
        state.line = last + 1
    return True


def ends_before(state: StateBlock, line: int) -> bool:
    """Whether a comment ends on the line above: what begins after it begins anew, as after an empty line."""
    last = state.tokens[-1] if state.tokens else None
    return bool(last and last.type == COMMENT and last.map and last.map[1] == line)
