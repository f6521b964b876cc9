"""What can be said only when all other documents are finished: the printing order, and the cover of each pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from publish.arrange.common import joined, language_named, language_said
from publish.arrange.pack import cover, order
from publish.arrange.pack import notice as notices
from publish.arrange.pack.paper import Paper
from publish.compile import Compiled
from publish.model import Audience, Book, Enclosure, Missing, Pack, Session, Talk, Wanted
from publish.packs import changes
from publish.packs.changes import Change, Facts, File, Manifest
from publish.packs.contents import PERSONAL
from publish.packs.desk import Desk
from publish.packs.making import Made
from publish.packs.plan import SPARES
from publish.store import sha

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


def called(enclosure: Enclosure | Missing, paper: Paper) -> str:
    """“Participant's worksheet · Migration and Labour”, in the language of `paper`."""
    return joined(paper.words(enclosure.title), paper.names.documents.get(enclosure.about, enclosure.about))


# ── the printing order ────────────────────────────────────────────────────────


def printing_order(wanted: Wanted, desk: Desk, made: Files, sides: int) -> Book:
    """Everything of all packs that is printed; `sides` of a sheet are printed on."""
    paper = desk.papers[wanted.language]
    lines = tuple(order_lines(desk.packs, paper, made, sides))
    spares = paper.words("Copies for a group include spares: {spares} for each group.", spares=SPARES)
    evenly = paper.words("There is no list of participants: copies are shared out among the languages of a group.")
    return order.arrange(paper, lines, (spares, *(() if desk.people else (evenly,))))


def order_lines(packs: Iterable[Pack], paper: Paper, made: Files, sides: int) -> Iterator[order.Line]:
    """A line for what is called alike and goes to the same kind of readers, its languages one below the other."""
    alike: dict[tuple[str, str, Audience], list[tuple[Pack, Enclosure]]] = {}
    for pack in packs:
        for one in pack.enclosures:
            if one.copies and one.wanted in made:
                alike.setdefault((called(one, paper), one.wanted.spoken, pack.audience), []).append((pack, one))
    first = {(audience, title): n for n, (title, _, audience) in reversed(list(enumerate(alike)))}
    for (title, language, audience), run in sorted(alike.items(), key=lambda one: first[one[0][2], one[0][0]]):
        said = _span(made[one.wanted].pages for _, one in run)
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
    lines = tuple(_line(one, paper, made[one.wanted], desk) for one in pack.enclosures)
    missing = tuple(_missing(pack, paper))
    return cover.arrange(paper, pack.name, ONE[pack.audience], pack.slug, lines, desk.revision, address, missing)


def _missing(pack: Pack, paper: Paper) -> Iterator[str]:
    """What the pack does not have in a language of its readers, and in which it has it."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in pack.missing:
        alike.setdefault((one.language, one.instead), []).append(called(one, paper))
    for (language, instead), titles in alike.items():
        others = ", ".join(language_named(other, paper.language) for other in instead)
        yield paper.words(
            "Not in {language}, but in {others}: {documents}",
            language=language_named(language, paper.language),
            others=others,
            documents="; ".join(titles),
        )


def _line(one: Enclosure, paper: Paper, made: Made, desk: Desk) -> cover.Line:
    check, note = sha(made.data)[:SHORT], joined(_by_hand(made, paper), _untranslated(one.wanted, paper, desk))
    return cover.Line(called(one, paper), one.wanted.spoken, one.path, made.pages, one.copies, check, note)


def _by_hand(made: Made, paper: Paper) -> str:
    if made.by_hand.isdecimal():
        return paper.words("changed by hand: slide {number}", number=made.by_hand)
    return paper.words("changed by hand: slides {numbers}", numbers=made.by_hand) if made.by_hand else ""


def _untranslated(wanted: Wanted, paper: Paper, desk: Desk) -> str:
    """How many passages of its sessions a document lacks in its language: there the source's own words stand."""
    programme = desk.workshop.programme
    ids = {wanted.subject, *(programme[row].session for row in wanted.rows)}
    open_ = sum(_open(ids, desk.compiled[language]) for language in wanted.languages)
    return paper.words("in its session, not translated yet: {number}", number=open_) if open_ else ""


def _open(ids: set[str], one: Compiled) -> int:
    plans: tuple[Session | Talk, ...] = (*one.publication.sessions, *one.publication.talks)
    paths = {plan.span.path for plan in plans if plan.id in ids}
    return sum((row.total.messages - row.translated.messages) for row in one.coverage if row.path in paths)


