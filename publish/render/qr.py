"""An address as a QR code, to be scanned from paper."""

from __future__ import annotations

import io


def drawing(address: str) -> bytes:
    """The code of an address as SVG; a quarter of it may be worn off, and it is still read."""
    import segno

    stream = io.BytesIO()
    segno.make(address, error="q", micro=False).save(stream, kind="svg", scale=4, border=4, xmldecl=False, nl=False)
    return stream.getvalue()
