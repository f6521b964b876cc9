"""The response form: what a workshop asks of its participants when it is over. It asks for no name.

A project writes its own questions beside its workshop (`response.md`); without them, ours are asked, in the words
of the product. Fields are called alike in all languages, so that forms in several languages come back together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from publish import walk
from publish.arrange.books import bare, book
from publish.arrange.common import joined, language_said, paragraphs, text
from publish.arrange.labels import Names, names, say, titled
from publish.arrange.worksheet import with_room
from publish.kinds import EVERY, RATING, TASKS
from publish.model import (
    Attributes,
    Block,
    Blocks,
    Book,
    Box,
    Edition,
    Field,
    Item,
    ListBlock,
    Part,
    Publication,
    Room,
    Workshop,
)
from publish.select import for_edition
from publish.words import Words

ANSWERS, ABOUT = "answers", "about"
"""What the names of fields begin with: those of questions, and those of who answers."""

MARK = f"{ABOUT}.form"
"""A field that nobody sees: which form this is (workshop, language, revision), for those who collect it."""

POINTS = 5
LINES = 5  # ruled lines for an answer in words
ASKED = (*TASKS, RATING)

OURS = (
    ("useful", RATING, "How useful was each session for your work?"),
    ("substance", "question", "Substance: what was missing, unclear or not right?"),
    ("form", "question", "Form: what should be different in the way we worked, in the slides or in the documents?"),
    ("work", "question", "Your work: how does this fit what you do? What will you use first?"),
    ("tools", "question", "Tools: which do you still need?"),
)
"""What is asked where a project asks nothing of its own: id, kind, words."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field to fill in: its name, the words beside it, and what can be chosen (for a choice, from 1)."""

    name: str
    label: str
    kind: Literal["text", "tick", "choice"]
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the form with its fields. `rating`: what can be chosen are points."""

    number: int
    title: str
    fields: tuple[FormField, ...]
    rating: bool = False


# ── the form ──────────────────────────────────────────────────────────────────


def arrange(publication: Publication, edition: Edition, words: Words, named: Names | None = None) -> Book:
    """The response form of the workshop `edition.subject`; KeyError where the publication has no such one."""
    workshop = next((w for w in publication.workshops if w.id == edition.subject), None)
    if workshop is None:
        raise KeyError(edition.subject)
    named = named or names(publication, edition, words)
    form, product = workshop.form, words("Response form")
    title = form.title if form else text(words("Your response"))
    sheet = Part(
        f"{workshop.id}/response",
        "response",
        bare(title),
        (_about(workshop, words), *_asked(workshop, edition, named), *_end(words)),
        eyebrow=joined(product, walk.plain(workshop.title)),
        heads=(product, walk.plain(workshop.title)),
    )
    made = book(publication, edition, joined(walk.plain(workshop.title), product), (sheet,), named)
    return replace(made, hidden=((MARK, " ".join((workshop.id, edition.language, publication.revision or "-"))),))


def _asked(workshop: Workshop, edition: Edition, named: Names) -> Iterator[Block]:
    """The questions in their order, numbered, with all that stands between them."""
    form = workshop.form
    run = say(for_edition(form.blocks, edition), form.id, named) if form else _ours(workshop, named.words)
    numbers = count(1)
    for block in run:
        if not isinstance(block, Box) or block.role not in ASKED:
            yield block
            continue
        asked = replace(block, label=named.words("Question {number}", number=next(numbers)))
        # Each is called by its number here, which `named` does not know.
        yield (
            _rated(asked, workshop, named)
            if block.role == RATING
            else with_room(asked, ANSWERS, replace(named, called={}))
        )


def _ours(workshop: Workshop, words: Words) -> Blocks:
    everything = Attributes(sessions=(EVERY,), lines=LINES)
    return tuple(
        Box(role, paragraphs(words(asked)), key=f"{workshop.id}#{id}", attributes=everything)
        for id, role, asked in OURS
        if role != RATING or _sessions(workshop, (EVERY,))
    )


def _rated(box: Box, workshop: Workshop, named: Names) -> Box:
    """A scale for each session that is named, or one for the question itself."""
    name, words = f"{ANSWERS}.{box.key.partition('#')[2]}", named.words
    sessions = _sessions(workshop, box.attributes.sessions)
    asked = walk.plain(box.title) or next((s for s in walk.plain_blocks(box.blocks).split("\n") if s), "")
    spoken = titled(box.label, asked, words)
    rows = [(f"{name}.{id}", named.documents.get(id, id)) for id in sessions] or [(name, "")]
    scales = (_scale(name, label, joined(spoken, label)) for name, label in rows)
    ends = paragraphs(words("{least}: the least, {most}: the most", least=1, most=POINTS))
    return replace(box, blocks=(*box.blocks, Box("ends", ends), *scales))


def _sessions(workshop: Workshop, wanted: tuple[str, ...]) -> tuple[str, ...]:
    held = tuple(dict.fromkeys(slot.session for slot in workshop.programme if slot.session))
    return held if wanted == (EVERY,) else wanted


def _scale(name: str, label: str, spoken: str) -> Box:
    points = tuple(Item(paragraphs(str(n)), name, n) for n in range(1, POINTS + 1))
    return Box("scale", (ListBlock(points, label=spoken),), title=text(label))


def _about(workshop: Workshop, words: Words) -> Box:
    """That nobody asks for a name; and which group and language, for those who wish to say so."""
    said = paragraphs(
        words("This form is anonymous: it does not ask who you are, and every question may be left open."),
    )
    groups = tuple(group.name for group in workshop.groups)
    languages = tuple(language_said(code, words.language) for code in workshop.languages)
    choices = (("group", words("Group (optional)"), groups), ("language", words("Language (optional)"), languages))
    return Box(ABOUT, (*said, *(_choice(name, label, of) for name, label, of in choices if len(of) > 1)))


def _choice(name: str, label: str, options: tuple[str, ...]) -> Box:
    items = tuple(Item(paragraphs(said), f"{ABOUT}.{name}", n) for n, said in enumerate(options, 1))
    return Box("choice", (ListBlock(items, label=label),), title=text(label))


def _end(words: Words) -> Blocks:
    thanks = words("Save the filled-in file and send it back, or hand in the sheet. Thank you.")
    return (Box("thanks", paragraphs(thanks)),)


# ── what it asks, for those who collect it ────────────────────────────────────


def questions(form: Book) -> tuple[Question, ...]:
    """The questions of a form that was arranged, each with its fields."""
    (sheet,) = form.parts
    asked = [b for b in sheet.blocks if isinstance(b, Box) and b.role in ASKED]
    return tuple(
        Question(number, _title(box), tuple(_fields(box.blocks)), box.role == RATING)
        for number, box in enumerate(asked, 1)
    )


def about(form: Book, name: str) -> tuple[str, ...]:
    """What can be chosen as `group` or `language`, from 1."""
    (sheet,) = form.parts
    lists = (block for block in walk.blocks(sheet.blocks) if isinstance(block, ListBlock))
    return next((_said(b) for b in lists if b.items[0].tick == f"{ABOUT}.{name}"), ())


def _title(box: Box) -> str:
    first = next((b for b in walk.plain_blocks(box.blocks).split("\n") if b.strip()), "")
    return walk.plain(box.title) or first


def _fields(run: Blocks) -> Iterator[FormField]:
    """Every field of a run, in reading order."""
    for block in run:
        match block:
            case Box(role="scale", blocks=(ListBlock() as scale,)):
                yield from (replace(field, label=walk.plain(block.title)) for field in _listed(scale))
            case Room():
                yield FormField(block.key, "", "text")
            case ListBlock() if any(item.tick for item in block.items):
                yield from _listed(block)
            case _:
                yield from _written(block)
                for inner in walk.children(block):
                    yield from _fields(inner)


def _listed(block: ListBlock) -> Iterator[FormField]:
    """The boxes to tick of a list, and the one field of all its choices."""
    chosen = [item for item in block.items if item.choice]
    if chosen:
        yield FormField(chosen[0].tick, "", "choice", _said(block))
    for item in block.items:
        if item.tick and not item.choice:
            yield FormField(item.tick, walk.plain_blocks(item.blocks), "tick")


def _written(block: Block) -> Iterator[FormField]:
    for run in walk.texts(block):
        yield from (FormField(one.key, one.label, "text") for one in walk.inlines(run) if isinstance(one, Field))


def _said(block: ListBlock) -> tuple[str, ...]:
    return tuple(walk.plain_blocks(item.blocks) for item in block.items if item.choice)
