"""`translations update|status|check`: the catalogs' upkeep."""

from __future__ import annotations

import json
from pathlib import Path

import click

from publish.commands import options, report


def _update(root: Path, lang: tuple[str, ...]) -> int:
    from publish.diagnostics import failed
    from publish.translate import commands

    done = commands.update(root, lang)
    click.echo(done)
    return 1 if failed(done.diagnostics) else 0


def _status(root: Path, lang: tuple[str, ...], form: report.Form) -> int:
    from publish.translate import commands, status

    rows = commands.status(root, lang)
    if form == "json":
        click.echo(json.dumps([status.as_json(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        click.echo(status.table(rows))
    return 0


def _check(root: Path, lang: tuple[str, ...], form: report.Form, strict: bool, verbose: bool) -> int:
    from publish import load
    from publish.translate import commands

    project, _ = load.load(root)
    sources = project.texts if project else {}
    return report.checking(commands.check(root, lang), sources, form, strict, verbose)


HERE = (options.LANG, options.PROJECT)

TRANSLATIONS = click.Group(
    "translations",
    short_help="Keep the catalogs up to date.",
    help="""Keep the catalogs (content/locale/<language>/*.po) up to date with the sources.

    \b
    publish translations update        after the sources have changed
    publish translations status        how much is done, in messages and words
    publish translations check         what is wrong in the catalogs
    """,
    commands=[
        click.Command(
            "update",
            callback=_update,
            params=[*HERE],
            short_help="Bring the catalogs up to date with the sources.",
            help="""Bring the catalogs up to date with the sources; make those that are not there yet.

            What translators wrote is kept: a changed passage keeps its translation, marked fuzzy.

            \b
            publish translations update --lang fr
            """,
        ),
        click.Command(
            "status",
            callback=_status,
            params=[*HERE, options.FORMAT],
            short_help="Count what is translated, fuzzy and missing.",
            help="""Count what is translated, fuzzy and missing, for each language and file.

            \b
            publish translations status --lang fr,es
            """,
        ),
        click.Command(
            "check",
            callback=_check,
            params=[*HERE, options.STRICT, options.VERBOSE, options.FORMAT],
            short_help="Find what is wrong in the catalogs.",
            help="""Find what is wrong in the catalogs: broken files, lost links, footnotes or numbers, gaps.

            \b
            publish translations check --lang fr --strict
            """,
        ),
    ],
)

COMMANDS = (TRANSLATIONS,)
