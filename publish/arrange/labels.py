"""How everything is called and numbered: captions, labels of boxes, references in words.

Numbers count per document (a chapter, a session), in reading order, and are the same in every product:
they are taken from what the guide shows, which is everything, participants' things first. So “Table 2”
of the handbook is table 2 of the guide, and question 1 of the guide that of the worksheet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from publish import walk
from publish.arrange.common import joined, text
from publish.kinds import BY_NAME, FACILITATOR_ROLES, GUIDE, TASKS
from publish.model import (
    Attributes,
    Block,
    Blocks,
    Box,
    Chapter,
    Chart,
    Definition,
    DefinitionList,
    Edition,
    Figure,
    GlossaryEntry,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Publication,
    Reference,
    Session,
    Table,
    Term,
    Text,
    Volume,
)
from publish.select import for_edition
from publish.values import dataclass
from publish.words import Words

NUMBERED = {
    "table": "Table {number}",
    "figure": "Figure {number}",
    "exercise": "Exercise {number}",
    "question": "Question {number}",
}
WITHIN = {
    "table": "table {number}",
    "figure": "figure {number}",
    "exercise": "exercise {number}",
    "question": "question {number}",
}
"""The same in a reference within a line, where a language may write a small letter."""
GLOSSARY, IMPRINT, ACRONYMS = "glossary", "imprint", "acronyms"
# What a reader on his own does not see is numbered last, so that no product's numbers have gaps.
_BEGINS = re.compile(r"^$|[.!?…][)\]”»’\"]*\s+$")
"""What stands before the beginning of a sentence."""
LAST = FACILITATOR_ROLES | {"feedback"}


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: documents by id, and what stands in one by (document's id, key).

    `numbers`: “Table 2”. `called`: “Exercise 1: A bilateral agreement”. `within`: so within a line, “exercise 1: …”.
    A block included elsewhere stands in two documents, and has a number in each.
    """

    words: Words
    documents: Mapping[str, str]
    numbers: Mapping[tuple[str, str], str]
    called: Mapping[tuple[str, str], str]
    within: Mapping[tuple[str, str], str]


# ── names ─────────────────────────────────────────────────────────────────────


def names(publication: Publication, edition: Edition, words: Words) -> Names:
    """Everything of the publication by name and number, as this audience and region meet it."""
    documents: dict[str, str] = {}
    numbers: dict[tuple[str, str], str] = {}
    called: dict[tuple[str, str], str] = {}
    within: dict[tuple[str, str], str] = {}
    whole = replace(edition, product=GUIDE)
    for id, name, blocks in _documents(publication, words):
        documents[id] = name
        run = for_edition(blocks, whole)
        counted = _counted(run)
        own = {key: words(NUMBERED[kind], number=number) for key, (kind, number) in counted.items()}
        inner = {key: words(WITHIN[kind], number=number) for key, (kind, number) in counted.items()}
        numbers.update({(id, key): number for key, number in own.items()})
        called.update({(id, key): name for key, name in _called(run, own, words)})
        within.update({(id, key): name for key, name in _called(run, inner, words)})
    return Names(words, documents, numbers, called, within)


def _documents(publication: Publication, words: Words) -> Iterator[tuple[str, str, Blocks]]:
    """Every document: its id, its name in a reference, and all that stands in it."""
    for curriculum in publication.curricula:
        yield curriculum.id, walk.plain(curriculum.title), curriculum.blocks
        yield from ((volume.id, volume_said(volume, words), volume.blocks) for volume in curriculum.volumes)
        yield from ((chapter.id, chapter_said(chapter), chapter.blocks) for chapter in curriculum.chapters)
    yield from ((s.id, walk.plain(s.title), session_blocks(s)) for s in publication.sessions)
    yield from ((talk.id, walk.plain(talk.title), talk.blocks) for talk in publication.talks)
    for workshop in publication.workshops:
        yield workshop.id, walk.plain(workshop.title), workshop.blocks
        yield from ((chapter.id, chapter_said(chapter), chapter.blocks) for chapter in workshop.supplements)
    forms = (workshop.form for workshop in publication.workshops if workshop.form)
    yield from ((form.id, walk.plain(form.title), form.blocks) for form in forms)
    yield GLOSSARY, words("Glossary"), (glossary_list(publication.glossary),)
    yield ACRONYMS, words("Acronyms"), (glossary_list(publication.acronyms),)
    yield IMPRINT, words("Imprint"), publication.imprint


