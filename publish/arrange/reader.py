"""A reader: a curriculum cut down to what one workshop is about, or to what of it is in a language.

So the handbook can be made of it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publish import walk
from publish.model import (
    Blocks,
    Curriculum,
    Edition,
    GlossaryEntry,
    Inline,
    Inlines,
    Publication,
    Reference,
    Term,
    Text,
    Workshop,
)
from publish.schedule import chapters_of
from publish.select import for_edition
from publish.words import Words


def excerpt(publication: Publication, edition: Edition) -> Publication:
    """The publication with the chapters of the workshop `edition.workshop` only, and the terms that occur in them.

    Without a workshop, with all chapters that are in its language; where these are all there are, as it is.
    Prefaces and what is said of volumes speak of the whole, and stay out. KeyError where there is no such workshop.
    """
    if not is_reader(publication, edition):
        return publication
    read_ones = publication.chapters
    if edition.workshop:
        about = chapters_of(workshop_of(publication, edition), publication)
        read_ones = tuple(chapter for chapter in read_ones if chapter.id in about)
    wanted = frozenset(chapter.id for chapter in read_ones if publication.has(chapter.id))
    curricula = tuple(_cut(curriculum, wanted) for curriculum in publication.curricula)
    own = next((c for c in curricula if c.id == edition.subject), None)
    read = tuple(for_edition(chapter.blocks, edition) for chapter in own.chapters) if own else ()
    return replace(publication, curricula=curricula, glossary=_occurring(publication.glossary, read))


def is_reader(publication: Publication, edition: Edition) -> bool:
    """Whether a handbook has some of the chapters of its curriculum only."""
    return bool(edition.workshop) or publication.partial


def workshop_of(publication: Publication, edition: Edition) -> Workshop:
    """The workshop that a reader is for; KeyError where there is no such one."""
    workshop = next((w for w in publication.workshops if w.id == edition.workshop), None)
    if workshop is None:
        raise KeyError(edition.workshop)
    return workshop


def _cut(curriculum: Curriculum, wanted: frozenset[str]) -> Curriculum:
    volumes = (
        replace(volume, blocks=(), chapters=tuple(c for c in volume.chapters if c.id in wanted))
        for volume in curriculum.volumes
    )
    return replace(curriculum, blocks=(), volumes=tuple(volumes))


def _occurring(glossary: tuple[GlossaryEntry, ...], read: tuple[Blocks, ...]) -> tuple[GlossaryEntry, ...]:
    """The entries whose terms occur in what is read, and in the entries that explain those."""
    by_slug = {entry.slug: entry for entry in glossary}
    found: set[str] = set()
    waiting = _terms(read)
    while new := (waiting & by_slug.keys()) - found:
        found |= new
        waiting = _terms(by_slug[slug].blocks for slug in new)
    return tuple(entry for entry in glossary if entry.slug in found)


def _terms(runs: Iterable[Blocks]) -> set[str]:
    return {inline.slug for run in runs for inline in walk.all_inlines(run) if isinstance(inline, Term)}


def told(run: Blocks, publication: Publication, shown: Publication, words: Words) -> Blocks:
    """`run` with a word at each reference to a chapter or volume of `publication` that `shown` leaves out."""
    outside = _ids(publication) - _ids(shown)

    def rule(inline: Inline) -> Inlines:
        if isinstance(inline, Reference) and inline.target.partition("#")[0] in outside:
            return (*inline.content, Text(f" ({words('not in this reader')})"))
        return (inline,)

    return walk.rewrite(run, None, rule) if outside else run


def _ids(publication: Publication) -> frozenset[str]:
    """The chapters of a publication, and those of its volumes of which something is read."""
    volumes = [volume for curriculum in publication.curricula for volume in curriculum.volumes if volume.chapters]
    return frozenset(id for volume in volumes for id in (volume.id, *(chapter.id for chapter in volume.chapters)))
