"""The product's own words in one language: the package's catalog, and the project's over it."""

from __future__ import annotations

from importlib.resources import files

from publish.diagnostics import Span
from publish.model import Catalog, Message, Source
from publish.translate import damage
from publish.translate.catalogs import UI
from publish.translate.typography import typeset
from publish.words import COUNTED, WORDS, Forms, Words

HOME = "publish/words.py"


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
