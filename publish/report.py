"""build/report.json: what came of the last build, for a machine."""

from __future__ import annotations

import json
from collections.abc import Mapping

from publish import store
from publish.diagnostics import Diagnostics, as_json
from publish.load import Project
from publish.request import Request
from publish.store import Saved

Lacking = tuple[Mapping[str, object], ...]
"""Passages that are not translated, for a machine."""


def write(request: Request, project: Project, found: Diagnostics, saved: tuple[Saved, ...], without: Lacking) -> None:
    """Every decision, every diagnostic and every passage without a translation of the last build."""
    said = {
        "revision": project.revision,
        "products": request.products,
        "languages": request.languages or project.settings.languages,
        "files": [{"path": s.path, "status": s.status} for s in saved],
        "diagnostics": [as_json(d) for d in found],
        "edition": "accepted" if request.accepted else "final" if request.final else "draft",
        "accepted": request.accepted,
        "lacking": without,
    }
    store.save_whole(request.output / "report.json", json.dumps(said, indent=1, ensure_ascii=False).encode())
