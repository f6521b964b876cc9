"""What the tests of slides share: Markdown → a deck with the default template, and a deck → what python-pptx finds."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pptx import Presentation
from pptx.presentation import Presentation as Deck_

from publish import templates
from publish.arrange.deck import arrange
from publish.diagnostics import Diagnostics
from publish.link import Material, link
from publish.model import Deck, Edition, Publication, Settings, Source
from publish.read.document import read
from publish.render.pptx import render
from publish.templates import Template
from publish.words import Words
from tests.pptx_lint import faults

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
    publication = linked({"content/sessions/t.md": markdown}, language)
    edition = Edition("slides", "t", language, notes=notes)
    return arrange(publication, edition, own or template(), Words(language))


def linked(files: Mapping[str, str], language: str = "en", curricula: tuple[str, ...] = ()) -> Publication:
    """The publication of these source files. Nothing in them may be wrong."""
    read_ = [read(Source(path, markdown)) for path, markdown in files.items()]
    settings = Settings("The library", language, (language,), date="2026-11", curricula=curricula)
    documents = tuple(document for document, _ in read_)
    material = Material(
        settings, language, "The library", "0123456789ab", documents, frozenset(IMAGES), Words(language)
    )
    publication, problems = link(material)
    errors = [d for d in (*(d for _, wrong in read_ for d in wrong), *problems) if d.severity == "error"]
    assert errors == []
    return publication


def taught(body: str, notes: bool = True) -> Deck:
    """The teaching deck of a chapter, the first of the second volume."""
    folder = "content/curriculum/c/"
    files = {
        f"{folder}index.md": "---\nid: c\n---\n# Curriculum\n",
        f"{folder}2-second/index.md": "---\nid: c-2\n---\n# Second\n",
        f"{folder}2-second/2.1-chapter.md": f"---\nid: c-2.1\n---\n# Chapter\n\n{body}",
    }
    edition = Edition("slides", "c-2.1", "en", notes=notes)
    return arrange(linked(files, curricula=("c",)), edition, template(), Words("en"))[0]


def deck(body: str, language: str = "en") -> Deck:
    """The deck of a talk."""
    return arranged(TALK + body, language)[0]


def file(deck: Deck) -> bytes:
    data = render(deck, template(), IMAGES)
    assert faults(data) == []
    return data


def opened(deck: Deck) -> Deck_:
    return Presentation(io.BytesIO(file(deck)))
