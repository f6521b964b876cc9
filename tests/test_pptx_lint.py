"""The lint of our decks: each fault it looks for, put into a deck that has none."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from functools import cache

import pytest

from tests.decks import deck, file
from tests.pptx_lint import faults

Parts = dict[str, bytes]
SLIDE, PRESENTATION, TYPES = "ppt/slides/slide2.xml", "ppt/presentation.xml", "[Content_Types].xml"


@cache
def sound() -> bytes:
    return file(deck("## One {.incremental}\n- a, see [two](#two)\n- b\n\n## Two\n- c\n"))


def changed(part: str, pattern: str, by: str) -> Callable[[Parts], Parts]:
    """The deck with the first match of `pattern` in one part replaced."""

    def change(parts: Parts) -> Parts:
        text = parts[part].decode()
        assert re.search(pattern, text), (part, pattern)
        return parts | {part: re.sub(pattern, by, text, count=1).encode()}

    return change


FAULTS = [
    (changed(TYPES, r'<Override PartName="/ppt/slides/slide2.xml"[^>]*>', ""), "absent from the content types"),
    (changed(TYPES, r'<Default Extension="rels"[^>]*>', ""), "no content type"),
    (changed(PRESENTATION, r'(<p14:sldId id=")\d+', r"\g<1>999"), "sections list"),
    (changed(PRESENTATION, r'<p:sldId [^>]*id="257"[^>]*>', ""), "not listed once"),
    (changed(SLIDE, r'spid="\d+"', 'spid="99"'), "timing of no shape"),
    (changed(SLIDE, r'<p:pRg st="1" end="1"', '<p:pRg st="7" end="7"'), "timing of no paragraph"),
    (changed(SLIDE, r'<p:ph idx="\d+"/>', '<p:ph idx="77"/>'), "is not in"),
    (changed(SLIDE, r'<p:cNvPr id="2"', '<p:cNvPr id="0"'), "is 0 or there twice"),
    (changed(SLIDE, r'<p:cNvPr id="3"', '<p:cNvPr id="2"'), "is 0 or there twice"),
    (changed(SLIDE, r"ppaction://hlinksldjump", "ppaction://none"), "a link to nowhere"),
    (changed(SLIDE, r'hlinkClick r:id="rId\d+"', 'hlinkClick r:id="rId9"'), "no relationship rId9"),
    (lambda parts: {name: data for name, data in parts.items() if name != "ppt/slides/slide3.xml"}, "leads to no"),
]


def test_a_sound_deck_has_no_faults() -> None:
    assert faults(sound()) == []


@pytest.mark.parametrize(("change", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_a_fault_is_found(change: Callable[[Parts], Parts], said: str) -> None:
    with zipfile.ZipFile(io.BytesIO(sound())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in change(parts).items():
            archive.writestr(name, data)
    assert any(said in fault for fault in faults(stream.getvalue())), faults(stream.getvalue())


def test_an_entry_twice_is_found() -> None:
    stream = io.BytesIO(sound())
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr(SLIDE, archive.read(SLIDE))
    assert f"{SLIDE}: twice in the file" in faults(stream.getvalue())
