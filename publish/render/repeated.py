"""Heads of tables that stand again on each further page: drawn for the eye, and not read aloud a second time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def silenced(document: Any) -> Iterator[None]:
    """While `document` (WeasyPrint's) is written, repeated heads of its tables are artifacts, with no links.

    They are drawn without tags, and taken out of the tree of boxes before tags are made of that.
    """
    from weasyprint import pdf as writing
    from weasyprint.pdf.stream import Stream

    tables = tuple(_repeating(document))
    silent = {box for _, head in tables for box in (head, *head.descendants())}
    for page in document.pages:
        page.links = [link for link in page.links if link[3] not in silent]
    marked, add_tags = Stream.marked, writing.add_tags

    def mark(stream: Any, box: Any, tag: str) -> Any:
        return stream.artifact() if box in silent else marked(stream, box, tag)

    def add(*written: Any) -> None:
        for table, head in tables:
            table.children = [group for group in table.children if group is not head]
        add_tags(*written)

    Stream.marked, writing.add_tags = mark, add
    try:
        yield
    finally:
        Stream.marked, writing.add_tags = marked, add_tags


def _repeating(document: Any) -> Iterator[tuple[Any, Any]]:
    """Each table with a head that has stood on a page before, and that head."""
    from weasyprint.formatting_structure.boxes import TableBox

    met: set[Any] = set()
    for page in document.pages:
        for table in (box for box in page._page_box.descendants() if isinstance(box, TableBox)):
            for head in (group for group in table.children if group.is_header):
                if head.element in met:
                    yield table, head
                met.add(head.element)
