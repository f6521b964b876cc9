"""Decks for measuring: the plenary of the repository, and decks of any length from random texts.

Both are written twice with the same text: as a project of ours, and as Markdown that pandoc reads.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.texts import CONTENT, LANGUAGES, Texts, texts, translations

SETTINGS = 'title: "Decks"\nsource: en\nlanguages: [{languages}]\nbrand: default\n'
PLENARY = "sessions/plenary"
MARKED = re.compile(r"^(\s*(?:[-#]+ |\d+\. |: )?|title: |subtitle: )(.*?)((?: \{[^}]*\})?)$")


def plenary(folder: Path) -> tuple[Path, tuple[Path, ...]]:
    """The real plenary: a project in three languages, and a Markdown file in each for pandoc."""
    source = _with_tables((CONTENT / f"{PLENARY}.md").read_text("utf-8"))
    project = _project(folder / "plenary", source, LANGUAGES)
    shutil.copytree(CONTENT / "locale", project / "content/locale", ignore=_all_but_the_plenary, dirs_exist_ok=True)
    files = []
    for language in LANGUAGES:
        known = {} if language == "en" else translations(language, f"{PLENARY}.po")
        files.append(folder / f"plenary.{language}.md")
        files[-1].write_text("\n".join(_translated(line, known) for line in source.split("\n")), "utf-8")
    return project, tuple(files)


def stress(folder: Path, slides: int, seed: int = 1, steady: bool = True) -> tuple[Path, Path]:
    """`slides` slides of random text: a project with one deck, and the same file for pandoc.

    English, French and Spanish take turns within the deck: what is tried is how text breaks, not how it is spoken.
    """
    source = "\n".join(_stress(slides, random.Random(seed), steady))
    project = _project(folder / f"stress-{slides}", source, ("en",))
    return project, project / "content/sessions/plenary.md"


def _project(folder: Path, source: str, languages: tuple[str, ...]) -> Path:
    deck = folder / "content" / f"{PLENARY}.md"
    deck.parent.mkdir(parents=True, exist_ok=True)
    deck.write_text(source, "utf-8")
    settings = SETTINGS.format(languages=", ".join(languages))
    (folder / "content/publication.yml").write_text(settings, "utf-8")
    return folder


def _all_but_the_plenary(folder: str, names: list[str]) -> set[str]:
    """What not to copy of the catalogs."""
    return {name for name in names if name not in (*LANGUAGES, "sessions", "plenary.po")}


# ── the plenary ───────────────────────────────────────────────────────────────


def _with_tables(source: str) -> str:
    """The deck with its programme and groups as plain tables, so that it stands alone and pandoc reads it."""
    workshop = (CONTENT / "workshops/intersessional/workshop.md").read_text("utf-8")
    for kind in ("programme", "groups"):
        table = re.search(rf"^## {kind}\n\n((?:\|.*\n)+)", workshop, re.MULTILINE | re.IGNORECASE)
        assert table
        source = re.sub(rf"^::: \{{\.{kind}[^}}]*\}}\n:::\n", table[1].replace("\\", r"\\"), source, flags=re.MULTILINE)
    return source


def _translated(line: str, known: dict[str, str]) -> str:
    parts = MARKED.match(line)
    return f"{parts[1]}{known.get(parts[2], parts[2])}{parts[3]}" if parts else line


# ── random slides ─────────────────────────────────────────────────────────────


def _stress(slides: int, choice: random.Random, steady: bool) -> Iterator[str]:
    spoken = [texts(language, steady) for language in LANGUAGES]
    yield "---\nid: plenary\nkind: deck\ntitle: Random slides\nsubtitle: of real text\n---\n"
    for number in range(1, slides + 1):
        said = choice.choice(spoken)
        kind = choice.choices(list(KINDS), weights=list(KINDS.values()))[0]
        layout = ' layout="comparison"' if kind is _comparison else ""
        yield f"## {choice.choice(said.titles)} {{#s{number}{layout}}}\n"
        yield from kind(said, choice)
        yield f"::: notes\n{choice.choice(said.paragraphs)}\n:::\n"


def _points(said: Texts, choice: random.Random, most: int = 9) -> list[str]:
    return choice.sample(said.points, choice.randint(2, most))


def _bullets(said: Texts, choice: random.Random) -> Iterator[str]:
    yield "".join(f"- {point}\n" for point in _points(said, choice))


def _numbered(said: Texts, choice: random.Random) -> Iterator[str]:
    yield "".join(f"{n}. {point}\n" for n, point in enumerate(_points(said, choice), 1))


def _nested(said: Texts, choice: random.Random) -> Iterator[str]:
    for point in _points(said, choice, 4):
        yield f"- {point}"
        yield from (f"  - {below}" for below in choice.sample(said.points, choice.randint(0, 3)))
    yield ""


def _prose(said: Texts, choice: random.Random) -> Iterator[str]:
    yield from (f"{text}\n" for text in choice.sample(said.paragraphs, choice.randint(1, 2)))


def _led_in(said: Texts, choice: random.Random) -> Iterator[str]:
    yield f"{choice.choice(said.points)}\n"
    yield from _bullets(said, choice)


def _comparison(said: Texts, choice: random.Random) -> Iterator[str]:
    yield ":::: columns"
    for _ in range(2):
        yield f"::: column\n### {choice.choice(said.heads)}\n"
        yield "".join(f"- {point}\n" for point in _points(said, choice, 6)) + ":::"
    yield "::::\n"


def _table(said: Texts, choice: random.Random) -> Iterator[str]:
    columns = choice.randint(2, 4)
    rows = [choice.sample(said.cells, columns) for _ in range(choice.randint(3, 12))]
    yield "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * columns, *rows[1:])) + "\n"


KINDS: dict[Callable[[Texts, random.Random], Iterator[str]], int] = {
    _bullets: 6,
    _numbered: 3,
    _nested: 4,
    _prose: 2,
    _led_in: 3,
    _comparison: 3,
    _table: 3,
}
"""What may stand on a slide, and how often."""
