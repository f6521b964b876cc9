"""What a page may fetch: the pictures it was given, the typefaces, the brand's own files. Nothing else.

No address is ever looked up in the file system or on a network; what is refused is remembered by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from mimetypes import guess_type
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from publish.render import fonts
from publish.render.addresses import BRAND, FONT, IMAGE


class RefusedError(ValueError):
    """An address that is not one of ours; WeasyPrint goes on without what it asked for."""


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Serves `image:PATH`, `brand:NAME` and `font:NAME` from memory. `refused` lists what else was asked for."""

    def __init__(self, images: Mapping[str, bytes], assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._served = {IMAGE: images, BRAND: assets}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The bytes at `url`; `RefusedError` for any address that is not in memory."""
        scheme, colon, name = url.partition(":")
        name = unquote(name)
        if scheme + colon == FONT and name in fonts.BY_NAME:
            return URLFetcherResponse(url, fonts.data(name), {"Content-Type": "font/ttf"})
        data = self._served.get(scheme + colon, {}).get(name)
        if data is None:
            self.refused.append(url)
            raise RefusedError(f"not a file of this book: {url[:200]}")
        kind = guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, data, {"Content-Type": kind})
