"""Each translation against its source: what must be the same is the same.

Links, code, footnotes, attributes and placeholders are copied, never translated; a
translation brings no link, image, tag or block of its own. That is what keeps a catalog
from changing what a document is (and from carrying anything in).
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Diagnostics, Severity, Span
from publish.model import Catalog, Entry
from publish.plurals import ENGLISH, Plurals
from publish.values import dataclass
from publish.words import COUNTED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Things = list[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something a translation has just as its source has it.

    `things` finds them in a text, `same` compares them; `what` names them for people, `hint` says what to do.
    """

    code: str
    what: str
    things: Callable[[str], Things]
    hint: str
    severity: Severity = "error"
    same: Callable[[Counter[str], Counter[str]], bool] = operator.eq


def check(catalog: Catalog) -> Diagnostics:
    """Every difference between a translation in use and its source, at the translation's line."""
    return tuple(
        found
        for (_, source), entry in catalog.entries.items()
        if not entry.fuzzy
        for said, text in _pairs(source, entry, catalog.plurals or ENGLISH)
        for found in _differences(said, text, Span(catalog.path, entry.line))
    )


def check_form(source: str, text: str, form: int, plurals: Plurals, span: Span) -> Diagnostics:
    """Every difference between a plural form and its source (of one, or of several)."""
    return tuple(_differences(_counting(source, text, form, plurals), text, span))


SEVERAL = {counted.one: several for several, counted in COUNTED.items()}
"""How a word that is said of one is said of several."""

NUMBER_OF = {said: f"{{{counted.number}}}" for several, counted in COUNTED.items() for said in (several, counted.one)}


def _pairs(source: str, entry: Entry, plurals: Plurals) -> Iterator[tuple[str, str]]:
    """What is compared: the source with the translation, or with each of its plural forms."""
    if not entry.forms:
        yield source, entry.text
    for form, text in enumerate(entry.forms):
        yield _counting(SEVERAL.get(source, source), text, form, plurals), text


def _counting(source: str, text: str, form: int, plurals: Plurals) -> str:
    """The source that a plural form is compared with.

    A form that one number alone takes may say it in words, or not at all (Arabic has one for two minutes).
    """
    number = NUMBER_OF.get(source, "")
    silent = number not in text and len(plurals.numbers(form, 2)) == 1
    return source.replace(number, "") if silent else source


def sound(source: str, entry: Entry, plurals: Plurals | None) -> bool:
    """Whether a word of the product can be said so: each `{…}` is there, and no other; a word of a number has forms."""
    if (source in SEVERAL) != bool(entry.forms):
        return False
    return all(same_braces(*pair) for pair in _pairs(source, entry, plurals or ENGLISH))


def same_braces(source: str, text: str) -> bool:
    """Whether both have the same `{…}`, and no brace besides."""
    return Counter(_braces(source)) == Counter(_braces(text))


def _differences(source: str, text: str, span: Span) -> Iterator[Diagnostic]:
    if not TELLING.search(source) and not TELLING.search(text):
        return
    for rule in RULES:
        things, others = rule.things(source), rule.things(text)
        if things == others:  # nearly always
            continue
        before, after = Counter(things), Counter(others)
        if not rule.same(before, after):
            message = f"{rule.what} in the translation of “{shortened(source)}”: {_difference(before, after)}"
            yield Diagnostic(rule.code, rule.severity, message, span, rule.hint)


def shortened(text: str, length: int = 50) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def _difference(before: Counter[str], after: Counter[str]) -> str:
    missing, added = before - after, after - before
    said = [f"{word} {_listed(things)}" for word, things in (("without", missing), ("with", added)) if things]
    return ", ".join(said).replace(", with ", ", but with ")


def _listed(things: Counter[str]) -> str:
    return ", ".join(f"`{thing}`" + (f" ({n} times)" if n > 1 else "") for thing, n in things.items())


# ── what is looked for ────────────────────────────────────────────────────────

