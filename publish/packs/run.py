"""The packs of workshops, as a stream of events like a build's: planned, made, checked, closed, saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from publish import jobs, store, walk
from publish.arrange.common import joined
from publish.build import Event, Found, Planned, Written, ended, failures, guarded, told
from publish.checks import check_all
from publish.compile import Compiled, compile_project
from publish.diagnostics import Diagnostic, Diagnostics, failed, tidy
from publish.editions import print_brand, slide_template
from publish.jobs import Step, Work
from publish.load import Project, load, participants
from publish.model import Audience, Pack, Reader, Wanted, Workshop
from publish.packs.closing import Sheets, closed
from publish.packs.contents import COVER, ORDER
from publish.packs.desk import Desk, laid
from publish.packs.late import cover_of, printing_order
from publish.packs.making import Done, Made, arranged, finished
from publish.packs.plan import Plan
from publish.packs.safe import Secrets, readers, secrets, stopped
from publish.rotation import balance

FOLDER = "packs"


@dataclass(frozen=True, slots=True)
class Request:
    """Which packs. No workshop means all; no languages, all of each; no audience or name, every pack."""

    root: Path
    output: Path
    workshop: str = ""
    languages: tuple[str, ...] = ()
    audience: Audience | None = None
    name: str = ""
    jobs: int = 0
    strict: bool = False
    force: bool = False
    sheets: Sheets = field(default_factory=Sheets)


def run(request: Request) -> Iterator[Event]:
    """Makes the packs asked for, telling what happens. Nothing is written if there are errors in the sources."""
    yield from guarded(request.output, partial(_run, request))


def _run(request: Request) -> Iterator[Event]:
    project, found = load(request.root)
    if project is None:
        yield Found(found, {})
        yield ended(1)
        return
    compiled, wrong = compile_project(project, project.settings.languages)
    problems = [*found, *wrong, *check_all(compiled)]
    desks = [] if failed(problems, request.strict) else list(_desks(request, project, compiled, problems))
    yield Found(tidy(problems), project.texts)
    if failed(problems, request.strict):
        yield ended(1)
        return
    code = 0
    for desk in desks:
        for event in _packs(request, project, desk):
            if isinstance(event, int):
                code = max(code, event)
            else:
                yield event
    yield ended(code)


def _desks(
    request: Request, project: Project, compiled: Mapping[str, Compiled], problems: list[Diagnostic]
) -> Iterator[Desk]:
    """The desk of each workshop asked for; what stands in the way is added to the problems."""
    settings = project.settings
    template = slide_template(project.root, settings.brand, problems)
    printing = print_brand(project.root, settings.brand, problems)
    if not template or not printing:
        return
    for workshop in compiled[settings.source].publication.workshops:
        if request.workshop in ("", workshop.id):
            desk, wrong = laid(
                _plan(workshop, project, compiled, problems), compiled, template, printing, settings.address
            )
            problems += wrong
            yield desk


def _plan(workshop: Workshop, project: Project, compiled: Mapping[str, Compiled], problems: list[Diagnostic]) -> Plan:
    publication = compiled[project.settings.source].publication
    plans, talks = (frozenset(one.id for one in run) for run in (publication.sessions, publication.talks))
    people, wrong = participants(project.root, workshop.id)
    problems += wrong
    nothing = frozenset() if people else frozenset({"participants"})
    return Plan(workshop, balance(workshop, people), tuple(compiled), plans, talks, nothing)


# ── one workshop ──────────────────────────────────────────────────────────────


def _packs(request: Request, project: Project, desk: Desk) -> Iterator[Event | int]:
    """The packs of one workshop; at the end its exit code."""
    asked = tuple(_asked(request, desk.packs))
    ordered = any(one.wanted.document == ORDER for pack in asked for one in pack.enclosures)
    needed = desk.packs if ordered else asked  # the printing order tells of all packs
    wanted = dict.fromkeys(one.wanted for pack in needed for one in pack.enclosures)
    yield Planned(len(wanted) + len(asked))
    work = Work(request.output, jobs.workers(request.jobs))
    made: dict[Wanted, Made] = {}
    yield from _kept(finished(work, arranged((one for one in wanted if one.document != ORDER), desk), desk), made)
    sides = 1 if request.sheets.single_sided else 2
    orders = {one: printing_order(one, desk, made, sides) for one in wanted if one.document == ORDER}
    yield from _kept(finished(work, orders, desk), made)
    whole = [pack for pack in asked if all(one.wanted in made for one in pack.enclosures)]
    covers = {_cover(pack): cover_of(pack, desk, made, project.settings.address) for pack in whole}
    yield from _kept(finished(work, covers, desk), made)

    late = [*failures(work, project.settings.brand)]
    found = _read_back(whole, made, secrets(desk.compiled))
    shelf = store.Shelf(request.output, store.record(request.output), request.force)
    for pack in whole:
        leaked = tuple(stopped(pack, found))
        late += leaked
        if not leaked and _cover(pack) in made:
            yield from _close(request, pack, desk, made, shelf)
    if late:
        yield Found(tidy(late), project.texts)
    yield 4 if work.lost else 1 if failed(late, request.strict) else 0


def _asked(request: Request, packs: tuple[Pack, ...]) -> Iterator[Pack]:
    """The packs asked for, each with what of it is in the languages asked for; none without such."""
    for pack in packs:
        if request.audience in (None, pack.audience) and request.name.casefold() in ("", pack.name.casefold()):
            language = next((one for one in (pack.language, *request.languages) if one in request.languages), "")
            spoken = {one.wanted.language for one in pack.enclosures if not one.together}
            inside = tuple(one for one in pack.enclosures if one.together or one.wanted.language in request.languages)
            if not request.languages:
                yield pack
            elif spoken & set(request.languages):
                yield replace(pack, language=language, enclosures=inside)


def _cover(pack: Pack) -> Wanted:
    return Wanted(COVER, pack.language, subject=pack.slug)


def _kept(events: Done, made: dict[Wanted, Made]) -> Iterator[Step]:
    """The steps of making; what is made goes into `made`."""
    for event in events:
        if isinstance(event, Step):
            yield event
        else:
            made[event[0]] = event[1]


def _read_back(
    packs: Iterable[Pack], made: Mapping[Wanted, Made], secret: Secrets
) -> dict[tuple[Wanted, Reader], Diagnostics]:
    """What each document holds that its readers must not get. Each is read back once."""
    return {
        (one, reader): secret.found(_said(one), made[one].data, reader)
        for one, by in readers(packs).items()
        for reader in by
    }


def _said(wanted: Wanted) -> str:
    return f"{'/'.join(filter(None, (wanted.document, wanted.subject)))}.{wanted.language}.{wanted.form}"


def _close(
    request: Request, pack: Pack, desk: Desk, made: Mapping[Wanted, Made], shelf: store.Shelf
) -> Iterator[Written]:
    """Saves a pack. What is told is the folder, the zip and the PDF for the printer, not each file."""
    files = {f"0-{COVER}.pdf": made[_cover(pack)].data}
    files |= {one.path: made[one.wanted].data for one in pack.enclosures}
    printed = [files[f"0-{COVER}.pdf"], *(made[e.wanted].data for e in pack.enclosures if e.copies)]
    folder = f"{FOLDER}/{desk.workshop.id}/{pack.folder}"
    title = joined(pack.name, walk.plain(desk.papers[pack.language].workshop.title))
    for artifact in closed(folder, files, printed, title, request.sheets):
        yield told(shelf.put(artifact), artifact.path)
    shelf.note()
