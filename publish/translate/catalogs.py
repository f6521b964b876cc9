"""PO text ↔ `Catalog`, strictly.

polib takes many a broken file in silence: it drops what it does not understand. So a file
is scanned line by line first, and handed to polib only when the scan has found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish import plurals
from publish.diagnostics import Diagnostic, Diagnostics, Span, error
from publish.model import Catalog, Entry, Source
from publish.plurals import Plurals
from publish.translate.scan import CONTROL, File, Raw, quick, thorough

if TYPE_CHECKING:
    import polib

CONTENT = "content/"
UI = "ui"
"""The catalog of the product's own words, and the context of its messages."""

Key = tuple[str, str]
"""(context, source text): what names a message."""


def path_for(language: str, source_path: str) -> str:
    """Where the catalog of a source stands: `content/locale/fr/sessions/labour.po`.

    `.md` gives way to `.po`; any other file (a picture with words) keeps its name before `.po`.
    """
    below = source_path.removeprefix(CONTENT)
    return f"{CONTENT}locale/{language}/{below.removesuffix('.md')}.po"


def ui_path(language: str) -> str:
    """Where a project keeps its own translations of the product's words."""
    return f"{CONTENT}locale/{language}/{UI}.po"


def parse(source: Source, language: str) -> tuple[Catalog, Diagnostics]:
    """The catalog in `source`; an empty one, with the reasons, if the file is broken.

    Entries without a translation and obsolete ones are left out. `Entry.line` is that of its `msgstr`.
    """
    empty = Catalog(language, source.path)
    file, found = _file(source)
    if file is None:
        return empty, found
    forms = plurals.read(file.metadata.get("Plural-Forms", ""))
    checks = (_duplicates(source, file), _header(source, file, language), _plurals(source, file, language, forms))
    for check in checks:
        if found := tuple(check):
            return empty, found
    entries = {(raw.context, raw.source): _entry(raw) for raw in file.entries if raw.said}
    waiting = {(raw.context, raw.source): raw.line for raw in file.entries if not raw.said}
    return Catalog(language, source.path, entries, forms, waiting), ()


def _file(source: Source) -> tuple[File | None, Diagnostics]:
    """What stands in a catalog; none, with the reasons, where it cannot be read."""
    file = quick(source.text)
    if file:
        return file, ()
    if found := tuple(_syntax(source)):
        return None, found
    try:
        return thorough(source.text), ()
    except OSError as problem:  # what polib does refuse, it refuses at a line
        line = re.search(r"line (\d+)", str(problem))
        return None, (_broken(source, int(line[1]) if line else 0, "this line is not as a PO file has it", ""),)


def _entry(raw: Raw) -> Entry:
    return Entry(raw.texts[-1], raw.line, raw.fuzzy, raw.texts if raw.plural else ())


def plurals_of(po: polib.POFile) -> Plurals | None:
    """The plural forms that a catalog's header tells of."""
    return plurals.read(po.metadata.get("Plural-Forms", ""))


def key_of(entry: polib.POEntry) -> Key:
    """The (context, source text) of a polib entry."""
    return entry.msgctxt or "", entry.msgid


def fill(po_text: str, translations: Mapping[Key, str | tuple[str, ...]]) -> str:
    """`po_text` with these translations put in and no longer marked fuzzy; a tool for work in bulk.

    A message with plural forms takes them all. Raises KeyError if the catalog has no entry for one of them, so
    that a slip in the source text shows.
    """
    import polib

    po = polib.pofile(po_text, wrapwidth=0)
    entries = {key_of(entry): entry for entry in po if not entry.obsolete}
    if unknown := [key for key in translations if key not in entries]:
        raise KeyError(f"not in the catalog: {unknown}")
    for key, text in translations.items():
        entry = entries[key]
        if isinstance(text, str):
            entry.msgstr = text
        else:
            entry.msgstr_plural = dict(enumerate(text))
        settle(entry)
    return str(po)


def settle(entry: polib.POEntry) -> None:
    """Marks an entry as done: no longer fuzzy, its previous source text forgotten."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgctxt = None


def same_language(declared: str, language: str) -> bool:
    """`fr`, and what editors make of it (`fr_FR`), are the same; `pt-BR` and `pt` are not."""
    said, wanted = (tag.lower().replace("-", "_") for tag in (declared.strip(), language))
    return said == wanted or said.startswith(f"{wanted}_")


# ── what polib would not say ──────────────────────────────────────────────────

STRING = re.compile(r'"(?:[^"\\]|\\[\\"ntrvbf])*"')
KEYWORD = re.compile(r"([A-Za-z_]+(?:\[\d*\])?)\s*(.*)")
CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
# What may follow what within an entry; "" is between two entries, LOST after a mistake, until an entry begins.
LOST = "?"
FORM = "msgstr[]"
"""A plural form, of whatever number."""

FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": (FORM,),
    "msgstr": ("msgctxt", "msgid"),
    FORM: (FORM, "msgctxt", "msgid"),
    LOST: ("msgctxt", "msgid", "msgid_plural", "msgstr", FORM),
}
COMPLETE = ("", "msgstr", FORM, LOST)


@dataclass(slots=True)
class _Place:
    """Where the scan stands: the last keyword, whether its entry is obsolete, the entry's name and forms so far."""

    after: str = ""
    obsolete: bool = False
    name: str = ""
    forms: int = 0

    def begin(self, keyword: str, obsolete: bool) -> None:
        if keyword == FORM:
            self.forms += 1
        elif self.after in COMPLETE:
            self.name, self.forms = "", 0
        self.after, self.obsolete = keyword, obsolete


