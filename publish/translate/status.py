"""How much is done in a language, by source and by product: messages, words, characters; fuzzy is not done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from publish.diagnostics import Diagnostic, Span, counted, warning
from publish.model import Catalog, Message, MessageStatus
from publish.translate.catalogs import UI
from publish.translate.passages import Passage, shortened
from publish.translate.passages import as_json as passage_as_json
from publish.values import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """So many messages, with so many words and characters of the source language in them."""

    messages: int = 0
    words: int = 0
    characters: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.messages + other.messages, self.words + other.words, self.characters + other.characters)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is done and what is not in one language, of a source file or a product (`path`), called `title`."""

    language: str
    path: str
    catalog: str
    translated: Count = Count()
    fuzzy: Count = Count()
    missing: Count = Count()
    title: str = ""

    @property
    def total(self) -> Count:
        return self.translated + self.fuzzy + self.missing

    @property
    def done(self) -> float:
        """The share of words that is translated, from 0 to 1; a file without words is done."""
        return self.translated.words / self.total.words if self.total.words else 1.0


def with_status(messages: Iterable[Message], catalog: Catalog) -> tuple[Message, ...]:
    """The messages, each with what the catalog has for it."""
    return tuple(replace(message, status=_status(message, catalog)) for message in messages)


def _status(message: Message, catalog: Catalog) -> MessageStatus:
    entry = catalog.entries.get((message.context, message.text))
    if entry is None:
        return "missing"
    return "fuzzy" if entry.fuzzy else "translated"


def coverage(messages: Sequence[Message], language: str, path: str, catalog: str) -> Coverage:
    """Counts messages that have a status. The same passage in the same role is one message, as in the catalog."""
    counts: dict[MessageStatus, Count] = {}
    for message in {(m.context, m.text): m for m in messages}.values():
        counts[message.status] = counts.get(message.status, Count()) + _count(message.text)
    return Coverage(
        language,
        path,
        catalog,
        counts.get("translated", Count()),
        counts.get("fuzzy", Count()),
        counts.get("missing", Count()),
    )


def _count(text: str) -> Count:
    return Count(1, len(text.split()), len(text))


Shown = Sequence[tuple[Message, frozenset[str]]]
"""The messages of a file, each with the products that show it."""


def by_product(files: Sequence[Shown], language: str, names: Sequence[str]) -> tuple[Coverage, ...]:
    """A row for each product of `names` that shows some of the messages."""
    rows = (_of_product(files, language, name) for name in names)
    return tuple(row for row in rows if row.total.messages)


def _of_product(files: Sequence[Shown], language: str, name: str) -> Coverage:
    parts = [coverage([m for m, shown in file if name in shown], language, name, "") for file in files]
    return replace(total(parts), language=language, path=name)


def diagnose(found: Coverage, source_language: str) -> Iterator[Diagnostic]:
    """What will be printed in the source language: what is missing (L001) and what is fuzzy (L002)."""
    span = Span(found.catalog)
    shown = f"printed in {source_language}"
    if found.missing.messages:
        hint = f"`publish translations update`, then translate them in {found.catalog}"
        yield warning("L001", f"{_of(found.missing, found)} not translated, but {shown}", span, hint)
    if found.fuzzy.messages:
        hint = f"look through the fuzzy entries of {found.catalog}: correct each, and take the mark off"
        yield warning("L002", f"{_of(found.fuzzy, found)} fuzzy (not sure), and {shown}", span, hint)


def _of(count: Count, found: Coverage) -> str:
    source = "the product's own words" if found.path == UI else found.path
    verb = "is" if count.messages == 1 else "are"
    return f"{count.messages} of {found.total.messages} messages ({counted(count.words, 'word')}) of {source} {verb}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one language stands: its files, its products, and each passage that is not done."""

    language: str
    documents: tuple[Coverage, ...]
    products: tuple[Coverage, ...]
    lacking: tuple[Passage, ...]

    @property
    def total(self) -> Coverage:
        return total(self.documents)


HEADS = ("done", "translated", "fuzzy", "missing", "words", "characters")


def table(standings: Sequence[Standing], *, verbose: bool = False) -> str:
    """The coverage for a terminal: a line for each language; below it its products, then its files.

    `verbose`: then each passage that is not done, with its place.
    """
    rows = [row for one in standings for row in (*one.products, *one.documents)]
    width = max((len(row.path) for row in rows), default=0) + 2
    lines = [f"{'':{width}}  {'':>5}" + "".join(f"  {head:>{max(len(head), 7)}}" for head in HEADS[1:])]
    for one in standings:
        lines += ["", _line(one.language, one.total, width)]
        lines += [_line(f"  {row.path}", row, width) for row in (*one.products, *one.documents)]
        if verbose:
            lines += [f"  {p.status:7}  {p.span}  “{shortened(p.text)}”" for p in one.lacking]
    return "\n".join(lines)


def total(rows: Sequence[Coverage]) -> Coverage:
    """The sum of rows of one language."""
    return Coverage(
        rows[0].language if rows else "",
        "",
        "",
        sum((row.translated for row in rows), Count()),
        sum((row.fuzzy for row in rows), Count()),
        sum((row.missing for row in rows), Count()),
    )


def percent(row: Coverage) -> int:
    """The share of words that is done; never rounded up: 100 is said only of what is complete."""
    whole = row.translated.messages == row.total.messages
    return 100 if whole else min(99, int(row.done * 100))


def _line(name: str, row: Coverage, width: int) -> str:
    numbers = (row.translated.messages, row.fuzzy.messages, row.missing.messages, row.total.words, row.total.characters)
    told = "".join(f"  {n:>{max(len(head), 7)}}" for head, n in zip(HEADS[1:], numbers, strict=True))
    return f"{name:{width}}  {percent(row):>4}%{told}"


def as_json(row: Coverage) -> dict[str, object]:
    """The coverage for a machine."""
    counts = {"translated": row.translated, "fuzzy": row.fuzzy, "missing": row.missing, "total": row.total}
    return {
        "language": row.language,
        "path": row.path,
        "title": row.title,
        "catalog": row.catalog,
        "percent": percent(row),
        **{
            name: {"messages": count.messages, "words": count.words, "characters": count.characters}
            for name, count in counts.items()
        },
    }


def standing_as_json(one: Standing) -> dict[str, object]:
    """A language for a machine."""
    return {
        "language": one.language,
        "total": as_json(one.total),
        "products": [as_json(row) for row in one.products],
        "documents": [as_json(row) for row in one.documents],
        "lacking": [passage_as_json(passage) for passage in one.lacking],
    }
