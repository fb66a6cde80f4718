"""JSON as text: valid, lossless, and harmless to the terminal that shows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qa_cli.output.sanitise import escape_json

if TYPE_CHECKING:
    from qa_cli.output.documents import Document


def json_text(document: Document, *, indent: int | None = None, ascii_only: bool = False) -> str:
    """Encode as JSON, LF at the end; control and invisible characters are escapes.

    Args:
        document: what to encode
        indent: blanks per level, for people; `None` for one line
        ascii_only: escape all that is not ASCII, for a stream that cannot take it
    """
    text = json.dumps(document, ensure_ascii=ascii_only, allow_nan=False, indent=indent)
    return escape_json(text) + "\n"
