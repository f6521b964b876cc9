"""Measuring: where lines break, how high text is, how type shrinks."""

from __future__ import annotations

import pytest

from publish import fit
from publish.fit import Line, Run
from publish.model import Emphasis, Footnote, LineBreak, Link, Reference, Strong, Text
from publish.templates import Level
from tests.decks import template

LEVEL = Level(20, 0, 0, 10, 1.0, "Calibri")
LISTED = Level(20, 254000, -254000, 10, 1.0, "Calibri")  # 20 pt


def count(text: str, width: float, level: Level = LEVEL) -> int:
    return fit.line_count((Run(text),), level, width, template())


def one_line(text: str, level: Level = LEVEL, **style: bool) -> float:
    return fit.widest((Run(text, **style),), level, template())[0]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("Migration", 1),
        ("Migration and labour", 2),
        ("Migration\u00a0and labour", 2),  # wider than the line: breaks within, as PowerPoint does
        ("Travail\u202f!", 1),
        ("Counter-trafficking", 2),
        ("2004–2005 – 2006", 2),
        ("one\ntwo", 2),
        ("one\n\ntwo", 3),
        ("国际移民法的术语", 2),
    ],
)
def test_lines_break_where_an_office_program_breaks_them(text: str, lines: int) -> None:
    assert count(text, 100) == lines


def test_a_word_in_two_styles_is_one_word() -> None:
    halves = (Run("migra"), Run("tion", bold=True))
    width = fit.widest(halves, LEVEL, template())[1]
    assert fit.line_count(halves, LEVEL, width + 0.5, template()) == 1
    assert width == pytest.approx(one_line("migra") + one_line("tion", bold=True))


def test_widths_are_those_of_calibri() -> None:
    # Calibri's own advances, in 1/2048 em: n 1076, o 1080; the digits are 1038 each.
    assert one_line("nnnn") == pytest.approx(20 * 4 * 1076 / 2048)
    assert one_line("2004") == pytest.approx(20 * 4 * 1038 / 2048)


def test_what_makes_text_wider() -> None:
    plain = one_line("Governments")
    assert one_line("Governments", bold=True) > plain
    assert one_line("Governments", Level(20, 0, 0, 0, 1.0, "Calibri", capitals=True)) > plain
    assert one_line("Governments", Level(20, 0, 0, 0, 1.0, "Calibri", spacing=1.0)) == pytest.approx(plain + 11)
    assert one_line("Governments", Level(20, 0, 0, 0, 1.0, "Georgia")) > plain


def test_scripts_without_metrics_are_guessed_wide_and_marks_are_not_counted() -> None:
    assert one_line("国际") == pytest.approx(40)
    assert 0 < one_line("هجرة") < 80
    assert one_line("é") == pytest.approx(one_line("e\u0301"))


def test_height_counts_lines_and_the_space_between_paragraphs() -> None:
    line = fit.pitch(LEVEL, template())
    assert line == pytest.approx(20 * 1.22, abs=0.1)
    said = (Line((Run("Migration and labour"),)), Line((Run("Migration"),)))
    assert fit.height(said, (LEVEL,), 100, template()) == pytest.approx(3 * line + 10)
    assert fit.height((), (LEVEL,), 100, template()) == 0


@pytest.mark.parametrize(
    ("line", "level", "margin"),
    [
        (Line((), 1, "plain"), LISTED, (0, 0)),
        (Line((), 1, "bullet"), LISTED, (20, 20)),
        (Line((), 1, "more"), LISTED, (20, 0)),
        (Line((), 1, "bullet"), LEVEL, (18, 18)),  # a layout for plain sentences
        (Line((), 1, "number", digits=1), LISTED, (25.2, 25.2)),
        (Line((), 1, "number", digits=2), LISTED, (35.4, 35.4)),
    ],
)
def test_items_have_room_for_their_mark(line: Line, level: Level, margin: tuple[float, float]) -> None:
    assert fit.margin(line, level) == pytest.approx(margin)


def test_a_list_is_narrower_than_a_paragraph() -> None:
    width = one_line("Migration and labour") + 5
    assert fit.height((Line((Run("Migration and labour"),)),), (LISTED,), width, template()) < 30
    assert fit.height((Line((Run("Migration and labour"),), mark="bullet"),), (LISTED,), width, template()) > 30


def test_levels_shrink_together_and_stop_below_the_floor() -> None:
    levels = (Level(28, 0, 0, 12, 1, "Calibri"), Level(24, 0, 0, 6, 1, "Calibri"), Level(18, 0, 0, 2, 1, "Calibri"))
    assert fit.scaled(levels, 28, 20) == levels
    small = fit.scaled(levels, 20, 20)
    assert [level.size for level in small] == [20, 18, 18]
    assert [level.before for level in small] == [8.6, 4.3, 1.4]


def test_runs_keep_style_and_links_and_drop_what_is_not_read() -> None:
    content = (
        Text("a "),
        Strong((Text("b"), Emphasis((Text("c"),)))),
        LineBreak(),
        Link("https://iom.int", (Text("d"),)),
        Reference("x", (Text("e"),)),
        Footnote("1", ()),
        Text("f"),
    )
    assert fit.runs(content) == (
        Run("a "),
        Run("b", bold=True),
        Run("c", bold=True, italic=True),
        Run("\n"),
        Run("d", link="https://iom.int"),
        Run("e", link="#x"),
        Run("f"),
    )
