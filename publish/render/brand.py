"""A brand's print template: page templates, style sheets and the pictures and fonts that these use.

What `templates/<brand>/print/` holds; `read` makes a `Brand` of it, and everything after works on that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, Diagnostics, error
from publish.model import Book, Edition, Part, Text

PAGE, FOLIO, SHEET = "page.html.j2", "folio.html.j2", "print.css"
OWN_SHEET = "brand.css"
JACKET = "jacket.html.j2"
PROFILE = "press.icc"
"""The profile of the press, for which printing houses have theirs."""
NEEDED = (PAGE, FOLIO, SHEET)
TEMPLATE = ".html.j2"

_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\b")

Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Brand:
    """`templates`: `page.html.j2`, `folio.html.j2`, and one for each role that wants its own. `sheets`: CSS.

    `assets` are all other files, by name; a sheet reaches them as `url(brand:logo.svg)`.
    """

    templates: Texts
    sheets: Texts
    assets: tuple[tuple[str, bytes], ...] = ()

    def sheets_for(self, product: str, looks: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The style sheets of a product: `print.css`, its own where the brand has one (`guide.css`), `brand.css`.

        Before the last comes one for each look of the edition that has one (`large.css`).
        """
        texts = dict(self.sheets)
        names = (SHEET, f"{product}.css", *(f"{look}.css" for look in looks), OWN_SHEET)
        return tuple(texts[name] for name in names if name in texts)

    def colours(self) -> dict[str, str]:
        """The colours that the style sheets give names to (`--ink: #1b2733`), for what is drawn, not laid out."""
        return dict(named for sheet in self.sheets_for("") for named in _COLOUR.findall(sheet))


def read(files: Mapping[str, bytes], folder: str = "print") -> tuple[Brand | None, Diagnostics]:
    """The brand whose files are `files` (name → bytes); `folder` is how messages call the place.

    Errors: T020 (a file that is needed is not there), T021 (no UTF-8), T022 (a page template that does not work).
    """
    found = [
        error("T020", f"the print template has no {name}", hint=f"put it into {folder}/", key=f"{folder}/{name}")
        for name in NEEDED
        if name not in files
    ]
    texts = {name: text for name in sorted(files) if (text := _text(files[name], name, folder, found)) is not None}
    brand = Brand(
        tuple((name, text) for name, text in texts.items() if name.endswith(TEMPLATE)),
        tuple((name, text) for name, text in texts.items() if name.endswith(".css")),
        tuple((name, files[name]) for name in sorted(files) if not name.endswith((TEMPLATE, ".css"))),
    )
    if not found:
        found = [wrong for name, _ in brand.templates if (wrong := _mistake(brand, name, folder))]
    return None if found else brand, tuple(found)


def _text(data: bytes, name: str, folder: str, found: list[Diagnostic]) -> str | None:
    if not name.endswith((TEMPLATE, ".css")):
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        found.append(error("T021", f"{name} is not UTF-8", hint="save it as UTF-8", key=f"{folder}/{name}"))
        return None


def _mistake(brand: Brand, name: str, folder: str) -> Diagnostic | None:
    """A template is a program: it is tried on an empty part, and may fail in any way."""
    from jinja2 import TemplateSyntaxError

    try:
        _try(brand, name)
    except TemplateSyntaxError as wrong:
        return error("T022", f"line {wrong.lineno} of {name}: {wrong.message}", key=f"{folder}/{name}")
    except Exception as wrong:
        return error("T022", f"{name}: {wrong}", key=f"{folder}/{name}")
    return None


def _try(brand: Brand, name: str) -> None:
    from publish.render import html

    book = Book(Edition("handbook", "trial", "en"), "Trial", ())
    part = Part("trial", name.removesuffix(TEMPLATE), (Text("Trial"),), (), "1", "Trial", volume=1)
    if name == FOLIO:
        html.folios(book, (), brand)
    elif name == JACKET:
        html.jacket(book, part, brand, (210, 297), 10)
    else:
        html.page(book, part, brand, {})
