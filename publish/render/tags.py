"""What WeasyPrint's tags leave to mend for PDF/UA: notes, heads of tables, languages, names of links.

The only module that leans on the insides of WeasyPrint (70); `tests/test_pdf.py` fails where they moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from publish.render import letters

Mend = Callable[[Any, Any], None]
"""A WeasyPrint box and its tag (a PDF dictionary), changed in place: the tag is about to be written."""
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@contextmanager
def mended(prefix: str) -> Iterator[None]:
    """While a PDF is written, each tag is mended as it is made. `prefix` makes the ids of notes unique in a book.

    So are the names of signs that join letters.
    """
    from weasyprint import pdf
    from weasyprint.pdf import tags

    build, fonts = tags._build_box_tree, pdf.build_fonts_dictionary
    rules = (_role, _note(prefix), _language, _head, _link, _decoration)

    def build_and_mend(box: Any, *others: Any) -> Iterator[Any]:
        for tag in build(box, *others):
            _apply(rules, getattr(box, "_box", box), tag)
            yield tag

    def name_and_build(file: Any, used: Any, *others: Any) -> Any:
        for font in used.values():
            font.to_unicode = {glyph: letters.named(said) for glyph, said in font.to_unicode.items()}
        return fonts(file, used, *others)

    tags._build_box_tree, pdf.build_fonts_dictionary = build_and_mend, name_and_build
    try:
        yield
    finally:
        tags._build_box_tree, pdf.build_fonts_dictionary = build, fonts


def link_once(document: Any) -> None:
    """Keep one link for each `<a>`: WeasyPrint makes another for every box inside it (`<a><em>…`)."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a" and _own(link[3])]


def _own(box: Any) -> bool:
    """Whether the box is that of its element. Anonymous boxes inside it bear the same element."""
    from weasyprint.css import AnonymousStyle

    return box.element is not None and not isinstance(box.style, AnonymousStyle)


def _apply(rules: tuple[Mend, ...], box: Any, tag: Any) -> None:
    if box.element is None or box.element_tag in ("html", "body"):
        return  # it has no tag of its own, and hands on those of what is in it
    for mend in rules if _own(box) else (_cells, _line):
        mend(box, tag)


def _role(box: Any, tag: Any) -> None:
    """Pages say `data-tag` where the HTML element does not say it all."""
    pseudo = str(box.element_tag).partition("::")[2]
    if pseudo:
        tag["S"] = {"footnote-call": "/Reference", "footnote-marker": "/Lbl"}.get(pseudo, tag["S"])
    elif wanted := box.element.get("data-tag"):
        tag["S"] = f"/{wanted}"


def _note(prefix: str) -> Mend:
    numbers = count(1)

    def mend(_: Any, tag: Any) -> None:
        if tag["S"] == "/Note":
            tag["ID"] = _string(f"{prefix}-note-{next(numbers)}")

    return mend


def _language(box: Any, tag: Any) -> None:
    if language := box.element.get("lang"):
        tag["Lang"] = _string(language)


def _head(box: Any, tag: Any) -> None:
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"


def _line(_: Any, tag: Any) -> None:
    """A line of a heading that is set as a block is no heading."""
    if tag["S"] in HEADINGS:
        tag["S"] = "/NonStruct"


def _cells(box: Any, tag: Any) -> None:
    """Scope says which head a cell has. WeasyPrint's ids are unique in a part only, so they go.

    The tag of a table is made of the anonymous box around it, which has its caption too.
    """
    if tag["S"] == "/Table":
        for cell in box.descendants():
            if mark := getattr(cell, "mark", None):
                mark.pop("ID", None)
                mark["A"].pop("Headers", None)


def _link(box: Any, _: Any) -> None:
    """A link is called by its words, not by its address."""
    if box.link_annotation:
        box.link_annotation["Contents"] = _string(" ".join("".join(box.element.itertext()).split()))


def _decoration(_: Any, tag: Any) -> None:
    if tag["S"] == "/Figure" and "Alt" not in tag:
        tag["S"] = "/NonStruct"


def _string(said: str) -> Any:
    import pydyf  # type: ignore[import-untyped]

    return pydyf.String(said)
