"""Tags of the parts → tags of the book: one tree, one table of where marked content belongs."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from publish.bind.numbers import Leaf
from publish.model import Book


def merge(whole: Pdf, parts: list[Pdf], order: tuple[Leaf, ...], book: Book) -> None:
    """Give `whole`, which has the parts' pages, the parts' structure trees as one: Document › Part › what it has.

    A part in another language than the book says so.

    In each part, pages and annotations know their place in the part's ParentTree by a number from 0;
    here every part's numbers begin where those of the part before end.
    """
    document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    numbers = Array()
    for index, part in enumerate(parts):
        base = len(numbers) // 2
        tree = whole.copy_foreign(part.Root.StructTreeRoot)
        for page in _pages(whole, index, order):
            _shift(page, base)
        for position, entry in enumerate(_entries(tree)):
            numbers.append(base + position)
            numbers.append(entry)
        for kid in tree.K:
            kid.S, kid.P = Name.Part, document
            if book.parts[index].language:
                kid.Lang = String(book.parts[index].language)
            document.K.append(kid)
    root = Dictionary(Type=Name.StructTreeRoot, K=Array([document]), ParentTree=Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(numbers) // 2
    whole.Root.StructTreeRoot = whole.make_indirect(root)
    document.P = whole.Root.StructTreeRoot
    whole.Root.MarkInfo = Dictionary(Marked=True)


def _pages(whole: Pdf, index: int, order: tuple[Leaf, ...]) -> Iterator[Object]:
    return (whole.pages[leaf.number - 1].obj for leaf in order if leaf.part == index and not leaf.blank)


def _entries(tree: Object) -> Iterator[Object]:
    """The values of a ParentTree whose keys run from 0 without a gap, as WeasyPrint writes it."""
    numbers = list(tree.ParentTree.Nums)
    if [int(key) for key in numbers[::2]] != list(range(len(numbers) // 2)):
        raise ValueError("a ParentTree with gaps: has WeasyPrint changed?")
    yield from numbers[1::2]


def _shift(page: Object, base: int) -> None:
    page.StructParents = int(page.StructParents) + base
    for annotation in page.get("/Annots", Array()):
        if "/StructParent" in annotation:
            annotation.StructParent = int(annotation.StructParent) + base
