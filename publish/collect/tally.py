"""Answers counted: pure numbers, for the summary and the spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from publish.arrange.response import ABOUT, FormField, Question
from publish.collect.returned import Answer, Returned

LEAST = 3
"""Of fewer answers than these no average is told: it would tell of people."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form with the language and the group of whoever filled it in, as far as they are known."""

    language: str
    group: str
    answers: dict[str, Answer]


def form(returned: Returned, languages: tuple[str, ...]) -> Form:
    """The language is the one chosen on the form (one of `languages`, from 1), else that of the form itself."""
    answers = dict(returned.answers)
    chosen, group = answers.get(f"{ABOUT}.language", Answer("")), answers.get(f"{ABOUT}.group", Answer(""))
    known = chosen.value.isdecimal() and 0 < int(chosen.value) <= len(languages)
    return Form(languages[int(chosen.value) - 1] if known else returned.language, group.said, answers)


def points(forms: Iterable[Form], field: FormField) -> tuple[int, ...]:
    """The points that were given in a rating."""
    values = (one.answers[field.name].value for one in forms if field.name in one.answers)
    return tuple(int(value) for value in values if value.isdecimal())


def average(given: tuple[int, ...]) -> float | None:
    """To one decimal; None where too few have answered."""
    return round(sum(given) / len(given), 1) if len(given) >= LEAST else None


def ticked(forms: Iterable[Form], field: FormField, option: int = 0) -> int:
    """How many have ticked a box, or chosen an option of several (from 1)."""
    values = [one.answers[field.name].value for one in forms if field.name in one.answers]
    return sum(value == str(option) for value in values) if option else len(values)


def divided(forms: tuple[Form, ...], by: Callable[[Form], str]) -> tuple[tuple[str, tuple[Form, ...]], ...]:
    """The forms by language or group, in the order of the alphabet; those of which it is not known come nowhere."""
    names = sorted({by(one) for one in forms} - {""})
    return tuple((name, tuple(one for one in forms if by(one) == name)) for name in names)


def said(field: FormField, answer: Answer, question: Question) -> str | int:
    """What a cell says: points as a number, a choice by its words, a tick as “x”, a text as it is."""
    if question.rating and answer.value.isdecimal():
        return int(answer.value)
    if field.kind == "choice":
        known = answer.value.isdecimal() and 0 < int(answer.value) <= len(field.options)
        return field.options[int(answer.value) - 1] if known else answer.said or answer.value
    return "x" if field.kind == "tick" else answer.value
