"""What is drawn from data: programme, rooms and groups as tables, charts. Slides stay true when the data changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.diagnostics import Diagnostic, error
from publish.model import Align, Blocks, Chart, Data, Inlines, Sheet, Slot, Table, Text, Workshop
from publish.read.attributes import near
from publish.read.charts import plot
from publish.schedule import clock
from publish.values import dataclass
from publish.words import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """What a programme says of a session or talk: its title, the numbers of its chapters (`2.6`), its volume."""

    title: Inlines
    chapters: str = ""
    volume: int | None = None


Subjects = Mapping[str, Subject]
"""By the id of the session or talk."""

Rows = tuple[tuple[Inlines, ...], ...]


def draw(data: Data, workshop: Workshop, subjects: Subjects, words: Words) -> Table:
    """The table for a `programme`, `rooms` or `groups` block."""
    return _DRAW[data.role](data, workshop, subjects, words)


def _table(
    data: Data, header: tuple[str, ...], rows: Rows, words: Words, volumes: tuple[int | None, ...] = ()
) -> Table:
    heads = tuple((Text(words(head)),) for head in header)
    align: tuple[Align, ...] = tuple("left" for _ in header)
    return Table(heads, rows, align, key=data.key, span=data.span, role=data.role, volumes=volumes)


def _programme(data: Data, workshop: Workshop, subjects: Subjects, words: Words) -> Table:
    wanted = data.attributes.sessions
    slots = [slot for slot in workshop.programme if not wanted or slot.session in wanted]
    drawn = [(slot, subjects.get(slot.session) or Subject(slot.label)) for slot in slots]
    volumes = tuple(subject.volume for _, subject in drawn)
    rows: Rows = tuple((_text(time_range(slot)), subject.title) for slot, subject in drawn)
    if not any(subject.chapters for _, subject in drawn):
        return _table(data, ("Time", "Session"), rows, words, volumes)
    said = (f"{words('Chapter')} {subject.chapters}" if subject.chapters else "" for _, subject in drawn)
    rows = tuple((*row, _text(chapter)) for row, chapter in zip(rows, said, strict=True))
    return _table(data, ("Time", "Session", "Chapter"), rows, words, volumes)


def _rooms(data: Data, workshop: Workshop, _: Subjects, words: Words) -> Table:
    rows = tuple((_text(r.name), _text(languages(r.languages, words)), r.equipment) for r in workshop.rooms)
    return _table(data, ("Room", "Languages", "Equipment"), rows, words)


def _groups(data: Data, workshop: Workshop, _: Subjects, words: Words) -> Table:
    rows = tuple((_text(g.name), _text(g.room), _text(languages(g.languages, words))) for g in workshop.groups)
    return _table(data, ("Group", "Room", "Languages"), rows, words)


_DRAW: Mapping[str, Callable[[Data, Workshop, Subjects, Words], Table]] = {
    "programme": _programme,
    "rooms": _rooms,
    "groups": _groups,
}


def plotted(chart: Chart, sheets: Mapping[str, Sheet], found: list[Diagnostic]) -> Blocks:
    """The chart with the numbers of its file; nothing, where they are not there (R013) or cannot be drawn."""
    if chart.data and not chart.categories:
        path = f"content/{chart.data}"
        if path not in sheets:
            hint = near(path, sheets).replace("content/", "") or "files of numbers stand in content/data/, as .csv"
            found.append(error("R013", f"there is no file of numbers `{chart.data}`", chart.span, hint))
            return ()
        chart, wrong = plot(chart, sheets[path])
        found += wrong
    return (chart,) if chart.categories else ()


def _text(text: str) -> Inlines:
    return (Text(text),) if text else ()


def time_range(slot: Slot) -> str:
    """`11:00–13:00`."""
    return f"{clock(slot.start)}–{clock(slot.end)}"


def languages(codes: tuple[str, ...], words: Words) -> str:
    """`("en", "fr")` → “English · French”, in the language of the words; one alone: “English only”."""
    from babel import Locale, UnknownLocaleError

    def name(code: str) -> str:
        try:
            return Locale.parse(code, sep="-").get_display_name(words.language.replace("-", "_")) or code
        except (UnknownLocaleError, ValueError):
            return code

    names = [name(code) for code in codes]
    said = words("{language} only", language=names[0]) if len(names) == 1 else " · ".join(names)
    return said[:1].upper() + said[1:]