BRACES = re.compile(r"(\[[^\[\]]*\])?(\{[^{}]*\})")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]|\^\[")
TAG = re.compile(r"</?[A-Za-z][^<>]*>?|<!--|<[!?]")
BARE_ADDRESS = re.compile(
    r"\b(?:(?:https?|ftp|file)://|(?:javascript|vbscript):(?=\w)|data:(?=[\w/+.;=-]*,)|www\.)[^\s<>()\]]+", re.I
)
"""“data:” and “file:” are words, too: “**Institutions and data:** who decides”."""
LINKED = re.compile(r"\]\([^()]*\)|<[^<>\s]*>")
TARGET = re.compile(r"\]\([^()]*\)")
BRACE = re.compile(r"[{}]")
MARKED = re.compile(r"[`*_\[\]<>!\\]")
TELLING = re.compile(r"[`*_\[\]<>!\\{}:\d\n]|www\.|\A[ \t]*[-+#|~=]", re.I)
"""A sign of anything that is looked for here; many texts have none."""


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


@lru_cache(maxsize=2)  # several rules look at the same two texts
def _tokens(text: str) -> tuple[Token, ...]:
    """The inline tokens of a text (none without a sign of markup: most texts have none)."""
    if not MARKED.search(text):
        return ()
    return tuple(child for token in _markdown().parseInline(text) for child in token.children or ())


def _links(text: str) -> Things:
    targets = [str(token.attrGet("href")) for token in _tokens(text) if token.type == "link_open"]
    return targets + BARE_ADDRESS.findall(_without_links(text))


def _without_links(text: str) -> str:
    return LINKED.sub("", text)


def _images(text: str) -> Things:
    return [str(token.attrGet("src")) for token in _tokens(text) if token.type == "image"]


def _code(text: str) -> Things:
    return [token.content for token in _tokens(text) if token.type == "code_inline"]


def _emphasis(text: str) -> Things:
    names = {"strong_open": "**…**", "em_open": "*…*"}
    return [names[token.type] for token in _tokens(text) if token.type in names]


def _footnotes(text: str) -> Things:
    return FOOTNOTE.findall(text)


def _braces(text: str) -> Things:
    """Attributes and placeholders, with a sign of what they belong to (`[…]{.term}`), and braces on their own.

    What stands in quotes in a mark of the index is said in each language.
    """
    if not BRACE.search(text):
        return []
    pairs = [("[…]" if match[1] else "") + _unsaid(match[2]) for match in BRACES.finditer(text)]
    return pairs + BRACE.findall(BRACES.sub("", text))


def _unsaid(braces: str) -> str:
    return re.sub(r'"[^"]*"|“[^”]*”', '"…"', braces) if ".index" in braces else braces


def _tags(text: str) -> Things:
    return TAG.findall(text)


BLOCK = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)]|#{1,6}|:)[ \t]|^[ \t]*(?:>|```|~~~|:{3,}|\||(?:[-*_][ \t]*){3,}$|=+$)")
"""What would begin a block at the start of a line: a list, heading, quotation, fence, table, rule."""


def _blocks(text: str) -> Things:
    lines = text.split("\n")
    starts = [match[0].strip() for line in lines if (match := BLOCK.match(line))]
    return starts + ["an empty line" for line in lines if len(lines) > 1 and not line.strip()]


DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)|\d+")
WRITTEN_OUT = 21
"""Numbers up to here may be written out, or Roman (« XXIe siècle »), in one of the two languages."""


def _numbers(text: str) -> Things:
    """The numbers a reader sees, without the marks between thousands, noughts (11:00, « 11 h ») left out."""
    if not DIGIT.search(text):
        return []
    seen = BRACES.sub(r"\1", FOOTNOTE.sub("", TARGET.sub("]", text)))
    found = (int("".join(filter(str.isdecimal, number))) for number in NUMBER.findall(seen))
    return [str(number) for number in found if number]


def _same_numbers(before: Counter[str], after: Counter[str]) -> bool:
    missing, added = before - after, after - before
    if missing and added:
        return False
    return all(int(number) <= WRITTEN_OUT for number in missing + added)


COPY = "copy it from the source as it is, at the place where it belongs"

RULES = (
    Rule("L010", "other links", _links, f"a link keeps its target, and no link is added: {COPY}"),
    Rule("L011", "other images", _images, f"an image keeps its file, and no image is added: {COPY}"),
    Rule("L012", "other code", _code, f"what stands between ` ` is never translated: {COPY}"),
    Rule("L013", "other footnotes", _footnotes, f"the mark of a footnote is kept (`[^…]`): {COPY}"),
    Rule("L014", "other braces", _braces, f"what stands in {{ }}, and the [ ] before it, is kept: {COPY}"),
    Rule(
        "L015", "other numbers", _numbers, "compare the two; put it right, or make it a word", "warning", _same_numbers
    ),
    Rule("L016", "other emphasis", _emphasis, "mark the same words with * or **, both before and after", "warning"),
    Rule("L017", "tags", _tags, "tags are not used here: take them out"),
    Rule("L018", "another block", _blocks, "it is one passage: no line of it begins as a list, heading or fence does"),
)
