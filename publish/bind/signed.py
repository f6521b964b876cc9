"""A finished file with a margin laid over each page: what stands at its foot, and on no page of its own."""

from __future__ import annotations

import io

from pikepdf import Dictionary, ObjectStreamMode, Pdf


def sign(data: bytes, margin: bytes) -> bytes:
    """`data` with the first page of `margin` over each of its pages, marked as an artifact; always the same bytes."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as whole, Pdf.open(io.BytesIO(margin)) as over:
        form = whole.copy_foreign(over.pages[0].as_form_xobject())
        for page in whole.pages:
            page.contents_add(b"q", prepend=True)
            resources = Dictionary(dict(page.obj.Resources.items()))
            resources.XObject = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
            resources.XObject.Foot = form
            page.obj.Resources = resources
            page.contents_add(b"Q /Artifact <</Type /Pagination>> BDC q /Foot Do Q EMC")
        whole.save(out, deterministic_id=True, min_version="1.7", object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()
