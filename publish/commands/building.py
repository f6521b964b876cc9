"""`slides`, `handbook`, `guide`, `worksheet` and `all`: a command for each row of the table of products."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from publish import doctor
from publish.commands import options, report
from publish.kinds import SLIDES
from publish.products import PAPER, PRODUCTS, SIDE_BY_SIDE, Product

HELP = {
    "slides": """Build the decks: PowerPoint files that colleagues can edit.

    \b
    publish slides                     every deck, in every language
    publish slides --lang fr,es        in two of them
    publish slides --lang en+fr        in English, and under each line in French
    publish slides --no-notes          for participants: plenary.no-notes.pptx
    """,
    "slides-pdf": """Build the decks as PDF: for those who only read, and for machines without PowerPoint.

    \b
    publish slides-pdf --lang fr       the French ones
    """,
    "handout": """Build the handouts: three slides to a page, with lines to write on. No notes.

    \b
    publish handout                    of every deck, in every language
    """,
    "notes-pages": """Build the notes pages: each slide, and below it what its speaker says and does.

    \b
    publish notes-pages --lang es      the Spanish ones
    """,
    "handbook": """Build the handbooks: a PDF for each curriculum.

    \b
    publish handbook --lang fr         the French one
    publish handbook --lang en+fr      English and French side by side
    publish handbook --lang en,fr,es --together   one volume with a part for each: emm.together.pdf
    publish handbook --workshop intersessional    just the chapters of its sessions: a reader
    publish handbook --region Africa   with what was written for that region, and for no other
    publish handbook --large           in large print: emm.large.pdf
    publish handbook --paper letter    for printers of North America: emm.letter.pdf
    publish handbook --booklet         and as sheets to fold and staple: emm.booklet.pdf
    publish handbook --press           for a printing house, with a cover: emm.press.pdf, emm.press.cover.pdf
    """,
    "guide": """Build the facilitators' guides: clock times, what to say and do, model answers.

    \b
    publish guide                      for every workshop and every curriculum
    """,
    "worksheet": """Build the participants' worksheets: PDFs to write on, or to fill in on screen.

    \b
    publish worksheet --lang es        the Spanish ones
    publish worksheet --lang en+fr+es  three languages side by side, each field once: for trilingual rooms
    """,
    "timetable": """Build the timetables: the programme of each workshop as a picture, on one sheet, to hang up.

    \b
    publish timetable --lang fr        the French one
    """,
    "calendar": """Build the calendars.

    Of each workshop, of each of its groups and of each facilitator a file (.ics) that opens in every mail and calendar
    program. Those of facilitators are in a folder of their own.

    \b
    publish calendar --lang en         in one language, to send to everybody
    """,
    "response": """Build the response forms: what participants are asked when a workshop is over, without their names.

    They are filled in on screen, or by hand. `publish collect` reads those that come back.

    \b
    publish response --lang fr         the French one
    """,
    "all": """Build everything that has to be in the room.

    Decks on paper and calendars have commands of their own: slides-pdf, handout, notes-pages, calendar.

    \b
    publish all                        every other product, in every language
    publish all --output ~/workshop    somewhere else than build/
    publish all --strict               and nothing where there are warnings
    publish all --final                and nothing where a passage is not translated
    publish all --accept-stale "The French of chapter 2.6 comes on Monday"
    """,
}
"""What `--help` teaches by example; a product without a row here gets a plain sentence."""

PAPER_SIZE = click.Option(
    ["--paper"], type=click.Choice(["a4", "letter"]), help="Another paper than publication.yml says."
)
BOOKLET = click.Option(["--booklet"], is_flag=True, help="Also as sheets to fold and staple: emm.booklet.pdf.")
TOGETHER = click.Option(
    ["--together"],
    envvar="PUBLISH_TOGETHER",
    is_flag=True,
    help="All languages in one volume: one cover, a part for each, with marks at the edge.",
)
PRESS = click.Option(["--press"], is_flag=True, help="For a printing house: emm.press.pdf, and emm.press.cover.pdf.")
LARGE = click.Option(["--large"], is_flag=True, help="In large print, for people who see little: emm.large.pdf.")

EXTRA = {
    "slides": (
        click.Option(["--notes/--no-notes"], default=True, help="With the speaker's notes (the default), or without."),
    ),
    "handout": (PAPER_SIZE, LARGE),
    "notes-pages": (PAPER_SIZE,),
    "guide": (PAPER_SIZE, BOOKLET, PRESS),
    "worksheet": (PAPER_SIZE, LARGE, BOOKLET, PRESS),
    "handbook": (
        options.WORKSHOP,
        TOGETHER,
        PAPER_SIZE,
        LARGE,
        BOOKLET,
        PRESS,
        click.Option(["--audience"], default="", help="With what was written for this audience, and for no other."),
        click.Option(["--region"], default="", help="With what was written for this region, and for no other."),
    ),
}
"""Options that mean something to one product only."""

SHARED = (
    options.OUTPUT,
    options.PROJECT,
    options.JOBS,
    options.STRICT,
    options.FINAL,
    options.ACCEPT,
    options.FORCE,
    options.VERBOSE,
    options.FORMAT,
)


def _build(
    products: tuple[Product, ...],
    *,
    root: Path,
    output: Path,
    lang: tuple[str, ...],
    form: report.Form,
    verbose: bool,
    **rest: Any,  # jobs, strict, force and the options of `EXTRA`: fields of Request of the same name
) -> int:
    from publish import build, jobs
    from publish.request import Request

    if rest.get("press") and rest.get("booklet"):
        raise click.UsageError("a printing house folds its own sheets: ask for --press or for --booklet")
    jobs.rarely_collect()
    if any(product.extension == "pdf" for product in products):
        options.require(doctor.PANGO)
    names = tuple(product.name for product in products)
    request = Request(root=root, output=output, products=names, languages=lang, **rest)
    if request.together and (len(lang) == 1 or any("+" in one for one in lang)):
        raise click.UsageError("--together takes several languages, with commas: --lang en,fr,es --together")
    if any(len(one) > 2 for one in request.side_by_side) and {SLIDES, *PAPER} & set(names):
        raise click.UsageError("on a slide there is room for two languages: --lang en+fr")
    return report.building(build.run(request), output, form, verbose)


def _command(name: str, products: tuple[Product, ...]) -> click.Command:
    return click.Command(
        name,
        callback=partial(_build, products),
        params=[*EXTRA.get(name, ()), options.EDITIONS if name in SIDE_BY_SIDE else options.LANG, *SHARED],
        help=HELP.get(name, f"Build every {name}."),
        short_help=HELP.get(name, f"Build every {name}.").split(":")[0].split(".")[0] + ".",
    )


COMMANDS = (
    *(_command(product.name, (product,)) for product in PRODUCTS),
    _command("all", tuple(product for product in PRODUCTS if product.in_all)),
)
