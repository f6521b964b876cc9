"""`init`, `look`, `index`, `collect`, `doctor` and `clean`: what helps people around the building."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import click

from publish import doctor
from publish.commands import options, report
from publish.diagnostics import counted

MARKS = {"ok": ("ok      ", "green"), "missing": ("missing ", "red"), "optional": ("optional", "yellow")}


def _doctor(form: report.Form) -> int:
    found = doctor.examine()
    if form == "json":
        click.echo(json.dumps([asdict(finding) for finding in found], indent=2))
    else:
        width = max(len(finding.name) for finding in found)
        for finding in found:
            mark, colour = MARKS[finding.state]
            click.echo(f"{click.style(mark, fg=colour)}  {finding.name:{width}}  {finding.detail}")
            if finding.command:
                click.echo(f"{'':{width + 12}}= help: {finding.command}")
    return options.Missing.exit_code if any(finding.state == "missing" for finding in found) else 0


DOCTOR = click.Command(
    "doctor",
    callback=_doctor,
    params=[options.FORMAT],
    short_help="Tell what this machine has and lacks.",
    help="""Tell what this machine has, what it lacks, and the exact command that installs it.

    \b
    publish doctor
    """,
)


def _init(folder: Path) -> int:
    from publish import starter

    if folder.exists() and any(folder.iterdir()):
        raise click.BadParameter(f"{folder} is not empty; name a new folder", param_hint="FOLDER")
    for path in starter.write(folder):
        click.echo(f"wrote {folder / path}")
    click.echo(
        f"\nNow build it:\n\n    cd {folder}\n    publish all\n\nand make it yours: start with {options.SETTINGS}"
    )
    return 0


INIT = click.Command(
    "init",
    callback=_init,
    params=[click.Argument(["folder"], type=click.Path(file_okay=False, path_type=Path))],
    short_help="Start a small curriculum of your own.",
    help="""Start a small curriculum of your own in a new folder: one chapter, one session, one workshop,
    a glossary and a French translation, all of which build as they stand.

    \b
    publish init my-training
    """,
)


def _look(root: Path, output: Path) -> int:  # noqa: ARG001 # `root` is where `output` stands
    from publish import look

    drawn = False
    for path in look.sheets(output):
        drawn = True
        click.echo(path)
    if look.built(output, "pptx") and not doctor.LIBREOFFICE.present():
        click.echo(f"Decks were left out: they need LibreOffice. {doctor.command(doctor.LIBREOFFICE)}", err=True)
    elif not drawn:
        raise click.UsageError(f"nothing is built in {output}; first: publish all")
    return 0


LOOK = click.Command(
    "look",
    callback=_look,
    params=[options.PROJECT, options.OUTPUT],
    short_help="Draw contact sheets of what was built.",
    help="""Draw a contact sheet (PNG) of each built file, all its pages or slides at a glance.

    PDFs always; decks where LibreOffice is installed. The pictures go to build/look/.

    \b
    publish look
    """,
)


def _index(root: Path, output: Path, final: bool, accepted: str) -> int:
    from publish import posting

    posted = posting.post(root, output, final=final, accepted=accepted)
    report.diagnostics(posted.found, {}, verbose=False)
    for path in posted.changed:
        click.echo(f"left out {output / path} (changed by hand, so nobody looked for what is the facilitators')")
    if posted.path is None:
        if not posted.found:
            raise click.UsageError(f"nothing for everybody is built in {output}; first: publish all")
        return 1
    click.echo(f"{posted.path}: {counted(posted.listed, 'file')} to download")
    return 0


INDEX = click.Command(
    "index",
    callback=_index,
    params=[options.PROJECT, options.OUTPUT, options.FINAL, options.ACCEPT],
    short_help="Write a page to download everything public from.",
    help="""Write build/index.html: one page, in all languages, from which everything public is downloaded.

    It lists what is built, and what anybody may have: no guides, no decks with notes. It needs no network:
    put the folder on a web site, a shared drive or a stick.

    \b
    publish index
    """,
)


def _collect(folder: Path, root: Path, output: Path, lang: tuple[str, ...]) -> int:
    from publish import collect

    options.require(doctor.PANGO)
    done = collect.collect(root, folder, output, next(iter(lang), ""))
    report.diagnostics(done.found, {}, verbose=False)
    for one in done.left_out:
        click.echo(f"left out {one.path}: {one.reason}", err=True)
    for workshop, count in done.forms:
        click.echo(f"{workshop}: {counted(count, 'form')}")
    for saved in done.saved:
        click.echo(f"{saved.status} {output / saved.path}")
    if not done.forms and not done.found:
        click.echo(f"no response form was found in {folder}", err=True)
    return 0 if done.forms else 1


COLLECT = click.Command(
    "collect",
    callback=_collect,
    params=[
        options.PROJECT,
        click.Argument(["folder"], type=click.Path(exists=True, file_okay=False, path_type=Path)),
        options.LANG,
        options.OUTPUT,
    ],
    short_help="Gather the response forms that came back.",
    help="""Gather the response forms that came back as PDFs: a spreadsheet with a row for each, and a summary.

    Forms in all languages, of any workshops, filled in with any program. What cannot be read is named with the
    reason, and the rest is gathered. Worksheets are never collected.

    \b
    publish collect ~/returned              build/responses/<workshop>.xlsx and .pdf
    publish collect ~/returned --lang fr    the summary in French
    """,
)


def _clean(root: Path, output: Path) -> int:  # noqa: ARG001 # `root` is where `output` stands
    from publish import look, store

    ours = store.record(output)
    gone = sum(_remove(output, path, digest) for path, digest in ours.items())
    for folder in (look.FOLDER, store.CACHE.split("/")[0]):
        shutil.rmtree(output / folder, ignore_errors=True)
    (output / "report.json").unlink(missing_ok=True)
    click.echo(f"{gone} files removed.")
    return 0


def _remove(output: Path, path: str, digest: str) -> bool:
    """Removes a file that is as we wrote it, and the folders it leaves empty."""
    file = output / path
    if not file.is_file() or not file.resolve().is_relative_to(output.resolve()):
        return False
    if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
        click.echo(f"kept {file} (changed by hand)")
        return False
    file.unlink()
    for folder in file.relative_to(output).parents[:-1]:
        with suppress(OSError):  # something is left in it
            (output / folder).rmdir()
    return True


CLEAN = click.Command(
    "clean",
    callback=_clean,
    params=[options.PROJECT, options.OUTPUT],
    short_help="Remove what was built.",
    help="""Remove what was built, the contact sheets and the cache. What somebody changed by hand stays.

    \b
    publish clean
    """,
)

COMMANDS = (INIT, LOOK, INDEX, COLLECT, DOCTOR, CLEAN)
