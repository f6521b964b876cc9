"""Notes need a master of their own; a template that has none gets that of python-pptx."""

from __future__ import annotations

import io

from publish.templates.archive import Parts, relationships, unpack, zipped


def with_notes_master(parts: Parts) -> Parts:
    """The same parts; a notes master and its theme among them."""
    if any(kind == "notesMaster" for kind, _ in relationships(parts, "ppt/presentation.xml").values()):
        return parts
    from pptx import Presentation

    presentation, stream = Presentation(io.BytesIO(zipped(parts))), io.BytesIO()
    assert presentation.notes_master  # is made when it is asked for
    presentation.save(stream)
    return unpack(stream.getvalue(), "master")[0]