def volume_said(volume: Volume, words: Words) -> str:
    """“Volume 2 · Developing Migration Policy”."""
    return joined(words("Volume {number}", number=volume.number), walk.plain(volume.title))


def chapter_said(chapter: Chapter) -> str:
    """“2.6 Migration and Labour”."""
    return f"{chapter.number} {walk.plain(chapter.title)}".strip()


def session_blocks(session: Session) -> Blocks:
    """A session plan as one run: what stands before the run sheet, then each activity under its heading."""
    activities = ((Heading(2, a.title, a.key), *a.blocks) for a in session.activities)
    return (*session.blocks, *(block for run in activities for block in run))


def variants(publication: Publication) -> Iterator[Attributes]:
    """For whom passages of a publication are: each of its variants' region and audience."""
    runs = (*(c.blocks for c in publication.chapters), *(session_blocks(s) for s in publication.sessions))
    boxes = (block for run in runs for block in walk.blocks(run) if isinstance(block, Box))
    return (box.attributes for box in boxes if box.role == "variant")


def glossary_list(entries: tuple[GlossaryEntry, ...]) -> DefinitionList:
    """The glossary as it is printed: each term's key is where a reader who follows the term arrives."""
    return DefinitionList(tuple(Definition(entry.term, entry.blocks, entry.key) for entry in entries))


def _counted(run: Blocks) -> dict[str, tuple[str, int]]:
    """Each table and figure with a caption and each task of a document, by key: its kind, and its number."""
    first = walk.rewrite(run, lambda block: () if isinstance(block, Box) and block.role in LAST else (block,))
    counted: Counter[str] = Counter()
    numbers: dict[str, tuple[str, int]] = {}
    for block in (*walk.blocks(first), *walk.blocks(run)):
        kind, key = _countable(block)
        if key and key not in numbers:
            counted[kind] += 1
            numbers[key] = kind, counted[kind]
    return numbers


def _countable(block: Block) -> tuple[str, str]:
    """What a block is counted as, and its key; nothing where it takes no number."""
    match block:
        case Table(caption=caption, key=key) if caption:
            return "table", key
        case Figure(caption=caption, key=key) | Chart(caption=caption, key=key) if caption:
            return "figure", key
        case Box(role=role, key=key) if role in TASKS:
            return role, key
        case _:
            return "", ""


def _called(run: Blocks, numbers: Mapping[str, str], words: Words) -> Iterator[tuple[str, str]]:
    """By which words each key of a document is referred to; those without any are left out."""
    for block in walk.blocks(run):
        match block:
            case Heading():
                yield block.key, walk.plain(block.content)
            case Table() | Figure() | Chart() if block.key in numbers:
                yield block.key, numbers[block.key]
            case Box():
                head = _head(block, numbers.get(block.key, ""), words)
                yield block.key, titled(head, walk.plain(block.title), words)
            case DefinitionList():
                yield from ((item.key, walk.plain(item.term)) for item in block.items)


def titled(label: str, title: str, words: Words) -> str:
    """“Exercise 1: A bilateral agreement”, or what there is of it."""
    return words("{label}: {title}", label=label, title=title) if label and title else label or title


# ── labels ────────────────────────────────────────────────────────────────────


