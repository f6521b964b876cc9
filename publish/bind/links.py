"""Keys → named destinations; links between parts, written as addresses until now, lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from publish.bind.numbers import Leaf
from publish.render.inlines import ELSEWHERE


def merge(whole: Pdf, parts: list[Pdf], order: tuple[Leaf, ...]) -> None:
    """Give `whole` the destinations of all parts (the first where a key stands twice), and let links lead there."""
    names: dict[str, Array] = {}
    for key, target in _targets(whole, parts, order):
        names.setdefault(key, target)
    tree = NameTree.new(whole)
    for key in sorted(names):
        tree[key] = names[key]
    whole.Root.Names = Dictionary(Dests=tree.obj)
    for page in whole.pages:
        _resolve(page.obj, frozenset(names), whole)


def copies(whole: Pdf, part: Pdf, index: int, order: tuple[Leaf, ...]) -> dict[tuple[int, int], Object]:
    """The pages of `part`, the `index`th of the book, by their object number there → the same pages in `whole`."""
    here = {leaf.page: whole.pages[leaf.number - 1].obj for leaf in order if leaf.part == index}
    return {page.obj.objgen: here[number] for number, page in enumerate(part.pages, 1)}


def _targets(whole: Pdf, parts: list[Pdf], order: tuple[Leaf, ...]) -> Iterator[tuple[str, Array]]:
    for index, part in enumerate(parts):
        pages = copies(whole, part, index, order)
        names = part.Root.get("/Names", Dictionary()).get("/Dests", None)
        for key, target in NameTree(names).items() if names is not None else ():
            yield str(key), Array([pages[target[0].objgen], *list(target)[1:]])


def _resolve(page: Object, keys: frozenset[str], whole: Pdf) -> None:
    kept = Array()
    for annotation in page.get("/Annots", Array()):
        address = _address(annotation)
        key = unquote(address.removeprefix(ELSEWHERE))
        if not address.startswith(ELSEWHERE):
            kept.append(annotation)
        elif key in keys:
            del annotation.A
            annotation.Dest = String(key)
            kept.append(annotation)
        else:
            _plain(annotation, whole)
    if "/Annots" in page:
        page.Annots = kept


def _address(annotation: Object) -> str:
    action = annotation.get("/A", Dictionary())
    return str(action.URI) if action.get("/S") == Name.URI else ""


def _plain(annotation: Object, whole: Pdf) -> None:
    """What leads nowhere in this book is no link: its tag becomes plain text."""
    numbers = whole.Root.StructTreeRoot.ParentTree.Nums
    element = numbers[2 * int(annotation.StructParent) + 1]
    element.S = Name.Span
    element.K = Array([kid for kid in element.K if not isinstance(kid, Object) or kid.get("/Type") != Name.OBJR])
