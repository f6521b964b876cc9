"""Finished files are read back before they are saved. What pages say is kept: the same page is not read again.

Which page is the same, `publish/checks/pages.py` tells by all that it shows; so whatever binding changed is read anew.
"""

from __future__ import annotations

import json
from pathlib import Path

from publish import store
from publish.canonical import digest, versions
from publish.checks.finished import Measure, check_file
from publish.checks.outputs import Known, Said, known_pages, texts_of
from publish.diagnostics import Diagnostics
from publish.forks import Each
from publish.model import Artifact, Rendered


def checked(output: Path, artifact: Artifact, by: Measure, against: str, each: Each = map) -> Diagnostics:
    """What is wrong with a file that is to be saved below `output`; `against` is a digest of what it is measured by.

    A file in which nothing was wrong is not read again, as long as it and that are the same.
    """
    key = digest(versions(), "sound", artifact.path, store.sha(artifact.data), against)
    if store.cached(output, key):
        return ()
    found = check_file(artifact.path, read_back(output, artifact, each), by)
    if not found:
        store.keep(output, key, Rendered(b"", 0, ()))
    return found


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
