"""What a person, or a machine, is told: progress while it runs, then what was found and what was written.

Diagnostics and progress go to stderr, results to stdout; with `--format json` stdout is one JSON object.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from publish.diagnostics import ORDER, Diagnostic, Severity, as_json, counted, failed, show
from publish.values import dataclass

if TYPE_CHECKING:
    from publish.events import Event, Finished, Written

Form = Literal["text", "json"]
WIDTH = 30  # of the progress bar, in characters
COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "blue"}


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a build told, in the order in which it told it."""

    written: tuple[Written, ...]
    found: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    finished: Finished


def building(events: Iterator[Event], output: Path, form: Form, verbose: bool) -> int:
    """Follows a build to its end and tells of it; the answer is the exit code."""
    told = _follow(events, visible=form == "text" and sys.stderr.isatty())
    if form == "json":
        click.echo(json.dumps(_build_as_json(told, output), ensure_ascii=False, indent=2))
        return told.finished.exit_code
    diagnostics(told.found, told.sources, verbose)
    for written in sorted(told.written, key=lambda one: one.path):
        if verbose or written.status != "unchanged":
            _file(written, output)
    click.echo(_summary(told.finished, told.written))
    return told.finished.exit_code


def checking(found: tuple[Diagnostic, ...], sources: Mapping[str, str], form: Form, strict: bool, verbose: bool) -> int:
    """Tells what was found in the sources; the answer is the exit code."""
    if form == "json":
        said: dict[str, object] = {"diagnostics": [as_json(d) for d in found], **_counts(found)}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        diagnostics(found, sources, verbose)
        if not any(d.severity != "note" for d in found):
            click.echo("Nothing wrong was found.")
    return 1 if failed(found, strict) else 0


def diagnostics(found: Iterable[Diagnostic], sources: Mapping[str, str], verbose: bool) -> None:
    """Shows each diagnostic with its line, then how many there are; notes only when `verbose`."""
    found = tuple(found)
    for d in found:
        if verbose or d.severity != "note":
            head, *rest = show(d, sources).split("\n")
            click.echo("\n".join([click.style(head, fg=COLOURS[d.severity], bold=True), *rest, ""]), err=True)
    counts = [counted(n, severity) for severity, n in _counts(found).items() if n]
    if counts:
        more = "" if verbose or not _counts(found)["note"] else " (notes are told by --verbose)"
        click.echo(f"{', '.join(counts)}{more}; each is explained by: publish explain CODE\n", err=True)


def _counts(found: Iterable[Diagnostic]) -> dict[str, int]:
    counted = Counter(d.severity for d in found)
    return {severity: counted[severity] for severity in ORDER}


def _follow(events: Iterator[Event], visible: bool) -> Told:
    """Collects what the build tells; where somebody is looking, draws how far it is."""
    from publish.events import Finished, Found, Planned, Step, Written

    total = 0
    written: list[Written] = []
    found: list[Diagnostic] = []
    sources: dict[str, str] = {}
    for event in events:
        match event:
            case Planned():
                total = event.total
            case Step():
                _draw(event.done, max(total, event.done), event.label, visible)
            case Written():
                written.append(event)
            case Found():
                found += event.diagnostics
                sources.update(event.sources)
            case Finished():
                _draw(0, 0, "", visible)
                return Told(tuple(written), tuple(found), sources, event)
    raise RuntimeError("the build ended without saying how")


def _draw(done: int, total: int, label: str, visible: bool) -> None:
    """One line, drawn over itself: `██████──────  14/29  fr handbook`; nothing at the end."""
    if not visible:
        return
    filled = WIDTH * done // total if total else 0
    bar = f"{'█' * filled}{'─' * (WIDTH - filled)}  {done}/{total}  {label}" if total else ""
    click.echo(f"\r\033[K{bar[: shutil.get_terminal_size().columns - 1]}", nl=False, err=True)


def _file(written: Written, output: Path) -> None:
    """A line for a file: where it is, and what became of it."""
    kept = written.status == "kept"
    mark = click.style("kept ", fg="yellow", bold=True) if kept else f"{written.status} "
    click.echo(f"{mark}{output / written.path}{f' ({written.note})' if written.note else ''}")


def _summary(finished: Finished, written: tuple[Written, ...]) -> str:
    kept = sum(w.status == "kept" for w in written)
    took = f"{finished.seconds:.1f} s"
    if finished.exit_code and not finished.written:
        return f"Nothing was written ({took}). What was built before is as it was."
    if not finished.written and not kept:
        return f"Nothing has changed: {counted(finished.unchanged, 'file')} up to date ({took})."
    parts = [f"{counted(finished.written, 'file')} written"]
    parts += [f"{finished.unchanged} unchanged"] if finished.unchanged else []
    parts += [f"{kept} changed by hand and kept"] if kept else []
    return f"{', '.join(parts)} in {took}."


def _build_as_json(told: Told, output: Path) -> dict[str, object]:
    return {
        "output": str(output),
        "files": [{"path": w.path, "status": w.status, "note": w.note} for w in told.written],
        "diagnostics": [as_json(d) for d in told.found],
        **_counts(told.found),
        "written": told.finished.written,
        "unchanged": told.finished.unchanged,
        "seconds": round(told.finished.seconds, 3),
        "exit_code": told.finished.exit_code,
    }
