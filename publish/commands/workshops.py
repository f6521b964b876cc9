"""`rotation` and `forget`: who leads which group in a workshop, and whose names are deleted after it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.commands import options, report
from publish.diagnostics import as_json, failed, tidy

if TYPE_CHECKING:
    from publish.load import Project
    from publish.model import Team, Workshop

WORKSHOPS = "content/workshops"


def _workshops(context: click.Context, _: click.Parameter, given: str | None) -> tuple[str, ...]:
    """The workshop asked for; else all that have a folder."""
    root: Path = context.params["root"]
    known = tuple(sorted(file.parent.name for file in (root / WORKSHOPS).glob("*/workshop.md")))
    if given and given not in known:
        raise click.BadParameter(f"there is no workshop `{given}`; there is {', '.join(known) or 'none'}")
    return (given,) if given else known


WORKSHOP = click.Argument(
    ["workshop"], required=False, envvar="PUBLISH_WORKSHOP", callback=_workshops, metavar="[WORKSHOP]"
)


# ── rotation ──────────────────────────────────────────────────────────────────


def _rotation(root: Path, workshop: tuple[str, ...], form: report.Form, write: bool) -> int:
    from publish import load
    from publish.checks import check_all
    from publish.compile import compile_project

    project, found = load.load(root)
    planned: tuple[Workshop, ...] = ()
    if project is not None:
        compiled, wrong = compile_project(project, (project.settings.source,))
        prefixes = tuple(f"{WORKSHOPS}/{id}/" for id in workshop)
        every = (*found, *wrong, *check_all(compiled))
        found = tidy(d for d in every if d.code[0] == "P" and d.span and d.span.path.startswith(prefixes))
        publication = compiled[project.settings.source].publication
        planned = tuple(w for w in publication.workshops if w.span.path.startswith(prefixes))
    stopped = project is None or failed(found)
    if form == "json":
        said = {"workshops": [_said(one) for one in planned], "diagnostics": [as_json(d) for d in found]}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for one in planned:
            click.echo("\n".join(_shown(one)))
        report.diagnostics(found, project.texts if project else {}, verbose=True)
    if write and project and not stopped:
        for one in planned:
            _write(root, project, one, form == "text")
    elif write:
        click.echo("Nothing was written: mend the errors first.", err=True)
    return 1 if stopped else 0


def _said(workshop: Workshop) -> dict[str, object]:
    teams = [
        {
            "day": team.slot.day,
            "start": team.slot.start,
            "end": team.slot.end,
            "session": team.slot.session,
            "group": team.group,
            "room": team.room,
            "lead": team.lead,
            "co_facilitator": team.co_facilitator,
            "rapporteur": team.rapporteur,
            "interpreter": team.interpreter,
            "given": team.given,
        }
        for team in workshop.teams
    ]
    load = [{"name": name, "sessions": len(teams), "minutes": _minutes(teams)} for name, teams in _loads(workshop)]
    return {"id": workshop.id, "teams": teams, "load": load}


def _loads(workshop: Workshop) -> Iterator[tuple[str, tuple[Team, ...]]]:
    for one in workshop.facilitators:
        yield one.name, tuple(team for team in workshop.teams if one.name in team.names)


def _minutes(teams: tuple[Team, ...]) -> int:
    return sum(team.slot.minutes for team in teams)


PLAN = ("Day", "Time", "Session", "Group", "Room", "Lead", "Co-facilitator", "Rapporteur", "Interpreter", "")
LOAD = ("Facilitator", "Sessions", "Hours", "Groups")


def _shown(workshop: Workshop) -> Iterator[str]:
    """The plan, a row for each team, by hand or proposed; then what falls to each facilitator."""
    from publish import walk

    yield click.style(walk.plain(workshop.title), bold=True)
    yield ""
    yield from _table(PLAN, [_plan_row(team) for team in workshop.teams])
    yield ""
    yield from _table(LOAD, [_load_row(name, teams) for name, teams in _loads(workshop)])
    yield ""


def _plan_row(team: Team) -> tuple[str, ...]:
    from publish.schedule import clock

    slot = team.slot
    when = (str(slot.day), f"{clock(slot.start)}–{clock(slot.end)}", slot.session)
    names = (team.lead, team.co_facilitator, team.rapporteur, team.interpreter)
    return (*when, team.group or "all", team.room, *names, "by hand" if team.given else "proposed")


def _load_row(name: str, teams: tuple[Team, ...]) -> tuple[str, ...]:
    groups = ", ".join(dict.fromkeys(team.group for team in teams if team.group))
    minutes = _minutes(teams)
    return name, str(len(teams)), f"{minutes // 60}:{minutes % 60:02}", groups


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns under their heads; those in which nothing stands are left out."""
    used = [n for n in range(len(head)) if any(row[n] for row in rows)]
    widths = {n: max(len(row[n]) for row in (head, *rows)) for n in used}
    for row in (head, *rows):
        yield "  ".join(f"{row[n]:{widths[n]}}" for n in used).rstrip()


