"""Slugs: the short names that keys, anchors and form fields are made of."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(text: str) -> str:
    """`Why people move?` → `why-people-move`; a text without Latin letters → a short hash of it."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-")
    return made or digest(text)[:8]


def digest(text: str) -> str:
    """The SHA-256 of `text`, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()
