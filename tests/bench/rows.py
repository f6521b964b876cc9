"""The table of results: a row a question, each with what the project has promised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.measure import Measured


@dataclass(frozen=True, slots=True)
class Row:
    """`value` beside `most`, the promise, and `aim`, the hope; `detail`: what was seen. No `unit`: a ratio.

    `cpu` is the ratio of CPU seconds where `value` is one of wall time, and CPU seconds where it is seconds.
    """

    question: str
    value: float
    most: float | None
    detail: str
    aim: float | None = None
    unit: str = ""
    cpu: float | None = None


def ratio(question: str, ours: Measured, peer: Measured, most: float | None, aim: float | None = None) -> Row:
    """How long we take as a share of what the peer takes."""
    seen = f"{ours.seconds:.2f} s ÷ {peer.seconds:.2f} s"
    return Row(question, ours.seconds / peer.seconds, most, seen, aim, cpu=ours.cpu / peer.cpu)


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | measured | target | | CPU | seen |", "|---|---:|---:|---|---:|---|"]
    lines += [
        f"| {row.question} | {_number(row.value)}{row.unit} | {_target(row)} | {_verdict(row)} | "
        f"{'' if row.cpu is None else _number(row.cpu)} | {row.detail} |"
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
