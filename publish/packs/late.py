"""What can be said only when all other documents are finished: the printing order, and the cover of each pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from publish.arrange.common import joined
from publish.arrange.pack import cover, order
from publish.arrange.pack.paper import Paper
from publish.model import Audience, Book, Enclosure, Pack, Wanted
from publish.packs.desk import Desk
from publish.packs.making import Made, footed
from publish.packs.plan import SPARES

SHORT = 12  # digits of a checksum on a cover
NAMED = 3  # packs named in a line of the printing order; of more, how many
ONE: Mapping[Audience, str] = {
    "facilitator": "Facilitator",
    "room": "Room",
    "organiser": "Organisers",
    "interpreter": "Interpreters",
}
MANY: Mapping[Audience, str] = {**ONE, "facilitator": "Facilitators", "room": "Rooms"}
"""How the readers of one pack, and of several, are called."""

Files = Mapping[Wanted, Made]


def called(enclosure: Enclosure, paper: Paper) -> str:
    """“Participant's worksheet · Migration and Labour”, in the language of `paper`."""
    subject = enclosure.wanted.subject
    groups = {group.name for group in paper.workshop.groups}
    about = paper.names.documents.get(subject, subject if subject in groups else "")
    return joined(paper.words(enclosure.title), about)


# ── the printing order ────────────────────────────────────────────────────────


def printing_order(wanted: Wanted, desk: Desk, made: Files, sides: int) -> Book:
    """Everything of all packs that is printed; `sides` of a sheet are printed on."""
    paper = desk.papers[wanted.language]
    lines = tuple(order_lines(desk.packs, paper, made, sides))
    spares = paper.words("Copies for a group include spares: {spares} for each group.", spares=SPARES)
    evenly = paper.words("There is no list of participants: copies are shared out among the languages of a group.")
    return footed(order.arrange(paper, lines, (spares, *(() if desk.people else (evenly,)))), desk)


def order_lines(packs: Iterable[Pack], paper: Paper, made: Files, sides: int) -> Iterator[order.Line]:
    """A line for what is called alike and goes to the same kind of readers; in the order of the packs."""
    alike: dict[tuple[str, str, Audience], list[tuple[Pack, Enclosure]]] = {}
    for pack in packs:
        for one in pack.enclosures:
            if one.copies and one.wanted in made:
                alike.setdefault((called(one, paper), one.wanted.language, pack.audience), []).append((pack, one))
    for (title, language, audience), run in alike.items():
        counts = sorted({made[one.wanted].pages for _, one in run})
        said = "–".join(str(count) for count in (*counts[:1], *counts[1:][-1:]))
        sheets = sum(ceil(made[one.wanted].pages / sides) * one.copies for _, one in run)
        copies = sum(one.copies for _, one in run)
        yield order.Line(title, language, _whom(audience, [pack for pack, _ in run], paper), said, copies, sheets)


def _whom(audience: Audience, packs: list[Pack], paper: Paper) -> str:
    names = [pack.name for pack in packs if pack.name]
    if names and len(names) <= NAMED:
        return ", ".join(names)
    many = paper.words(MANY[audience])
    return f"{many} ({len(packs)})" if len(packs) > 1 else many


# ── covers ────────────────────────────────────────────────────────────────────


def cover_of(pack: Pack, desk: Desk, made: Files, address: str) -> Book:
    """The cover of a pack: its files, and what is known of each."""
    paper = desk.papers[pack.language]
    lines = tuple(_line(one, paper, made[one.wanted]) for one in pack.enclosures)
    return footed(cover.arrange(paper, pack.name, ONE[pack.audience], pack.slug, lines, address), desk)


def _line(one: Enclosure, paper: Paper, made: Made) -> cover.Line:
    return cover.Line(called(one, paper), one.wanted.language, one.path, made.pages, one.copies, made.sha[:SHORT])
