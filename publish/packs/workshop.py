"""The packs of one workshop: documents made, read back, closed; then what has changed since the last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from publish import jobs, store
from publish.arrange.common import joined
from publish.diagnostics import Diagnostic, failed, tidy
from publish.events import Event, Found, Planned, Step, Written
from publish.jobs import Work
from publish.load import Project
from publish.model import Artifact, Pack, Wanted
from publish.packs import by_hand, changes, late
from publish.packs.changes import CHANGES, Change, Facts, Manifest, home
from publish.packs.closing import closed
from publish.packs.contents import CONTENTS, COVER, DECK, NOTES, ORDER
from publish.packs.desk import Desk
from publish.packs.making import Made, Sources, arranged, finished
from publish.packs.overrides import Override, taken
from publish.packs.request import Request
from publish.packs.safe import stopped
from publish.pipeline import failures, told

BATCH = 25
"""Documents that are arranged at a time: guides are large."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the packs of a workshop are made from. `before` are the packs that changes are told from."""

    project: Project
    desk: Desk
    overrides: tuple[Override, ...]
    before: Manifest | None


@dataclass(frozen=True, slots=True)
class Closed:
    """The packs of a workshop, done: the exit code, and every file as it was written: its path and SHA-256."""

    code: int
    files: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Bench:
    """What is made so far, what is told of it when it changes, and what was found on the way."""

    request: Request
    given: Given
    desk: Desk
    work: Work
    shelf: store.Shelf
    made: dict[Wanted, Made] = field(default_factory=dict)
    facts: dict[Wanted, Facts] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    told: bool = False

    def concerned(self, done: list[Pack]) -> Callable[[str], bool]:
        """Whether a pack, by its folder, was made now; or is gone, where all packs were asked for."""
        made = {pack.folder for pack in done}
        there = {pack.folder for pack in self.desk.packs}
        return lambda pack: pack in made or (self.request.whole and pack not in there)

    def make(self, sources: Sources) -> Iterator[Step]:
        self.facts.update((one, changes.facts(source)) for one, source in sources.items())
        for event in finished(self.work, sources, self.desk):
            if isinstance(event, Step):
                yield event
            else:
                self.made[event[0]] = event[1]

    def put(self, path: str, data: bytes) -> Written:
        """Saves a file below the workshop's packs."""
        path = f"{home(self.desk.workshop.id)}/{path}"
        done = self.shelf.put(Artifact(path, data))
        self.kept.add(path)
        return told(done, path)


def packs_of(request: Request, given: Given, asked: tuple[Pack, ...]) -> Iterator[Event | Closed]:
    """What happens, and at the end what came of it. A pack that would leak, or lacks a document, is not written.

    `asked`: see `asked_for`.
    """
    shelf = store.Shelf.of(request.output, given.project.revision, request.force)
    bench = _Bench(request, given, given.desk, Work(request.output, jobs.workers(request.jobs)), shelf)
    yield from _make(bench, asked)
    done = list(_safe(bench, asked))
    for pack in done:
        yield from _close(bench, pack)
    yield from _tell_changes(bench, done)
    _sweep(bench, done)
    bench.found += failures(bench.work, given.project.settings.brand)
    if bench.found:
        yield Found(tidy(bench.found), given.project.texts)
    code = 4 if bench.work.lost else 1 if failed(bench.found, request.strict) else 0
    yield Closed(code, tuple((path, shelf.written.get(path, "")) for path in sorted(bench.kept)))


def asked_for(request: Request, desk: Desk) -> Iterator[Pack]:
    """The packs asked for, each with what of it is in the languages asked for; none without such."""
    for pack in desk.packs:
        if request.audience in (None, pack.audience) and request.name.casefold() in ("", pack.name.casefold()):
            spoken = [language for one in pack.enclosures if not one.together for language in one.wanted.languages]
            asked = [language for language in (pack.language, *spoken) if language in request.languages]
            inside = (one for one in pack.enclosures if one.together or set(one.wanted.languages) & set(asked))
            if not request.languages:
                yield pack
            elif asked:
                missing = tuple(one for one in pack.missing if one.language in asked)
                own = next((one for one in asked if one in desk.plan.papers), pack.language)
                yield replace(pack, language=own, enclosures=tuple(inside), missing=missing)


# ── making ────────────────────────────────────────────────────────────────────


def _make(bench: _Bench, asked: tuple[Pack, ...]) -> Iterator[Event]:
    """Every document; then the decks that speakers changed; then what tells of all others."""
    request = bench.request
    ordered = any(one.wanted.document == ORDER for pack in asked for one in pack.enclosures)
    needed = bench.desk.packs if ordered else asked  # the printing order tells of all packs
    wanted = dict.fromkeys(one.wanted for pack in needed for one in pack.enclosures)
    yield Planned(len(wanted) + len(asked))
    yield from _take(bench, wanted)
    desk = bench.desk
    for batch in _batches([one for one in wanted if one.document != ORDER and one not in bench.made]):
        yield from bench.make(arranged(batch, desk))
    sides = 1 if request.sheets.single_sided else 2
    orders = (one for one in wanted if one.document == ORDER)
    yield from bench.make({one: late.printing_order(one, desk, bench.made, sides) for one in orders})
    address = bench.given.project.settings.address
    whole = (pack for pack in asked if all(one.wanted in bench.made for one in pack.enclosures))
    yield from bench.make({_cover(pack): late.cover_of(pack, desk, bench.made, address) for pack in whole})


