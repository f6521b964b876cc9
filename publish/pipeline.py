"""A project → everything that is asked for: compiled, checked, arranged, drawn, bound, read back, saved.

Everything is arranged first, in this process, and every problem is known before anything is written.
Then the parts of all books are drawn by workers; page numbers are looked up, and only the parts that
print one are drawn again; then each file is bound and saved.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from publish import jobs, report, stamp, store
from publish.books import Bound, bind_all
from publish.canonical import digest
from publish.checks import check_all
from publish.checks.finished import measure, secrets
from publish.compile import Compiled, compile_project
from publish.diagnostics import Diagnostic, Diagnostics, error, failed, tidy, warning
from publish.editions.arranging import arrange_all
from publish.editions.honesty import shown_in
from publish.editions.plans import Arranged, BookPlan
from publish.events import Event, Found, Planned, Step, Written, ended
from publish.forks import Each, among
from publish.jobs import Work
from publish.load import Project, load, participants
from publish.model import Artifact, Book
from publish.products import BY_NAME
from publish.readback import checked
from publish.report import Lacking
from publish.request import Request
from publish.rotation import examine
from publish.select import for_edition
from publish.stamp import Stamp
from publish.store import Saved
from publish.translate.passages import Passage, refused
from publish.translate.passages import as_json as as_json_passage


def check(root: Path, languages: tuple[str, ...] = ()) -> tuple[Diagnostics, Mapping[str, str]]:
    """Everything that is wrong in sources and languages, without building; and the texts, to show lines of."""
    project, found = load(root)
    if project is None:
        return found, {}
    compiled, wrong = compile_project(project, languages or project.settings.languages)
    return tidy([*found, *wrong, *check_all(compiled), *_people(project, compiled)]), project.texts


def _people(project: Project, compiled: Mapping[str, Compiled]) -> Iterator[Diagnostic]:
    """What is wrong with the lists of participants beside the workshops, where there are such."""
    for workshop in next(iter(compiled.values())).publication.workshops:
        people, wrong = participants(project.root, workshop.id)
        yield from (*wrong, *examine(workshop, people))


WARM = "publish.render.warm:up"


@contextlib.contextmanager
def at_work(request: Request) -> Iterator[Work]:
    """Who does the jobs of a build. With pages to lay out and a second core, a helper gets ready at once."""
    count = jobs.workers(request.jobs)
    printed = any(BY_NAME[product].extension == "pdf" for product in request.products)
    helper = jobs.helper(WARM) if printed and count > 1 else None
    try:
        yield Work(request.output, count, helper=helper)
    finally:
        if helper:
            helper.close()


def make(request: Request, project: Project, found: Diagnostics, work: Work) -> Iterator[Event]:
    """Everything that is not known from an earlier build."""
    compiled, wrong = compile_project(project, request.languages_of(project.settings), marked=request.draft)
    found = (*found, *wrong, *check_all(compiled))
    if request.final and not request.accepted:
        found += tuple(refused(lacking(compiled, request.products)))
    arranged = Arranged()
    if not failed(found):
        arranged, wrong = arrange_all(project, compiled, request)
        found = (*found, *wrong)
    found = tidy(found)
    yield Found(found, project.texts)
    if failed(found, request.strict):
        report.write(request, project, found, (), told_lacking(compiled, request.products))
        yield ended(1)
        return
    yield from _render(request, project, compiled, arranged, found, work)


# ── rendering and saving ──────────────────────────────────────────────────────


def _render(
    request: Request,
    project: Project,
    compiled: Mapping[str, Compiled],
    arranged: Arranged,
    found: Diagnostics,
    work: Work,
) -> Iterator[Event]:
    shelf = store.Shelf.of(request.output, project.revision, request.force)
    saved: list[Saved] = []
    late: list[Diagnostic] = []
    yield Planned(len(arranged.decks) + sum(_steps(plan) for plan in arranged.books))
    checked = _checker(request.output, compiled, arranged, among(work.workers))

    def keep(artifact: Artifact, files: tuple[Artifact, ...] = ()) -> Iterator[Written]:
        wrong = checked(artifact)
        late.extend(wrong)
        if failed(wrong):  # something in it that its readers must not see
            return
        for one in files or (artifact,):
            done = shelf.put(one)
            shelf.note()
            saved.append(done)
            yield told(done, one.path)

    paths = {plan.job.key: plan.path for plan in arranged.decks}
    for event in work.results([plan.job for plan in arranged.decks]):
        if isinstance(event, Step):
            yield event
        else:
            yield from keep(Artifact(paths[event[0].key], event[1].data))
    for bound in bind_all(work, arranged.books, compiled):
        if isinstance(bound, Bound):
            yield from keep(Artifact(bound.path, bound.data), bound.files)
        else:
            yield bound
    late += failures(work, project.settings.brand)
    if late:
        yield Found(tidy(late), project.texts)
    found = (*found, *tidy(late))
    without = told_lacking(compiled, request.products)
    report.write(request, project, found, tuple(saved), without)
    if not failed(late, request.strict) and all(one.status != "kept" for one in saved):
        files = tuple((one.path, shelf.written[one.path]) for one in saved)
        stamp.save(request.output, stamp.name(request, project), Stamp(files, found, without))
    yield ended(4 if work.lost else 1 if failed(late, request.strict) else 0)


def _steps(plan: BookPlan) -> int:
    """Its parts, binding them, and what is made of it then."""
    return len(plan.book.parts) + 1 + bool(plan.booklet) + (1 + bool(plan.press.cover) if plan.press else 0)


def _checker(
    output: Path, compiled: Mapping[str, Compiled], arranged: Arranged, each: Each
) -> Callable[[Artifact], Diagnostics]:
    """What is wrong with a finished file, asked before it is saved; `each` goes through its parts."""
    editions = {plan.path: plan.edition for plan in arranged.decks}
    editions |= {plan.path: plan.book.edition for plan in arranged.books}
    pressed = {plan.path: plan.book for plan in arranged.books if plan.press}
    large = {plan.path: plan for plan in arranged.books if plan.book.edition.large}
    secret = secrets(compiled, editions.values())
    hidden = {spoken: digest(tuple(sorted(passages))) for spoken, passages in secret.items()}

    def check_artifact(artifact: Artifact) -> Diagnostics:
        edition = editions[artifact.path]
        select = partial(for_edition, edition=edition)
        by = measure(edition, compiled, secret, select)
        against = digest(by.shown, hidden[edition.spoken] if by.secret else "")
        return (
            *checked(output, artifact, by, against, each),
            *_blurred(artifact, pressed),
            *_small(large.get(artifact.path)),
        )

    return check_artifact


def _small(plan: BookPlan | None) -> Iterator[Diagnostic]:
    """O009 in what is in large print."""
    if plan:
        from publish.render.large import small

        run = tuple(block for part in plan.book.parts for block in part.blocks)
        yield from small(run, plan.pictures, plan.book.edition.paper)


def _blurred(artifact: Artifact, pressed: Mapping[str, Book]) -> Iterator[Diagnostic]:
    """O008 in what is for a printing house."""
    if artifact.path in pressed:
        from publish.bind.sharp import blurred

        yield from blurred(artifact.data, pressed[artifact.path])


def told(done: Saved, path: str) -> Written:
    """What is said of a file that was to be saved at `path`."""
    note = f"{path} was changed by hand and is as it was" if done.status == "kept" else ""
    return Written(done.path, done.status, note)


def failures(work: Work, brand: str) -> Iterator[Diagnostic]:
    """O002 for each job that was lost, T023 for each address that a template asked for in vain."""
    for label, reason in work.lost.items():
        hint = "the other files were built; try again"
        yield error("O002", f"{label} could not be built: {reason}", None, hint)
    for address in sorted(work.refused):
        hint = (
            f"put the file into templates/{brand}/print/ and write url(brand:NAME); nothing is fetched from elsewhere"
        )
        yield warning("T023", f"the print template asks for `{address}`, which is not there", None, hint)


def lacking(compiled: Mapping[str, Compiled], products: tuple[str, ...]) -> tuple[Passage, ...]:
    """The passages that these products of these languages lack."""
    return tuple(passage for one in compiled.values() for passage in shown_in(one, *products))


def told_lacking(compiled: Mapping[str, Compiled], products: tuple[str, ...]) -> Lacking:
    return tuple(map(as_json_passage, lacking(compiled, products)))
