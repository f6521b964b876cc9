"""What WeasyPrint's tags leave to mend for PDF/UA: languages, notes, heads of tables, names of links.

This leans on the insides of one version of WeasyPrint; `tests/test_pdf.py` fails loudly where they moved.
"""

from __future__ import annotations

from typing import Any


def finish(document: Any, pdf: Any) -> None:
    """Called by WeasyPrint just before a tagged PDF is written."""
