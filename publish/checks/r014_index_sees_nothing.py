"""R014: an entry of the index that sends its reader nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from publish import walk
from publish.checks.rule import Rule
from publish.diagnostics import Diagnostic, error
from publish.model import IndexEntry, Publication, Term
from publish.read.attributes import near


def _check(publication: Publication) -> Iterator[Diagnostic]:
    for curriculum in publication.curricula:
        runs = (curriculum.blocks, *(volume.blocks for volume in curriculum.volumes))
        chapters = (chapter.blocks for chapter in curriculum.chapters)
        inlines = [inline for run in (*runs, *chapters) for inline in walk.all_inlines(run)]
        marks = [inline for inline in inlines if isinstance(inline, IndexEntry)]
        used = {inline.slug for inline in inlines if isinstance(inline, Term)}
        names = {walk.plain(entry.term) for entry in publication.glossary if entry.slug in used}
        names |= {mark.under for mark in marks} | {_name(mark) for mark in marks if not mark.see}
        known = {name.casefold(): name for name in names if name}
        for mark in marks:
            if mark.see and mark.see.casefold() not in known:
                hint = near(mark.see, known.values(), "mark that word with .index, too, or take `see` away")
                yield error("R014", f"the index has no entry “{mark.see}” to see", mark.span, hint)


def _name(mark: IndexEntry) -> str:
    return mark.entry or walk.plain(mark.content)


RULE = Rule(
    code="R014",
    title="an entry of the index that sends its reader nowhere",
    explanation="""
`see` in a mark of the index sends a reader from one word to another: “host country, see country of destination”. The
index has no entry of that name, in this language, so the reader would look for it in vain.

Write the entry as it stands in the index, in the language of the text; or mark that word, too.
""",
    path="content/curriculum/c/1-first/1.1-people.md",
    bad='Ask the [chair]{.index see="people in the chair"} and the [person in the chair]{.index} first.',
    good='Ask the [chair]{.index see="person in the chair"} and the [person in the chair]{.index} first.',
    check=_check,
)
