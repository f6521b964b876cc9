"""How much of a source is done in a language: messages and words, fuzzy counted as not done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from publish.diagnostics import Diagnostic, Span, warning
from publish.model import Catalog, Message, MessageStatus


@dataclass(frozen=True, slots=True)
class Count:
    """So many messages, with so many words of the source language in them."""

    messages: int = 0
    words: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.messages + other.messages, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is done and what is not, of one source file (`path`) in one language."""

    language: str
    path: str
    catalog: str
    translated: Count = Count()
    fuzzy: Count = Count()
    missing: Count = Count()

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
        counts[message.status] = counts.get(message.status, Count()) + Count(1, len(message.text.split()))
    return Coverage(
        language,
        path,
        catalog,
        counts.get("translated", Count()),
        counts.get("fuzzy", Count()),
        counts.get("missing", Count()),
    )


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
    return f"{count.messages} of {found.total.messages} messages ({count.words} words) of {found.path} are"


def table(rows: Sequence[Coverage]) -> str:
    """The coverage as a table for a terminal: a line for each language, and below it one for each file."""
    width = max((len(row.path) for row in rows), default=0) + 2
    lines = [f"{'':{width}}  {'done':>5}  {'translated':>10}  {'fuzzy':>5}  {'missing':>7}  {'words':>6}"]
    for language in dict.fromkeys(row.language for row in rows):
        own = [row for row in rows if row.language == language]
        lines.append(_line(language, total(own), width))
        lines += [_line(f"  {row.path}", row, width) for row in own]
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


def _line(name: str, row: Coverage, width: int) -> str:
    done = int(row.done * 100)  # never rounded up: 100% is said only of what is complete
    translated, fuzzy, missing = row.translated.messages, row.fuzzy.messages, row.missing.messages
    return f"{name:{width}}  {done:>4}%  {translated:>10}  {fuzzy:>5}  {missing:>7}  {row.total.words:>6}"


def as_json(row: Coverage) -> dict[str, object]:
    """The coverage for a machine."""
    counts = {"translated": row.translated, "fuzzy": row.fuzzy, "missing": row.missing, "total": row.total}
    return {
        "language": row.language,
        "path": row.path,
        "catalog": row.catalog,
        **{name: {"messages": count.messages, "words": count.words} for name, count in counts.items()},
    }
