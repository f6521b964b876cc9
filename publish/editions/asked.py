"""What is asked for, and which editions that means: of what, in which languages, on which paper, called how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from publish import walk
from publish.compile import Compiled
from publish.diagnostics import Diagnostic, error, warning
from publish.kinds import SELF_STUDY, TASKS
from publish.model import (
    Blocks,
    Box,
    Curriculum,
    Edition,
    Paper,
    Publication,
)
from publish.products import Product
from publish.read.attributes import near
from publish.request import Request
from publish.schedule import chapters_of
from publish.select import folded
from publish.slug import slug

if TYPE_CHECKING:
    from publish.arrange.labels import Names

Naming = Callable[[Edition], "Names"]


def naming(one: Compiled) -> Naming:
    """What everything is called in a language, for an edition: found once for each audience and region."""
    from publish.arrange.labels import names

    @cache
    def found(audience: str, region: str) -> Names:
        return names(one.publication, Edition("", "", one.publication.language, audience, region), one.words)

    return lambda edition: found(edition.audience, edition.region)


_SUBJECTS: Mapping[str, Callable[[Publication], Iterable[str]]] = {
    "talk": lambda publication: (talk.id for talk in publication.talks),
    "chapter": lambda publication: (chapter.id for chapter in publication.chapters),
    "tasks": lambda publication: (chapter.id for chapter in publication.chapters if _has_tasks(chapter.blocks)),
    "session": lambda publication: (session.id for session in publication.sessions),
    "alone": lambda publication: _alone(publication),
    "workshop": lambda publication: (workshop.id for workshop in publication.workshops),
    "curriculum": lambda publication: (one.id for one in publication.curricula if _is_there(one, publication)),
}


def _has_tasks(blocks: Blocks) -> bool:
    return any(isinstance(block, Box) and block.role in TASKS for block in walk.blocks(blocks))


def _alone(publication: Publication) -> Iterator[str]:
    """The sessions that no workshop in this language holds: nothing else tells how to hold them."""
    workshops = [workshop for workshop in publication.workshops if publication.has(workshop.id)]
    held = {slot.session for workshop in workshops for slot in workshop.programme}
    return (session.id for session in publication.sessions if session.id not in held)


def _is_there(curriculum: Curriculum, publication: Publication) -> bool:
    """Whether there is anything of a curriculum in this language."""
    return not publication.partial or any(publication.has(chapter.id) for chapter in curriculum.chapters)


def subjects(product: Product, publication: Publication) -> tuple[str, ...]:
    """The ids of everything that `product` is made of, as far as it is in this language."""
    every = ((subject, id) for subject in product.subjects for id in _SUBJECTS[subject](publication))
    return tuple(id for subject, id in every if subject == "curriculum" or publication.has(id))


def nothing_to_read(publication: Publication, request: Request) -> Iterator[Diagnostic]:
    """P043: a reader is asked for, but the sessions of the workshop are on no chapter."""
    workshop = next((w for w in publication.workshops if w.id == request.workshop), None)
    if workshop and not chapters_of(workshop, publication):
        hint = "name them at the top of its sessions: chapters: [emm-2.6]"
        message = f"the sessions of `{workshop.id}` are on no chapter, so there is nothing to make a reader of"
        yield error("P043", message, workshop.span, hint)


def nobody_meant(publication: Publication, request: Request) -> Iterator[Diagnostic]:
    """O010: an audience or a region that no passage is for; passages for others are left out all the same."""
    if not (request.audience or request.region):
        return
    from publish.arrange.labels import variants

    meant = tuple(variants(publication))
    for sort, asked, names in (
        ("audience", request.audience, (one.audience for one in meant)),
        ("region", request.region, (one.region for one in meant)),
    ):
        known = {folded(name): name for name in names if name}
        if asked and folded(asked) not in known and asked != SELF_STUDY:
            told = f"there are passages for {', '.join(sorted(known.values()))}" if known else f"leave --{sort} out"
            yield warning("O010", f"no passage is for the {sort} `{asked}`", None, near(asked, known.values(), told))


def is_read(edition: Edition, request: Request, publication: Publication) -> bool:
    """Whether there is anything to read of a curriculum: for a workshop, if one of its sessions is on it."""
    curriculum = next(c for c in publication.curricula if c.id == edition.subject)
    workshop = next((w for w in publication.workshops if w.id == request.workshop), None)
    wanted = chapters_of(workshop, publication) if workshop else ()
    return not workshop or any(c.id in wanted and publication.has(c.id) for c in curriculum.chapters)


def on_paper(edition: Edition, one: Compiled, request: Request) -> Edition:
    paper: Paper = "letter" if (request.paper or one.publication.settings.paper) == "letter" else "a4"
    return replace(edition, paper=paper, large=request.large, press=request.press)


def variant(edition: Edition, one: Compiled) -> str:
    """What is another than the usual edition, in its file's name: `emm.africa.large.pdf`.

    The id of a workshop stands there as it is, whatever people call the rest in short.
    """
    large = "large" if edition.large else ""
    press = "press" if edition.press else ""
    paper = edition.paper if edition.paper != one.publication.settings.paper else ""
    together = "together" if edition.together else ""
    rest = (slug(name) for name in (edition.audience, edition.region, together, large, paper, press) if name)
    return ".".join(filter(None, (edition.workshop, *rest)))
