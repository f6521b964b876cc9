"""A large book to measure with: 32 chapters of the repository's own text, for us and for Typst.

A chapter is drawn as a list of elements first, then written in each language, so that both say the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.texts import CONTENT, LANGUAGES, Texts, texts

CHAPTERS = 32
VOLUMES = 3
SECTIONS = 8
FIGURE = "images/labour-cycle.svg"
SETTINGS = 'title: "A large library"\nsource: en\nlanguages: [en]\nbrand: default\ncurricula: [book]\n'
TYPST = """#set document(title: "Book")
#set text(font: "Libertinus Serif", size: 10.4pt, lang: "en", hyphenate: true)
#set page(paper: "a4", margin: (left: 54mm, right: 22mm, y: 27mm), numbering: "1")
#set par(justify: false, leading: 8pt, spacing: 15pt)
#show heading.where(level: 1): it => { pagebreak(to: "odd", weak: true); v(40mm); text(27pt, it); v(50mm) }
#show heading.where(level: 2): set block(above: 9mm, below: 5mm)
#show figure: set block(breakable: true)
#outline(depth: 2)
"""

Element = tuple[str, tuple[object, ...]]
"""What stands in a chapter: its kind, and its texts."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """`number` is "2.7"; its id is `book-2.7`."""

    number: str
    title: str
    elements: tuple[Element, ...]


def book(seed: int = 1) -> tuple[Chapter, ...]:
    """The chapters, in order; about ten pages each."""
    choice = random.Random(seed)
    spoken = [texts(language) for language in LANGUAGES]
    numbers = [f"{1 + n * VOLUMES // CHAPTERS}.{n + 1}" for n in range(CHAPTERS)]
    return tuple(_chapter(number, numbers, choice.choice(spoken), choice) for number in numbers)


def _chapter(number: str, numbers: list[str], said: Texts, choice: random.Random) -> Chapter:
    elements: list[Element] = [("box", ("guiding-questions", True, _some(said.points, 6, choice)))]
    elements.append(("box", ("objectives", False, _some(said.points, 5, choice))))
    for section in range(SECTIONS):
        elements.append(("heading", (choice.choice(said.titles),)))
        for _ in range(4):
            note = choice.choice(said.points) if choice.random() < 0.3 else ""
            elements.append(("paragraph", (choice.choice(said.paragraphs), note)))
        elements.append(_EXTRAS[section % len(_EXTRAS)](section, numbers, said, choice))
    elements.append(("box", ("key-messages", False, _some(said.points, 6, choice))))
    return Chapter(number, choice.choice(said.titles), tuple(elements))


def _some(texts: tuple[str, ...], count: int, choice: random.Random) -> tuple[str, ...]:
    return tuple(choice.sample(texts, count))


def _list(section: int, numbers: list[str], said: Texts, choice: random.Random) -> Element:
    return "list", (_some(said.points, 6, choice),)


def _table(section: int, numbers: list[str], said: Texts, choice: random.Random) -> Element:
    return "table", (section, choice.choice(said.titles), tuple(_some(said.cells, 3, choice) for _ in range(8)))


def _figure(section: int, numbers: list[str], said: Texts, choice: random.Random) -> Element:
    return "figure", (choice.choice(said.titles),)


def _reference(section: int, numbers: list[str], said: Texts, choice: random.Random) -> Element:
    return "reference", (choice.choice(said.points), choice.choice(numbers))


def _exercise(section: int, numbers: list[str], said: Texts, choice: random.Random) -> Element:
    return "exercise", (section, choice.choice(said.titles), _some(said.points, 4, choice))


_EXTRAS = (_list, _table, _figure, _reference, _exercise)
"""What ends the sections, in turn. Tables stand in the second section of every chapter: references lead there."""


# ── as a project of ours ──────────────────────────────────────────────────────


def project(folder: Path, chapters: tuple[Chapter, ...]) -> Path:
    """The book as sources of ours."""
    home = folder / "content/curriculum/book"
    _write(folder / "content/publication.yml", SETTINGS)
    _write(folder / f"content/{FIGURE}", (CONTENT / FIGURE).read_text("utf-8"))
    _write(home / "index.md", "---\nid: book\n---\n# A large book\n")
    for volume in range(1, VOLUMES + 1):
        _write(home / f"{volume}-volume/index.md", f"---\nid: book-volume-{volume}\n---\n# Volume {volume}\n")
    for chapter in chapters:
        _write(path_of(folder, chapter), markdown(chapter))
    return folder


def path_of(folder: Path, chapter: Chapter) -> Path:
    """Where a chapter stands in a project."""
    return folder / f"content/curriculum/book/{chapter.number[0]}-volume/{chapter.number}-chapter.md"


def markdown(chapter: Chapter) -> str:
    """A chapter in our dialect."""
    lines = [f"---\nid: book-{chapter.number}\n---\n# {chapter.title}\n"]
    notes: list[str] = []
    for kind, said in chapter.elements:
        lines += _MARKDOWN[kind](*said, notes) if kind == "paragraph" else _MARKDOWN[kind](*said)
    return "\n".join([*lines, *(f"[^{n}]: {note}" for n, note in enumerate(notes, 1)), ""])


def _md_box(kind: str, numbered: bool, points: tuple[str, ...]) -> Iterator[str]:
    yield f"::: {kind}"
    yield from (f"{f'{n}.' if numbered else '-'} {point}" for n, point in enumerate(points, 1))
    yield ":::\n"


def _md_paragraph(text: str, note: str, notes: list[str]) -> Iterator[str]:
    if note:
        notes.append(note)
    yield f"{text}{f'[^{len(notes)}]' if note else ''}\n"


def _md_table(section: int, caption: str, rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield from (f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * 3, *rows[1:]))
    yield f"\n: {caption} {{#tbl-{section}}}\n"


def _md_exercise(section: int, title: str, points: tuple[str, ...]) -> Iterator[str]:
    yield f'::: {{.exercise #exercise-{section} minutes="20" lines="4"}}\n### {title}\n'
    yield from (f"{n}. {point}" for n, point in enumerate(points, 1))
    yield ":::\n"


_MARKDOWN: dict[str, Callable[..., Iterator[str]]] = {
    "box": _md_box,
    "heading": lambda title: iter((f"## {title}\n",)),
    "paragraph": _md_paragraph,
    "list": lambda points: iter((*(f"- {point}" for point in points), "")),
    "table": _md_table,
    "figure": lambda caption: iter((f'![A picture of {caption}]({FIGURE}){{caption="{caption}"}}\n',)),
    "reference": lambda text, number: iter((f"{text} See [](book-{number}#tbl-1){{.page}}.\n",)),
    "exercise": _md_exercise,
}


# ── as Typst ──────────────────────────────────────────────────────────────────


def typst(folder: Path, chapters: tuple[Chapter, ...]) -> Path:
    """The same book as one Typst file."""
    _write(folder / "typst" / FIGURE, (CONTENT / FIGURE).read_text("utf-8"))
    file = folder / "typst/book.typ"
    _write(file, "\n".join((TYPST, *(line for chapter in chapters for line in _typst(chapter)))))
    return file


def _typst(chapter: Chapter) -> Iterator[str]:
    yield f"= {chapter.number} {chapter.title}\n"
    for kind, said in chapter.elements:
        yield from _TYPST[kind](*said, chapter.number) if kind == "table" else _TYPST[kind](*said)


def _ty_list(points: tuple[str, ...], mark: str = "-") -> Iterator[str]:
    yield from (f"{mark} {point}" for point in points)
    yield ""


def _ty_box(kind: str, numbered: bool, points: tuple[str, ...]) -> Iterator[str]:
    yield f"#block(fill: luma(240), inset: 4mm, width: 100%)[*{kind}*\n"
    yield from _ty_list(points, "+" if numbered else "-")
    yield "]\n" + ("#pagebreak()\n" if numbered else "")


def _ty_paragraph(text: str, note: str) -> Iterator[str]:
    yield f"{text}{f'#footnote[{note}]' if note else ''}\n"


def _ty_table(section: int, caption: str, rows: tuple[tuple[str, ...], ...], number: str) -> Iterator[str]:
    cells = ", ".join(f"[{cell}]" for row in rows[1:] for cell in row)
    head = ", ".join(f"[{cell}]" for cell in rows[0])
    columns = "columns: 3, stroke: none"
    yield f"#figure(table({columns}, table.header({head}), {cells}), caption: [{caption}]) <tbl-{number}-{section}>\n"


def _ty_figure(caption: str) -> Iterator[str]:
    yield f'#figure(image("{FIGURE}", alt: "A picture of {caption}"), caption: [{caption}])\n'


def _ty_reference(text: str, number: str) -> Iterator[str]:
    yield f"{text} See @tbl-{number}-1, page #context locate(<tbl-{number}-1>).page().\n"


def _ty_exercise(section: int, title: str, points: tuple[str, ...]) -> Iterator[str]:
    yield f"#block(fill: yellow.lighten(80%), inset: 4mm, width: 100%)[*{title}*\n"
    yield from _ty_list(points, "+")
    yield "]\n" + "#v(6mm) #line(length: 100%)\n" * 4


_TYPST: dict[str, Callable[..., Iterator[str]]] = {
    "box": _ty_box,
    "heading": lambda title: iter((f"== {title}\n",)),
    "paragraph": _ty_paragraph,
    "list": _ty_list,
    "table": _ty_table,
    "figure": _ty_figure,
    "reference": _ty_reference,
    "exercise": _ty_exercise,
}


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
