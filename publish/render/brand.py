"""A brand's print template: page templates, style sheets and the pictures and fonts that these use.

What `templates/<brand>/print/` holds; `read` makes a `Brand` of it, and everything after works on that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publish.diagnostics import Diagnostic, Diagnostics, error

PAGE, FOLIO, SHEET = "page.html.j2", "folio.html.j2", "print.css"
NEEDED = (PAGE, FOLIO, SHEET)

Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Brand:
    """`templates`: `page.html.j2`, `folio.html.j2`, and one for each role that wants its own. `sheets`: CSS.

    `assets` are all other files, by name; a sheet reaches them as `url(brand:logo.svg)`.
    """

    templates: Texts
    sheets: Texts
    assets: tuple[tuple[str, bytes], ...] = ()

    def sheets_for(self, product: str) -> tuple[str, ...]:
        """The style sheets of a product: `print.css`, then its own where the brand has one (`guide.css`)."""
        texts = dict(self.sheets)
        return tuple(texts[name] for name in (SHEET, f"{product}.css") if name in texts)


def read(files: Mapping[str, bytes], folder: str = "print") -> tuple[Brand | None, Diagnostics]:
    """The brand whose files are `files` (name → bytes); `folder` is how messages call the place.

    Errors: T020 (a file that is needed is not there), T021 (no UTF-8), T022 (a page template with an error).
    """
    found = [
        error("T020", f"the print template has no {name}", hint=f"put it into {folder}/", key=f"{folder}/{name}")
        for name in NEEDED
        if name not in files
    ]
    texts = dict(_texts(files, folder, found))
    templates = tuple((name, text) for name, text in texts.items() if name.endswith(".j2"))
    found += _mistakes(templates, folder)
    if found:
        return None, tuple(found)
    sheets = tuple((name, text) for name, text in texts.items() if name.endswith(".css"))
    return Brand(templates, sheets, tuple(sorted((n, d) for n, d in files.items() if n not in texts))), ()


def _texts(files: Mapping[str, bytes], folder: str, found: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    for name in sorted(name for name in files if name.endswith((".j2", ".css"))):
        try:
            yield name, files[name].decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            found.append(error("T021", f"{name} is not UTF-8", hint="save it as UTF-8", key=f"{folder}/{name}"))


def _mistakes(templates: Texts, folder: str) -> Iterator[Diagnostic]:
    from jinja2 import TemplateSyntaxError

    from publish.render.html import environment

    for name, text in templates:
        try:
            environment(templates).parse(text)
        except TemplateSyntaxError as wrong:
            yield error("T022", f"line {wrong.lineno} of {name}: {wrong.message}", key=f"{folder}/{name}")
