"""`python -m tests.bench [--part evening] [--rounds 5]`: measures, prints a table, leaves nothing behind."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import evening, everything, languages, pages, slides
from tests.bench.rows import Row, table

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Asks for the parts wanted, one after the other: they must not disturb each other."""
    options = _options()
    tools = options.tools.absolute()
    measured: dict[str, Callable[[Path], Iterator[Row]]] = {
        "slides": lambda folder: slides.measure(folder, _pandoc(tools), options.rounds),
        "print": lambda folder: pages.measure(folder, tools / "bin/python", options.rounds),
        "everything": everything.measure,
        "evening": evening.measure,
        "languages": lambda folder: languages.measure(folder, options.rounds),
    }
    _say(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"whole processes in turns, medians of {options.rounds}.\n"
    )
    for part in [options.part] if options.part else measured:
        with tempfile.TemporaryDirectory(prefix="publish-bench-") as folder:
            _say(table(measured[part](Path(folder))) + "\n")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _pandoc(tools: Path) -> Path:
    """The pandoc that came with the tools."""
    say = "import pypandoc; print(pypandoc.get_pandoc_path())"
    found = subprocess.run([tools / "bin/python", "-c", say], check=True, capture_output=True, text=True)
    return Path(found.stdout.strip())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parts = ("slides", "print", "everything", "evening", "languages")
    parser.add_argument("--part", choices=parts, default=os.environ.get("BENCH_PART") or None)
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("BENCH_ROUNDS") or 5))
    parser.add_argument("--tools", type=Path, default=ROOT / ".venv-bench", help="where pandoc and Typst are installed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
