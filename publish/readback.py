"""Finished files are read back before they are saved. What pages say is kept: the same page is not read again.

Which page is the same, `publish/checks/pages.py` tells by all that it shows; so whatever binding changed is read anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from publish import store
from publish.canonical import digest, versions
from publish.checks.outputs import Known, Said, known_pages, texts_of
from publish.forks import Each
from publish.model import Artifact, Rendered


def read_back(output: Path, artifact: Artifact, each: Each = map) -> tuple[Said, ...]:
    """Every text of a file that is to be saved below `output`, seen or not; `each` goes through its parts."""
    key = digest(versions(), "pages", artifact.path)
    known = _known(output, key)
    texts = tuple(texts_of(artifact.path, artifact.data, known, each))
    pages = known_pages(texts)
    if pages != known:
        store.keep(output, key, Rendered(json.dumps(pages).encode(), 0, ()))
    return texts


def _known(output: Path, key: str) -> Known:
    kept = store.cached(output, key)
    return {str(page): str(text) for page, text in json.loads(kept.data).items()} if kept else {}
