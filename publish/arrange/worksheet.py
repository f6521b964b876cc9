"""The worksheet of a session or a chapter: what a participant writes on, on paper or on screen.

Field names begin with its id and are equal in all languages (`labour.priorities`), so that
answers given in several languages can be collected together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publish import walk
from publish.arrange.books import bare, book
from publish.arrange.common import joined, paragraphs, text
from publish.arrange.labels import Names, names, say, session_blocks, titled
from publish.kinds import TASKS
from publish.model import (
    Align,
    Block,
    Blocks,
    Book,
    Box,
    Columns,
    Edition,
    Field,
    Inline,
    Inlines,
    ListBlock,
    Paragraph,
    Part,
    Publication,
    Room,
    Table,
    Text,
)
from publish.select import for_edition
from publish.words import Words

LINES = {"question": 4, "exercise": 6}
"""Ruled lines where the author gave no number and there is nothing else to write on."""

ABOVE, BELOW = ("content-warning", "objectives", "guiding-questions"), ("key-messages",)
"""What frames the tasks: what it is about, and what to remember."""

TO_FILL = (*TASKS, "referral")
"""Boxes whose empty cells, ticks and choices are fields."""

CHAPTER = frozenset({*ABOVE, *BELOW, *TO_FILL})
"""What of a chapter stands on its sheet."""

SETTING, SETTING_LINES = "my-setting", 4
HOME, HOME_ROWS, HOME_HEADS = "take-home", 3, ("What I will do", "With whom", "By when")
"""What a sheet ends with; a task with one of these ids that the author wrote takes its place."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a sheet is made of: a session plan with all its boxes, or what of a chapter belongs on a sheet (`roles`)."""

    id: str
    title: Inlines
    blocks: Blocks
    volume: int | None
    number: str = ""
    roles: frozenset[str] | None = None


def _subject(publication: Publication, id: str) -> _Subject:
    if session := publication.session(id):
        return _Subject(id, session.title, session_blocks(session), session.volume)
    if chapter := publication.chapter(id):
        return _Subject(id, chapter.title, chapter.blocks, chapter.volume, chapter.number, CHAPTER)
    raise KeyError(id)


def arrange(publication: Publication, edition: Edition, words: Words, named: Names | None = None) -> Book:
    """The worksheet of the session or chapter `edition.subject`; KeyError where the publication has no such one."""
    about = _subject(publication, edition.subject)
    named = named or names(publication, edition, words)
    title, product = f"{about.number} {walk.plain(about.title)}".strip(), words("Participant's worksheet")
    sheet = Part(
        about.id,
        "sheet",
        bare(about.title),
        _sheet(about, edition, named),
        number=about.number,
        eyebrow=product,
        heads=(title, ""),
        volume=about.volume,
    )
    return book(publication, edition, joined(title, product), (sheet,), named)


def _sheet(about: _Subject, edition: Edition, named: Names) -> Blocks:
    """Name and group, what it is about, the tasks in their order, what to remember, what it means at home."""
    boxes = tuple(_boxes(say(for_edition(about.blocks, edition), about.id, named), about.roles))
    tasks = tuple(with_room(box, about.id, named) for box in boxes if box.role not in (*ABOVE, *BELOW))
    written = {task.key for task in tasks}
    ends = tuple(end for end in _ends(about.id, named.words) if f"{about.id}#{end.role}" not in written)
    # The author's names come first: where a question is called `name`, it is our own field that gives way.
    named_once = _unique((*tasks, *ends, _head(about.id, named.words)))
    tasked, ended, head = named_once[: len(tasks)], named_once[len(tasks) : -1], named_once[-1]
    return (head, *_of(ABOVE, boxes), *tasked, *_of(BELOW, boxes), *ended)


def _of(roles: tuple[str, ...], boxes: tuple[Box, ...]) -> Blocks:
    return tuple(box for box in boxes if box.role in roles)


def _boxes(run: Blocks, roles: frozenset[str] | None = None) -> Iterator[Box]:
    """The boxes of a run (of these roles only), in order; prose stays elsewhere. Of variants, what is boxed in them."""
    for block in run:
        match block:
            case Box(role="variant"):
                if inner := tuple(_boxes(block.blocks, roles)):
                    yield replace(block, blocks=inner)
            case Box() if roles is None or block.role in roles:
                yield block
            case Box():
                yield from _boxes(block.blocks, roles)
            case Columns():
                yield from (box for column in block.columns for box in _boxes(column.blocks, roles))


# ── room to write ─────────────────────────────────────────────────────────────


def with_room(box: Box, document: str, named: Names) -> Box:
    """`box` with room to write in each task; a box of another kind may have tasks inside."""
    if box.role in TO_FILL:
        return _filled(box, document, named)
    inner = (with_room(block, document, named) if isinstance(block, Box) else block for block in box.blocks)
    return replace(box, blocks=tuple(inner))


