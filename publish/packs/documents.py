"""How each document of the table of packs is arranged: a row there, a function here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.arrange import checklists, guide, response
from publish.arrange import timetable as picture
from publish.arrange.beside import beside
from publish.arrange.common import joined
from publish.arrange.pack import answers, interpreting, knowledge, people, room, run_sheet, timetable
from publish.arrange.pack.paper import Paper, sheet
from publish.editions.several import own_pictures
from publish.kinds import GUIDE, RESPONSE
from publish.model import Book, Calendar, Edition, Pack, Wanted
from publish.packs.contents import GLANCE, WORKSHEET
from publish.packs.desk import Desk
from publish.packs.plan import reads, spoken_in
from publish.products import TIMETABLE

Arranger = Callable[[Wanted, Desk], Book]


def _pack(wanted: Wanted, desk: Desk) -> Pack:
    """The pack of the person or room that a document is about."""
    return next(pack for pack in desk.packs if pack.slug == wanted.subject)


def _paper(wanted: Wanted, desk: Desk) -> Paper:
    return desk.papers[wanted.language]


def _guide(wanted: Wanted, desk: Desk) -> Book:
    paper = _paper(wanted, desk)
    slots = tuple(paper.workshop.programme[row] for row in wanted.rows)
    edition = Edition(GUIDE, paper.workshop.id, wanted.language)
    decks, worksheets = desk.decks_in(wanted.language), desk.worksheets_in(wanted.language)
    return guide.arrange(paper.publication, edition, paper.words, decks, worksheets, slots, paper.names)


def _worksheet(wanted: Wanted, desk: Desk) -> Book:
    """In one language, or in several side by side."""
    if not wanted.beside:
        return desk.worksheets[wanted.language, wanted.subject]
    ones = [desk.compiled[language] for language in wanted.languages]
    sheets = (desk.worksheets[language, wanted.subject] for language in wanted.languages)
    return beside(tuple(own_pictures(sheet, one, ones[0]) for sheet, one in zip(sheets, ones, strict=True)))


def _answers(wanted: Wanted, desk: Desk) -> Book:
    paper = _paper(wanted, desk)
    session = paper.publication.session(wanted.subject)
    assert session  # planned from the same publication
    return answers.arrange(paper, session, Edition(GUIDE, paper.workshop.id, wanted.language))


def _attendance(wanted: Wanted, desk: Desk) -> Book:
    """For a group, in all of its languages at once; the first is that of the room's pack."""
    group = wanted.subject
    spoken = (language for language in spoken_in("", group, desk.plan) if language in desk.plan.papers)
    languages = dict.fromkeys((wanted.language, *spoken))
    rows = tuple(one.row for pack in desk.packs if pack.audience == "room" for one in pack.held if one.group == group)
    members = tuple(person for person in desk.people if person.group == group)
    return room.attendance(tuple(desk.papers[language] for language in languages), group, rows, members)


def _certificates(wanted: Wanted, desk: Desk) -> Book:
    papers = desk.plan.papers
    languages = tuple(one for one in spoken_in("", "", desk.plan) if one in papers) or papers[:1]
    members = tuple(person for person in desk.people if reads(person, languages) == wanted.language)
    return people.certificates(_paper(wanted, desk), members)


def _glossary(wanted: Wanted, desk: Desk) -> Book:
    languages = dict.fromkeys((wanted.language, *desk.plan.papers))
    return interpreting.glossary(tuple(desk.papers[language] for language in languages))


def calendar(wanted: Wanted, desk: Desk) -> Calendar:
    """The calendar of the person that a document is about."""
    title = joined(_paper(wanted, desk).title, _pack(wanted, desk).name)
    return next(one for one in desk.calendars[wanted.language] if one.title == title)


def _at_a_glance(wanted: Wanted, desk: Desk) -> Book:
    paper = _paper(wanted, desk)
    return picture.arrange(
        paper.publication, Edition(TIMETABLE, paper.workshop.id, wanted.language), paper.words, paper.names
    )


def _response(wanted: Wanted, desk: Desk) -> Book:
    paper = _paper(wanted, desk)
    return response.arrange(
        paper.publication, Edition(RESPONSE, paper.workshop.id, wanted.language), paper.words, paper.names
    )


def _checklists(wanted: Wanted, desk: Desk) -> Book:
    paper = _paper(wanted, desk)
    blocks = checklists.checklists("checklists", paper.words)
    return sheet(paper, "checklists", paper.words("Checklists"), blocks, "", paper.title)


ARRANGERS: Mapping[str, Arranger] = {
    "timetable": lambda wanted, desk: timetable.arrange(_paper(wanted, desk), _pack(wanted, desk)),
    "programme": lambda wanted, desk: timetable.programme(_paper(wanted, desk), _pack(wanted, desk)),
    GLANCE: _at_a_glance,
    RESPONSE: _response,
    "checklists": _checklists,
    "guide": _guide,
    "run-sheet": lambda wanted, desk: run_sheet.arrange(
        _paper(wanted, desk), wanted.rows, desk.decks_in(wanted.language)
    ),
    WORKSHEET: _worksheet,
    "answers": _answers,
    "door-sign": lambda wanted, desk: room.door_sign(_paper(wanted, desk), _pack(wanted, desk)),
    "attendance": _attendance,
    "participants": lambda wanted, desk: people.listed(_paper(wanted, desk), desk.people),
    "badges": lambda wanted, desk: people.badges(_paper(wanted, desk), desk.people),
    "certificates": _certificates,
    "test-before": lambda wanted, desk: knowledge.arrange(_paper(wanted, desk), "before"),
    "test-after": lambda wanted, desk: knowledge.arrange(_paper(wanted, desk), "after"),
    "test-key": lambda wanted, desk: knowledge.key(_paper(wanted, desk)),
    "glossary": _glossary,
}
