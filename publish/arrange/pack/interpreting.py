"""What interpreters prepare from: the glossary in all languages, side by side."""

from __future__ import annotations

from publish import walk
from publish.arrange.common import language_said, text
from publish.arrange.pack.paper import Paper, in_all, sheet
from publish.model import Align, Book, GlossaryEntry, Inlines, LineBreak, Strong, Table


def glossary(papers: tuple[Paper, ...]) -> Book:
    """A column for each language, a row for each term with what it means, in the order of the first language."""
    columns = [{entry.slug: entry for entry in paper.publication.glossary} for paper in papers]
    rows = tuple(tuple(_entry(column.get(slug)) for column in columns) for slug in columns[0])
    heads = tuple(text(language_said(paper.language, paper.language)) for paper in papers)
    align: tuple[Align, ...] = tuple("left" for _ in papers)
    drawn = Table(heads, rows, align, role="side-by-side")
    return sheet(papers[0], "glossary", in_all(papers, "Glossary"), (drawn,), "", papers[0].title)


def _entry(entry: GlossaryEntry | None) -> Inlines:
    if entry is None:
        return ()
    meaning = walk.plain_blocks(entry.blocks).replace("\n", " ")
    return (Strong(entry.term), *((LineBreak(), *text(meaning)) if meaning else ()))