def _take(bench: _Bench, wanted: Iterable[Wanted]) -> Iterator[Event]:
    """The decks that speakers changed, in the place of ours: as they are, and on paper."""
    desk = bench.desk
    papers = {replace(one, document=DECK, form="pptx") for one in wanted if one.document in (DECK, NOTES)}
    given = [one for one in bench.given.overrides if one.wanted in papers]
    yield from bench.make(arranged([one.wanted for one in given], desk))
    redrawn = {}
    for one in given:
        if built := bench.made.get(one.wanted):
            place, words = (one.language, one.session), desk.papers[one.language].words
            redrawn[place] = by_hand.on_paper(desk.decks[place], built.data, one.data, desk.template, words)
            bench.made[one.wanted], told_of = taken(one, built.data)
            bench.found.append(told_of)
    bench.desk = replace(desk, on_paper=redrawn)


def _batches(wanted: list[Wanted]) -> Iterator[list[Wanted]]:
    """So many at a time that what they say fits in memory; those alike together, since they share most."""
    ordered = sorted(wanted, key=lambda one: (one.document, one.language))
    yield from (ordered[n : n + BATCH] for n in range(0, len(ordered), BATCH))


def _cover(pack: Pack) -> Wanted:
    return Wanted(COVER, pack.language, subject=pack.slug)


def _safe(bench: _Bench, asked: tuple[Pack, ...]) -> Iterator[Pack]:
    """The packs that are whole and in which nobody finds what is not for them."""
    whole = [pack for pack in asked if _cover(pack) in bench.made]
    wrong = stopped(whole, bench.made, bench.desk.compiled)
    for pack in whole:
        bench.found += wrong.get(pack.folder, ())
        if not failed(wrong.get(pack.folder, ())):
            yield pack


def _close(bench: _Bench, pack: Pack) -> Iterator[Written]:
    """The pack as a folder, a zip and a PDF for the printer."""
    cover = f"0-{COVER}.pdf"
    files = {cover: bench.made[_cover(pack)].data}
    files |= {one.path: bench.made[one.wanted].data for one in pack.enclosures}
    printed = [files[cover], *(bench.made[one.wanted].data for one in pack.enclosures if one.copies)]
    title = joined(pack.name, bench.desk.papers[pack.language].title)
    for path, data in closed(pack.folder, files, printed, title, bench.request.sheets):
        yield bench.put(path, data)
    bench.shelf.note()


# ── changes ───────────────────────────────────────────────────────────────────


def _tell_changes(bench: _Bench, done: list[Pack]) -> Iterator[Event]:
    """The manifest for the next time; where something is different, the notice, and all that is to be printed again.

    Where nothing is different, what was told the last time stands.
    """
    desk, before = bench.desk, bench.given.before
    made = late.manifest(done, desk, bench.made, bench.facts)
    last, _ = changes.earlier(bench.request.output, desk.workshop.id)
    if before:
        different = changes.compare(changes.only(before, bench.concerned(done)), made)
        if different:
            yield from _write_changes(bench, done, different, before.revision)
    others = changes.only(last, lambda pack: not bench.concerned(done)(pack)) if last else None
    now = changes.joined(made, others, [pack.folder for pack in desk.packs]) if others else made
    for path in (changes.MANIFEST, changes.of_revision(now.revision)):
        bench.put(path, changes.written(now))
    bench.shelf.note()


def _write_changes(bench: _Bench, done: list[Pack], different: tuple[Change, ...], before: str) -> Iterator[Event]:
    """What is different, in a folder of its own: the files, a notice, the list of what to print again."""
    desk = bench.desk
    language = desk.plan.papers[0]  # in which the titles of earlier packs are kept
    notice, again = (Wanted(name, language) for name in ("notice", "print-again"))
    table = replace(again, form="xlsx")
    sides = 1 if bench.request.sheets.single_sided else 2
    listed = late.print_again(different, desk.papers[language], sides)
    told_of = late.notice(different, desk.papers[language], before, desk.revision)
    yield from bench.make({notice: told_of, again: listed, table: listed})
    paths = {change.file.path for change in different if change.state in ("new", "changed")}
    files = {f"{pack.folder}/{one.path}": one.wanted for pack in done for one in pack.enclosures}
    files = {path: wanted for path, wanted in files.items() if path in paths}
    files |= {f"{one.document}.{one.form}": one for one in (notice, again, table) if one in bench.made}
    for path, wanted in files.items():
        yield bench.put(f"{CHANGES}/{path}", bench.made[wanted].data)
    bench.told = True


def _sweep(bench: _Bench, done: list[Pack]) -> None:
    """Takes away what earlier packs left and these do not have; what somebody changed by hand stays."""
    start = f"{home(bench.desk.workshop.id)}/"
    concerned = bench.concerned(done)
    for path in [path for path in bench.shelf.written if path.startswith(start) and path not in bench.kept]:
        audience, _, name = path.removeprefix(start).partition("/")
        of_changes = audience == CHANGES and bench.told
        if of_changes or (audience in CONTENTS and concerned(f"{audience}/{name.partition('/')[0].partition('.')[0]}")):
            bench.shelf.remove(path)
    bench.shelf.note()
