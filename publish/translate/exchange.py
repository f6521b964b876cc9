"""What goes to a translator and what comes back, as values: entries of catalogs, and the rows of a returned file.

An entry is sent with a name that says which it is and how it stood, so whatever comes back can be
told apart: not touched, translated, damaged, or overtaken by a change here. A row that is not sure is refused.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polib

from publish.diagnostics import Diagnostic, Diagnostics, Span, error, failed
from publish.model import Catalog, Entry, Source
from publish.plurals import ENGLISH, Plurals
from publish.translate import damage
from publish.translate.catalogs import Key, key_of, plurals_of, settle
from publish.translate.scan import CONTROL

LONGEST = 32_000
"""Letters of a text; a cell of a spreadsheet holds 32,767."""

NOT_XML = re.compile("[\ufffe\uffff]")
AGAIN = "export again, and work on the new file"


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry as it is sent, or one of its plural forms: `form`, from 0, of `plurals`.

    `previous` is the source text that the translation is of, where that has changed.
    """

    name: str
    catalog: str
    context: str
    source: str
    target: str = ""
    fuzzy: bool = False
    comment: str = ""
    previous: str = ""
    remark: str = ""
    form: int | None = None
    plurals: Plurals = ENGLISH


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
    po = polib.pofile(catalog.text)
    plurals = plurals_of(po) or ENGLISH
    for entry in (entry for entry in po if not entry.obsolete):
        for unit in _units(catalog.path, entry, plurals):
            if problem := _cannot_be_sent(unit):
                found.append(_refused(problem, unit.source, "mend the catalog", Span(catalog.path, entry.linenum or 0)))
            else:
                sent.append(unit)
    return tuple(sent), tuple(found)


def _units(path: str, entry: polib.POEntry, plurals: Plurals) -> Iterator[Unit]:
    """An entry as it is sent; each of its plural forms on its own, with the source text of one or of several."""
    if not entry.msgid_plural:
        yield _unit(path, entry, entry.msgid, entry.msgstr)
        return
    for form, target in sorted(entry.msgstr_plural.items()):
        source = entry.msgid if form == plurals.form(1) else entry.msgid_plural
        yield replace(_unit(path, entry, source, target, form), plurals=plurals)


def _unit(path: str, entry: polib.POEntry, source: str, target: str, form: int | None = None) -> Unit:
    key = key_of(entry)
    fuzzy = entry.fuzzy and bool(target)
    comment = entry.comment if form is None else f"Plural form msgstr[{form}]\n{entry.comment}"
    previous = entry.previous_msgid or ""
    about, before, remark = (
        NOT_XML.sub("", CONTROL.sub(" ", said or "")) for said in (comment, previous, entry.tcomment)
    )
    name = f"{_which(path, key, form)}-{_state(target, fuzzy)}"
    return Unit(name, path, key[0], source, target, fuzzy, about, before, remark, form)


def _which(path: str, key: Key, form: int | None) -> str:
    parts = (path, *key) if form is None else (path, *key, str(form))
    return "m" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


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
    news: dict[str, dict[str, Row]] = {}
    for row in back.rows:
        home = homes.get(_entry_of(row))
        wrong = tuple(_wrong(path, row, home, times[_entry_of(row)], language))
        found += wrong
        if home and not failed(wrong) and _touched(row) and (row.target, row.fuzzy) != (home.target, home.fuzzy):
            news.setdefault(home.catalog, {})[_entry_of(row)] = row
    changed = ((catalog, news[catalog.path]) for catalog in catalogs if catalog.path in news)
    return {catalog.path: Taken(_filled(catalog, rows), len(rows)) for catalog, rows in changed}, tuple(found)


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
        if home.form is None:
            key = (home.context, home.source)
            yield from damage.check(Catalog(language, path, {key: Entry(row.target, row.line)}))
        else:
            yield from damage.check_form(home.source, row.target, home.form, home.plurals, span)


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


def _filled(catalog: Source, rows: Mapping[str, Row]) -> str:
    """A catalog with these rows, by the names of their entries."""
    po = polib.pofile(catalog.text, wrapwidth=0)
    for entry in (entry for entry in po if not entry.obsolete):
        forms = sorted(entry.msgstr_plural) if entry.msgid_plural else [None]
        taken = {f: row for f in forms if (row := rows.get(_which(catalog.path, key_of(entry), f)))}
        if taken:
            _put(entry, taken, complete=len(taken) == len(forms))
    return str(po)


def _put(entry: polib.POEntry, taken: Mapping[int | None, Row], *, complete: bool) -> None:
    """The translation, or some plural forms; the entry is sure when all of them are."""
    for form, row in taken.items():
        if form is None:
            entry.msgstr = row.target
        else:
            entry.msgstr_plural[form] = row.target
    if any(row.fuzzy for row in taken.values()):
        entry.flags = list(dict.fromkeys(["fuzzy", *entry.flags]))
    elif complete or not entry.fuzzy:
        settle(entry)
