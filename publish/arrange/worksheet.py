"""The worksheet: what a participant writes on, on paper or on screen.

Field names begin with the session's id and are equal in all languages (`labour.priorities`), so that
answers given in several languages can be collected together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from publish import walk
from publish.arrange.books import bare, book
from publish.arrange.common import joined
from publish.arrange.labels import Names, names, say, session_blocks, titled
from publish.kinds import TASKS
from publish.model import (
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
    Session,
    Table,
    Text,
)
from publish.select import for_edition
from publish.words import Words

LINES = {"question": 4, "exercise": 6}
"""Ruled lines where the author gave no number and there is nothing else to write on."""

ABOVE, BELOW = ("content-warning", "objectives", "guiding-questions"), ("key-messages",)
"""What frames the tasks: what it is about, and what to remember."""

HOME, HOME_LINES = "take-home", 4
"""What the sheet ends with; a task with this id that the author wrote takes its place."""


def arrange(publication: Publication, edition: Edition, words: Words) -> Book:
    """The worksheet of the session `edition.subject`; KeyError where the publication has no such one."""
    session = publication.session(edition.subject)
    if session is None:
        raise KeyError(edition.subject)
    named = names(publication, edition, words)
    title, product = walk.plain(session.title), words("Participant's worksheet")
    sheet = Part(
        session.id,
        "sheet",
        bare(session.title),
        _sheet(session, edition, named),
        eyebrow=product,
        heads=(product, title),
        volume=session.volume,
    )
    return book(publication, edition, joined(title, product), (sheet,), named)


def _sheet(session: Session, edition: Edition, named: Names) -> Blocks:
    """Name and group, what it is about, the tasks in their order, what to remember, what to take home."""
    boxes = tuple(_boxes(say(for_edition(session_blocks(session), edition), session.id, named)))
    tasks = tuple(_with_room(box, session.id, named) for box in boxes if box.role not in (*ABOVE, *BELOW))
    home = () if any(task.key == f"{session.id}#{HOME}" for task in tasks) else (_home(session.id, named.words),)
    # The author's names come first: where a question is called `name`, it is our own field that gives way.
    named_once = _unique((*tasks, *home, _head(session.id, named.words)))
    tasked, homed, head = named_once[: len(tasks)], named_once[len(tasks) : -1], named_once[-1]
    return (head, *_of(ABOVE, boxes), *tasked, *_of(BELOW, boxes), *homed)


def _of(roles: tuple[str, ...], boxes: tuple[Box, ...]) -> Blocks:
    return tuple(box for box in boxes if box.role in roles)


def _boxes(run: Blocks) -> Iterator[Box]:
    """The boxes of a session plan, in order; its prose stays in the guide. Of variants, what is boxed in them."""
    for block in run:
        match block:
            case Box(role="variant"):
                if inner := tuple(_boxes(block.blocks)):
                    yield replace(block, blocks=inner)
            case Box():
                yield block
            case Columns():
                yield from (box for column in block.columns for box in _boxes(column.blocks))


# ── room to write ─────────────────────────────────────────────────────────────


def _with_room(box: Box, session: str, named: Names) -> Box:
    """`box` with room to write in each task; a box of another kind may have tasks inside."""
    if box.role in TASKS:
        return _task(box, session, named)
    inner = (_with_room(block, session, named) if isinstance(block, Box) else block for block in box.blocks)
    return replace(box, blocks=tuple(inner))


def _task(box: Box, session: str, named: Names) -> Box:
    """A question or exercise: ticks and empty cells become fields, ruled lines follow where there are any."""
    name = field_name(session, box.key)

    def rule(block: Block) -> Blocks:
        match block:
            case Table():
                return (_fillable(block, name),)
            case ListBlock():
                ticks = (replace(item, tick=item.tick and field_name(session, item.tick)) for item in block.items)
                return (replace(block, items=tuple(ticks)),)
            case _:
                return (block,)

    blocks = walk.rewrite(box.blocks, rule)
    lines = box.attributes.lines
    if lines is None:
        lines = 0 if any(_fields(blocks)) else LINES[box.role]
    room = (Room(lines, name, _spoken(box, session, named)),) if lines else ()
    return replace(box, blocks=(*blocks, *room))


def field_name(session: str, key: str) -> str:
    """`emm-2.6#bilateral`, put into the session plan `labour` → `labour.bilateral`."""
    return f"{session}.{key.partition('#')[2] or key}"


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


def _spoken(box: Box, session: str, named: Names) -> str:
    """What a screen reader says at the field: “Question 2: Which of these matter most?”"""
    called = named.called.get((session, box.key), box.label)
    first = next((walk.plain(block.content) for block in box.blocks if isinstance(block, Paragraph)), "")
    return called if box.title else titled(called, first, named.words)


def _head(session: str, words: Words) -> Box:
    """The row of lines at the top: who, where, when."""
    lines = (("name", "Name (optional)"), ("group", "Group and room"), ("date", "Date"))
    said = ((f"{session}.{name}", words(label)) for name, label in lines)
    return Box("fields", tuple(Paragraph((Text(label), Field(name, label))) for name, label in said))


def _home(session: str, words: Words) -> Box:
    label = words("To take home")
    return Box(HOME, (Room(HOME_LINES, f"{session}.{HOME}", label),), label=label)


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
                ticks = (replace(item, tick=item.tick and fresh(item.tick)) for item in block.items)
                return (replace(block, items=tuple(ticks)),)
            case _:
                return (block,)

    def inline_rule(inline: Inline) -> Inlines:
        return (replace(inline, key=fresh(inline.key)),) if isinstance(inline, Field) else (inline,)

    return walk.rewrite(run, block_rule, inline_rule)
