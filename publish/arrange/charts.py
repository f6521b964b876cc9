"""What a chart says besides its picture: its numbers in the language's way of writing them, and as a table."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from publish.model import Align, Blocks, Chart, Inlines, Paragraph, Strong, Table, Text
from publish.values import dataclass
from publish.words import Words

FEW = 12
"""So many numbers can stand on their columns and points; the scale then says nothing more."""
PATTERN = "#,##0"


@dataclass(frozen=True, slots=True)
class Format:
    """How the numbers of a chart are written in a language: what stands around each, and how many decimals it has."""

    language: str
    before: str = ""
    after: str = ""
    decimals: int = 0

    @property
    def pattern(self) -> str:
        """The pattern of Unicode's CLDR, which is that of spreadsheets, too."""
        return PATTERN + (f".{'0' * self.decimals}" if self.decimals else "")

    def __call__(self, value: float | None) -> str:
        """`1234.5` → “1 234,5”; nothing where there is no number."""
        from babel.numbers import format_decimal

        if value is None:
            return ""
        said = format_decimal(Decimal(repr(value)), self.pattern, _locale(self.language))
        return f"{self.before}{said}{self.after}"


def format_of(chart: Chart, language: str) -> Format:
    """Every number with the decimals that the most exact one has."""
    values = (value for series in chart.series for value in series.values if value is not None)
    most = max((decimals(value) for value in values), default=0)
    before, after = _percent(language) if chart.unit else ("", "")
    return Format(language, before, after, most)


def decimals(value: float) -> int:
    """How many decimals a number has."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _percent(language: str) -> tuple[str, str]:
    """What stands around a percentage: nothing and “%” in English, a space before the sign in French."""
    from babel import Locale

    pattern = str(Locale.parse(_locale(language)).percent_formats[None].pattern).partition(";")[0]
    before, _, after = pattern.partition(PATTERN)
    return before, after


@cache
def _locale(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "en"


def labelled(chart: Chart) -> bool:
    """Whether each number is written at its place; those of several lines would stand in each other's way."""
    if chart.type in ("pie", "doughnut"):
        return True
    return len(chart.categories) * len(chart.series) <= FEW and (chart.type != "line" or len(chart.series) == 1)


def in_words(chart: Chart, words: Words) -> Blocks:
    """The numbers for those who do not see the chart, under a head of their own."""
    head = Paragraph((Strong((Text(words("Numbers of the chart")),)),))
    return (head, as_table(chart, words.language))


def captioned(chart: Chart, words: Words) -> Blocks:
    """The chart as a table, below its caption."""
    return (*((Paragraph(chart.caption),) if chart.caption else ()), as_table(chart, words.language))


def as_table(chart: Chart, language: str) -> Table:
    """The numbers of a chart."""
    write = format_of(chart, language)
    header = (_text(chart.head), *(_text(series.name) for series in chart.series))
    rows = tuple(
        (_text(category), *(_text(write(series.values[n])) for series in chart.series))
        for n, category in enumerate(chart.categories)
    )
    numbers: tuple[Align, ...] = tuple("right" for _ in chart.series)
    return Table(header, rows, ("left", *numbers), span=chart.span)


def _text(said: str) -> Inlines:
    return (Text(said),) if said else ()
