"""Passages that a language lacks: each with its entry, and the products that show it.

Which products those are follows from the document it stands in and from its kind of block: rather one too many than
one too few. What is included elsewhere counts where it is at home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from publish.diagnostics import Diagnostic, Span, error
from publish.kinds import BY_NAME, EVERYWHERE, GUIDE, HANDBOOK, RESPONSE, SLIDES, WORKSHEET
from publish.model import Catalog, Message, MessageStatus
from publish.products import CALENDAR, PAPER, PRODUCTS, TIMETABLE
from publish.values import dataclass

ALL = frozenset(product.name for product in PRODUCTS)
DECKS = frozenset({SLIDES, *PAPER})
PROGRAMMES = frozenset({TIMETABLE, CALENDAR, RESPONSE})
"""What shows the titles of sessions."""

TITLES = frozenset({"h1", "title"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A message that is not translated, or fuzzy. `span` is its entry's, or the source's where there is none yet."""

    language: str
    status: MessageStatus
    path: str
    context: str
    text: str
    span: Span
    products: frozenset[str]


def lacking(messages: Sequence[Message], catalog: Catalog, path: str, kind: str = "") -> Iterator[Passage]:
    """The messages of the file `path` (of that kind, by its front matter) that a catalog lacks, each once."""
    shown: dict[tuple[str, str], frozenset[str]] = {}
    first: dict[tuple[str, str], Message] = {}
    for message in messages:
        if message.status in ("missing", "fuzzy"):
            key = (message.context, message.text)
            first.setdefault(key, message)
            shown[key] = shown.get(key, frozenset()) | products_of(message, path, kind)
    for key, message in first.items():
        yield Passage(catalog.language, message.status, path, *key, _place(message, catalog), shown[key])


def refused(passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """L008 for each: a final edition has none."""
    for passage in passages:
        what = "is not translated" if passage.status == "missing" else "is to be checked (fuzzy)"
        hint = 'translate it; or, if there is no time, build with --accept-stale "the reason", which is printed'
        yield error("L008", f"“{shortened(passage.text)}” {what} in {passage.language}", passage.span, hint)


def shortened(text: str, length: int = 60) -> str:
    """A passage as it is named on a line."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def as_json(passage: Passage) -> dict[str, object]:
    """A passage for a machine: where its entry is, what it says, and which products show it."""
    return {
        "language": passage.language,
        "status": passage.status,
        "path": passage.span.path,
        "line": passage.span.line,
        "source": passage.path,
        "context": passage.context,
        "text": passage.text,
        "products": [product.name for product in PRODUCTS if product.name in passage.products],
    }


def _place(message: Message, catalog: Catalog) -> Span:
    key = (message.context, message.text)
    entry = catalog.entries.get(key)
    line = entry.line if entry else catalog.waiting.get(key)
    return Span(catalog.path, line) if line else message.span


# ── what shows what ───────────────────────────────────────────────────────────


def products_of(message: Message, path: str, kind: str = "") -> frozenset[str]:
    """The products that show a message of the file `path`, by its place there."""
    shown = BY_NAME[message.inside].shown if message.inside in BY_NAME else EVERYWHERE
    if GUIDE in shown and path.startswith("content/curriculum/"):  # in the notes of a chapter's slides
        shown |= {SLIDES}
    products = _documents(message, path, kind)
    return frozenset(product for product in products if _likened(product) in shown)


def _likened(product: str) -> str:
    """Which product of the table of kinds another one follows: decks on paper show what decks show."""
    return SLIDES if product in PAPER else GUIDE if product in (TIMETABLE, CALENDAR) else product


def _documents(message: Message, path: str, kind: str) -> frozenset[str]:
    folder, titled = path.removeprefix("content/").partition("/")[0], message.context in TITLES
    if folder == "curriculum":
        prose = not (message.inside or titled or message.context.startswith("attr."))
        return DECKS | ({HANDBOOK} if prose else {HANDBOOK, WORKSHEET, GUIDE})
    if kind == "deck":
        return DECKS | {GUIDE} | (PROGRAMMES if titled else frozenset())
    if path.endswith("/response.md"):
        return frozenset({RESPONSE})
    if folder == "sessions" or kind == "session":
        if message.inside == "run-sheet":
            return DECKS | {GUIDE}
        return DECKS | {WORKSHEET, GUIDE} | (PROGRAMMES if titled else frozenset())
    if path.endswith("/workshop.md"):
        return PROGRAMMES | ({GUIDE, HANDBOOK} if titled else {GUIDE})
    if path in ("content/glossary.md", "content/acronyms.md"):
        return frozenset({HANDBOOK})
    if path == "content/imprint.md":
        return frozenset({HANDBOOK, GUIDE})
    return ALL
