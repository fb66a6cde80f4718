"""What a file's name says: whether it is a page, how it is packed, and the page's name.

Names are strings as `os.fsdecode` gives them: bytes that are no UTF-8 stay as lone surrogates.
Suffixes are compared without regard to case.
"""

import os
import re
from collections.abc import Callable
from typing import Literal

STDIN = "-"
"""The path that stands for standard input; a file of that name is `./-`."""

Compression = Literal["gz", "zst"]

_PACKED: dict[str, Compression] = {".gz": "gz", ".zst": "zst"}

_ZIP = ".zip"
_HTML = (".html", ".htm", ".xhtml")
_PACKINGS = ("", *_PACKED)
_PACKED_HTML = tuple([kind + packing for kind in _HTML for packing in _PACKINGS])
_MHTML = tuple([kind + packing for kind in (".mhtml", ".mht") for packing in _PACKINGS])

_UNSAFE = r"[^\w.@+]+|-+"
"""What an id cannot hold: a shell may take it for something else, `/` stands before an answer's
number, `:` before a record's number or a line, `~` before what tells twins apart."""
_LONGEST_ID = 120
"""Characters of a record's own id that are kept: no name of a file is much longer."""

_PLAIN = tuple([kind + packing for kind in (".txt", ".jsonl") for packing in _PACKINGS])
PAGE_SUFFIXES = (*_PLAIN, *_PACKED_HTML, *_MHTML, _ZIP)
"""What a file below a folder must end with to be read. A file named on its own is always read."""


def is_page_name(name: str) -> bool:
    """Whether a folder's file of that name is read: not hidden, and with a suffix that says so."""
    return name[0] != "." and has_page_suffix(name)


def has_page_suffix(path: str) -> bool:
    """Whether the suffix says that the file is a page, or holds some."""
    return path.lower().endswith(PAGE_SUFFIXES)


def compression(path: str) -> Compression | None:
    """Tell how the file is packed; `None` for a file that is stored as it is."""
    return _PACKED.get(os.path.splitext(path)[1].lower())


def holds_records(path: str) -> bool:
    """Whether the file holds many pages: one JSON object a line, or members of a ZIP file."""
    return path.lower().endswith((".jsonl", ".jsonl.gz", ".jsonl.zst", _ZIP))


def is_zip(path: str) -> bool:
    """Whether the file is a ZIP file of pages."""
    return path.lower().endswith(_ZIP)


def markup_kind(path: str) -> Literal["html", "mhtml"] | None:
    """Tell what a file that is one page is written in; `None` for plain text."""
    name = path.lower()
    if name.endswith(_PACKED_HTML):
        return "html"
    return "mhtml" if name.endswith(_MHTML) else None


def goes_with_page(folder: str, exists: Callable[[str], bool]) -> bool:
    """Whether a folder holds what a browser saved with a page: `x_files` beside `x.html`.

    `exists` says of a path whether it is there.
    """
    stem = folder.removesuffix("_files")
    return stem != folder and any(exists(stem + kind) for kind in _HTML)


def page_name(path: str) -> str:
    """Return the file's name without its suffixes, `stdin` for standard input: never empty.

    `seeds/000_x.txt.gz` gives `000_x`; `a.b.txt` gives `a.b`; a leading dot starts no suffix.
    """
    if path == STDIN:
        return "stdin"
    stem, suffix = os.path.splitext(os.path.basename(path))
    return os.path.splitext(stem)[0] if suffix.lower() in _PACKED else stem


def safe_id(own_id: str) -> str | None:
    """Return an id that can be typed as it stands; `None` where nothing of it is left."""
    return re.sub(_UNSAFE, "-", own_id[:_LONGEST_ID]).strip("-") or None
