"""PO text → its entries: at once where the file is in the form in which programs write it, else with polib.

Only for files in which the strict scan of `catalogs` finds nothing wrong; `quick` knows by itself whether one is such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from publish.values import dataclass

if TYPE_CHECKING:
    import polib

# Characters at which Python, and so polib, would end a line, or that no text has: all control characters but tab.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]")


@dataclass(frozen=True, slots=True)
class Raw:
    """An entry that is not obsolete, as it stands: `texts` are its translation, or its plural forms.

    `line` is that of its (first) `msgstr`.
    """

    context: str
    source: str
    texts: tuple[str, ...]
    line: int
    fuzzy: bool = False
    plural: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """The texts; nothing where one of them is missing."""
        return self.texts if all(text and not text.isspace() for text in self.texts) else ()


@dataclass(frozen=True, slots=True)
class File:
    """A PO file: what its header says, and its entries in their order."""

    metadata: Mapping[str, str]
    entries: tuple[Raw, ...]


# ── as programs write it ──────────────────────────────────────────────────────

QUOTED = r'"[^"\\\n]*(?:\\[\\"ntrvbf][^"\\\n]*)*"'
TEXT = rf"({QUOTED}(?:\n{QUOTED})*)"
GONE = rf"{QUOTED}(?:\n#~ {QUOTED})*"
REMARKS = rf"((?:#(?:[^~|\n][^\n]*)?\n|#~?\| (?:msg(?:id|ctxt|id_plural) )?{QUOTED}\n)*)"
FORMS = rf"msgid_plural {TEXT}\n(msgstr\[0\] {QUOTED}(?:\n{QUOTED})*(?:\nmsgstr\[\d\] {QUOTED}(?:\n{QUOTED})*)*)"
ENTRY = re.compile(rf"\n*{REMARKS}(?:msgctxt {TEXT}\n)?msgid {TEXT}\n(?:msgstr {TEXT}|{FORMS})(?:\n|\Z)")
FORM = re.compile(rf"msgstr\[(\d)\] {TEXT}")
OBSOLETE = re.compile(rf"\n*{REMARKS}(?:#~ msgctxt {GONE}\n)?#~ msgid {GONE}\n#~ msgstr {GONE}(?:\n|\Z)")
FUZZY = re.compile(r"^#,(?:.*,)?[ \t]*fuzzy[ \t]*(?:,|$)", re.MULTILINE)
ESCAPED = re.compile(r"\\(.)")
MEANT = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", '"': '"', "\\": "\\"}


def quick(text: str) -> File | None:
    """The entries of a file that is sound and in that form; None, where it is not."""
    if CONTROL.search(text):
        return None
    found: list[Raw] = []
    at, line, end = 0, 1, len(text.rstrip("\n"))
    while at < end:
        match = ENTRY.match(text, at)
        if match is None:
            gone = OBSOLETE.match(text, at)
            if gone is None:
                return None
            line += text.count("\n", at, gone.end())
            at = gone.end()
            continue
        remarks, context, source, said, plural, forms = match.groups()
        texts = _forms(forms) if plural else (_meant(said),)
        if not texts:
            return None
        begins = match.start(6 if plural else 4)
        here = line + text.count("\n", at, begins)
        fuzzy = "fuzzy" in remarks and bool(FUZZY.search(remarks))
        found.append(Raw(_meant(context) if context else "", _meant(source), texts, here, fuzzy, bool(plural)))
        line = here + text.count("\n", begins, match.end())
        at = match.end()
    return _file(found)


def _forms(written: str) -> tuple[str, ...]:
    """The plural forms; none, where they do not follow each other by their numbers."""
    numbers, texts = zip(*FORM.findall(written), strict=True)
    return tuple(map(_meant, texts)) if [int(number) for number in numbers] == list(range(len(texts))) else ()


def _meant(quoted: str) -> str:
    """What a text in quotes says."""
    said = quoted[1:-1].replace('"\n"', "") if "\n" in quoted else quoted[1:-1]
    return ESCAPED.sub(lambda match: MEANT[match[1]], said) if "\\" in said else said


def _file(found: list[Raw]) -> File:
    """The first entry without a source text is the header."""
    header = next((entry for entry in found if not entry.source), None)
    entries = tuple(entry for entry in found if entry is not header)
    return File(dict(_metadata(header.texts[0])) if header else {}, entries)


def _metadata(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name, value.strip()


# ── in any form ───────────────────────────────────────────────────────────────


def thorough(text: str) -> File:
    """The entries of any sound file. Raises OSError for what polib does not take."""
    import polib

    po = polib.pofile(text)
    lines = text.split("\n")
    entries = (entry for entry in po if not entry.obsolete)
    return File(po.metadata, tuple(_raw(entry, lines) for entry in entries))


def _raw(entry: polib.POEntry, lines: list[str]) -> Raw:
    plural = bool(entry.msgid_plural)
    texts = tuple(entry.msgstr_plural.values()) if plural else (entry.msgstr,)
    return Raw(entry.msgctxt or "", entry.msgid, texts, _line(lines, entry), entry.fuzzy, plural)


def _line(lines: list[str], entry: polib.POEntry) -> int:
    """The line of the entry's `msgstr`, from 1; polib knows the line on which its comments begin."""
    start = max(entry.linenum or 0, 1)
    return next(n for n in range(start, len(lines) + 1) if lines[n - 1].lstrip().startswith("msgstr"))