def _write(root: Path, project: Project, workshop: Workshop, aloud: bool) -> None:
    """Puts the plan into workshop.md; its line ends, its mark and every other line stay as they are."""
    from publish import store
    from publish.rotation.table import with_teams

    file = root / workshop.span.path
    data = file.read_bytes()
    text = data.decode("utf-8")
    done = with_teams(text, workshop, workshop.teams).encode()
    if done != data:
        store.save_whole(file, done)
    if aloud:
        click.echo(f"{'wrote' if done != data else 'unchanged:'} {project.root / workshop.span.path}")


ROTATION = click.Command(
    "rotation",
    callback=_rotation,
    params=[
        WORKSHOP,
        click.Option(["--write"], is_flag=True, help="Fix the plan: as a table ## Teams in workshop.md."),
        options.PROJECT,
        options.FORMAT,
    ],
    short_help="Show who leads which group, when and where.",
    help="""Show who leads which group, when and where: as the table of teams says, and for the rest a proposal in
    which nobody is in two places at once and every team speaks the languages of its room.

    \b
    publish rotation                         of every workshop
    publish rotation intersessional --write  fix it: change a name by hand, and the rest goes around it
    publish rotation --format json           for a machine
    """,
)


# ── forget ────────────────────────────────────────────────────────────────────


def _forget(root: Path, output: Path, workshop: tuple[str, ...], yes: bool) -> int:
    from publish import store
    from publish.load import with_names

    lists = [file for id in workshop for file in with_names(root, id)]
    packs = [folder for id in workshop for folder in _packs(output, id)]
    if not lists and not packs:
        click.echo("Nothing to forget: there is no list of participants, and no pack.")
        return 0
    for path in (*lists, *packs):
        click.echo(f"{path}{'/ and all in it' if path.is_dir() else ''}")
    if not yes:
        click.confirm("Delete these, also what was changed by hand, and the cache?", abort=True)
    for path in (*lists, *packs, *_drawn(output)):
        _remove(path)
    store.unrecord(output, tuple(path.relative_to(output).as_posix() for path in packs))
    click.echo("Forgotten. What you sent, printed or copied elsewhere is yours to delete.")
    return 0


def _packs(output: Path, workshop: str) -> Iterator[Path]:
    """The packs of a workshop, as folders and as files beside them."""
    for path in sorted((output / "packs").glob(f"{workshop}*")):
        if path.name == workshop or path.name.startswith(f"{workshop}."):
            yield path


def _drawn(output: Path) -> Iterator[Path]:
    """What is kept for the next build, and contact sheets: which of them hold names cannot be seen."""
    from publish import look, stamp, store

    yield from (path for folder in (store.CACHE, stamp.FOLDER, look.FOLDER) if (path := output / folder).exists())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


FORGET = click.Command(
    "forget",
    callback=_forget,
    params=[
        WORKSHOP,
        click.Option(["--yes"], is_flag=True, help="Do not ask."),
        options.PROJECT,
        options.OUTPUT,
    ],
    short_help="Delete participants' names after a workshop.",
    help="""Delete the list of participants of a workshop, the packs made from it, and the cache.

    It names what it will delete, and asks. What was sent or printed is not its business.

    \b
    publish forget intersessional
    publish forget --yes               of every workshop, without asking
    """,
)

COMMANDS = (ROTATION, FORGET)
