"""What the tests of slides share: Markdown → a deck with the default template, and a deck → what python-pptx finds."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from pptx import Presentation
from pptx.presentation import Presentation as Deck_

from publish import templates
from publish.arrange.deck import arrange
from publish.diagnostics import Diagnostics
from publish.link import Material, link
from publish.model import Deck, Edition, Settings, Source
from publish.read import read
from publish.render.pptx import render
from publish.templates import Template
from publish.words import Words

FOLDER = Path(__file__).parent.parent / "templates/default/slides"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="9" cy="9" r="5"/></svg>'
IMAGES = {"content/images/a.svg": PICTURE}

TALK = "---\nid: t\nkind: deck\ntitle: A talk\nsubtitle: For everybody\n---\n"
SESSION = "---\nid: t\n---\n# A session\n\n| Min | Activity |\n|---:|---|\n| 10 | Opening |\n\n## Opening\n\n"


@cache
def template() -> Template:
    read_, found = templates.read({file.name: file.read_bytes() for file in FOLDER.iterdir() if file.is_file()})
    assert read_ is not None
    assert not found
    return read_


def arranged(
    markdown: str, language: str = "en", notes: bool = True, own: Template | None = None
) -> tuple[Deck, Diagnostics]:
    """The deck of one source file, and what was decided about it. Nothing in the file may be wrong."""
    path = "content/sessions/t.md"
    document, wrong = read(Source(path, markdown))
    settings = Settings("The library", language, (language,), date="2026-11")
    material = Material(
        settings, language, "The library", "0123456789ab", (document,), frozenset(IMAGES), Words(language)
    )
    publication, problems = link(material)
    errors = [d for d in (*wrong, *problems) if d.severity == "error"]
    assert errors == []
    edition = Edition("slides", "t", language, notes=notes)
    return arrange(publication, edition, own or template(), Words(language))


def deck(body: str, language: str = "en") -> Deck:
    """The deck of a talk."""
    return arranged(TALK + body, language)[0]


def file(deck: Deck) -> bytes:
    return render(deck, template(), IMAGES)


def opened(deck: Deck) -> Deck_:
    return Presentation(io.BytesIO(file(deck)))
