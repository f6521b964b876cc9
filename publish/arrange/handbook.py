"""The handbook: a curriculum as a book to read, with contents, volumes, chapters and a glossary.

A reader is the handbook of what one workshop is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from publish import walk
from publish.arrange.alone import apart, on_your_own, without_feedback
from publish.arrange.alphabet import alphabetical
from publish.arrange.books import bare, book, contents, cover, entries, imprint
from publish.arrange.common import joined, strung, text
from publish.arrange.index import INDEX, index, marks, with_places
from publish.arrange.labels import ACRONYMS, GLOSSARY, Names, chapter_said, glossary_list, names, say, volume_said
from publish.arrange.reader import excerpt, is_reader, told, workshop_of
from publish.kinds import SELF_STUDY
from publish.model import (
    Blocks,
    Book,
    Box,
    Chapter,
    Curriculum,
    Edition,
    GlossaryEntry,
    Heading,
    PagesOf,
    Paragraph,
    Part,
    Publication,
    Reference,
    Volume,
)
from publish.select import for_edition
from publish.words import Words

LEVELS = {"prose": 1, "volume": 1, "chapter": 2, "acronyms": 1, "points": 1, "glossary": 1, "index": 1}
READER_LEVELS = {**LEVELS, "chapter": 1}


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every part of one handbook needs. `publication` is what it shows of the `whole`."""

    publication: Publication
    whole: Publication
    edition: Edition
    names: Names
    title: str


def arrange(publication: Publication, edition: Edition, words: Words, named: Names | None = None) -> Book:
    """The handbook of the curriculum `edition.subject`; KeyError where the publication has no such one.

    Of a workshop's reader (`edition.workshop`) the chapters of its sessions, under the workshop's title.
    """
    shown = excerpt(publication, edition)
    curriculum = next((c for c in shown.curricula if c.id == edition.subject), None)
    if curriculum is None:
        raise KeyError(edition.subject)
    named = named or names(publication, edition, words)
    front = _front(curriculum, publication, edition, words)
    setting = _Setting(shown, publication, edition, named, walk.plain(front.title))
    read = (
        *_preface(curriculum, setting),
        *(part for volume in curriculum.volumes if volume.chapters for part in _volume(volume, setting)),
    )
    read, points = _points(curriculum, read, setting)
    terms = {entry.key: walk.plain(entry.term) for entry in shown.glossary}
    read = tuple(with_places(part, terms) for part in read)
    parts = (*_acronyms(read, setting), *read, *points, *_glossary(read, setting), *_index(read, setting))
    before = (
        front,
        imprint(publication, edition, setting.names, parts, front.title),
        contents(curriculum.id, entries(parts, READER_LEVELS if is_reader(publication, edition) else LEVELS), words),
    )
    return book(publication, edition, joined(setting.title, front.eyebrow), (*before, *parts), setting.names)


def _front(curriculum: Curriculum, publication: Publication, edition: Edition, words: Words) -> Part:
    """The title page: of the curriculum, or of the workshop that a reader is for."""
    date, titles = publication.settings.date, (walk.plain(curriculum.title), publication.title)
    if not edition.workshop:
        subtitle = tuple(title for title in titles[1:] if title != titles[0])
        product = words("Reader") if is_reader(publication, edition) else words("Handbook")
        return cover(curriculum.id, curriculum.title, product, subtitle, date, edition)
    workshop = workshop_of(publication, edition)
    lines = tuple(dict.fromkeys((*titles, workshop.venue)))
    return cover(curriculum.id, workshop.title, words("Reader"), lines, workshop.date or date, edition)


def _preface(curriculum: Curriculum, setting: _Setting) -> tuple[Part, ...]:
    blocks = _shown(curriculum.blocks, curriculum.id, setting)
    title = setting.names.words("Preface")
    heads = (setting.title, title)
    return (Part(f"{curriculum.id}/preface", "prose", text(title), blocks, heads=heads),) if blocks else ()


def _volume(volume: Volume, setting: _Setting) -> tuple[Part, ...]:
    divider = Part(
        volume.id,
        "volume",
        bare(volume.title),
        _shown(volume.blocks, volume.id, setting),
        number=str(volume.number),
        eyebrow=setting.names.words("Volume {number}", number=volume.number),
        volume=volume.number,
        folio=False,
    )
    chapters = tuple(_chapter(chapter, volume, setting) for chapter in volume.chapters)
    return chapters if is_reader(setting.whole, setting.edition) else (divider, *chapters)


