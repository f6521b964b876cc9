"""The small valid project of tests/examples/small, written to a folder; a test changes what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HOME = Path(__file__).parent / "examples" / "small"
FILES: Mapping[str, str] = {
    file.relative_to(HOME).as_posix(): file.read_text("utf-8")
    for file in sorted((HOME / "content").rglob("*"))
    if file.is_file()
}

RING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">\n<circle cx="20" cy="20" r="10"/>\n</svg>\n'
FRENCH = """msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "h1"
msgid "About"
msgstr "À propos"

msgctxt "p"
msgid "No official text of anybody."
msgstr "Aucun texte officiel de qui que ce soit."
"""
MORE: Mapping[str, str] = {"content/images/ring.svg": RING, "content/locale/fr/imprint.po": FRENCH}
"""A drawing and a catalog, for tests that are about such."""


def write(root: Path, changes: Mapping[str, str] | None = None) -> Path:
    """The project in `root`, with `changes` (path → text) over it."""
    for path, text in {**FILES, **(changes or {})}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """One file of the project with `old` replaced; `old` must be there."""
    assert old in FILES[path], old
    return {path: FILES[path].replace(old, new)}
