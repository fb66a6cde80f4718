"""What a file's name says: whether it is a page, how it is packed, and the page's name.

Names are strings as `os.fsdecode` gives them: bytes that are no UTF-8 stay as lone surrogates.
Suffixes are compared without regard to case.
"""

import os
from collections.abc import Collection
from typing import Literal

STDIN = "-"
"""The path that stands for standard input; a file of that name is `./-`."""

Compression = Literal["gz", "zst"]

_PACKED: dict[str, Compression] = {".gz": "gz", ".zst": "zst"}

_HTML = (".html", ".htm", ".xhtml")
_ARCHIVES = (".mhtml", ".mht")
_PACKINGS = ("", *_PACKED)

PAGE_SUFFIXES = tuple(
    kind + packing for kind in (".txt", ".jsonl", *_HTML, *_ARCHIVES) for packing in _PACKINGS
)
"""What a file below a folder must end with to be read. A file named on its own is always read."""


def is_page_name(name: str) -> bool:
    """Whether a folder's file of that name is read: not hidden, and with a suffix that says so."""
    return name[0] != "." and name.lower().endswith(PAGE_SUFFIXES)


def compression(path: str) -> Compression | None:
    """Tell how the file is packed; `None` for a file that is stored as it is."""
    return _PACKED.get(os.path.splitext(path)[1].lower())


def holds_records(path: str) -> bool:
    """Whether the file holds many pages, one JSON object a line."""
    lowered = path.lower()
    return lowered.endswith((".jsonl", ".jsonl.gz", ".jsonl.zst"))


def markup(path: str) -> Literal["html", "mhtml"] | None:
    """Tell what a file that is one page is written in; `None` for plain text."""
    name = path.lower()
    if name.endswith(tuple(kind + packing for kind in _HTML for packing in _PACKINGS)):
        return "html"
    archived = tuple(kind + packing for kind in _ARCHIVES for packing in _PACKINGS)
    return "mhtml" if name.endswith(archived) else None


def goes_with_page(folder: str, names: Collection[str]) -> bool:
    """Whether a folder holds what a browser saved with a page: `x_files` beside `x.html`."""
    stem = folder.removesuffix("_files")
    return stem != folder and any(stem + kind in names for kind in _HTML)


def page_name(path: str) -> str:
    """Return the file's name without its suffixes, `stdin` for standard input: never empty.

    `seeds/000_x.txt.gz` gives `000_x`; `a.b.txt` gives `a.b`; a leading dot starts no suffix.
    """
    if path == STDIN:
        return "stdin"
    stem, suffix = os.path.splitext(os.path.basename(path))
    return os.path.splitext(stem)[0] if suffix.lower() in _PACKED else stem
