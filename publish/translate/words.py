"""The product's own words in one language: the package's catalog, and the project's over it."""

from __future__ import annotations

from importlib.resources import files

from publish.diagnostics import Span
from publish.model import Catalog, Message, Source
from publish.translate import damage
from publish.translate.catalogs import UI, ui_path
from publish.translate.typography import typeset
from publish.words import COUNTED, WORDS, Forms, Words

HOME = "publish/words.py"
ENGLISH = "en"
"""The language of the product's own words."""


def load_words(language: str, package: Catalog | None, project: Catalog | None) -> Words:
    """The words of `language`: the project's own where it has them, else the package's, else English.

    A fuzzy translation is not used, nor one whose `{…}` differ from the English word's: filling it in would fail.
    """
    said: dict[str, str] = {}
    counted: dict[str, Forms] = {}
    for catalog in filter(None, (package, project)):
        for (context, word), entry in catalog.entries.items():
            if context != UI or entry.fuzzy or not damage.sound(word, entry, catalog.plurals):
                continue
            if entry.forms and catalog.plurals:
                texts = tuple(typeset(form, language) for form in entry.forms)
                counted[damage.SEVERAL[word]] = Forms(catalog.plurals, texts)
            else:
                said[word] = typeset(entry.text, language)
    return Words(language, said, counted)


def joined(language: str, package: Catalog | None, project: Catalog | None) -> Catalog:
    """Both catalogs as one, the project's over the package's."""
    both = [catalog for catalog in (package, project) if catalog]
    path = both[-1].path if both else ui_path(language)
    entries = {key: entry for catalog in both for key, entry in catalog.entries.items()}
    waiting = {key: line for key, line in both[-1].waiting.items() if key not in entries} if both else {}
    return Catalog(language, path, entries, waiting=waiting)


def messages() -> tuple[Message, ...]:
    """The words as messages to translate, in the order in which `publish.words` lists them."""
    return tuple(_message(word) for word in WORDS)


def _message(word: str) -> Message:
    counted = COUNTED.get(word)
    return Message(UI, counted.one, Span(HOME), plural=word) if counted else Message(UI, word, Span(HOME))


def packaged(language: str) -> Source | None:
    """The package's own catalog of words for `language`, if it has one."""
    if not language.replace("-", "").isalnum():  # a tag, never a path
        return None
    file = files("publish") / "locale" / language / "ui.po"
    return Source(f"publish/locale/{language}/ui.po", file.read_text("utf-8")) if file.is_file() else None
