"""The page from which everything public is downloaded: what it says → HTML, whole in itself, for a browser offline."""

from __future__ import annotations

from dataclasses import dataclass

from publish.render.html import environment

PAGE = "index.html.j2"


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its title and where it is, from the page; `about`: its format, size, revision; whether it is old."""

    title: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of one product."""

    title: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Everything in one language; `name` is what the language calls itself, `state` the lines below the title."""

    language: str
    direction: str
    name: str
    title: str
    state: tuple[str, ...]
    heading: str
    languages: str
    licence: str
    shelves: tuple[Shelf, ...]


def render(sections: tuple[Section, ...], templates: tuple[tuple[str, str], ...]) -> bytes:
    """The page with a section for each language, the first of which is seen first; `templates` are a brand's."""
    template = environment(templates).get_template(PAGE)
    return template.render(sections=sections).encode()
