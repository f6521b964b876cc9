"""What a screen reader makes of a PDF: its structure, and what is wrong with it that validators do not look for."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator

import pikepdf

Tag = pikepdf.Object


def kids(tag: Tag) -> list[Tag]:
    """The tags directly in a tag."""
    held = tag.get("/K", pikepdf.Array())
    run = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [kid for kid in run if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def below(tag: Tag) -> Iterator[Tag]:
    """A tag and all tags in it, in reading order."""
    yield tag
    for kid in kids(tag):
        yield from below(kid)


def kind(tag: Tag) -> str:
    return str(tag.S).lstrip("/")


def everything(pdf: pikepdf.Pdf) -> list[Tag]:
    return [tag for kid in pdf.Root.StructTreeRoot.K for tag in below(kid)]


def widgets(pdf: pikepdf.Pdf) -> list[Tag]:
    """What is to be filled in, in the order in which a reader comes to it with the tab key."""
    held = [one for tag in everything(pdf) if kind(tag) == "Form" for one in tag.K if "/Obj" in one]
    return [one.Obj for one in held]


def complaints(data: bytes) -> list[str]:
    """What is wrong, in words; nothing, if all is well."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tags = everything(pdf)
        return [said for check in CHECKS for said in check(pdf, tags)]


# ── what is looked for ────────────────────────────────────────────────────────


def _tables(_: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    """Heads are heads, and say of what."""
    for head in (tag for tag in tags if kind(tag) == "THead"):
        cells = [cell for row in kids(head) for cell in kids(row)]
        if any(kind(cell) != "TH" for cell in cells):
            yield "a head of a table is no head"
        yield from ("a head does not say of what" for c in cells if kind(c) == "TH" and "/Scope" not in c.get("/A", {}))


def _lists(_: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    for tag in tags:
        inner = {kind(kid) for kid in kids(tag)}
        if kind(tag) == "L" and inner - {"LI", "Caption"}:
            yield "something else than items in a list"
        if kind(tag) == "LI" and (inner - {"Lbl", "LBody"} or not inner):
            yield "something else than a label and a body in an item"


def _figures(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    for figure in (tag for tag in tags if kind(tag) == "Figure"):
        if not str(figure.get("/Alt", "")).strip():
            yield "a picture that nobody describes"
        left, foot, right, top = (float(side) for side in figure.A.BBox)
        _, _, width, height = (float(side) for side in figure.Pg.MediaBox)
        if not (-1 <= left < right <= width + 1 and -1 <= foot < top <= height + 1):
            yield "a picture that is not on its page"


def _headings(_: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    before = 0
    for level in (int(kind(tag)[1]) for tag in tags if kind(tag) in {f"H{n}" for n in range(1, 7)}):
        if level > before + 1:
            yield "a level of headings is left out"
        before = level


def _notes(_: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    ids = Counter(str(tag.get("/ID", "")) for tag in tags if kind(tag) == "Note")
    if "" in ids or any(count > 1 for count in ids.values()):
        yield "a note without a name of its own"


def _annotations(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    """Each link and field is where its tag stands, has a name that is read aloud, and is reached with the tab key."""
    held = {one.Obj.objgen for tag in tags for one in _references(tag)}
    for page in pdf.pages:
        found = list(page.obj.get("/Annots", []))
        if found and page.obj.get("/Tabs") != "/S":
            yield "the tab key goes another way than the reader"
        for annotation in found:
            if annotation.objgen not in held:
                yield "a link or field that no tag knows"
            if not str(annotation.get("/Contents" if annotation.Subtype == "/Link" else "/TU", "")).strip():
                yield "a link or field without a name"


def _references(tag: Tag) -> Iterator[Tag]:
    run = tag.get("/K", pikepdf.Array())
    run = list(run) if isinstance(run, pikepdf.Array) else [run]
    yield from (one for one in run if isinstance(one, pikepdf.Dictionary) and "/Obj" in one)


def _empty(_: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    yield from (
        f"nothing in a {kind(t)}" for t in tags if kind(t) in ("P", "Span", "LBody", "H1", "H2") and "/K" not in t
    )
    yield from (f"nothing in a {kind(t)}" for t in tags if kind(t) == "Span" and not list(t.get("/K", [])))


CHECKS: tuple[Callable[[pikepdf.Pdf, list[Tag]], Iterator[str]], ...] = (
    _tables,
    _lists,
    _figures,
    _headings,
    _notes,
    _annotations,
    _empty,
)
