"""The same book the plain way: one HTML document for WeasyPrint, page numbers by `target-counter`.

Our own pages and style sheets, one after the other, so that both lay out the same text in the same look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from publish.compile import compile_project
from publish.editions.arranging import arrange_all
from publish.editions.plans import BookPlan
from publish.load import load
from publish.model import Folio
from publish.render import fonts, html
from publish.request import Request

COMMAND = """import os, sys
os.chdir(sys.argv[1])
from weasyprint import HTML
HTML("book.html").write_pdf("book.pdf", pdf_variant="pdf/ua-1")
"""
"""What draws it; told the folder that `write` filled."""

PAGES = """
.page-of::after { content: target-counter(attr(href), page) }
@page { @bottom-center { content: counter(page) } }
"""


class _Targets(Mapping[tuple[str, str], Folio]):
    """Every page number is asked for; a link is put in its place."""

    def __getitem__(self, place: tuple[str, str]) -> Folio:
        return Folio(0)

    def __iter__(self) -> None:  # type: ignore[override]
        raise TypeError("every place has an answer")

    def __len__(self) -> int:
        raise TypeError("every place has an answer")


def write(project: Path, folder: Path) -> None:
    """Puts `book.html` into `folder`, with all that it needs."""
    plan = _plan(project)
    (folder / "fonts").mkdir(parents=True)
    for name in fonts.BY_NAME:
        (folder / f"fonts/{name}.ttf").write_bytes(fonts.data(name))
    for path, data in plan.pictures.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    parts = (html.page(plan.book, part, plan.brand, _Targets()) for part in plan.book.parts)
    body = "\n".join(_joined(part) for part in parts)
    head = f'<meta charset="utf-8"><title>{escape(plan.book.title)}</title><style>{_sheet(plan)}</style>'
    (folder / "book.html").write_text(f'<html lang="en" class="handbook"><head>{head}</head><body>{body}', "utf-8")


def _plan(project: Path) -> BookPlan:
    read, _ = load(project)
    assert read is not None
    compiled, _ = compile_project(read, ("en",))
    arranged, _ = arrange_all(read, compiled, Request(project, project / "build", ("handbook",), ("en",)))
    return arranged.books[0]


def _sheet(plan: BookPlan) -> str:
    """The brand's sheets; what they say of a part's `body` is said of a `div`."""
    texts = (fonts.css().replace("url(font:", "url(fonts/"), *plan.brand.sheets_for("handbook"))
    sheet = re.sub(r"\)(; font-weight)", r".ttf)\1", "\n".join(texts))
    sheet = sheet.replace("body.", "div.").replace("\nbody {", "\nbody { margin: 0 }\ndiv.part {")
    return sheet + "div.part { break-before: right }" + PAGES


def _joined(page: str) -> str:
    """What stands in the body of a part's page, with its links and numbers within the one document."""
    found = re.search(r'<html[^>]*class="([^"]*)".*<body class="([^"]*)">(.*)</body>', page, re.DOTALL)
    assert found
    text = found[3].replace('href="publish:', 'href="#').replace('src="image:', 'src="')
    text = re.sub(r'<span[^>]* data-page="%20([^"]*)">0</span>', r'<a class="page-of" href="#\1"></a>', text)
    # `target-counter` takes an address as it is written: `#chapter%23table` would lead nowhere.
    text = re.sub(r'(?<=href="#)[^"]*', lambda m: m[0].replace("%23", "--"), text)
    text = re.sub(r'(?<= id=")[^"]*', lambda m: m[0].replace("#", "--"), text)
    # A link may stand in no other: in the contents the number's own link does.
    text = re.sub(r'<a href="([^"]*)">((?:(?!</a>).)*)<a class="page-of"[^>]*></a>((?:(?!</a>).)*)</a>', _nested, text)
    return f'<div class="part {found[2]} {found[1]}">{text}</div>'


def _nested(found: re.Match[str]) -> str:
    return f'<a href="{found[1]}">{found[2]}{found[3]}</a>'.replace(
        '<span class="page">', f'<span class="page page-of" href="{found[1]}">'
    )
