"""The table of results: a row a question, each with what the project has promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`value` beside `most`, the promise, and `aim`, the hope; `detail`: what was seen. No `unit`: a ratio."""

    question: str
    value: float
    most: float | None
    detail: str
    aim: float | None = None
    unit: str = ""


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | measured | target | | seen |", "|---|---:|---:|---|---|"]
    lines += [
        f"| {row.question} | {_number(row.value)}{row.unit} | {_target(row)} | {_verdict(row)} | {row.detail} |"
        for row in rows
    ]
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 20 else f"{value:.2f}" if value >= 0.095 else f"{value:.3f}"


def _target(row: Row) -> str:
    if row.most is None:
        return ""
    aim = f" (aim {_number(row.aim)})" if row.aim is not None else ""
    return f"≤ {_number(row.most)}{row.unit}{aim}"


def _verdict(row: Row) -> str:
    return "" if row.most is None else "met" if row.value <= row.most else "**missed**"
