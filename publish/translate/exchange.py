"""What goes to a translator and what comes back, as values: entries of catalogs, and the rows of a returned file.

An entry is sent with a name that says which it is and how it stood, so whatever comes back can be
told apart: not touched, translated, damaged, or overtaken by a change here. A row that is not sure is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polib

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, failed
from publish.model import Catalog, Entry, Source
from publish.translate import damage
from publish.translate.catalogs import CONTROL, Key, key_of, settle

LONGEST = 32_000
"""Letters of a text; a cell of a spreadsheet holds 32,767."""

NOT_XML = re.compile("[\ufffe\uffff]")
AGAIN = "export again, and work on the new file"


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry as it is sent. `previous` is the source text that the translation is of, where that has changed."""

    name: str
    catalog: str
    context: str
    source: str
    target: str = ""
    fuzzy: bool = False
    comment: str = ""
    previous: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All entries of one language, from the language `source`."""

    source: str
    language: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as it comes back, from this line (or row) of the file; `problem` says why it cannot be read."""

    line: int
    name: str
    source: str
    target: str
    fuzzy: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What stands in a file that came back; `language` as the file has it."""

    language: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalog with what came back put in, and of how many entries."""

    text: str
    count: int


# ── out ───────────────────────────────────────────────────────────────────────


def units(catalog: Source) -> tuple[tuple[Unit, ...], Diagnostics]:
    """The entries of a catalog that `catalogs.parse` has accepted. L007: those that no such file can hold."""
    sent: list[Unit] = []
    found: list[Diagnostic] = []
    for entry in polib.pofile(catalog.text):
        if entry.obsolete:
            continue
        unit = _unit(catalog.path, entry)
        if problem := _cannot_be_sent(unit):
            found.append(_refused(problem, unit.source, "mend the catalog", Span(catalog.path, entry.linenum or 0)))
        else:
            sent.append(unit)
    return tuple(sent), tuple(found)


def _unit(path: str, entry: polib.POEntry) -> Unit:
    context, source = key_of(entry)
    fuzzy = entry.fuzzy and bool(entry.msgstr)
    previous = entry.previous_msgid or ""
    notes = (NOT_XML.sub("", CONTROL.sub(" ", said or "")) for said in (entry.comment, previous, entry.tcomment))
    name = f"{_which(path, (context, source))}-{_state(entry.msgstr, fuzzy)}"
    return Unit(name, path, context, source, entry.msgstr, fuzzy, *notes)


def _which(path: str, key: Key) -> str:
    return "m" + hashlib.sha256("\0".join((path, *key)).encode()).hexdigest()[:16]


def _state(target: str, fuzzy: bool) -> str:
    return hashlib.sha256(f"{fuzzy:d}{target}".encode()).hexdigest()[:8]


def _cannot_be_sent(unit: Unit) -> str:
    for text in (unit.source, unit.target):
        if CONTROL.search(text) or NOT_XML.search(text):
            return "a control character in it"
        if len(text) > LONGEST:
            return f"more than {LONGEST} letters"
    return ""


# ── back ──────────────────────────────────────────────────────────────────────


def take(
    path: str, back: Returned, catalogs: Sequence[Source], language: str
) -> tuple[Mapping[str, Taken], Diagnostics]:
    """These catalogs of `language` with the rows of a file put in, by path: only those that change.

    `path` names the file in what is found. A refused row changes nothing, and neither does one without a
    translation: nothing is ever taken away. L007: rows that are refused; L010–L018: their damage.
    """
    homes = {unit.name.partition("-")[0]: unit for catalog in catalogs for unit in units(catalog)[0]}
    times = Counter(_entry_of(row) for row in back.rows)
    found: list[Diagnostic] = []
    news: dict[str, dict[Key, Row]] = {}
    for row in back.rows:
        home = homes.get(_entry_of(row))
        wrong = tuple(_wrong(path, row, home, times[_entry_of(row)], language))
        found += wrong
        if home and not failed(wrong) and _touched(row) and (row.target, row.fuzzy) != (home.target, home.fuzzy):
            news.setdefault(home.catalog, {})[home.context, home.source] = row
    texts = {catalog.path: catalog.text for catalog in catalogs}
    return {name: Taken(_filled(texts[name], rows), len(rows)) for name, rows in news.items()}, tuple(found)


def _entry_of(row: Row) -> str:
    return row.name.partition("-")[0]


def _touched(row: Row) -> bool:
    """Whether a translator did something: gave a translation, another one, or said that it is sure."""
    return bool(row.target.strip()) and row.name.partition("-")[2] != _state(row.target, row.fuzzy)


def _wrong(path: str, row: Row, home: Unit | None, times: int, language: str) -> Iterator[Diagnostic]:
    """Everything for which a row is refused; warnings about its translation, too."""
    span = Span(path, row.line)
    if problem := _problem(row, home, times):
        yield _refused(*problem, span)
    elif home and _touched(row) and not row.fuzzy:
        key = (home.context, home.source)
        yield from damage.check(Catalog(language, path, {key: Entry(row.target, row.line)}))


def _problem(row: Row, home: Unit | None, times: int) -> tuple[str, str, str] | None:
    """What is wrong with a row itself, its source text, and what to do."""
    if row.problem:
        return row.problem, row.source, "write the translation as plain text"
    if home is None:
        return "the project has no such entry (any more)", row.source, AGAIN
    if times > 1:
        return f"it stands {times} times in the file", row.source, "keep one of the rows"
    if row.source != home.source:
        return "its source text was changed", home.source, f"the source is changed in the project alone; {AGAIN}"
    if CONTROL.search(row.target) or NOT_XML.search(row.target):
        return "a control character in its translation", row.source, "type the translation again"
    here = _state(home.target, home.fuzzy)
    overtaken = here not in (row.name.partition("-")[2], _state(row.target, row.fuzzy))
    if _touched(row) and overtaken:
        return "its translation was changed in the catalog as well, since the export", row.source, AGAIN
    return None


def _refused(problem: str, source: str, hint: str, span: Span) -> Diagnostic:
    line = " ".join(source.split())
    said = line if len(line) <= 60 else f"{line[:59]}…"
    return error("L007", f"the entry “{said}” is refused: {problem}", span, hint)


def _filled(po_text: str, rows: Mapping[Key, Row]) -> str:
    po = polib.pofile(po_text, wrapwidth=0)
    for entry in po:
        row = None if entry.obsolete else rows.get(key_of(entry))
        if row is None:
            continue
        entry.msgstr = row.target
        if not row.fuzzy:
            settle(entry)
        elif not entry.fuzzy:
            entry.flags = ["fuzzy", *entry.flags]
    return str(po)
