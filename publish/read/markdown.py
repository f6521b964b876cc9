"""The Markdown parser of this dialect, and the one place where translations come in.

markdown-it first finds blocks; then `_prepare`, a core rule of ours, walks the block tokens
*before* any inline is parsed: it takes attributes off headings and captions, finds figures,
includes and data tables, and puts each message's translation in its place. So a translation is
parsed once, by the same rules as the source, and can never change the shape of a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from publish.diagnostics import Diagnostic, Span, error
from publish.kinds import BY_NAME
from publish.model import Catalog, Draft, Fallback, Inlines, Message, MessageStatus
from publish.read import tables
from publish.read.attributes import CURLY_QUOTES, Raw, parse, trailing
from publish.read.comments import comments
from publish.read.fences import fences

DEEPEST = 60  # markdown-it drops what is nested deeper in silence; `read` reports it instead
_FIGURE = re.compile(r"^!\[(?P<alt>(?:[^\[\]]|\\.)*)\]\((?P<image>[^\s()]+)\)\s*(?:\{(?P<attributes>[^{}]*)\})?$")
_INCLUDE = re.compile(r"^\[(?:[^\[\]]|\\.)*\]\((?P<target>[^\s()]+)\)\{\.include\}$")
_TICK = re.compile(r"^(?:\[[ xX]?\]|(?P<choice>\([ ]?\)))\s+")


@dataclass(slots=True)
class Reading:
    """One file while it is read: where it is, what was found, and its messages so far."""

    path: str
    lines: list[str]
    catalog: Catalog | None
    draft: Draft | None = None
    workshop: bool = False
    plan: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def span(self, line: int, lexeme: str = "") -> Span:
        """The place of `lexeme` from `line` (counted from 1) on; the line alone where it cannot be found."""
        for number in range(line, min(line + 40, len(self.lines)) + 1):
            column = self.lines[number - 1].find(lexeme) if lexeme else -1
            if column >= 0:
                return Span(self.path, number, column + 1, len(lexeme))
        return Span(self.path, line)

    def say(self, context: str, text: str, line: int, inside: str = "") -> tuple[str, Span]:
        """The message in this language, with its sign in a draft, and where it was written."""
        said, span, status = self.look_up(context, text, line, inside)
        return said + (self.draft.sign(status) if self.draft else ""), span

    def look_up(self, context: str, text: str, line: int, inside: str = "") -> tuple[str, Span, MessageStatus]:
        """The message in this language, where it was written (the source, or the catalog's line), and its status."""
        span = self.span(line, text.split("\n")[0].strip()[:60])
        if not text.strip() or not any(c.isalpha() for c in text):
            return text, span, "source"
        entry = self.catalog.entries.get((context, text)) if self.catalog else None
        status: MessageStatus = "source" if not self.catalog else "missing"
        if entry and entry.text:
            status = "fuzzy" if entry.fuzzy else "translated"
        self.messages.append(Message(context, text, span, inside, status))
        if entry and self.catalog and status == "translated":
            return entry.text, Span(self.catalog.path, entry.line), status
        return text, span, status

    def fall_back(self, content: Inlines, status: MessageStatus) -> Inlines:
        """What was parsed of a message, told apart where it is in the language of the source."""
        if not self.draft or not content or status not in ("missing", "fuzzy"):
            return content
        return (Fallback(content, self.draft.language, self.draft.sign(status)),)


@cache
def parser() -> MarkdownIt:
    """CommonMark, tables, footnotes, definition lists, fenced divs, comments, and attributes on links and spans."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")
    md.disable(["html_block", "html_inline"])
    md.validateLink = _any_link  # type: ignore[method-assign]
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(deflist_plugin)
    md.use(attrs_plugin, after=("link_close", "span_close"), spans=True)
    fences(md)
    comments(md)
    md.core.ruler.before("inline", "prepare", _prepare)
    return md


def _any_link(url: str) -> bool:  # noqa: ARG001 # markdown-it's signature
    """markdown-it would leave an unsafe link standing as text; `inlines` refuses it with a message."""
    return True


def tokens(body: str, reading: Reading) -> list[Token]:
    """The tokens of `body`, translated and annotated (`meta`) for `blocks`."""
    return parser().parse(body, {"reading": reading})


# ── the walk over block tokens ────────────────────────────────────────────────


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: open containers, the last heading, the table it is in."""

    containers: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    heading: str = ""
    headings: int = 0
    data: tables.TableKind | None = None
    header: tuple[str, ...] = ()
    column: int = 0

    @property
    def inside(self) -> str:
        return self.kinds[-1] if self.kinds else ""


_CONTAINERS = {
    "list_item_open": "li",
    "blockquote_open": "quote",
    "footnote_block_open": "fn",
    "footnote_reference_open": "fn",
    "dd_open": "dd",
}
_CONTAINER_ENDS = {name.replace("_open", "_close") for name in _CONTAINERS}


def _prepare(state: StateCore) -> None:
    reading: Reading = state.env["reading"]
    walk = _Walk()
    for index, token in enumerate(state.tokens):
        if token.type in _CONTAINERS:
            walk.containers.append(_CONTAINERS[token.type])
        elif token.type in _CONTAINER_ENDS:
            walk.containers.pop()
        elif token.type == "div_open":
            walk.kinds.append(_div(token, reading))
        elif token.type == "div_close":
            walk.kinds.pop()
        elif token.type in _TABLE_STEPS:
            _TABLE_STEPS[token.type](walk, token, state.tokens, index, reading)
        elif token.type == "inline":
            _inline(walk, token, state.tokens, index, reading)


def _div(token: Token, reading: Reading) -> str:
    """Parses a fence's attributes; gives the name of its kind (as written where unknown)."""
    text = token.meta["attributes"]
    raw = Raw((token.meta["name"],)) if text is None else parse(text)
    token.meta["written"] = raw
    token.meta["raw"] = raw and _said(raw, (token.map or [0])[0] + 1, reading)
    token.meta["curly"] = text is not None and text != text.translate(CURLY_QUOTES)
    names = raw.classes if raw else ()
    name = next((c for c in names if c in BY_NAME), names[0] if names else "")
    return BY_NAME[name].name if name in BY_NAME else name


def _said(raw: Raw, line: int, reading: Reading) -> Raw:
    """Attributes that people read, in this language; regions and audiences stay as written, to be compared."""
    pairs: list[tuple[str, str]] = []
    for name, value in raw.pairs:
        if name in ("method", "materials"):
            value, _ = reading.say(f"attr.{name}", value, line)
        elif name in ("alt", "caption"):
            value, _ = reading.say(name, value, line, "chart")
        elif name in ("region", "audience"):
            pairs.append(("said", reading.say(f"attr.{name}", value, line)[0]))
        pairs.append((name, value))
    return Raw(raw.classes, raw.id, tuple(pairs))


def _table_open(walk: _Walk, token: Token, run: list[Token], index: int, reading: Reading) -> None:
    if reading.plan and not walk.headings and not walk.kinds:
        walk.data = tables.RUN_SHEET
    elif reading.workshop and not walk.kinds:
        walk.data = tables.BY_HEADING.get(walk.heading)
    walk.header, walk.column = _header(run, index), 0
    token.meta = {"data": walk.data.name if walk.data else "", "header": walk.header}


def _header(run: list[Token], index: int) -> tuple[str, ...]:
    return tuple(token.content.strip() for token in _until(run, index, "thead_close") if token.type == "inline")


def _until(run: list[Token], index: int, end: str) -> Iterator[Token]:
    yield from takewhile(lambda token: token.type != end, map(run.__getitem__, range(index, len(run))))


def _table_close(walk: _Walk, *_: object) -> None:
    walk.data = None


def _row_open(walk: _Walk, token: Token, _run: list[Token], _index: int, reading: Reading) -> None:
    """S028: more cells than the head has; Markdown drops them in silence."""
    walk.column = 0
    line = token.map[0] if token.map else 0
    cells = escapedSplit(reading.lines[line].lstrip("> \t").rstrip().strip("|"))
    if len(cells) > len(walk.header):
        hint = f"a row has {len(walk.header)} cells here; write \\| for a stroke within a text"
        span = reading.span(line + 1, cells[len(walk.header)].strip())
        reading.found.append(error("S028", "a cell without a column", span, hint))


def _cell_close(walk: _Walk, *_: object) -> None:
    walk.column += 1


_Step = Callable[[_Walk, Token, list[Token], int, Reading], None]
_TABLE_STEPS: dict[str, _Step] = {
    "table_open": _table_open,
    "table_close": _table_close,
    "tr_open": _row_open,
    "td_close": _cell_close,
    "th_close": _cell_close,
}


# ── messages ──────────────────────────────────────────────────────────────────


def _inline(walk: _Walk, token: Token, run: list[Token], index: int, reading: Reading) -> None:
    opener = run[index - 1]
    line = (token.map[0] if token.map else 0) + 1
    token.meta = {"source": token.content}
    if opener.type == "heading_open":
        _heading(walk, token, opener, line, reading)
    elif opener.type in ("th_open", "td_open"):
        _cell(walk, token, opener, line, reading)
    elif opener.type == "dt_open":
        _translate(token, "dt", line, walk.inside, reading)
    elif opener.type == "paragraph_open":
        _paragraph(walk, token, run, index, line, reading)
    else:
        _translate(token, "p", line, walk.inside, reading)


def _translate(token: Token, context: str, line: int, inside: str, reading: Reading) -> None:
    token.content, token.meta["span"], token.meta["status"] = reading.look_up(context, token.content, line, inside)


def _heading(walk: _Walk, token: Token, opener: Token, line: int, reading: Reading) -> None:
    level = int(opener.tag[1])
    token.content, raw = trailing(token.content)
    token.meta |= {"source": token.content, "raw": raw}
    if not walk.kinds:
        walk.heading = token.content.strip()
        walk.headings += level > 1
    if reading.workshop and level == 2 and not walk.kinds and walk.heading in tables.BY_HEADING:
        token.meta["span"] = reading.span(line, token.content)  # a keyword, not a message
    else:
        _translate(token, opener.tag, line, walk.inside, reading)


def _cell(walk: _Walk, token: Token, opener: Token, line: int, reading: Reading) -> None:
    context = "th" if opener.type == "th_open" else "td"
    if walk.data is None:
        _translate(token, context, line, walk.inside, reading)
        return
    name = walk.header[walk.column] if walk.column < len(walk.header) else ""
    ident = walk.data.name == "programme" and re.fullmatch(r"[a-z0-9][a-z0-9._-]*", token.content)
    if context == "td" and name in walk.data.translated and not ident:
        _translate(token, f"td.{name.lower().replace(' ', '-')}", line, walk.data.name, reading)
    else:
        token.meta["span"] = reading.span(line, token.content)


def _paragraph(walk: _Walk, token: Token, run: list[Token], index: int, line: int, reading: Reading) -> None:
    if figure := _FIGURE.match(token.content.replace("\n", " ").translate(_SPACES)):
        token.meta["figure"] = _figure(figure, line, walk.inside, reading)
        token.content = ""
    elif include := _INCLUDE.match(token.content.strip()):
        token.meta |= {"include": include["target"], "span": reading.span(line, include["target"])}
        token.content = ""
    elif token.content.startswith(": ") and index >= 2 and run[index - 2].type == "table_close":
        token.content, token.meta["raw"] = trailing(token.content[2:])
        token.meta |= {"caption": True, "source": token.content}
        _translate(token, "caption", line, walk.inside, reading)
    else:
        if walk.containers[-1:] == ["li"] and (tick := _TICK.match(token.content)):
            token.meta["tick"] = "choice" if tick["choice"] else "tick"
            token.content = token.content[tick.end() :]
        _translate(token, walk.containers[-1] if walk.containers else "p", line, walk.inside, reading)


_SPACES = str.maketrans({"\u00a0": " "})


@dataclass(frozen=True, slots=True)
class FigureParts:
    """A figure as found: alt and caption in this language (`status` is the caption's), the source's for its key."""

    image: str
    alt: str
    caption: str
    status: MessageStatus
    raw: Raw
    source: str
    span: Span


def _figure(found: re.Match[str], line: int, inside: str, reading: Reading) -> FigureParts:
    raw = parse(found["attributes"] or "") or Raw()
    alt, caption = found["alt"], raw.get("caption")
    if "alt" in dict(raw.pairs):  # The Carpentries' form: ![caption](file){alt="…"}
        alt, caption = raw.get("alt"), found["alt"]
    said_alt, span = reading.say("alt", alt, line, inside)
    said_caption, _, status = reading.look_up("caption", caption, line, inside)
    where = reading.span(line, found["image"])
    place = where if not said_alt else span
    return FigureParts(found["image"], said_alt, said_caption, status, raw, caption or alt, place)
