"""The command line: which commands there are, and what a process ends with.

Exit codes: 0 fine · 1 errors in the content · 2 usage · 3 this machine lacks something ·
4 a worker was killed or a limit met · 70 a mistake of ours · 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from publish import doctor
from publish.commands import building, checking, options, packing, template, tools, translations, workshops

INTERRUPTED = 130
OUR_MISTAKE = 70


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib import metadata

        click.echo(metadata.version("publish"))
        context.exit()


class InOrder(click.Group):
    """Lists its commands in the order in which people need them, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # click's signature
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Say which version."
)
def cli() -> None:
    """One Markdown source; decks, handbooks, guides and worksheets in every language of the room.

    \b
    publish slides                     every deck, in every language
    publish handbook --lang fr         the French handbook
    publish all --output ~/workshop    everything, somewhere else than build/
    publish check                      what is wrong in the sources, all at once
    publish init my-training           a small curriculum of your own to start from
    """


for command in (
    *building.COMMANDS,
    *packing.COMMANDS,
    *workshops.COMMANDS,
    *checking.COMMANDS,
    *translations.COMMANDS,
    *template.COMMANDS,
    *tools.COMMANDS,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers with its exit code; every message has been printed by then.

    Without `arguments` it is the program itself, which speaks UTF-8 wherever it runs.
    """
    if arguments is None:
        _find_homebrew()
        _speak_utf8()
    try:
        return cli.main(arguments, prog_name="publish", standalone_mode=False) or 0
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: finished files are whole, the others are as they were", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader has gone (`publish check | head`); say nothing more to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:  # a full disk, a folder that may not be written
        click.echo(f"error: {problem.filename or 'a file'}: {problem.strerror}", err=True)
        return options.Missing.exit_code
    except Exception as problem:
        _admit(problem)
        return OUR_MISTAKE


def _find_homebrew() -> None:
    """On macOS, starts again where that is the only way to find Homebrew's libraries."""
    environ = doctor.homebrew_environment(os.environ)
    if environ:
        os.execve(sys.executable, [sys.executable, "-m", "publish", *sys.argv[1:]], environ)


def _speak_utf8() -> None:
    """A pipe on Windows, or an old locale, would refuse the letters of half the languages."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _admit(problem: Exception) -> None:
    """A person cannot mend our mistakes: they get one line, and the rest on request."""
    if os.environ.get("PUBLISH_TRACEBACK"):
        import traceback

        traceback.print_exception(problem)
    click.echo(f"internal error: {type(problem).__name__}: {problem}", err=True)
    click.echo("  = help: this is our mistake, not yours; say PUBLISH_TRACEBACK=1 before the command", err=True)
    click.echo("          and send us what it prints", err=True)
