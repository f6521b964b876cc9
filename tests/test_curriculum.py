"""The curriculum in numbers: docs/curriculum.md is what is counted anew here, in every language.

`pytest tests/test_curriculum.py --accept` writes the table; then read what has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import pytest

from publish import walk
from publish.compile import Compiled, compile_project
from publish.load import load
from publish.model import Blocks, Box, Chapter, Chart, Figure, Footnote, ListBlock, Table, Term
from tests.conftest import ROOT

PAGE = ROOT / "docs/curriculum.md"
LANGUAGES = ("en", "fr", "es")
HEAD = """# The curriculum in numbers

The chapters of *Essentials of Migration Management* and of the *International Agenda for Migration Management*,
counted in each language. `tests/test_curriculum.py` counts it anew, and writes this page when called with `--accept`.

Words are those that are printed, notes and answers among them. Questions are the guiding questions. Exercises are those
with a model answer (of all exercises). Sources are footnotes. Terms are those of the glossary that the text marks.
"""
COLUMNS = "| Chapter | Words en | fr | es | Questions | Messages | Exercises | Figures, tables | Sources | Terms |"
LINES = "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"


@cache
def compiled() -> dict[str, Compiled]:
    project, found = load(ROOT)
    assert project, found
    done, _ = compile_project(project, project.settings.languages)
    return done


@dataclass(frozen=True, slots=True)
class Count:
    """What one chapter holds in one language."""

    words: int
    questions: int
    messages: int
    answered: int
    exercises: int
    drawings: int
    sources: int
    terms: int


def counted(chapter: Chapter) -> Count:
    inlines = tuple(walk.all_inlines(chapter.blocks))
    blocks = tuple(walk.blocks(chapter.blocks))
    return Count(
        words=sum(len(line.split()) for line in walk.plain_blocks(chapter.blocks).splitlines()),
        questions=_items(chapter.blocks, "guiding-questions"),
        messages=_items(chapter.blocks, "key-messages"),
        answered=sum(_is(one, "exercise") and _is(after, "answer") for one, after in pairwise(chapter.blocks)),
        exercises=sum(_is(block, "exercise") for block in blocks),
        drawings=sum(isinstance(block, (Figure, Chart, Table)) for block in blocks),
        sources=sum(isinstance(one, Footnote) for one in inlines),
        terms=len({one.slug for one in inlines if isinstance(one, Term)}),
    )


def _is(block: object, role: str) -> bool:
    return isinstance(block, Box) and block.role == role


def _items(run: Blocks, role: str) -> int:
    """How many points the lists have in boxes of this role."""
    own = (block for box in walk.blocks(run) if isinstance(box, Box) and box.role == role for block in box.blocks)
    return sum(len(block.items) for block in own if isinstance(block, ListBlock))


def counts(language: str) -> Mapping[str, Count]:
    curricula = compiled()[language].publication.curricula
    return {chapter.id: counted(chapter) for curriculum in curricula for chapter in curriculum.chapters}


def page() -> str:
    """The whole of docs/curriculum.md."""
    return HEAD + "".join(_tables())


def _tables() -> Iterator[str]:
    spoken = {language: counts(language) for language in LANGUAGES}
    for curriculum in compiled()["en"].publication.curricula:
        rows = [
            _row(chapter, [spoken[language][chapter.id] for language in LANGUAGES]) for chapter in curriculum.chapters
        ]
        total = [sum(spoken[language][chapter.id].words for chapter in curriculum.chapters) for language in LANGUAGES]
        last = f"| together | {' | '.join(f'{words:,}' for words in total)} | | | | | | |"
        yield "\n".join((f"\n## {walk.plain(curriculum.title)}\n", COLUMNS, LINES, *rows, last, ""))


def _row(chapter: Chapter, spoken: list[Count]) -> str:
    one = spoken[0]
    words = " | ".join(f"{count.words:,}" for count in spoken)
    rest = (one.questions, one.messages, f"{one.answered} of {one.exercises}", one.drawings, one.sources, one.terms)
    return f"| {chapter.number} {walk.plain(chapter.title)} | {words} | {' | '.join(map(str, rest))} |"


# ── what must hold ────────────────────────────────────────────────────────────


def test_the_page_says_what_is_there(accept: bool) -> None:
    if accept:
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()


def test_the_curriculum_is_whole() -> None:
    emm, iamm = compiled()["en"].publication.curricula
    assert [len(volume.chapters) for volume in emm.volumes] == [10, 10, 12]
    assert [chapter.number for chapter in emm.chapters] == [
        f"{volume}.{n}" for volume, last in ((1, 10), (2, 10), (3, 12)) for n in range(1, last + 1)
    ]
    assert iamm.chapters


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_chapter_lacks_its_parts(language: str) -> None:
    """Each has guiding questions, messages, two exercises with their answers, a table or figure, sources and terms."""
    lacking = {
        id: count
        for id, count in counts(language).items()
        if id.startswith("emm-")
        and not (
            4 <= count.questions <= 6
            and 4 <= count.messages <= 6
            and count.answered == count.exercises >= 2
            and count.drawings
            and count.sources >= 5
            and count.terms >= 2
        )
    }
    assert not lacking


def test_languages_differ_in_words_only() -> None:
    """What is no text is the same in each, and no text is much shorter in one than in another."""
    source = counts("en")
    for language in LANGUAGES[1:]:
        for id, count in counts(language).items():
            assert replace(count, words=0) == replace(source[id], words=0), id
            assert 0.9 * source[id].words < count.words < 1.5 * source[id].words, (language, id)


def test_every_language_can_be_had_as_a_final_edition() -> None:
    """Nothing of what it needs is without a translation, the product's own words among it."""
    assert len(compiled()) > len(LANGUAGES)
    assert not {(language, passage.text) for language, one in compiled().items() for passage in one.lacking}
