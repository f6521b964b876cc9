"""A document's revision: the same for two copies that say the same, and another one as soon as they do not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from publish.compile import compile_project
from publish.editions.arranging import arrange_all
from publish.editions.plans import Arranged
from publish.load import load
from publish.model import OWN_REVISION, Book, Calendar, Deck
from publish.products import PRODUCTS
from publish.request import Request
from tests.folder import FILES, MORE, changed, write

SESSION = "content/sessions/s.md"
PRODUCED = tuple(product.name for product in PRODUCTS)


def arranged(
    root: Path, changes: Mapping[str, str] | None = None, languages: tuple[str, ...] = (), together: bool = False
) -> Arranged:
    root = write(root, {**MORE, **(changes or {})})
    project, _ = load(root)
    assert project
    compiled, _ = compile_project(project, ("en", "fr"))
    return arrange_all(project, compiled, Request(root, root / "build", PRODUCED, languages, together=together))[0]


def revisions(made: Arranged) -> dict[str, str]:
    """The revision of every file, by its path; of calendars the whole of what is in them."""
    of: dict[str, str] = {plan.path: plan.book.revision for plan in made.books}
    for plan in made.decks:
        for value in plan.job.values:
            if isinstance(value, Deck):
                of[plan.path] = value.revision
            elif isinstance(value, Calendar):
                of[plan.path] = repr(value)
    return of


def asks(value: object) -> bool:
    """Whether a sign still stands in a document where it should say its revision; `repr` writes it as `\\x00`."""
    return isinstance(value, Book | Deck | Calendar) and repr(OWN_REVISION).strip("'") in repr(value)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Arranged:
    return arranged(tmp_path_factory.mktemp("before"))


def test_every_document_has_one_and_says_it(before: Arranged) -> None:
    of = revisions(before)
    assert len(of) > 20
    assert all(len(revision) == 12 for path, revision in of.items() if not path.endswith(".ics"))
    assert not [plan.path for plan in before.books if asks(plan.book)]
    assert not [plan.path for plan in before.decks for value in plan.job.values if asks(value)]
    handbook = next(plan.book for plan in before.books if plan.path == "en/handbook/c.pdf")
    assert handbook.revision in repr(next(part for part in handbook.parts if part.role == "imprint"))


@pytest.mark.parametrize(("languages", "together"), [(("en+fr",), False), (("en", "fr"), True)])
def test_so_have_those_in_several_languages(languages: tuple[str, ...], together: bool, tmp_path: Path) -> None:
    made = arranged(tmp_path, languages=languages, together=together)
    assert [plan for plan in made.books if "/handbook/" in plan.path]
    assert not [plan.path for plan in made.books if asks(plan.book) or len(plan.book.revision) != 12]
    assert not [plan.path for plan in made.decks for value in plan.job.values if asks(value)]


def test_the_same_sources_give_the_same_wherever_they_stand(before: Arranged, tmp_path: Path) -> None:
    assert revisions(arranged(tmp_path / "elsewhere")) == revisions(before)


def test_a_line_moved_down_changes_none(before: Arranged, tmp_path: Path) -> None:
    head, _, body = FILES[SESSION].partition("\n# ")
    assert revisions(arranged(tmp_path, {SESSION: f"{head}\n\n\n# {body}"})) == revisions(before)


def test_a_word_changes_those_alone_that_say_it(before: Arranged, tmp_path: Path) -> None:
    after = revisions(arranged(tmp_path, changed(SESSION, "matters most where", "counts most where")))
    different = {path for path, revision in revisions(before).items() if after[path] != revision}
    assert {"en/worksheet/s.pdf", "en/guide/w.pdf", "en/slides/s.pptx"} <= different
    assert not [path for path in different if "/handbook/" in path or "/timetable/" in path or "/t." in path]


def test_a_picture_changes_those_that_show_it(tmp_path: Path) -> None:
    shown = {SESSION: FILES[SESSION] + "\n![A ring](images/ring.svg)\n"}
    before = revisions(arranged(tmp_path / "before", shown))
    larger = {"content/images/ring.svg": MORE["content/images/ring.svg"].replace('r="10"', 'r="12"')}
    after = revisions(arranged(tmp_path / "after", {**shown, **larger}))
    different = {path for path, revision in before.items() if after[path] != revision}
    assert "en/guide/w.pdf" in different
    assert not [path for path in different if "/handbook/" in path]
