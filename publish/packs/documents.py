"""How each document of the table of packs is arranged: a row there, a function here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from publish.arrange import guide
from publish.arrange.pack import answers, timetable
from publish.kinds import GUIDE
from publish.model import Book, Edition, Wanted
from publish.packs.desk import Desk

Arranger = Callable[[Wanted, Desk], Book]


def _timetable(wanted: Wanted, desk: Desk) -> Book:
    pack = next(pack for pack in desk.packs if pack.slug == wanted.subject)
    return timetable.arrange(desk.papers[wanted.language], pack)


def _guide(wanted: Wanted, desk: Desk) -> Book:
    paper = desk.papers[wanted.language]
    slots = tuple(paper.workshop.programme[row] for row in wanted.rows)
    edition = Edition(GUIDE, paper.workshop.id, wanted.language)
    decks, worksheets = desk.decks_in(wanted.language), desk.worksheets_in(wanted.language)
    return guide.arrange(paper.publication, edition, paper.words, decks, worksheets, slots)


def _worksheet(wanted: Wanted, desk: Desk) -> Book:
    return desk.worksheets[wanted.language, wanted.subject]


def _answers(wanted: Wanted, desk: Desk) -> Book:
    paper = desk.papers[wanted.language]
    session = paper.publication.session(wanted.subject)
    assert session  # planned from the same publication
    return answers.arrange(paper, session, Edition(GUIDE, paper.workshop.id, wanted.language))


ARRANGERS: Mapping[str, Arranger] = {
    "timetable": _timetable,
    "guide": _guide,
    "worksheet": _worksheet,
    "answers": _answers,
}
