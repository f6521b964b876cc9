"""What books are made with, read before it is needed: the engine and the typefaces take long."""

from __future__ import annotations


def up() -> None:
    """Reads it. The style sheets are read with the first page, since each brand has its own."""
    import pikepdf  # noqa: F401
    import weasyprint  # noqa: F401

    from publish.render import fonts, pdf, tags  # noqa: F401

    for face in fonts.FACES:
        fonts.data(face.name)
