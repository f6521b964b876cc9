"""`template check`: what a designer's slide template offers, what it lacks, and how it looks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish import doctor
from publish.commands import options, report
from publish.diagnostics import as_json, failed, tidy

if TYPE_CHECKING:
    from publish.templates.choosing import Rule
    from publish.templates.contrast import Reading
    from publish.templates.examining import Examination

SETTINGS = "slides.yml"
KINDS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm")
EMU = 36_000  # to the millimetre
RULES: dict[Rule | None, str] = {
    "settings": f"named in {SETTINGS}",
    "type": "its sort, and what stands on it",
    "name": "its name",
    "placeholders": "what stands on it",
    "stand-in": "stands in: there is none of its own",
    None: "missing",
}


def _check(file: Path, pictures: Path | None, form: report.Form, strict: bool) -> int:
    from publish.templates.examining import examine

    files = _files(file)
    examined = examine(files)
    drawn = _draw(files, pictures) if pictures and examined.usable else ()
    found = tidy(examined.found)
    if form == "json":
        click.echo(json.dumps(_as_json(file, examined, drawn), ensure_ascii=False, indent=2))
        return 1 if failed(found, strict) else 0
    click.echo("\n".join(_said(file, examined)))
    for path in drawn:
        click.echo(f"wrote {path}")
    _about_pictures(pictures, examined)
    sources = {SETTINGS: files[SETTINGS].decode("utf-8", "replace")} if SETTINGS in files else {}
    report.diagnostics([d for d in found if d.code != "T003"], sources, verbose=True)
    return 1 if failed(found, strict) else 0


def _files(file: Path) -> dict[str, bytes]:
    """The files of a template folder; or a master by itself, with the settings beside it where they are its own."""
    if file.is_dir():
        folder = file / "slides" if (file / "slides").is_dir() else file
        return {one.name: one.read_bytes() for one in sorted(folder.iterdir()) if one.is_file()}
    if file.suffix.lower() not in KINDS:
        raise click.BadParameter(f"{file} is no template: {', '.join(KINDS[:2])} or a folder", param_hint="FILE")
    files = {file.name: file.read_bytes()}
    beside = file.with_name(SETTINGS)
    settings = beside.read_bytes() if beside.is_file() else b""
    if not settings or not _names(settings, file.name):
        settings = f"master: {json.dumps(file.name)}\n".encode()
    return files | {SETTINGS: settings}


def _names(settings: bytes, master: str) -> bool:
    from publish.templates.settings import read_settings

    said, _ = read_settings(settings)
    return said.master == master


def _draw(files: dict[str, bytes], folder: Path) -> tuple[Path, ...]:
    from publish import proof, templates

    template, _ = templates.read(files)
    return tuple(proof.write(template, folder)) if template else ()


def _about_pictures(pictures: Path | None, examined: Examination) -> None:
    if not examined.usable:
        return
    if pictures is None:
        click.echo("To see how it looks: --pictures FOLDER")
    elif not doctor.LIBREOFFICE.present():
        click.echo(f"Pictures need LibreOffice ({doctor.command(doctor.LIBREOFFICE)}); open sample.pptx instead.")


# ── for people ────────────────────────────────────────────────────────────────


def _said(file: Path, examined: Examination) -> Iterator[str]:
    yield click.style(str(file), bold=True)
    if not examined.layouts:
        return
    size = f"{examined.width / EMU:.1f} × {examined.height / EMU:.1f} mm ({examined.ratio})"
    slides = f"{examined.slides or 'no'} sample slide{'' if examined.slides == 1 else 's'}"
    yield f"{size}, {slides}{': left out of every deck' if examined.slides else ''}"
    yield from ("", click.style("Layouts", bold=True), *_layouts(examined))
    yield from ("", click.style("Fonts", bold=True), *_fonts(examined))
    yield from ("", click.style("Contrast (at least 4.5)", bold=True), *_contrasts(examined.contrasts))
    yield ""


def _layouts(examined: Examination) -> Iterator[str]:
    wide = max(len(one.name) for one in examined.layouts)
    titles = max(len(one.title) for one in examined.layouts)
    for one in examined.layouts:
        mark = {None: "missing", "stand-in": "note"}.get(one.rule, "ok")
        lacks = f"; no place for {', '.join(one.lacks)}" if one.title and one.lacks else ""
        yield f"  {mark:8} {one.name:{wide}}  {one.title:{titles}}  {RULES[one.rule]}{lacks}"
    if examined.unused:
        yield f"  not used: {', '.join(examined.unused)}"


def _fonts(examined: Examination) -> Iterator[str]:
    for font in examined.fonts:
        how = "has the same widths" if font.same else "is not the same: text may be set smaller than it need be"
        yield f"  {'ok' if font.same else 'warning':8} {font.family}: measured with {font.measured}, which {how}"


def _contrasts(every: tuple[Reading, ...]) -> Iterator[str]:
    least = min((one for one in every if one.ground), key=lambda one: one.ratio, default=None)
    if least:
        where = f"{least.place} of `{least.layout}`" if least.layout else least.place
        mark = "ok" if least.enough else "warning"
        yield f"  {mark:8} the least is {least.ratio:.1f}: {where}, {least.text} on {least.ground}"
    for one in every:
        if not one.ground:
            yield f"  look     {one.place} of `{one.layout}` stands on a picture: nobody can compute that"


# ── for machines ──────────────────────────────────────────────────────────────


def _as_json(file: Path, examined: Examination, drawn: tuple[Path, ...]) -> dict[str, object]:
    return {
        "file": str(file),
        "usable": examined.usable,
        "size": {"width": examined.width, "height": examined.height, "ratio": examined.ratio},
        "layouts": [
            {"name": one.name, "title": one.title, "rule": one.rule, "lacks": list(one.lacks)}
            for one in examined.layouts
        ],
        "unused": list(examined.unused),
        "fonts": [{"family": one.family, "measured": one.measured, "same": one.same} for one in examined.fonts],
        "contrast": [
            {
                "layout": one.layout,
                "place": one.place,
                "text": one.text,
                "ground": one.ground or None,
                "ratio": round(one.ratio, 2) if one.ground else None,
            }
            for one in examined.contrasts
        ],
        "sample_slides": examined.slides,
        "taken_out": [d.message for d in examined.found if d.code == "T005"],
        "pictures": [str(path) for path in drawn],
        "diagnostics": [as_json(d) for d in examined.found],
    }


TEMPLATE = click.Group(
    "template",
    short_help="Look into a slide template.",
    help="""Look into a slide template: a designer's .pptx or .potx, or the folder of a brand.

    \b
    publish template check brand.potx
    """,
    commands=[
        click.Command(
            "check",
            callback=_check,
            params=[
                click.Argument(["file"], type=click.Path(exists=True, path_type=Path)),
                click.Option(
                    ["--pictures"],
                    type=click.Path(file_okay=False, path_type=Path),
                    metavar="FOLDER",
                    help="Write a sample deck there, and a picture for each layout where LibreOffice is present.",
                ),
                options.STRICT,
                options.FORMAT,
            ],
            short_help="Tell what a slide template offers, and what it lacks.",
            help="""Tell what a slide template offers and what it lacks: which layout is used for what and why,
            fonts, contrast, and what is taken out for safety. Works without a project.

            \b
            publish template check brand.potx                    a designer's file
            publish template check templates/default/slides      a brand of this project
            publish template check brand.potx --pictures proof   with a sample deck, and pictures of it
            """,
        )
    ],
)

COMMANDS = (TEMPLATE,)