def _syntax(source: Source) -> Iterator[Diagnostic]:
    """Everything wrong with the form of the file; after a mistake, the rest of its entry is passed over."""
    place = _Place()
    lines = source.text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, 1):
        if problem := _problem(line, place):
            yield _broken(source, number, problem, place.name)
            place.after = LOST
    if place.after not in COMPLETE:
        yield _broken(source, len(lines), f"the file ends after `{place.after}`, before its `msgstr`", place.name)


def _broken(source: Source, line: int, problem: str, name: str) -> Diagnostic:
    entry = f", in the entry {name}" if name else ""
    hint = "open the catalog in a PO editor (Poedit shows such lines), or take the last good version; then update it"
    return error("L003", f"the catalog cannot be read: {problem}{entry}", Span(source.path, line), hint)


def _problem(line: str, place: _Place) -> str:
    """What is wrong with this line at this place, or ""; moves `place` on."""
    if CONTROL.search(line):
        return "a control character, or a byte that is not UTF-8"
    if CONFLICT.match(line):
        return "a mark of two versions that were not merged (`<<<<<<<`, `=======`, `>>>>>>>`)"
    text, obsolete = line.strip(), line.startswith("#~")
    if obsolete:
        text = text[2:].strip()
    if text.startswith(("|", "#|")):
        return _previous(text.lstrip("#|").strip())
    if text.startswith("#"):
        return "" if place.after in COMPLETE else f"a comment between `{place.after}` and its `msgstr`"
    if text:
        return _statement(text, obsolete, place)
    if place.after in COMPLETE:  # an empty line ends an entry
        place.after = ""
    return ""


def _previous(text: str) -> str:
    """A line of the previous source text (`#| msgid "…"`)."""
    match = KEYWORD.match(text)
    string = match[2] if match and match[1] in ("msgid", "msgctxt", "msgid_plural") else text
    return _string(string)


def _statement(text: str, obsolete: bool, place: _Place) -> str:
    """A line that is no comment: a keyword and its string, or a string that goes on."""
    if text.startswith('"'):
        return _string(text) if place.after else "a text that belongs to nothing"
    match = KEYWORD.match(text)
    if not match:
        return f"`{text[:30]}` is neither a comment nor a text in quotes"
    written, string = match.groups()
    keyword = FORM if written.startswith("msgstr[") else written
    if keyword not in FOLLOWS:
        return f"unknown word `{keyword}`"
    if keyword not in FOLLOWS[place.after]:
        return f"`{written}` after `{place.after}`" if place.after else f"`{written}` without a `msgid` before it"
    if keyword == FORM and place.after != LOST and written != f"msgstr[{place.forms}]":
        return f"`{written}` where the plural form `msgstr[{place.forms}]` stands"
    if place.after not in COMPLETE and obsolete != place.obsolete:
        return "an entry of which only a part is marked obsolete (`#~`)"
    place.begin(keyword, obsolete)
    place.name = string if keyword == "msgid" else place.name
    return _string(string)


def _string(text: str) -> str:
    """What is wrong with a text in quotes, or ""."""
    if STRING.fullmatch(text):
        return ""
    if not text.startswith('"'):
        return "a text without an opening quote"
    match = STRING.match(text)
    if match:
        return f'after the closing quote stands `{text[match.end() :][:20]}`; a quote within a text is written \\"'
    return "a closing quote is missing, or a backslash stands before a character it does not go with"


# ── what the file says about itself ───────────────────────────────────────────


def _header(source: Source, po: File, language: str) -> Iterator[Diagnostic]:
    start = Span(source.path, 1)
    if not po.metadata:
        yield error("L003", "the catalog has no header", start, "`publish translations update` writes one")
        return
    charset = po.metadata.get("Content-Type", "").lower()
    if "charset=utf-8" not in charset.replace(" ", ""):
        yield error("L003", "the catalog is not said to be UTF-8", start, "Content-Type: text/plain; charset=UTF-8")
    declared = po.metadata.get("Language", "")
    if not same_language(declared, language):
        said = f"says that it is `{declared}`" if declared else "does not say its language"
        message = f"the catalog {said}, but it stands in the folder of `{language}`"
        yield error("L004", message, start, f"write `Language: {language}` in its header, or move the file")


def _plurals(source: Source, po: File, language: str, forms: Plurals | None) -> Iterator[Diagnostic]:
    """Entries with plural forms: only the product's own words have such, and each as many as the header says."""
    for raw in (raw for raw in po.entries if raw.plural):
        span, name = Span(source.path, raw.line), f"the message “{raw.source[:60]}”"
        if raw.context != UI:
            hint = "only the product's own words (`ui.po`) depend on numbers; `publish translations update`"
            yield error("L003", f"{name} has plural forms, and its source has none", span, hint)
        elif forms is None:
            hint = f"write into it: Plural-Forms: {plurals.of(language)}"
            message = f"{name} has plural forms, and the header does not say which number takes which"
            yield error("L003", message, span, hint)
        elif len(raw.texts) != forms.count:
            message = f"{name} has {len(raw.texts)} plural forms, and not {forms.count}, as its header says"
            hint = "let your PO editor set the plural forms, or write those that are missing"
            yield error("L003", message, span, hint)


def _duplicates(source: Source, po: File) -> Iterator[Diagnostic]:
    seen: dict[Key, int] = {}
    for raw in po.entries:
        span = Span(source.path, raw.line)
        if not raw.source:
            message = "the catalog has two headers, or a message without a text"
            yield error("L003", message, span, "delete one of them")
        first = seen.setdefault((raw.context, raw.source), raw.line)
        if first != raw.line:
            message = f"the message “{raw.source[:60]}” stands twice in the catalog, first at line {first}"
            yield error("L003", message, span, "keep the better translation, delete the other")
