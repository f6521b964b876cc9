"""The real handbooks as a typesetter looks at them: what stands at the foot and at the head of a page, read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

LANGUAGES = ("en", "fr", "es")
BODY = 10.4
LEADINGS = (15.0, 14.6)
"""The size of reading text and the distance of its lines, in points, as a rule and where a part is set tighter to
save a page: the look of the default brand."""
FOOT, HEAD = 76.0, 765.0
"""What stands lower is the folio, what stands higher the running head."""

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page: its base line in points from the foot, its size, its words."""

    base: float
    size: float
    said: str


def handbook(real: Path, language: str) -> Path:
    return real / language / "handbook" / "emm.pdf"


@cache
def pages(path: Path) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page from top to bottom, without running heads and folios."""
    return tuple(tuple(sorted(_lines(page), key=lambda line: -line.base)) for page in pypdfium2.PdfDocument(path))


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    text, matrix = page.get_textpage(), pdfium.FS_MATRIX()
    runs: dict[tuple[float, float], list[str]] = {}
    for n in range(text.count_chars()):
        pdfium.FPDFText_GetMatrix(text, n, matrix)
        size = round(pdfium.FPDFText_GetFontSize(text, n) * abs(matrix.d), 1)
        if size > 4 and FOOT < matrix.f < HEAD:
            runs.setdefault((round(matrix.f, 1), size), []).append(text.get_text_range(n, 1))
    yield from (Line(base, size, "".join(letters)) for (base, size), letters in runs.items())


def prose(page: tuple[Line, ...]) -> list[Line]:
    return [line for line in page if line.size == BODY]


def sections(path: Path) -> Iterator[tuple[str, int, float]]:
    """(title, page from 0, its top) of each bookmark below a part."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}

        def walk(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[str, int, float]]:
            for item in items:
                page, _, _, top, *_ = list(item.destination)  # type: ignore[arg-type]
                if depth >= 2:
                    yield item.title, numbers[page.objgen], float(top)
                yield from walk(list(item.children), depth + 1)

        yield from walk(list(outline.root), 0)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_is_left_at_the_foot_of_a_page(real: Path, language: str) -> None:
    path = handbook(real, language)
    found = list(sections(path))
    assert len(found) > 12
    for title, page, top in found:
        after = [line for line in prose(pages(path)[page]) if line.base < top - 12]
        assert len(after) >= 2, f"{title}, page {page + 1}"


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_paragraph_stands_alone(real: Path, language: str) -> None:
    """Where a paragraph goes on on the next page, two of its lines at least stand on each."""
    continued = 0
    for before, after in pairwise(prose(page) for page in pages(handbook(real, language))):
        if len(before) < 2 or len(after) < 2 or re.search(r"[.!?:;…)”»\d]\s*•?\s*$", before[-1].said):
            continue
        continued += 1
        pairs = (before[-2:], after[:2])
        apart = [one.base - other.base for one, other in pairs]
        leading = min(LEADINGS, key=lambda leading: abs(apart[0] - leading))
        for distance, lines in zip(apart, pairs, strict=True):  # a part is set in one of them, from page to page
            assert abs(distance - leading) < 0.15, " / ".join(line.said for line in lines)
    assert continued >= 3


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_divided_and_not_too_often(real: Path, language: str) -> None:
    """In a narrow column some lines end with a hyphen; never more than three in a row, nor a piece of two letters.

    A word that is written with a hyphen (“de-risking”) may break there, however short its beginning.
    """
    files = (
        (ROOT / "content").rglob("*.md") if language == "en" else (ROOT / f"content/locale/{language}").rglob("*.po")
    )
    written = {begun for file in files for begun in re.findall(r"\b(\w{1,2})-\w", file.read_text("utf-8"))}
    divided, run, total = 0, 0, 0
    for page in pages(handbook(real, language)):
        for line in prose(page):
            total += 1
            ends = re.search(r"(\w+)[-\u2010\u00ad\ufffe]\s*$", line.said)
            run = run + 1 if ends else 0
            divided += bool(ends)
            assert run <= 3, line.said
            assert not ends or len(ends[1]) >= 3 or ends[1] in written, line.said
    assert 0.02 < divided / total < 0.3