def _head(box: Box, number: str, words: Words) -> str:
    """The first words of a box's label: “Exercise 1”, “Key messages”, “In Africa”."""
    if number:
        return number
    kind = BY_NAME.get(box.role)
    if kind and kind.label:
        return words(kind.label)
    if box.role == "callout":
        return "" if box.title else words("Note")
    if box.role == "variant":
        return _for_whom(box.attributes, words)
    return ""


def _for_whom(attributes: Attributes, words: Words) -> str:
    """“In Africa”, “For journalists”, by the name that the language has for it."""
    region, audience = attributes.region, attributes.audience
    if attributes.said and not (region and audience):
        region, audience = region and attributes.said, audience and attributes.said
    return joined(
        words("In {region}", region=region) if region else "",
        words("For {audience}", audience=audience) if audience else "",
    )


def label(box: Box, number: str, words: Words) -> str:
    """The small line above a box: “Exercise 1 · 30 minutes · groups of five”.

    Notes of the form Say, Do, Ask speak for themselves and have none.
    """
    if box.role == "notes":
        return "" if all(isinstance(block, DefinitionList) for block in box.blocks) else words("Notes")
    head = _head(box, number, words)
    if box.role in TASKS:
        return joined(head, how_long(box.attributes.minutes, words), box.attributes.method)
    secret = words("Facilitators only") if box.role in FACILITATOR_ROLES else ""
    return joined(head, secret) if head != secret else head


def how_long(minutes: int | None, words: Words) -> str:
    """“30 minutes”, or nothing where no time is given."""
    return words("{minutes} minutes", minutes=minutes) if minutes else ""


# ── saying ────────────────────────────────────────────────────────────────────


def say(run: Blocks, here: str, names: Names, terms: Mapping[str, str] | None = None) -> Blocks:
    """`run`, of the document `here`, with captions numbered, boxes labelled and references in words.

    `terms` gives the key of each term that the book's glossary has; the others become plain text.
    """

    def block_rule(block: Block) -> Blocks:
        return (_say(block, here, names),)

    def inline_rule(inline: Inline) -> Inlines:
        match inline:
            case Reference(content=()):
                return (replace(inline, content=text(_refer(inline.target, here, names.within, names))),)
            case Term() if inline.slug in (terms or {}):
                return (Reference((terms or {})[inline.slug], inline.content),)
            case Term():
                return inline.content
            case _:
                return (inline,)

    return walk.rewrite(run, block_rule, inline_rule)


def _say(block: Block, here: str, names: Names) -> Block:
    match block:
        case Paragraph() if any(isinstance(inline, Reference) for inline in block.content):
            return replace(block, content=_begun(block.content, here, names))
        case Table() | Figure() | Chart() if number := names.numbers.get((here, block.key)):
            return replace(block, caption=(Text(f"{number}. "), *block.caption))
        case Box():
            return replace(block, label=label(block, names.numbers.get((here, block.key), ""), names.words))
        case _:
            return block


def _begun(run: Inlines, here: str, names: Names) -> Inlines:
    """`run` with references that begin a sentence in words that do, too: “Table 2 shows …”."""

    def begun(inline: Inline, before: Inlines) -> Inline:
        if not isinstance(inline, Reference) or not _BEGINS.search(walk.plain(before)):
            return inline
        ours = walk.plain(inline.content) == _refer(inline.target, here, names.within, names)
        return replace(inline, content=text(_refer(inline.target, here, names.called, names))) if ours else inline

    return tuple(begun(inline, run[:at]) for at, inline in enumerate(run))


def _refer(target: str, here: str, called: Mapping[tuple[str, str], str], names: Names) -> str:
    """What a reference says: in the same document “table 2”, from elsewhere “table 2 in 2.6 Migration and Labour”."""
    if own := called.get((here, target)):
        return own
    document = target.partition("#")[0]
    place = names.documents.get(document, document)
    there = called.get((document, target), "")
    return names.words("{label} in {place}", label=there, place=place) if there else place
