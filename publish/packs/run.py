"""The packs of workshops, as a stream of events like a build's: planned, made, checked, closed, saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from publish import stamp
from publish.build import guarded
from publish.canonical import digest
from publish.checks import check_all, for_packs
from publish.compile import Compiled, compile_project
from publish.diagnostics import Diagnostic, Diagnostics, error, failed, tidy
from publish.editions.brands import print_brand, slide_template
from publish.editions.honesty import shown_in
from publish.events import Event, Finished, Found, Written, ended
from publish.kinds import HANDBOOK
from publish.load import PEOPLE, Project, load, overrides, participants, people_files
from publish.model import Workshop
from publish.packs import changes
from publish.packs.desk import Desk, laid
from publish.packs.overrides import Override, misplaced
from publish.packs.plan import Plan
from publish.packs.request import LAST, Request
from publish.packs.workshop import Closed, Given, asked_for, packs_of
from publish.products import PRODUCTS
from publish.rotation import balance, examine
from publish.stamp import Stamp
from publish.translate.passages import Passage, refused


def run(request: Request) -> Iterator[Event]:
    """Makes the packs asked for, telling what happens.

    Nothing is written if there are errors in the sources, or what would make a wrong pack.
    """
    yield from guarded(request.output, partial(_run, request))


def _run(request: Request) -> Iterator[Event]:
    project, found = load(request.root)
    if project is None:
        yield Found(found, {})
        yield ended(1)
        return
    name = stamp.name(request, project, _beside(request, project))
    before = stamp.find(request.output, name)
    if before:
        yield Found(before.diagnostics, project.texts)
        yield from (Written(path, "unchanged") for path, _ in before.files)
        yield ended(0)
        return
    said: list[Diagnostic] = []
    files: list[tuple[str, str]] = []
    for event in _made(request, project, found):
        match event:
            case Closed():
                files += event.files
                continue
            case Found():
                said += event.diagnostics
            case Finished() if event.exit_code == 0 and not any(map(_personal, said)):
                stamp.save(request.output, name, Stamp(tuple(files), tuple(said)))
        yield event


def _beside(request: Request, project: Project) -> Iterator[bytes]:
    """What packs are made from and no other product is: lists of participants, decks of speakers, earlier packs."""
    for workshop in request.workshops or project.settings.workshops:
        lists = (file.read_bytes() for file in people_files(project.root, workshop))
        decks = overrides(project.root, workshop)[0]
        told, _ = changes.earlier(request.output, workshop, request.since) if request.since != LAST else (None, ())
        earlier = changes.written(told) if told else b""
        yield digest(tuple(lists), decks, earlier).encode()


def _personal(found: Diagnostic) -> bool:
    """Whether it says something of a list of participants: that is kept nowhere."""
    return bool(found.span and PEOPLE.fullmatch(found.span.path))


def _made(request: Request, project: Project, found: Diagnostics) -> Iterator[Event | Closed]:
    compiled, wrong = compile_project(project, project.settings.languages, marked=request.draft)
    asked = request.workshops or project.settings.workshops
    problems = list(for_packs((*found, *wrong, *check_all(compiled)), asked))
    if request.final and not request.accepted:
        problems += refused(_lacking(request, compiled))
    given = [] if failed(problems) else list(_given(request, project, compiled, problems))
    wanted = [(one, packs) for one in given if (packs := tuple(asked_for(request, one.desk)))]
    if given and not wanted:
        names = dict.fromkeys(pack.name or pack.audience for one in given for pack in one.desk.packs)
        hint = f"there are packs for {', '.join(names) or 'nobody'}"
        problems.append(error("O007", "there is no such pack", hint=hint))
    yield Found(tidy(problems), project.texts)
    if failed(problems, request.strict):
        yield ended(1)
        return
    code = 0
    for one, packs in wanted:
        for event in packs_of(request, one, packs):
            if isinstance(event, Closed):
                code = max(code, event.code)
            yield event
    yield ended(code)


PACKED = tuple(product.name for product in PRODUCTS if product.name != HANDBOOK)
"""The products of which packs are made."""


def _lacking(request: Request, compiled: Mapping[str, Compiled]) -> Iterator[Passage]:
    """The passages that packs in the languages asked for lack."""
    for language, one in compiled.items():
        if not request.languages or language in request.languages:
            yield from shown_in(one, *PACKED)


def _given(
    request: Request, project: Project, compiled: Mapping[str, Compiled], problems: list[Diagnostic]
) -> Iterator[Given]:
    """What the packs of each workshop asked for are made from; what stands in the way is added to the problems."""
    settings = project.settings
    template = slide_template(project.root, settings.brand, problems)
    printing = print_brand(project.root, settings.brand, problems)
    if not template or not printing:
        return
    for workshop in compiled[settings.source].publication.workshops:
        if not request.workshops or workshop.id in request.workshops:
            plan = _plan(workshop, project, compiled, problems)
            desk, wrong = laid(plan, compiled, template, printing, project)
            desk = replace(desk, accepted=request.accepted)
            before, unknown = changes.earlier(request.output, workshop.id, request.since)
            problems += (*wrong, *unknown)
            yield Given(project, desk, _overrides(project, desk, problems), before)


def _plan(workshop: Workshop, project: Project, compiled: Mapping[str, Compiled], problems: list[Diagnostic]) -> Plan:
    publication = compiled[project.settings.source].publication
    plans, talks = (frozenset(one.id for one in run) for run in (publication.sessions, publication.talks))
    people, wrong = participants(project.root, workshop.id)
    problems += for_packs((*wrong, *examine(workshop, people)), (workshop.id,))
    nothing = frozenset() if people else frozenset({"participants"})
    partly = {language: only for language in compiled if (only := project.settings.only(language))}
    return Plan(workshop, balance(workshop, people), tuple(compiled), plans, talks, nothing, partly)


def _overrides(project: Project, desk: Desk, problems: list[Diagnostic]) -> tuple[Override, ...]:
    """The decks that speakers changed; each is opened as carefully as a template: anybody may have made it."""
    from publish.templates.archive import unpack

    files, wrong = overrides(project.root, desk.workshop.id)
    problems += wrong
    given = []
    for path, data in files.items():
        *_, language, name = path.split("/")
        given.append(Override(path, language, name.removesuffix(".pptx"), data))
        problems += unpack(data, path)[1]
    problems += misplaced(tuple(given), frozenset(desk.decks))
    return tuple(given)
