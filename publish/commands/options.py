"""The options that several commands share, and what stands behind them: a project and its languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish import doctor

if TYPE_CHECKING:
    from publish.model import Settings

SETTINGS = "content/publication.yml"


class Missing(click.ClickException):
    """This machine lacks something that only its owner can add."""

    exit_code = 3


def require(need: doctor.Need) -> None:
    """Ends with exit code 3 and the command to type where the machine lacks `need`."""
    if not need.present():
        hint = f"install it with: {doctor.command(need)}"
        raise Missing(f"{need.name} is missing ({need.purpose}).\n  = help: {hint}")


def _settings(root: Path) -> Settings | None:
    from publish.model import Source
    from publish.read.front import read_settings

    try:
        text = (root / SETTINGS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return read_settings(Source(SETTINGS, text))[0]


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the publication; none where its settings cannot be read (building says why)."""
    settings = _settings(root)
    return settings.languages if settings else ()


def workshops(root: Path) -> tuple[str, ...]:
    """The ids of the publication's workshops; none where its settings cannot be read (building says why)."""
    settings = _settings(root)
    return settings.workshops if settings else ()


def _project(_: click.Context, __: click.Parameter, given: Path | None) -> Path:
    from publish import load

    if given is not None:
        if not (given / SETTINGS).is_file():
            raise click.BadParameter(f"there is no {SETTINGS} in {given}")
        return given.resolve()
    found = load.find(Path.cwd())
    if found is None:
        raise click.UsageError(
            f"no project here: neither this folder nor one above it has {SETTINGS}.\n"
            "Go to its folder, name it with --project FOLDER, or start one with: publish init FOLDER"
        )
    return found


def _languages(context: click.Context, parameter: click.Parameter, given: str | None) -> tuple[str, ...]:
    """`fr,es` → ("fr", "es"); none given: none, which means all."""
    asked = _editions(context, parameter, given)
    if several := [one for one in asked if "+" in one]:
        hint = "slides, worksheets and handbooks have them side by side"
        raise click.BadParameter(f"`{several[0]}` means languages side by side, which there is none of here; {hint}")
    return asked


def _editions(context: click.Context, _: click.Parameter, given: str | None) -> tuple[str, ...]:
    """`fr,es` → ("fr", "es"); `en+fr` is one, with these side by side. None given: none, which means all."""
    asked = tuple(dict.fromkeys(filter(None, (part.strip() for part in (given or "").split(",")))))
    known = languages(context.params["root"])
    wrong = [language for one in asked for language in one.split("+") if known and language not in known]
    if wrong:
        said = " and ".join(f"`{language}`" for language in dict.fromkeys(wrong))
        raise click.BadParameter(f"this publication has no {said}; its languages are {', '.join(known)}")
    twice = next((one for one in asked if len(set(one.split("+"))) < len(one.split("+"))), None)
    if twice:
        raise click.BadParameter(f"`{twice}` has the same language twice")
    return asked


def _workshop(context: click.Context, _: click.Parameter, given: str | None) -> str:
    known = workshops(context.params["root"])
    if given and given not in known:
        raise click.BadParameter(f"this publication has no workshop `{given}`; it has {', '.join(known) or 'none'}")
    return given or ""


LONGEST_REASON = 120
"""It stands in one line at the foot of a sheet."""


def _reason(_: click.Context, __: click.Parameter, given: str | None) -> str:
    said = " ".join((given or "").split())
    if given is not None and not said:
        raise click.BadParameter('say why, for those who read it: --accept-stale "Translators were ill"')
    if len(said) > LONGEST_REASON or not said.isprintable():
        raise click.BadParameter(f"say it in one line, of at most {LONGEST_REASON} characters")
    return said


def _output(context: click.Context, _: click.Parameter, given: Path | None) -> Path:
    root: Path = context.params["root"]
    return given.expanduser().resolve() if given else root / "build"


PROJECT = click.Option(
    ["--project", "root"],
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    is_eager=True,  # what `--lang` may say depends on it
    callback=_project,
    metavar="FOLDER",
    help=f"The folder with {SETTINGS}; else this one, or the nearest above it.",
)
LANG = click.Option(
    ["--lang"],
    envvar="PUBLISH_LANG",
    callback=_languages,
    metavar="LANGUAGES",
    help="One language or several: fr, or fr,es. Else all of the publication's.",
)
EDITIONS = click.Option(
    ["--lang"],
    envvar="PUBLISH_LANG",
    callback=_editions,
    metavar="LANGUAGES",
    help="One language or several: fr, or fr,es; side by side: en+fr. Else all of the publication's.",
)
WORKSHOP = click.Option(
    ["--workshop"],
    envvar="PUBLISH_WORKSHOP",
    callback=_workshop,
    metavar="ID",
    help="A reader: just the chapters that the sessions of this workshop are on.",
)
OUTPUT = click.Option(
    ["--output"],
    envvar="PUBLISH_OUTPUT",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_output,
    metavar="FOLDER",
    help="Where the products are; else build/ in the project.",
)
JOBS = click.Option(
    ["--jobs"],
    envvar="PUBLISH_JOBS",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="How many workers; else as many as there are processors.",
)
STRICT = click.Option(["--strict"], envvar="PUBLISH_STRICT", is_flag=True, help="Count warnings as errors.")
FINAL = click.Option(
    ["--final"],
    envvar="PUBLISH_FINAL",
    is_flag=True,
    help="No draft: name each passage that is not translated, or fuzzy, and build nothing.",
)
ACCEPT = click.Option(
    ["--accept-stale", "accepted"],
    envvar="PUBLISH_ACCEPT_STALE",
    callback=_reason,
    metavar="REASON",
    help="Build with such passages all the same, unmarked; the reason is printed in what is built.",
)
FORCE = click.Option(["--force"], is_flag=True, help="Replace files that somebody changed by hand, too.")
VERBOSE = click.Option(["--verbose", "-v"], is_flag=True, help="Name every file, and tell every note.")
FORMAT = click.Option(
    ["--format", "form"],
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or for machines.",
)
