"""Ladders of hyphens: a paragraph that has one is laid out again with fewer words divided, and no other."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from publish.render import ladders

WORDS = "internationalisation responsibilities characteristically administration " * 12
PAGE = '<html lang="en"><style>p {{ width: {width}; hyphens: auto; font-size: 10pt }}</style><p>{words}<p>Short.'


@pytest.mark.parametrize("width", ["26mm", "32mm", "38mm"])
def test_a_ladder_is_taken_down(width: str) -> None:
    source = HTML(string=PAGE.format(width=width, words=WORDS))
    document = source.render()
    assert tuple(ladders._with_ladders(document))
    rounds = 0
    while ladders.mend(document):
        rounds += 1
        document = source.render()
    assert 1 <= rounds <= len(ladders.REMEDIES)
    assert not tuple(ladders._with_ladders(document))
    first, second = source.etree_element.iter("p")
    assert ladders.REMEDIES[0] in first.get("style", "")
    assert "style" not in second.attrib


def test_what_has_none_is_left_alone() -> None:
    source = HTML(string=PAGE.format(width="160mm", words="a few short words " * 40))
    document = source.render()
    assert not ladders.mend(document)
