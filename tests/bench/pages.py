"""A large book against one WeasyPrint document, and against Typst: whole processes, tagged PDF in all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2

from tests.bench import books, one_document
from tests.bench.measure import Contender, in_turns
from tests.bench.rows import Row, ratio
from tests.bench.slides import publish

MOST_COLD = 3
"""Rounds of the whole book by WeasyPrint: each takes a minute or more."""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def measure(folder: Path, python: Path, rounds: int) -> Iterator[Row]:
    """`python` is one that has Typst."""
    chapters = books.book()
    project = books.project(folder / "book", chapters)
    file = books.typst(folder, chapters)
    one_document.write(project, folder / "one")
    plain = Contender(((sys.executable, "-c", one_document.COMMAND, folder / "one"),))
    typst = Contender(((python, "-c", TYPST, file, file.with_suffix(".pdf")),))

    cold = publish(project, folder / "cold", "handbook", fresh=True)
    done = in_turns({"ours": cold, "peer": plain}, min(rounds, MOST_COLD))
    question = f"{books.CHAPTERS} chapters, cold ÷ one WeasyPrint document"
    yield ratio(question, done["ours"], done["peer"], 0.45)
    yield Row("largest process of the cold build", done["ours"].mib, 300, f"{done['peer'].mib:.0f} MiB", unit=" MiB")
    pages = f"{_pages(folder / 'cold/en/handbook/book.pdf')} pages ÷ {_pages(folder / 'one/book.pdf')} pages"

    again = publish(project, folder / "cold", "handbook", fresh=False)
    change = _change(books.path_of(project, chapters[books.CHAPTERS // 2]), chapters[books.CHAPTERS // 2])
    edited = Contender(again.commands, change, again.environment)
    done = in_turns({"ours": edited, "peer": typst}, rounds)
    pages += f" ÷ Typst {_pages(file.with_suffix('.pdf'))} pages"
    yield ratio("one paragraph changed ÷ Typst", done["ours"], done["peer"], 1.0, 0.7)
    done = in_turns({"ours": again, "peer": typst}, rounds)
    yield ratio("nothing changed ÷ Typst", done["ours"], done["peer"], 0.15)
    yield Row("pages of the book", float(_pages(folder / "cold/en/handbook/book.pdf")), None, pages)


def _change(file: Path, chapter: books.Chapter) -> Callable[[int], None]:
    """Another sentence in the middle of a chapter in every round."""
    paragraph = [said[0] for kind, said in chapter.elements if kind == "paragraph"][len(chapter.elements) // 4]
    text = books.markdown(chapter)

    def change(number: int) -> None:
        file.write_text(text.replace(f"\n{paragraph}", f"\nRevision {number + 1}. {paragraph}", 1), "utf-8")

    return change


def _pages(file: Path) -> int:
    with pypdfium2.PdfDocument(file) as document:
        return len(document)
