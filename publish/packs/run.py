"""The packs of workshops, as a stream of events like a build's: planned, made, checked, closed, saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from publish import jobs, store
from publish.build import Event, Found, Planned, Written, ended, failures, guarded, told
from publish.checks import check_all
from publish.compile import Compiled, compile_project
from publish.diagnostics import Diagnostic, failed, tidy
from publish.editions import print_brand, slide_template
from publish.jobs import Step, Work
from publish.load import Project, load
from publish.model import Audience, Pack, Wanted, Workshop
from publish.packs import plan
from publish.packs.closing import Sheets, closed
from publish.packs.desk import Desk, laid
from publish.packs.making import Made, make
from publish.packs.plan import Plan

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
    brand = project.settings.brand
    template, printing = (
        slide_template(project.root, brand, problems),
        print_brand(project.root, brand, problems),
    )
    workshops = compiled[project.settings.source].publication.workshops
    asked = [workshop for workshop in workshops if request.workshop in ("", workshop.id)]
    if not template or not printing:
        return
    for workshop in asked:
        planned = _plan(workshop, project, compiled)
        desk, wrong = laid(planned, plan.packs(planned), compiled, template, printing)
        problems += wrong
        yield desk


def _plan(workshop: Workshop, project: Project, compiled: Mapping[str, Compiled]) -> Plan:
    publication = compiled[project.settings.source].publication
    plans, talks = (frozenset(one.id for one in run) for run in (publication.sessions, publication.talks))
    return Plan(workshop, (), tuple(compiled), plans, talks)


def _packs(request: Request, project: Project, desk: Desk) -> Iterator[Event | int]:
    """The packs of one workshop; at the end its exit code."""
    asked = tuple(_asked(request, desk.packs))
    wanted = dict.fromkeys(enclosure.wanted for pack in asked for enclosure in pack.enclosures)
    yield Planned(len(wanted) + len(asked))
    work = Work(request.output, jobs.workers(request.jobs))
    made: dict[Wanted, Made] = {}
    for event in make(work, wanted, desk):
        if isinstance(event, Step):
            yield event
        else:
            made[event[0]] = event[1]
    late = [*failures(work, project.settings.brand)]
    shelf = store.Shelf(request.output, store.record(request.output), request.force)
    for pack in asked:
        yield from _close(request, pack, desk, made, shelf)
    if late:
        yield Found(tidy(late), project.texts)
    yield 4 if work.lost else 1 if failed(late, request.strict) else 0


def _asked(request: Request, packs: tuple[Pack, ...]) -> Iterator[Pack]:
    """The packs asked for, each with what of it is in the languages asked for."""
    for pack in packs:
        if request.audience in (None, pack.audience) and request.name.casefold() in ("", pack.name.casefold()):
            inside = (e for e in pack.enclosures if not request.languages or e.wanted.language in request.languages)
            yield replace(pack, enclosures=tuple(inside))


def _close(
    request: Request, pack: Pack, desk: Desk, made: Mapping[Wanted, Made], shelf: store.Shelf
) -> Iterator[Written]:
    if any(enclosure.wanted not in made for enclosure in pack.enclosures):
        return
    files = {enclosure.path: made[enclosure.wanted].data for enclosure in pack.enclosures}
    printed = (made[e.wanted].data for e in pack.enclosures if e.copies and e.wanted.form == "pdf")
    folder = f"{FOLDER}/{desk.workshop.id}/{pack.folder}"
    for artifact in closed(folder, files, printed, pack.name, request.sheets):
        yield told(shelf.put(artifact), artifact.path)
    shelf.note()
