"""The brand's templates, as editions need them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from publish.canonical import Named, named
from publish.diagnostics import Diagnostic, Diagnostics, Span, error, warning
from publish.load import Project, template_files
from publish.translate.rooms import PLACES, Rooms

if TYPE_CHECKING:
    from publish.render.brand import Brand
    from publish.templates import Template


PRESSED = "press.css"
"""The style sheet of what is for a printing house."""


def slide_template(root: Path, brand: str, found: list[Diagnostic]) -> Template | None:
    """The brand's slide template; None, and T-codes in `found`, where it cannot be used."""
    from publish import templates

    files = template_files(root, brand, "slides")
    if not files:
        found.append(_no_brand(brand, "slides"))
        return None
    template, wrong = templates.read(files)
    found += _placed(wrong, f"templates/{brand}/slides")
    return template


def facing(template: Template, language: str) -> Template:
    """The template as a language has it: mirrored for those that run from right to left."""
    from publish.render.languages import right_to_left
    from publish.templates.mirroring import mirrored

    return mirrored(template) if right_to_left(language) else template


def faced(template: Named[Template], language: str) -> Named[Template]:
    """The same of one that has a name, for all decks of a language."""
    turned = facing(template.value, language)
    return template if turned is template.value else named(turned)


def rooms(project: Project, language: str, sample: str) -> Rooms:  # noqa: ARG001 # one that measures
    """How many characters like those of a sample fit the places of the brand's slides; none where it has no such."""
    from publish.arrange.slides.room import room

    template = slide_template(project.root, project.settings.brand, [])
    return {place: room(template, *place, sample) for place in PLACES} if template else {}


def print_brand(root: Path, brand: str, found: list[Diagnostic]) -> Brand | None:
    """The brand's print template; None, and T-codes in `found`, where it cannot be used."""
    from publish.render import brand as brands

    files = template_files(root, brand, "print")
    if not files:
        found.append(_no_brand(brand, "print"))
        return None
    read, wrong = brands.read(files)
    found += _placed(wrong, f"templates/{brand}/print")
    return read


def pressing(brand: Brand, name: str) -> Iterator[Diagnostic]:
    """T024, T025: what a printing house needs, and the brand lacks."""
    from publish.bind.inks import is_of_a_press
    from publish.render.brand import PROFILE

    yield from _bleeding(brand, f"templates/{name}/print")
    profile = dict(brand.assets).get(PROFILE)
    place = Span(f"templates/{name}/print")
    if profile is None:
        hint = f"ask the printing house for its profile (ICC, CMYK), and put it there as {PROFILE}"
        yield warning(
            "T024", "there is no profile of the press: colours are mixed plainly, and it is no PDF/X", place, hint
        )
    elif not is_of_a_press(profile):
        hint = "ask the printing house for the profile of its press, for four inks (CMYK)"
        yield error("T024", f"{PROFILE} is not the profile of a printing press", place, hint)


def _bleeding(brand: Brand, folder: str) -> Iterator[Diagnostic]:
    """T025: no cover in one piece, or nothing that reaches beyond the edge of a page."""
    from publish.render.brand import JACKET, OWN_SHEET, SHEET

    sheets = dict(brand.sheets)
    copied = "copy it from templates/default/print, and change it"
    if JACKET not in dict(brand.templates):
        yield warning("T025", "books have no cover with a spine", Span(f"{folder}/{JACKET}"), copied)
    if PRESSED not in sheets:
        yield warning("T025", "colours end at the edge of the page", Span(f"{folder}/{PRESSED}"), copied)
    elif not any("var(--bleed)" in sheets.get(sheet, "") for sheet in (SHEET, OWN_SHEET)):
        hint = "write calc(-27mm - var(--bleed)) where colours reach the edge, as templates/default does"
        yield warning("T025", "colours end at the edge of the page", Span(f"{folder}/{SHEET}"), hint)


def _placed(found: Diagnostics, folder: str) -> Iterator[Diagnostic]:
    """What is wrong with a template, with the place of its file in the project; the folder, where no file is named."""
    for one in found:
        name = one.span.path if one.span else one.key.rpartition("/")[2]
        place = replace(one.span or Span(""), path=f"{folder}/{name}" if name else folder)
        yield replace(
            one, span=place, key="", hint=one.hint or "compare it with the one in templates/default, which works"
        )


def _no_brand(brand: str, folder: str) -> Diagnostic:
    hint = "write `brand: default` in content/publication.yml, or add the folder"
    return error("T000", f"there is no folder templates/{brand}/{folder}", None, hint)
