"""What WeasyPrint's tags leave to mend for PDF/UA: notes, tables, lists, figures, languages, names of links and fields.

The only module that leans on the insides of WeasyPrint (70); `tests/test_heard.py` fails where they moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from publish.render import letters, pagenumbers

JOINED = frozenset({"/P", "/L", "/LI", "/LBody", "/Sect", "/Div", "/BlockQuote", "/Span", "/NonStruct"})
"""What may go on on another page and is one thing all the same."""
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
SILENT = ("/Span", "/NonStruct", "/LI")
"""Tags that are left out where nothing is in them; an item may leave an empty one on the page after its own."""
PRINTED = 4
"""A flag of annotations: they are there on paper, too."""
RULED = "Ruled"
"""A field's number of ruled lines, in a file that is not bound yet."""
POINTS = 0.75
"""A CSS pixel in points."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A WeasyPrint box and its tag (a PDF dictionary), to be changed in place: the tag is about to be written."""

    box: Any
    tag: Any
    pdf: Any
    page: Any

    @property
    def kids(self) -> list[Any]:
        """The tags in this one; each is whole, and mended."""
        return self.of(self.tag)

    def of(self, tag: Any) -> list[Any]:
        """The tags in `tag`. What is no tag (text, an annotation) is not among them."""
        found = (self.referred(kid) for kid in tag["K"] if isinstance(kid, bytes))
        return [kid for kid in found if kid.get("Type") == "/StructElem"]

    def referred(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]


Mend = Callable[[_Made], None]


@contextmanager
def lettered() -> Iterator[None]:
    """While a PDF is written, signs that join letters are called by names that readers understand.

    Also where nothing is tagged: fonts are shared by all that is bound together, and with them these names.
    """
    from weasyprint import pdf as writing

    fonts = writing.build_fonts_dictionary

    def name_and_build(file: Any, used: Any, *others: Any) -> Any:
        for font in used.values():
            font.to_unicode = letters.called(font.to_unicode, font.file_content, font.index)
        return fonts(file, used, *others)

    writing.build_fonts_dictionary = name_and_build
    try:
        yield
    finally:
        writing.build_fonts_dictionary = fonts


@contextmanager
def mended(prefix: str) -> Iterator[None]:
    """While a PDF is written, each tag is mended as it is made. `prefix` makes the ids of notes unique in a book."""
    from weasyprint.pdf import tags

    build = tags._build_box_tree
    own = (_silent, _role, _note(prefix), _language, _head, _item, _list, _figure, _link, _choice, _ruled, _decoration)
    begun: dict[object, Any] = {}
    repeated = 0

    def build_and_mend(box: Any, parent: Any, pdf: Any, page_number: int, *others: Any) -> Iterator[Any]:
        nonlocal repeated
        page = pdf.objects[int(pdf.page_references[page_number].split()[0])]
        inner = getattr(box, "_box", box)
        head = inner.element is not None and inner.element_tag == "thead"
        repeated += head
        for tag in build(box, parent, pdf, page_number, *others):
            made = _Made(inner, tag, pdf, page)
            _apply(own, made)
            if repeated or not _continued(made, begun):
                yield tag
        repeated -= head

    tags._build_box_tree = build_and_mend
    try:
        yield
    finally:
        tags._build_box_tree = build


def _continued(made: _Made, begun: dict[object, Any]) -> bool:
    """Whether a tag goes on with one of the page or line before: then what is in it is put there.

    Heads of tables are repeated, and are no part of anything before. What holds drawn content itself stays apart.
    """
    box, tag = made.box, made.tag
    if box.element is None or not _own(box) or "::" in box.element_tag or tag["S"] not in JOINED:
        return False
    first = begun.setdefault(box.element, tag)
    if first is tag or first["S"] != tag["S"] or any(isinstance(kid, int) for kid in tag["K"]):
        return False
    for kid in made.kids:
        kid["P"] = first.reference
    first["K"].extend(tag["K"])
    return True


def link_once(document: Any) -> None:
    """Keep one link for each `<a>`: WeasyPrint makes another for every box inside it (`<a><em>…`)."""
    for page in document.pages:
        page.links = [link for link in page.links if link[3].element_tag == "a" and _own(link[3])]


def _own(box: Any) -> bool:
    """Whether the box is that of its element. Anonymous boxes inside it bear the same element."""
    from weasyprint.css import AnonymousStyle

    return box.element is not None and not isinstance(box.style, AnonymousStyle)


def _apply(rules: tuple[Mend, ...], made: _Made) -> None:
    box = made.box
    if box.element is None or box.element_tag in ("html", "body"):
        return  # it has no tag of its own, and hands on those of what is in it
    for mend in rules if _own(box) else (_silent, _cells, _line):
        mend(made)


def _role(made: _Made) -> None:
    """Pages say `data-tag` where the HTML element does not say it all."""
    box, tag = made.box, made.tag
    pseudo = str(box.element_tag).partition("::")[2]
    if pseudo:
        tag["S"] = {"footnote-call": "/Reference", "footnote-marker": "/Lbl"}.get(pseudo, tag["S"])
    elif wanted := box.element.get("data-tag"):
        tag["S"] = f"/{wanted}"
    elif box.element_tag == "dt" and tag["S"] == "/LBody":
        tag["S"] = "/Lbl"