def _chapter(chapter: Chapter, volume: Volume, setting: _Setting) -> Part:
    eyebrow = volume_said(volume, setting.names.words)
    return Part(
        chapter.id,
        "chapter",
        bare(chapter.title),
        _opened(_shown(chapter.blocks, chapter.id, setting), setting.names.words),
        number=chapter.number,
        eyebrow=eyebrow,
        heads=(eyebrow, chapter_said(chapter)),
        volume=volume.number,
    )


def _opened(blocks: Blocks, words: Words) -> Blocks:
    """The guiding questions first, then what is in this chapter (both for its opening page), then the rest."""
    questions = next((b for b in blocks if isinstance(b, Box) and b.role == "guiding-questions"), None)
    sections = [b for b in blocks if isinstance(b, Heading) and b.level == 2]
    links = strung((Reference(section.key, bare(section.content)),) for section in sections)
    within = Box("in-this-chapter", (Paragraph(links),), label=words("In this chapter"))
    return (
        *((questions,) if questions else ()),
        *((within,) if sections else ()),
        *(block for block in blocks if block is not questions),
    )


def _points(
    curriculum: Curriculum, read: tuple[Part, ...], setting: _Setting
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """For those who study by themselves, what to consider stands at the back; in other editions, nowhere."""
    key, title = f"{curriculum.id}/feedback", setting.names.words("Points to consider")
    read, blocks = apart(read, key, setting.names) if setting.edition.audience == SELF_STUDY else (read, ())
    return read, (Part(key, "points", text(title), blocks, heads=(setting.title, title)),) if blocks else ()


def _acronyms(read: tuple[Part, ...], setting: _Setting) -> tuple[Part, ...]:
    """Those that occur in what is read; the list of a publication may have more."""
    said = "\n".join(walk.plain_blocks(part.blocks) for part in read)
    occur = frozenset(re.findall(r"\w+", said))
    known = (entry for entry in setting.publication.acronyms if _short(entry) in occur)
    return _words(ACRONYMS, "Acronyms", _by_term(known, setting), setting)


def _short(entry: GlossaryEntry) -> str:
    return walk.plain(entry.term)


def _glossary(read: tuple[Part, ...], setting: _Setting) -> tuple[Part, ...]:
    """Each term with the pages on which it is used, as links back."""
    places: dict[str, list[str]] = {}
    for one in marks(read):
        for term in one.content:
            if isinstance(term, Reference):
                places.setdefault(term.target, []).append(one.key)
    entries = _by_term(setting.publication.glossary, setting)
    back = (replace(e, blocks=(*e.blocks, *_back(places.get(e.key, []), setting.names.words))) for e in entries)
    return _words(GLOSSARY, "Glossary", tuple(back), setting)


def _back(places: list[str], words: Words) -> Blocks:
    before, _, after = words("In the text: {pages}", pages="\0").partition("\0")
    line = Paragraph((*text(before), PagesOf(tuple(places)), *text(after)))
    return (Box("found", (line,)),) if places else ()


def _words(id: str, word: str, entries: tuple[GlossaryEntry, ...], setting: _Setting) -> tuple[Part, ...]:
    """Words and what they mean, as a part of its own; none, no part."""
    title = setting.names.words(word)
    blocks = _shown((glossary_list(entries),), id, setting)
    return (Part(id, id, text(title), blocks, heads=(setting.title, title)),) if entries else ()


def _by_term(entries: Iterable[GlossaryEntry], setting: _Setting) -> tuple[GlossaryEntry, ...]:
    return alphabetical(entries, lambda entry: walk.plain(entry.term), setting.edition.language)


def _index(read: tuple[Part, ...], setting: _Setting) -> tuple[Part, ...]:
    blocks, title = index(read, setting.names.words), setting.names.words("Index")
    return (Part(INDEX, "index", text(title), blocks, heads=(setting.title, title)),) if blocks else ()


def _shown(blocks: Blocks, here: str, setting: _Setting) -> Blocks:
    """What this edition shows of a document: feedback only to those who study by themselves."""
    shown = for_edition(blocks, setting.edition)
    alone = setting.edition.audience == SELF_STUDY
    shown = on_your_own(shown, setting.names.words) if alone else without_feedback(shown)
    terms = {entry.slug: entry.key for entry in setting.publication.glossary}
    said = say(shown, here, setting.names, terms)
    return told(said, setting.whole, setting.publication, setting.names.words)
