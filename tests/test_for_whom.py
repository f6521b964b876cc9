"""A handbook for an audience or a region: a name that no passage is for is told, and the handbook is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.compile import compile_project
from publish.diagnostics import Diagnostics
from publish.editions.arranging import arrange_all
from publish.load import load
from publish.request import Request
from tests.folder import FILES, write

CHAPTER = "content/curriculum/c/1-first/1.1-people.md"
VARIANT = '\n::: {.variant #here region="the Americas" audience="journalists"}\nOnly here.\n:::\n'


def told(root: Path, audience: str = "", region: str = "") -> Diagnostics:
    project, _ = load(root)
    assert project
    request = Request(root, root / "build", ("handbook",), ("en", "fr"), audience=audience, region=region)
    compiled, _ = compile_project(project, ("en", "fr"))
    arranged, found = arrange_all(project, compiled, request)
    assert len(arranged.books) == 2
    return tuple(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("audience", "region", "hint"),
    [
        ("", "Americas", "did you mean `the Americas`?"),
        ("", "Oceania", "there are passages for the Americas"),
        ("jurnalists", "The  Americas", "did you mean `journalists`?"),
    ],
)
def test_a_name_that_no_passage_is_for(audience: str, region: str, hint: str, tmp_path: Path) -> None:
    root = write(tmp_path, {CHAPTER: FILES[CHAPTER] + VARIANT})
    (one,) = told(root, audience, region)
    assert (one.code, one.severity, one.hint) == ("O010", "warning", hint)


def test_where_no_passage_is_for_any(tmp_path: Path) -> None:
    (one,) = told(write(tmp_path), region="Africa")
    assert one.hint == "leave --region out"


def test_names_that_are_there(tmp_path: Path) -> None:
    root = write(tmp_path, {CHAPTER: FILES[CHAPTER] + VARIANT})
    assert told(root, "Journalists", "the americas") == ()
    assert told(root, "self-study") == ()
