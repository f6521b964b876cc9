"""A last page that holds next to nothing: the text is set tighter where that saves the page, else it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publish.render.endings import tightened
from publish.render.pdf import render
from tests import print_book as sample

LARGE = ("a4", "large")


def page(paragraphs: int, looks: str = "a4") -> str:
    body = "<p>One line of text.</p>" * paragraphs
    head = f'<html lang="en" class="handbook {looks}"><head><title>A</title></head>'
    return f"<!doctype html>{head}<body>{body}</body></html>"


def pages(paragraphs: int, looks: tuple[str, ...] = ("a4",)) -> int:
    return render(page(paragraphs, " ".join(looks)), sample.brand(), "handbook", {}, looks=looks).pages


def loose(paragraphs: int, looks: tuple[str, ...] = ("a4",)) -> int:
    """The pages at the usual setting: in a brand that does not say how to set tighter."""
    brand = sample.brand()
    plain = replace(brand, sheets=tuple((name, text.replace(".tight", ".never")) for name, text in brand.sheets))
    return render(page(paragraphs, " ".join(looks)), plain, "handbook", {}, looks=looks).pages


def test_what_is_alone_on_a_last_page_comes_to_the_page_before() -> None:
    most = next(n for n in range(25, 60) if loose(n + 1) == 2)
    assert (loose(most), pages(most)) == (1, 1)
    assert (loose(most + 1), pages(most + 1)) == (2, 1)
    assert (loose(most + 20), pages(most + 20)) == (2, 2)


def test_large_print_is_never_set_tighter() -> None:
    most = next(n for n in range(10, 40) if loose(n + 1, LARGE) == 2)
    assert pages(most + 1, LARGE) == 2


@pytest.mark.parametrize("written", ["<html>", '<html lang="en">', '<p class="x">'])
def test_a_page_without_a_class_stays(written: str) -> None:
    assert tightened(written) == written
