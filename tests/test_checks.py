"""Every rule: it has a page that people understand, and its examples are what it says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.checks import RULES, Rule
from publish.compile import compile_project
from publish.diagnostics import Diagnostic, Span
from publish.editions.arranging import arrange_all
from publish.load import load
from publish.pipeline import check
from publish.products import PRODUCTS
from publish.request import Request
from tests.folder import FILES, MORE, write

ROOT = Path(__file__).parent.parent

PROJECT = {**FILES, **MORE}

WITHOUT_EXAMPLE = {
    "K001": "tests/test_leaks.py",  # only a mistake of the program shows it
    "L005": "tests/test_translations.py",  # told by `translations` only
    "L006": "tests/test_exchange.py",  # told by `translations import` only
    "L007": "tests/test_exchange.py",
    "L008": "tests/test_honest.py",  # told where a final edition is asked for
    "O001": "tests/test_jobs.py",
    "O002": "tests/test_jobs.py",
    "O003": "tests/test_lost.py",
    "O004": "tests/test_packs.py",  # PowerPoint files
    "O005": "tests/test_packs.py",
    "O006": "tests/test_packs_parts.py",  # what was asked for
    "O007": "tests/test_packs.py",
    "O008": "tests/test_press.py",  # the finished file
    "O009": "tests/test_large_print.py",  # told where large print is asked for
    "O010": "tests/test_for_whom.py",  # what was asked for
    "P028": "tests/test_people.py",  # a list that is no part of a publication
    "P029": "tests/test_people.py",
    "P042": "tests/test_calendars.py",  # told where calendars are asked for
    "P043": "tests/test_reader.py",  # told where a reader is asked for
    "R010": "tests/test_broken.py",  # names of files
    "S019": "tests/test_broken.py",  # bytes that are no text
    "S025": "tests/test_broken.py",  # links
    "S029": "tests/test_broken.py",  # pictures
    "T003": "tests/test_templates.py",  # PowerPoint files
    "T005": "tests/test_broken.py",
    "T006": "tests/test_template_check.py",  # colours within a PowerPoint file
    "T024": "tests/test_press.py",  # a profile
    "T025": "tests/test_press.py",  # a whole brand
    "T023": "tests/test_print_brand.py",  # a file that is not there
    "T020": "tests/test_broken.py",  # a file that is not there
    "T021": "tests/test_broken.py",
}
"""Rules that no text in a file breaks, and where they are tried instead."""


# ── the pages ─────────────────────────────────────────────────────────────────


def emitted() -> dict[str, str]:
    """Every code that the sources of the program name, and one place that does."""
    call = re.compile(r'(?:error|warning|note|Diagnostic|Rule|_rule)\(\s*"([A-Z]\d{3})"')
    files = (file for file in (ROOT / "publish").rglob("*.py") if not re.match(r"[a-z]\d{3}_", file.name))
    found = {code: file.name for file in files for code in call.findall(file.read_text("utf-8"))}
    return found | {rule.code: "checks" for rule in RULES.values() if rule.check}


def test_every_code_has_a_rule_and_every_rule_is_used() -> None:
    assert sorted(RULES) == sorted(emitted())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_page_says_what_it_is_and_what_to_do(rule: Rule) -> None:
    file = next((ROOT / "publish/checks").glob(f"{rule.code.lower()}_*.py"))
    assert file.read_text("utf-8").startswith(f'"""{rule.code}: {rule.title}."""')
    what, todo = rule.explanation.strip().split("\n\n", 1)
    assert len(rule.title) <= 80
    assert len(what.split()) >= 12
    assert len(todo.split()) >= 5
    assert max(map(len, rule.explanation.splitlines())) <= 120


# ── the examples ──────────────────────────────────────────────────────────────


def project(root: Path, rule: Rule, example: str) -> Path:
    """The small project with the example in it, as `Rule` describes; with templates of its own if it is about them."""
    write(root, PROJECT)
    if rule.path.startswith("templates/"):
        shutil.copytree(ROOT / "templates/default", root / "templates/default")
    file = root / rule.path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else ""
    good, example = rule.good.strip("\n"), example.strip("\n")
    file.write_text(text.replace(good, example, 1) if good in text else f"{text}\n{example}\n".lstrip(), "utf-8")
    return root


def found(root: Path, rule: Rule) -> Iterator[Diagnostic]:
    """What `publish check` finds; for rules on templates and slides, what arranging finds as well."""
    yield from check(root, ("en", "fr") if rule.code[0] == "L" else ("en",))[0]
    if rule.code[0] in "TF":
        loaded, _ = load(root)
        assert loaded
        compiled, _ = compile_project(loaded, ("en",))
        products = tuple(product.name for product in PRODUCTS)
        yield from arrange_all(loaded, compiled, Request(root, root / "build", products))[1]


@pytest.mark.parametrize("rule", [r for r in RULES.values() if r.code not in WITHOUT_EXAMPLE], ids=lambda r: r.code)
def test_the_bad_example_is_bad_and_the_good_one_is_good(rule: Rule, tmp_path: Path) -> None:
    bad = set(found(project(tmp_path / "bad", rule, rule.bad), rule))
    good = set(found(project(tmp_path / "good", rule, rule.good), rule))
    assert {d.code for d in bad - good} == {rule.code}
    assert rule.code not in {d.code for d in good if d.code != "L001" or d.span == Span(rule.path)}


def test_rules_without_an_example_are_tried_elsewhere() -> None:
    assert {rule.code for rule in RULES.values() if not rule.bad} == set(WITHOUT_EXAMPLE)


def test_the_small_project_itself_is_sound(tmp_path: Path) -> None:
    said = check(write(tmp_path, PROJECT))[0]
    assert {d.code for d in said} == {"L001"}  # only one of its files is translated


# ── breaks ────────────────────────────────────────────────────────────────────

DAYS = [
    # rows of a programme: start, minutes, session · minutes without a break that are told
    ("five hours in a row", ["09:00 | 120 | s", "11:00 | 60 | t", "12:00 | 120 | s"], ["300 minutes"]),
    ("with lunch", ["09:00 | 120 | s", "11:00 | 60 | Lunch", "12:00 | 120 | s"], []),
    ("with time left free", ["09:00 | 120 | s", "11:30 | 120 | s"], []),
    ("four hours", ["09:00 | 120 | s", "11:00 | 120 | s"], []),
    ("two at once", ["09:00 | 180 | s", "09:00 | 180 | t"], []),
]


@pytest.mark.parametrize(("rows", "told"), [day[1:] for day in DAYS], ids=[day[0] for day in DAYS])
def test_a_day_has_breaks(rows: list[str], told: list[str], tmp_path: Path) -> None:
    workshop = FILES["content/workshops/w/workshop.md"]
    head, rooms = workshop.index("| 1 | 09:00"), workshop.index("## Rooms")
    table = "".join(f"| 1 | {row} | | |\n" for row in rows)
    changed = {"content/workshops/w/workshop.md": f"{workshop[:head]}{table}\n{workshop[rooms:]}"}
    said = [d.message for d in check(write(tmp_path, changed), ("en",))[0] if d.code == "P010"]
    assert said == [f"{minutes} without a break" for minutes in told]
