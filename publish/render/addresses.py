"""How pages and style sheets call what they show. Nothing else is fetched (`fetch`)."""

from __future__ import annotations

IMAGE, BRAND, FONT = "image:", "brand:", "font:"
