"""`translations update|status|check|export|import`: the catalogs' upkeep, and what goes to translators and back."""

from __future__ import annotations

import json
from pathlib import Path

import click

from publish.commands import options, report


def _update(root: Path, lang: tuple[str, ...]) -> int:
    from publish.diagnostics import failed
    from publish.editions.brands import rooms
    from publish.translate import commands

    done = commands.update(root, lang, rooms)
    click.echo(done)
    return 1 if failed(done.diagnostics) else 0


def _status(root: Path, lang: tuple[str, ...], form: report.Form, verbose: bool, page: Path | None) -> int:
    from publish.translate import commands, status

    standings = commands.status(root, lang)
    if page:
        from publish import standing

        standing.write(root, standings, page)
        click.echo(f"written {page}")
    elif form == "json":
        click.echo(json.dumps([status.standing_as_json(one) for one in standings], ensure_ascii=False, indent=2))
    else:
        click.echo(status.table(standings, verbose=verbose))
    return 0


def _check(root: Path, lang: tuple[str, ...], form: report.Form, strict: bool, verbose: bool) -> int:
    from publish import load
    from publish.translate import commands

    project, _ = load.load(root)
    sources = project.texts if project else {}
    return report.checking(commands.check(root, lang), sources, form, strict, verbose)


def _export(root: Path, output: Path, lang: tuple[str, ...], form: str) -> int:
    from publish import store
    from publish.translate import sending

    sent = sending.export(root, lang, form)
    report.diagnostics(sent.diagnostics, {}, verbose=False)
    for path, data in sent.files.items():
        store.save_whole(output / path, data)
        click.echo(f"written {output / path}: {_entries(sent.entries[path])}")
    if not sent.files:
        click.echo("there are no catalogs to export; `publish translations update` makes them", err=True)
    return 1 if sent.diagnostics or not sent.files else 0


def _import(root: Path, files: tuple[Path, ...]) -> int:
    from publish.diagnostics import failed
    from publish.translate import sending

    done = [sending.bring_in(root, file) for file in files]
    for file, imported in zip(files, done, strict=True):
        report.diagnostics(imported.diagnostics, {}, verbose=False)
        for path, count in imported.entries.items():
            click.echo(f"{path}: {_entries(count)} taken")
        if not imported.entries:
            click.echo(f"{file}: nothing new in it")
    return 1 if any(failed(imported.diagnostics) for imported in done) else 0


def _entries(count: int) -> str:
    return f"{count} entr{'y' if count == 1 else 'ies'}"


HERE = (options.LANG, options.PROJECT)

TRANSLATIONS = click.Group(
    "translations",
    short_help="Keep the catalogs up to date.",
    help="""Keep the catalogs (content/locale/<language>/*.po) up to date with the sources.

    \b
    publish translations update        after the sources have changed
    publish translations status        how much is done, in messages and words
    publish translations check         what is wrong in the catalogs
    publish translations export        one file a language, for a translator's own program
    publish translations import FILE   what came back, into the catalogs
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
            params=[
                *HERE,
                click.Option(
                    ["--page"],
                    type=click.Path(dir_okay=False, path_type=Path),
                    metavar="FILE",
                    help="Write it as a page with bars, whole in itself, to send or to hang up.",
                ),
                click.Option(["--verbose", "-v"], is_flag=True, help="Name every passage that is not done."),
                options.FORMAT,
            ],
            short_help="Count what is translated, fuzzy and missing.",
            help="""Count what is translated, fuzzy and missing: for each language, its products, its files.

            Percentages are of words; what is fuzzy is not done.

            \b
            publish translations status --lang fr,es
            publish translations status --verbose              with each passage that is not done
            publish translations status --page standing.html   as a page with bars
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
        click.Command(
            "export",
            callback=_export,
            params=[
                *HERE,
                options.OUTPUT,
                click.Option(
                    ["--format", "form"],
                    type=click.Choice(["xliff", "xlsx"]),
                    default="xliff",
                    help="XLIFF 1.2 for translators' programs, or a spreadsheet.",
                ),
            ],
            short_help="Write the entries of the catalogs into one file a language.",
            help="""Write all entries of the catalogs into one file a language, for translators who want no PO files.

            \b
            publish translations export --lang fr                  build/translations/fr.xlf
            publish translations export --lang fr --format xlsx    build/translations/fr.xlsx
            """,
        ),
        click.Command(
            "import",
            callback=_import,
            params=[
                options.PROJECT,
                click.Argument(
                    ["files"],
                    nargs=-1,
                    required=True,
                    type=click.Path(exists=True, dir_okay=False, path_type=Path),
                ),
            ],
            short_help="Take what came back from a translator into the catalogs.",
            help="""Take XLIFF files and spreadsheets that came back from translators into the catalogs.

            A row that is damaged is refused, with its file, line and entry; the others are taken. The sources and
            all other entries stay as they are.

            \b
            publish translations import ~/returned/fr.xlf
            publish translations import ~/returned/*.xlsx
            """,
        ),
    ],
)

COMMANDS = (TRANSLATIONS,)
