"""What `publish init` writes: a small curriculum that builds as it stands, to be made one's own.

The files in `content/` beside this one are copied as they are; docs/source-format.md explains each line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
TEXTS = (".md", ".po", ".svg", ".yml")
IGNORED = """# What is built can be built again; who comes to a workshop stays out of version control.
/build/
content/workshops/*/*participants*
!content/workshops/*/*.md
"""


def write(folder: Path) -> Iterator[Path]:
    """Copies the starter into `folder` (which is made if need be); yields each path, relative to it."""
    for file in sorted(HERE.glob("content/**/*")):
        if file.suffix in TEXTS:
            path = file.relative_to(HERE)
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(file.read_bytes())
            yield path
    (folder / ".gitignore").write_text(IGNORED, encoding="utf-8", newline="\n")
    yield Path(".gitignore")
