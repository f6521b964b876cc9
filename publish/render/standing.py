"""How the translations stand: numbers → an HTML page with bars, whole in itself, for a browser offline."""

from __future__ import annotations

from dataclasses import dataclass

from publish.render.html import environment

PAGE = "translations.html.j2"


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what it is called, where it is, and of its `words` how many are done, fuzzy, missing."""

    title: str
    about: str
    percent: int
    done: int
    fuzzy: int
    missing: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A passage that is not done: its place, in short what it says, and `fuzzy` or `missing`."""

    place: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its tag and its name; its groups of rows, each below a heading."""

    tag: str
    name: str
    whole: Bar
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    gaps: tuple[Gap, ...]


def render(title: str, state: str, languages: tuple[Language, ...], templates: tuple[tuple[str, str], ...]) -> bytes:
    """The page of a publication; `state` is the line below its title, `templates` are a brand's."""
    template = environment(templates).get_template(PAGE)
    return template.render(title=title, state=state, languages=languages).encode()