def _filled(box: Box, document: str, named: Names) -> Box:
    """Ticks, choices and empty cells become fields, ruled lines follow where a task has none of them."""
    name, spoken = field_name(document, box.key), _spoken(box, document, named)

    def rule(block: Block) -> Blocks:
        match block:
            case Table():
                return (_fillable(block, name),)
            case ListBlock():
                ticks = (replace(item, tick=item.tick and field_name(document, item.tick)) for item in block.items)
                return (replace(block, items=tuple(ticks), label=spoken),)
            case _:
                return (block,)

    blocks = walk.rewrite(box.blocks, rule)
    lines = box.attributes.lines
    if lines is None:
        lines = 0 if any(_fields(blocks)) else LINES.get(box.role, 0)
    room = (Room(lines, name, spoken),) if lines else ()
    return replace(box, blocks=(*blocks, *room))


def field_name(document: str, key: str) -> str:
    """`emm-2.6#bilateral`, put into the session plan `labour` → `labour.bilateral`."""
    return f"{document}.{key.partition('#')[2] or key}"


def _fields(run: Blocks) -> Iterator[str]:
    """What can be filled in already, by name."""
    yield from (inline.key for inline in walk.all_inlines(run) if isinstance(inline, Field))
    lists = (block for block in walk.blocks(run) if isinstance(block, ListBlock))
    yield from (item.tick for block in lists for item in block.items if item.tick)


def _fillable(table: Table, name: str) -> Table:
    """Each empty cell as a field `name.r2c3`: row and column from 1, without the header."""
    heads = [walk.plain(head).strip() for head in table.header]

    def filled(cell: Inlines, number: int, column: int, row: tuple[Inlines, ...]) -> Inlines:
        if any(not isinstance(inline, Text) or inline.text.strip() for inline in cell):
            return cell
        spoken = [walk.plain(row[0]).strip() or str(number), *heads[column - 1 : column]]
        return (Field(f"{name}.r{number}c{column}", ", ".join(filter(None, spoken))),)

    rows = (tuple(filled(cell, r, c, row) for c, cell in enumerate(row, 1)) for r, row in enumerate(table.rows, 1))
    return replace(table, rows=tuple(rows))


def _spoken(box: Box, document: str, named: Names) -> str:
    """What a screen reader says at the field: “Question 2: Which of these matter most?”"""
    called = named.called.get((document, box.key), box.label)
    first = next((walk.plain(block.content) for block in box.blocks if isinstance(block, Paragraph)), "")
    return called if box.title else titled(called, first, named.words)


# ── the head and the end ──────────────────────────────────────────────────────


def _head(document: str, words: Words) -> Box:
    """The row of lines at the top: who, where, when."""
    lines = (("name", "Name (optional)"), ("group", "Group"), ("room", "Room"), ("date", "Date"))
    said = ((f"{document}.{name}", words(label)) for name, label in lines)
    return Box("fields", tuple(Paragraph((Text(label), Field(name, label))) for name, label in said))


def _ends(document: str, words: Words) -> tuple[Box, Box]:
    """What it means where the reader works, and what to do about it."""
    setting, plan = words("In my own setting"), words("My action plan")
    ask = words("What is the same where I work, and what is different? What follows from it?")
    asked = (*paragraphs(ask), Room(SETTING_LINES, f"{document}.{SETTING}", titled(setting, ask, words)))
    heads = tuple(text(words(head)) for head in HOME_HEADS)
    left: Align = "left"
    empty = Table(heads, (((),) * len(heads),) * HOME_ROWS, (left,) * len(heads))
    return (
        Box(SETTING, asked, label=setting),
        Box(HOME, (_fillable(empty, f"{document}.{HOME}"),), label=plan),
    )


def _unique(run: Blocks) -> Blocks:
    """No field is named twice, even where a task was included twice: the second is `labour.bilateral-2`."""
    given: Counter[str] = Counter()

    def fresh(name: str) -> str:
        given[name] += 1
        return name if given[name] == 1 else f"{name}-{given[name]}"

    def block_rule(block: Block) -> Blocks:
        match block:
            case Room():
                return (replace(block, key=fresh(block.key)),)
            case ListBlock():
                # Choices share a field, and go on to.
                called = {name: fresh(name) for name in dict.fromkeys(item.tick for item in block.items) if name}
                ticks = (replace(item, tick=called.get(item.tick, "")) for item in block.items)
                return (replace(block, items=tuple(ticks)),)
            case _:
                return (block,)

    def inline_rule(inline: Inline) -> Inlines:
        return (replace(inline, key=fresh(inline.key)),) if isinstance(inline, Field) else (inline,)

    return walk.rewrite(run, block_rule, inline_rule)
