"""Several languages on the page: side by side, aligned block by block, with room to write once."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import polib
import pytest

from publish import build, walk
from publish.arrange import handbook, worksheet
from publish.arrange.beside import beside
from publish.cli import main
from publish.compile import Compiled, compile_project
from publish.events import Found, Written
from publish.load import load
from publish.model import Beside, Block, Book, Edition, Field, Footnote, Heading, Inline, ListBlock, Room, Spoken, Table
from publish.request import Request
from publish.translate.commands import update
from tests import heard
from tests.folder import FILES, write
from tests.test_heard import FINE, verdicts

MORE = """
::: {.question #ticks}
Which of these?

- [ ] One
- [ ] Another
:::

::: {.question #table}
Fill in.

| Stage | Who |
|---|---|
| First | |
:::
"""
SESSION = "content/sessions/s.md"
WIDE = "\n| A | B | C | D |\n|---|---|---|---|\n| one | two | three | four |\n"
CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
CHANGES = {
    "content/publication.yml": FILES["content/publication.yml"].replace("[en, fr]", "[en, fr, ar]"),
    SESSION: FILES[SESSION] + MORE,
    CHAPTER: FILES[CHAPTER].replace("## Why people move\n", f"## Why people move\n{WIDE}"),
}
LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = str.maketrans(dict(zip(LATIN, "ابتثجحخدذرزسشصضطظعغفقكلمنه", strict=True)))
FRENCH = str.maketrans({"a": "à", "o": "ô"})
SIGNS = {"fr": FRENCH, "ar": ARABIC}
"""How letters are changed in translations here, so that their words can be told from the source's."""


def said_in(language: str, text: str) -> str:
    """A translation, word by word."""
    return text.lower().translate(SIGNS[language])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, translated into two languages."""
    folder = write(tmp_path_factory.mktemp("beside"), CHANGES)
    update(folder, ("fr", "ar"))
    for language in SIGNS:
        for file in (folder / "content/locale" / language).rglob("*.po"):
            catalog = polib.pofile(str(file), wrapwidth=0)
            for entry in catalog:
                if not any(sign in entry.msgid for sign in "[]{}"):
                    entry.msgstr = said_in(language, entry.msgid)
            catalog.save()
    return folder


@pytest.fixture(scope="module")
def languages(root: Path) -> dict[str, Compiled]:
    project, found = load(root)
    assert project, found
    return compile_project(project, ("en", "fr", "ar"))[0]


def sheets(languages: dict[str, Compiled], *spoken: str) -> Book:
    one = (languages[language] for language in spoken)
    return beside(
        tuple(worksheet.arrange(c.publication, Edition("worksheet", "s", c.publication.language), c.words) for c in one)
    )


def handbooks(languages: dict[str, Compiled], *spoken: str) -> Book:
    one = (languages[language] for language in spoken)
    return beside(
        tuple(handbook.arrange(c.publication, Edition("handbook", "c", c.publication.language), c.words) for c in one)
    )


def blocks_of(book: Book) -> list[Block]:
    return [block for part in book.parts for block in walk.blocks(part.blocks)]


def inlines_of(book: Book) -> list[Inline]:
    return [inline for part in book.parts for inline in walk.all_inlines(part.blocks)]


# ── arranged ──────────────────────────────────────────────────────────────────


def test_each_row_says_the_same_in_each_language(languages: dict[str, Compiled]) -> None:
    book = handbooks(languages, "en", "fr")
    chapter = next(part for part in book.parts if part.role == "chapter")
    rows = [b for b in chapter.blocks if isinstance(b, Beside) and len(b.tongues) == 2]
    assert len(rows) > 2
    for row in rows:
        english, french = (tongue.blocks for tongue in row.tongues)
        assert [type(block) for block in english] == [type(block) for block in french]
        assert len(walk.plain_blocks(english).split()) == len(walk.plain_blocks(french).split())
    said = [(walk.plain_blocks(one.tongues[0].blocks), walk.plain_blocks(one.tongues[1].blocks)) for one in rows]
    assert ("Why people move", said_in("fr", "Why people move")) in said


def test_fields_stand_once_under_the_names_they_have_in_one_language(languages: dict[str, Compiled]) -> None:
    def fields(book: Book) -> list[str]:
        rooms = [block.key for block in blocks_of(book) if isinstance(block, Room)]
        ticks = [item.tick for b in blocks_of(book) if isinstance(b, ListBlock) for item in b.items if item.tick]
        return sorted((*rooms, *ticks, *(one.key for one in inlines_of(book) if isinstance(one, Field))))

    alone = worksheet.arrange(languages["en"].publication, Edition("worksheet", "s", "en"), languages["en"].words)
    assert fields(sheets(languages, "en", "fr", "ar")) == fields(alone)
    assert "s.table.r1c2" in fields(alone)


def test_what_is_read_aloud_at_a_field_is_said_in_all(languages: dict[str, Compiled]) -> None:
    rooms = {block.key: block.label for block in blocks_of(sheets(languages, "en", "ar")) if isinstance(block, Room)}
    assert "What matters most where you work?" in rooms["s.first"]
    assert said_in("ar", "What matters most where you work") in rooms["s.first"]


def test_cells_to_fill_in_are_headed_in_all_languages(languages: dict[str, Compiled]) -> None:
    tables = [block for block in blocks_of(sheets(languages, "en", "fr")) if isinstance(block, Table)]
    table = next(one for one in tables if "Stage" in walk.plain(one.header[0]))
    assert walk.plain(table.header[0]) == f"Stage {said_in('fr', 'Stage')}"
    assert [one.language for one in table.header[0] if isinstance(one, Spoken)] == ["fr"]
    assert [type(one) for one in table.rows[0][1]] == [Field]


def test_a_wide_table_stands_below_the_same(languages: dict[str, Compiled]) -> None:
    chapter = next(part for part in handbooks(languages, "en", "fr").parts if part.role == "chapter")
    wide = [
        (block.tongues[0].language, len(block.tongues))
        for block in chapter.blocks
        if isinstance(block, Beside) and isinstance(block.tongues[0].blocks[:1], tuple)
        for inner in block.tongues[0].blocks
        if isinstance(inner, Table) and len(inner.align) == 4
    ]
    assert wide == [("en", 1), ("fr", 1)]


def test_keys_stand_once_and_notes_have_one_number(languages: dict[str, Compiled]) -> None:
    book = handbooks(languages, "en", "fr", "ar")
    keys = [block.key for block in blocks_of(book) if isinstance(block, Heading) and block.key]
    assert len(keys) == len(set(keys))
    notes = [inline for inline in inlines_of(book) if isinstance(inline, Footnote)]
    assert [(note.key, note.mark) for note in notes] == [(notes[0].key, "1")] * 3


def test_terms_stand_beside_themselves_whatever_the_order(languages: dict[str, Compiled]) -> None:
    glossary = next(part for part in handbooks(languages, "en", "fr").parts if part.role == "glossary")
    rows = [
        walk.plain_blocks(block.tongues[1].blocks).split() for block in glossary.blocks if isinstance(block, Beside)
    ]
    assert all(rows)


# ── built ─────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """Worksheets and handbooks in two and three languages, one of them from right to left."""
    output = root / "build"
    events = tuple(build.run(Request(root, output, ("worksheet", "handbook"), ("ar+en", "en+fr+ar"))))
    found = [d for event in events if isinstance(event, Found) for d in event.diagnostics]
    assert [d for d in found if d.severity == "error" or d.code.startswith("O")] == []
    paths = {event.path for event in events if isinstance(event, Written)}
    products = ("worksheet/s.pdf", "worksheet/c-1.1.pdf", "handbook/c.pdf")
    assert paths == {f"{spoken}/{file}" for spoken in ("ar+en", "en+fr+ar") for file in products}
    return output


@pytest.mark.parametrize("spoken", ["ar+en", "en+fr+ar"])
@pytest.mark.parametrize("file", ["worksheet/s.pdf", "handbook/c.pdf"])
def test_it_is_told_which_language_each_column_is_in(built: Path, spoken: str, file: str) -> None:
    """By the tags: under each element that names a language, its words and no others."""
    data = built / spoken / file
    with pikepdf.open(data) as pdf:
        assert str(pdf.Root.Lang) == spoken.split("+")[0]
        told = {str(tag.Lang) for tag in heard.everything(pdf) if "/Lang" in tag}
        sheet = pdf.pages[0].mediabox
    assert told >= set(spoken.split("+")[1:])
    assert (sheet[2] > sheet[3]) == (spoken.count("+") == 2)


@pytest.mark.parametrize("file", ["ar+en/worksheet/s.pdf", "ar+en/handbook/c.pdf", "en+fr+ar/worksheet/s.pdf"])
def test_validators_find_nothing(built: Path, file: str, tmp_path: Path) -> None:
    assert verdicts((built / file).read_bytes(), tmp_path) == FINE


# ── asked for ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("worksheet", "--lang", "en+xx"), "no `xx`"),
        (("worksheet", "--lang", "en+en"), "twice"),
        (("guide", "--lang", "en+fr"), "side by side"),
        (("translations", "status", "--lang", "en+fr"), "side by side"),
    ],
)
def test_what_cannot_be_is_refused(
    root: Path, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--project", str(root)]) == 2
    assert said in capsys.readouterr().err
