"""`pack`: everything that one facilitator, room, organiser or interpreter needs before a workshop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from publish import doctor
from publish.commands import options, report
from publish.commands.workshops import WORKSHOP


def _pack(
    *,
    root: Path,
    output: Path,
    workshop: tuple[str, ...],
    lang: tuple[str, ...],
    form: report.Form,
    verbose: bool,
    **rest: Any,
) -> int:
    from publish.packs.closing import Sheets
    from publish.packs.request import Request
    from publish.packs.run import run

    options.require(doctor.PANGO)
    sheets = Sheets(rest.pop("paper") or "", rest.pop("single_sided"), rest.pop("greyscale"))
    request = Request(root, output, workshop, languages=lang, sheets=sheets, **rest)
    return report.building(run(request), output, form, verbose)


PACK = click.Command(
    "pack",
    callback=_pack,
    params=[
        WORKSHOP,
        click.Option(
            ["--for", "audience"],
            type=click.Choice(["facilitator", "room", "organiser", "interpreter"]),
            help="Only the packs for these.",
        ),
        click.Option(["--name"], default="", help="Only the pack of this person or room."),
        click.Option(
            ["--since"],
            default="last",
            metavar="REVISION",
            help="Tell what has changed since the packs of this revision; else since the last ones.",
        ),
        click.Option(
            ["--paper"],
            type=click.Choice(["a4", "letter"]),
            help="Fit what goes to the printer to this paper; else it is as the publication has it.",
        ),
        click.Option(["--single-sided"], is_flag=True, help="No blank pages: each sheet is printed on one side."),
        click.Option(["--greyscale"], is_flag=True, help="What goes to the printer has no colours."),
        options.LANG,
        options.OUTPUT,
        options.PROJECT,
        options.JOBS,
        options.STRICT,
        options.FINAL,
        options.ACCEPT,
        options.FORCE,
        options.VERBOSE,
        options.FORMAT,
    ],
    short_help="Build the packs of a workshop.",
    help="""Build the packs of a workshop: for each facilitator, each room, the organisers, the interpreters.

    Each is a folder, the same as a zip, and one PDF for the printer.

    \b
    publish pack                                     of every workshop
    publish pack intersessional                      of this one
    publish pack --for room                          for the rooms only
    publish pack --name "Facilitator 3"              for one person
    publish pack --lang fr --paper letter            in French, for American paper
    publish pack --greyscale --single-sided          for a simple printer
    """,
)

COMMANDS = (PACK,)
