"""Programme, rooms and groups as tables, drawn from a workshop's data: slides stay true when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from publish.model import Align, Attributes, Data, Inlines, Slot, Table, Text, Workshop
from publish.schedule import clock
from publish.words import Words

Titles = Mapping[str, Inlines]
"""Session or talk id → its title."""

Chapters = Mapping[str, str]
"""Session id → the numbers of its chapters, `2.6`."""


def draw(data: Data, workshop: Workshop, titles: Titles, chapters: Chapters, words: Words) -> Table:
    """The table for a `programme`, `rooms` or `groups` block."""
    header, rows = _DRAW[data.role](data.attributes, workshop, titles, chapters, words)
    heads = tuple((Text(words(head)),) for head in header)
    align: tuple[Align, ...] = tuple("left" for _ in header)
    return Table(heads, tuple(rows), align, key=data.key, span=data.span, role=data.role)


_Drawn = tuple[tuple[str, ...], Iterable[tuple[Inlines, ...]]]


def _programme(attributes: Attributes, workshop: Workshop, titles: Titles, chapters: Chapters, words: Words) -> _Drawn:
    wanted = attributes.sessions
    rows = []
    for slot in workshop.programme:
        if wanted and slot.session not in wanted:
            continue
        numbers = chapters.get(slot.session, "")
        chapter = f"{words('Chapter')} {numbers}" if numbers else ""
        rows.append((_text(time_range(slot)), title_of(slot, titles), _text(chapter)))
    header = ("Time", "Session", "Chapter")
    if not any(row[2] for row in rows):
        return header[:2], [row[:2] for row in rows]
    return header, rows


def _rooms(_: Attributes, workshop: Workshop, __: Titles, ___: Chapters, words: Words) -> _Drawn:
    rows = [(_text(room.name), _text(languages(room.languages, words)), room.equipment) for room in workshop.rooms]
    return ("Room", "Languages", "Equipment"), rows


def _groups(_: Attributes, workshop: Workshop, __: Titles, ___: Chapters, words: Words) -> _Drawn:
    rows = [
        (_text(group.name), _text(group.room), _text(languages(group.languages, words))) for group in workshop.groups
    ]
    return ("Group", "Room", "Languages"), rows


_DRAW: Mapping[str, Callable[[Attributes, Workshop, Titles, Chapters, Words], _Drawn]] = {
    "programme": _programme,
    "rooms": _rooms,
    "groups": _groups,
}


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def time_range(slot: Slot) -> str:
    """`11:00–13:00`."""
    return f"{clock(slot.start)}–{clock(slot.end)}"


def title_of(slot: Slot, titles: Titles) -> Inlines:
    """The title of a slot's session, or its own label."""
    return titles.get(slot.session, slot.label) if slot.session else slot.label


def languages(codes: tuple[str, ...], words: Words) -> str:
    """`("en", "fr")` → “English · French”, in the language of the words; one alone: “English only”."""
    from babel import Locale, UnknownLocaleError

    def name(code: str) -> str:
        try:
            return Locale.parse(code, sep="-").get_display_name(words.language.replace("-", "_")) or code
        except (UnknownLocaleError, ValueError):
            return code

    names = [name(code) for code in codes]
    if len(names) == 1:
        return words("{language} only", language=names[0][:1].upper() + names[0][1:])
    said = " · ".join(names)
    return said[:1].upper() + said[1:]
