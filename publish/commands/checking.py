"""`check` and `explain`: what is wrong in the sources, and what each code means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.commands import options, report
from publish.diagnostics import tidy

if TYPE_CHECKING:
    from publish.checks import Rule


def _check(root: Path, lang: tuple[str, ...], form: report.Form, strict: bool, verbose: bool) -> int:
    from publish import pipeline

    found, sources = pipeline.check(root, lang)
    return report.checking(tidy(found), sources, form, strict, verbose)


CHECK = click.Command(
    "check",
    callback=_check,
    params=[options.LANG, options.PROJECT, options.STRICT, options.VERBOSE, options.FORMAT],
    short_help="Find what is wrong in the sources.",
    help="""Find what is wrong in the sources and the catalogs, all at once; nothing is written.

    \b
    publish check                      everything
    publish check --lang fr --strict   the French catalogs too, to the last missing message
    publish check --format json        for an editor, or a job that runs on every change
    """,
)


def _explain(code: str | None) -> int:
    from publish.checks import RULES

    if code is None:
        for rule in RULES.values():
            click.echo(f"{rule.code}  {rule.title}")
        return 0
    rule_asked = RULES.get(code.upper())
    if rule_asked is None:
        raise click.BadParameter(_unknown(code.upper(), RULES), param_hint="CODE")
    click.echo("\n".join(_page(rule_asked)))
    return 0


def _unknown(code: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(code, known, n=1, cutoff=0.5)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"there is no rule {code}.{meant} All of them: publish explain"


def _page(rule: Rule) -> Iterator[str]:
    yield click.style(f"{rule.code}  {rule.title}", bold=True)
    yield ""
    yield rule.explanation.strip("\n")
    for head, example in (("This is wrong:", rule.bad), ("This is right:", rule.good)):
        if example:
            yield f"\n{head}\n"
            yield "\n".join(f"    {line}".rstrip() for line in example.strip("\n").split("\n"))


EXPLAIN = click.Command(
    "explain",
    callback=_explain,
    params=[click.Argument(["code"], required=False)],
    short_help="Explain the code of a message.",
    help="""Explain the code of a message, with an example that is wrong and one that is right.

    \b
    publish explain S003               the rule that a message named
    publish explain                    all the rules there are
    """,
)

COMMANDS = (CHECK, EXPLAIN)