def _silent(made: _Made) -> None:
    """A tag with nothing in it (a number that a title does not have) is not there."""
    empty = {kid.reference for kid in made.kids if kid["S"] in SILENT and not kid["K"] and "Alt" not in kid}
    made.tag["K"][:] = [kid for kid in made.tag["K"] if kid not in empty]


def _note(prefix: str) -> Mend:
    numbers = count(1)

    def mend(made: _Made) -> None:
        if made.tag["S"] == "/Note":
            made.tag["ID"] = _string(f"{prefix}-note-{next(numbers)}")

    return mend


def _language(made: _Made) -> None:
    if language := made.box.element.get("lang"):
        made.tag["Lang"] = _string(language)


# ── tables, lists, figures ────────────────────────────────────────────────────


def _head(made: _Made) -> None:
    if made.tag["S"] == "/TH":
        made.tag["A"]["Scope"] = "/Row" if made.box.element.get("scope") == "row" else "/Column"


def _cells(made: _Made) -> None:
    """Scope says which head a cell has. WeasyPrint's ids are unique in a part only, so they go.

    The tag of a table is made of the anonymous box around it, which has its caption too.
    """
    if made.tag["S"] == "/Table":
        for cell in made.box.descendants():
            if mark := getattr(cell, "mark", None):
                mark.pop("ID", None)
                mark["A"].pop("Headers", None)


def _line(made: _Made) -> None:
    """A line of a heading that is set as a block is no heading."""
    if made.tag["S"] in HEADINGS:
        made.tag["S"] = "/NonStruct"


def _list(made: _Made) -> None:
    """A list within a list belongs to the item before it; what a term means, to the term."""
    if made.tag["S"] != "/L":
        return
    kept: list[Any] = []
    for kid in made.kids:
        if kept and kid["S"] == "/L":
            _adopt(_body(kept[-1], made), [kid])
        elif kept and made.box.element_tag == "dl" and "/Lbl" not in [inner["S"] for inner in made.of(kid)]:
            _adopt(_body(kept[-1], made), [said for body in made.of(kid) for said in made.of(body)])
        else:
            kept.append(kid)
    made.tag["K"][:] = [kid.reference for kid in kept]


def _item(made: _Made) -> None:
    """An item has a label and a body; paragraphs stand in the body."""
    if made.tag["S"] == "/LI" and (loose := [kid for kid in made.kids if kid["S"] not in ("/Lbl", "/LBody")]):
        moved = {kid.reference for kid in loose}
        made.tag["K"][:] = [kid for kid in made.tag["K"] if kid not in moved]
        _adopt(_body(made.tag, made), loose)


def _body(item: Any, made: _Made) -> Any:
    """The body of an item, made where it has none."""
    bodies = [kid for kid in made.of(item) if kid["S"] == "/LBody"]
    if not bodies:
        fields = {"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference}
        body = type(item)({**fields, "K": type(item["K"])()})
        made.pdf.add_object(body)
        item["K"].append(body.reference)
        bodies = [body]
    return bodies[-1]


def _adopt(parent: Any, kids: list[Any]) -> None:
    for kid in kids:
        kid["P"] = parent.reference
        parent["K"].append(kid.reference)


def _figure(made: _Made) -> None:
    """A caption belongs to its picture. Where that stands is said in points, from the foot of the page."""
    if made.tag["S"] == "/Figure":
        left, top, right, bottom = (POINTS * side for side in made.tag["A"]["BBox"])
        x, _, _, y = made.page.get("TrimBox", made.page["MediaBox"])
        made.tag["A"]["BBox"][:] = [x + left, y - bottom, x + right, y - top]
    if made.box.element_tag == "figure":
        pictures = [kid for kid in made.kids if kid["S"] == "/Figure"]
        captions = [kid for kid in made.kids if kid["S"] == "/Caption"]
        if len(pictures) == 1:
            _adopt(pictures[0], captions)
            made.tag["K"][:] = [pictures[0].reference]


def _decoration(made: _Made) -> None:
    if made.tag["S"] == "/Figure" and "Alt" not in made.tag:
        made.tag["S"] = "/NonStruct"


# ── links and fields ──────────────────────────────────────────────────────────


def _link(made: _Made) -> None:
    """A link is called by its words, not by its address."""
    if annotation := made.box.link_annotation:
        annotation["Contents"] = _string(" ".join(pagenumbers.said(made.box.element).split()))
        annotation["F"] = PRINTED


def _choice(made: _Made) -> None:
    """One of several choices: the field is theirs together, so none has a name of its own; each is called by its words.

    `/Opt` goes: states are named by the values, and mean them.
    """
    annotation, element = made.box.widget_annotation, made.box.element
    if not annotation or element.get("type") != "radio":
        return
    group = made.referred(annotation["Parent"])
    group["TU"] = _string(element.get("data-group", ""))
    group.pop("Opt", None)
    annotation.pop("T", None)
    (drawn,) = annotation["AP"]["N"].values()
    annotation["AP"]["N"] = type(annotation)({element.get("value"): drawn})


def _ruled(made: _Made) -> None:
    """How many ruled lines a field stands on, for those who bind: what is written there keeps to them."""
    rows = made.box.element.get("rows", "")
    if made.box.widget_annotation and rows.isdecimal():
        made.box.widget_annotation[RULED] = int(rows)


def _string(said: str) -> Any:
    import pydyf  # type: ignore[import-untyped]

    return pydyf.String(said)