# ── changes ───────────────────────────────────────────────────────────────────


def manifest(packs: Iterable[Pack], desk: Desk, made: Files, told: Mapping[Wanted, Facts]) -> Manifest:
    """These packs as they are now; `told` are the facts of each document."""
    paper = desk.papers[desk.plan.papers[0]]
    files = [(_file(pack, one, paper, made[one.wanted], desk), one.wanted) for pack in packs for one in pack.enclosures]
    facts = {file.content: _facts(wanted, made[wanted], told, paper) for file, wanted in files}
    return Manifest(desk.revision, tuple(file for file, _ in files), facts)


def _file(pack: Pack, one: Enclosure, paper: Paper, made: Made, desk: Desk) -> File:
    return File(
        f"{pack.folder}/{one.path}",
        pack.folder,
        pack.name or paper.words(ONE[pack.audience]),
        called(one, paper),
        one.wanted.spoken,
        made.content,
        made.pages,
        one.copies,
        one.wanted.subject == pack.slug and not one.about,
        _untranslated(one.wanted, paper, desk),
    )


def _facts(wanted: Wanted, made: Made, told: Mapping[Wanted, Facts], paper: Paper) -> Facts:
    """What is told of a document when it changes; of those with participants' names nothing."""
    if wanted.document in PERSONAL:
        return ()
    return changes.by_hand(_by_hand(made, paper)) if made.by_hand else told[wanted]


def notice(different: tuple[Change, ...], paper: Paper, before: str, now: str) -> Book:
    """What has changed between the revisions: packs that are new or gone, then documents, each once.

    A document in several languages is one; what is told of it is told in the first of them. Documents of one
    title of which the same is told are one line.
    """
    alike: dict[tuple[str, str, str], list[Change]] = {}
    for change in different:
        own = change.file.whom if change.whole or change.file.own else ""
        alike.setdefault((change.state, "" if change.whole else change.file.title, own), []).append(change)
    packs_first = sorted(alike.items(), key=lambda one: one[0][1] != "")
    same: dict[tuple[str, str, tuple[str, ...]], list[Change]] = {}
    for (state, title, _), run in packs_first:
        same.setdefault((state, title or paper.words("The whole pack"), _details(run, paper)), []).extend(run)
    lines = (
        notices.Line(title, tuple(dict.fromkeys(change.file.language for change in run)), _names(run), state, details)
        for (state, title, details), run in same.items()
    )
    return notices.arrange(paper, tuple(lines), before, now)


def _details(run: list[Change], paper: Paper) -> tuple[str, ...]:
    """What is told of a document, in the first of its languages; before it, what is not translated in others."""
    first = run[0].file.language
    told = (detail for change in run if change.file.language == first for detail in change.details)
    lacking = {change.file.language: change.file.note for change in run if change.file.note}
    notes = (f"{language_said(language, paper.language)}: {note}" for language, note in lacking.items())
    return tuple(dict.fromkeys((*notes, *told)))


def print_again(different: tuple[Change, ...], paper: Paper, sides: int) -> Book:
    """What of it is to be printed, and how often: of what is only needed more often, the rest."""
    alike: dict[tuple[str, str], list[Change]] = {}
    for change in different:
        if change.file.copies and change.state != "gone":
            alike.setdefault((change.file.title, change.file.language), []).append(change)
    lines = (_again(title, language, run, sides) for (title, language), run in alike.items())
    return order.arrange(paper, tuple(lines), (), "Print again")


def _again(title: str, language: str, run: list[Change], sides: int) -> order.Line:
    counts = [change.file.pages for change in run]
    copies = sum(change.file.copies for change in run)
    sheets = sum(ceil(change.file.pages / sides) * change.file.copies for change in run)
    return order.Line(title, language, _names(run), _span(counts), copies, sheets)


def _span(counts: Iterable[int]) -> str:
    """(3, 1, 3) → “1–3”."""
    ordered = sorted(set(counts))
    return "–".join(str(count) for count in (*ordered[:1], *ordered[1:][-1:]))


def _names(run: list[Change]) -> str:
    """“Facilitator 1, Facilitator 2 (+ 5)”."""
    names = tuple(dict.fromkeys(change.file.whom for change in run))
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" (+ {more})" if more > 0 else "")
