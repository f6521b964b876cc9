"""A talk, a session plan or a chapter → a `Deck`: drafted, laid out, fitted, numbered.

    talk, session, chapter ──drafts──▶ slides with blocks ──compose──▶ layouts and slots ──fit──▶ finished slides

Everything is final here: sizes, frames, splits and numbers; rendering decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from publish import walk
from publish.arrange.labels import Names, chapter_said, names, say, volume_said
from publish.arrange.slides import chapter as chapters
from publish.arrange.slides import session as sessions
from publish.arrange.slides import talk as talks
from publish.arrange.slides.content import compose
from publish.arrange.slides.fit import fit_slide
from publish.arrange.slides.talk import Draft
from publish.arrange.slides.under import relieved, under
from publish.diagnostics import Diagnostic, Diagnostics
from publish.forks import Each
from publish.kinds import GUIDE
from publish.model import Blocks, Chapter, Deck, Edition, Publication, Session, Slide, Talk, Text
from publish.select import for_edition
from publish.templates import Template
from publish.words import Words


def arrange(
    publication: Publication,
    edition: Edition,
    template: Template,
    words: Words,
    named: Names | None = None,
    below: Sequence[tuple[Publication, Words]] = (),
    each: Each = map,
) -> tuple[Deck, Diagnostics]:
    """The deck of the talk, session or chapter `edition.subject`; KeyError where the publication has no such one.

    `named` is what everything is called, where that was found before: all decks of a language share it. `below` are
    languages in which each line is said again, under its own. `each` goes through the slides, which do not depend on
    each other until they are numbered.
    """
    subject = _subject(publication, edition.subject)
    drafts: Iterable[Draft] = _drafts(subject, publication, edition, named or names(publication, edition, words))
    if below:
        tongues = (publication.language, *(other.language for other, _ in below))
        others = (_again(other, edition, own) for other, own in below)
        drafts = under(tongues, (tuple(drafts), *others))
    finished: list[Slide] = []
    found: list[Diagnostic] = []
    for slides, decisions in each(partial(_fitted, template, words, bool(below)), tuple(drafts)):
        finished += slides
        found += decisions
    title = chapter_said(subject) if isinstance(subject, Chapter) else walk.plain(subject.title)
    return (
        Deck(
            edition.subject,
            edition.language,
            title,
            title,
            tuple(_numbered(finished, edition.notes)),
            publication.revision,
            publication.settings.date,
            Fraction(template.width, template.height).limit_denominator(100).as_integer_ratio(),
        ),
        tuple(found),
    )


def _subject(publication: Publication, id: str) -> Talk | Session | Chapter:
    subject = publication.talk(id) or publication.session(id) or publication.chapter(id)
    if subject is None:
        raise KeyError(id)
    return subject


def _again(publication: Publication, edition: Edition, words: Words) -> tuple[Draft, ...]:
    """The same slides in another language."""
    edition = replace(edition, language=publication.language)
    named = names(publication, edition, words)
    return tuple(_drafts(_subject(publication, edition.subject), publication, edition, named))


def _drafts(
    subject: Talk | Session | Chapter, publication: Publication, edition: Edition, named: Names
) -> Iterator[Draft]:
    def shown(blocks: Blocks) -> Blocks:
        return say(for_edition(blocks, edition), subject.id, named)

    if isinstance(subject, Chapter):
        # What only facilitators read goes into the notes; a deck without notes drops them all.
        whole = say(for_edition(subject.blocks, replace(edition, product=GUIDE)), subject.id, named)
        yield from chapters.drafts(subject, whole, _home(subject, publication, named), publication.title, named.words)
        return
    if isinstance(subject, Talk):
        yield from talks.drafts(subject, shown(subject.blocks), publication.title, named.words)
        return
    activities = tuple((activity, shown(activity.blocks)) for activity in subject.activities)
    plan = sessions.Plan(subject, shown(subject.blocks), activities)
    yield from sessions.drafts(plan, publication.title, named.words)


def _home(chapter: Chapter, publication: Publication, named: Names) -> str:
    """What a chapter belongs to: its volume; a supplement its workshop."""
    for curriculum in publication.curricula:
        for volume in curriculum.volumes:
            if chapter in volume.chapters:
                return volume_said(volume, named.words)
    return next((walk.plain(w.title) for w in publication.workshops if chapter in w.supplements), "")


def _fitted(template: Template, words: Words, again: bool, draft: Draft) -> tuple[tuple[Slide, ...], Diagnostics]:
    """The slides that a draft becomes, and what was decided; `again`: each line is said in another language, too."""
    laid, problems = _laid_out(*draft, template)
    laid = relieved(laid, template) if again else laid
    slides, decisions = fit_slide(laid, template, words)
    return slides, (*problems, *decisions)


def _laid_out(slide: Slide, blocks: Blocks, template: Template) -> tuple[Slide, Diagnostics]:
    """Title slides have their slots already; all others get layout and slots by what stands on them.

    A slide without a title is called by its section: PowerPoint and screen readers find slides by their titles.
    """
    if not walk.plain(slide.title).strip():
        slide = replace(slide, title=(Text(slide.section),), eyebrow="")
    return compose(slide, blocks, template) if blocks or slide.layout != "title" else (slide, ())


def _numbered(slides: Iterable[Slide], notes: bool) -> Iterator[Slide]:
    """Slides with their numbers; continuations of a slide have its key and a number: `goals/2`."""
    seen: Counter[str] = Counter()
    for number, slide in enumerate(slides, 1):
        seen[slide.key] += 1
        key = f"{slide.key}/{seen[slide.key]}" if seen[slide.key] > 1 else slide.key
        yield replace(slide, key=key, number=number, notes=slide.notes if notes else ())
