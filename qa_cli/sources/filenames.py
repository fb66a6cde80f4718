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

Kind = Literal["text", "html", "mhtml"]
"""What a page is written in."""

_PACKED: dict[str, Compression] = {".gz": "gz", ".zst": "zst"}

Archive = Literal["jsonl", "zip", "warc", "parquet"]
"""What holds many pages: JSON objects, one a line, members of a ZIP file, records of a crawl (WARC
and WET), rows of a table."""
_HTML = (".html", ".htm", ".xhtml")
_PACKINGS = ("", *_PACKED)
_PACKED_HTML = tuple([kind + packing for kind in _HTML for packing in _PACKINGS])
_MHTML = tuple([kind + packing for kind in (".mhtml", ".mht") for packing in _PACKINGS])

_ARCHIVES: dict[str, Archive] = {
    **{f".jsonl{packing}": "jsonl" for packing in _PACKINGS},
    ".zip": "zip",
    **{kind + packing: "warc" for kind in (".warc", ".wet") for packing in ("", ".gz")},
    ".parquet": "parquet",
}

_UNSAFE = r"[^\w.@+]+|-+"
"""What an id cannot hold: a shell may take it for something else, `/` stands before an answer's
number, `:` before a record's number or a line, `~` before what tells twins apart."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)
_LONGEST_URL = 1_000
"""Characters of an address that may tell in an id: it is cut to `_LONGEST_ID` after the scheme is
gone and what is escaped is read."""
_LONGEST_ID = 120
"""Characters of a record's own id that are kept: no name of a file is much longer."""

_TEXT = tuple([f".txt{packing}" for packing in _PACKINGS])
PAGE_SUFFIXES = (*_TEXT, *_PACKED_HTML, *_MHTML, *_ARCHIVES)
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


def archive_of(path: str) -> Archive | None:
    """Tell which kind of file of many pages it is; `None` for a file that is one page."""
    name = path.lower()
    return next((kind for suffix, kind in _ARCHIVES.items() if name.endswith(suffix)), None)


def holds_records(path: str) -> bool:
    """Whether the file holds many pages."""
    return archive_of(path) is not None


def kind_of(path: str) -> Kind | None:
    """Tell what a file that is one page is written in; `None` where its suffix does not tell."""
    name = path.lower()
    if name.endswith(_PACKED_HTML):
        return "html"
    if name.endswith(_MHTML):
        return "mhtml"
    return "text" if name.endswith(_TEXT) else None


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


def url_id(url: str) -> str | None:
    """Return an id made of where a page is from, without `https://www.`; see `safe_id`."""
    from urllib.parse import unquote  # noqa: PLC0415  seldom, and none of the quickest

    return safe_id(_SCHEME.sub("", unquote(url[:_LONGEST_URL])))
