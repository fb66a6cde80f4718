"""Flatten a saved web page, HTML or MHTML, to the lines that a reader sees.

The text is what Resiliparse extracts: blocks, rows, list items and `<br>` end lines, white space
runs are one blank, scripts, styles and fields are left out; so is what the page itself hides.
Resiliparse, and not selectolax: a page of 200,000 open elements (1 MB) takes 0.3 s to parse with
the one and four minutes with the other.
"""

import re
from typing import Any

from qa_cli.sources.checks import Text, zeros
from qa_cli.sources.encodings import decode
from qa_cli.sources.files import UnreadableError

_HIDDEN = (
    "[hidden]", "[popover]", "dialog:not([open])", "template", "svg", "select", "rp",
    "[style*='display:none' i]", "[style*='display: none' i]",
    "[style*='visibility:hidden' i]", "[style*='visibility: hidden' i]",
)  # fmt: skip
"""What a reader does not see, or not as text."""

_RENAMED = (
    (re.compile(r"<(/?)(?:label|button)\b", re.IGNORECASE), r"<\1span"),
    (re.compile(r"<(/?)(?:figure|figcaption|summary)\b", re.IGNORECASE), r"<\1div"),
    (
        re.compile(r"<(script|style|title|iframe|textarea)\b([^<>]*)/>", re.IGNORECASE),
        r"<\1\2></\1>",
    ),
)
"""What Resiliparse takes for form fields, or for no blocks; and what XHTML closes by itself."""

_DECLARED = re.compile(
    rb"""(?:<meta\s+charset|<meta\b[^>]{0,200}?\bcontent\s*=\s*["']?\s*text/html;\s*charset"""
    rb"""|<\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_NO_MARKUP = re.compile(rb"<!--.*?-->|<script\b.*?</script", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
"""Bytes in which a page declares its encoding; browsers look at 1,024."""
_UTF_8 = "utf-8"
_ESCAPING = "iso2022_jp"
"""An encoding whose bytes are all ASCII."""
_MARKS = b"\xef\xbb\xbf \t\r\n"
"""What may stand before an archive or a page: a byte order mark, white space."""
_BLANK_LINES = re.compile(r"\n{3,}")


_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def begins_as_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _BEGINNING.match(data) is not None


def flatten(data: bytes, *, archived: bool) -> Text:
    """Return the text of a saved page; `archived`: of the first page in an MHTML file.

    Raises `UnreadableError` where Resiliparse is not installed, or an archive holds no page.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415  an extra
        from resiliparse.parse.html import HTMLTree  # noqa: PLC0415
    except ImportError as error:
        reason = "reading HTML needs Resiliparse: pip install 'qa-cli[html]'"
        raise UnreadableError(reason) from error
    declared = None
    if archived:
        data, declared = _unarchived(data)
    page, problems = _decoded(data, declared)
    for pattern, name in _RENAMED:
        page = pattern.sub(name, page)
    text: str = extract_plain_text(
        HTMLTree.parse(page),
        preserve_formatting=True,
        main_content=False,
        list_bullets=False,
        alt_texts=False,
        skip_elements=_HIDDEN,
    )
    lines = "\n".join([line.rstrip() for line in text.split("\n")])
    return _BLANK_LINES.sub("\n\n", lines).strip("\n") + "\n", problems


def _unarchived(data: bytes) -> tuple[bytes, str | None]:
    """Return the page in an MHTML file, and the encoding that the file says it has.

    The page is the part that the file names as its start, else the first that is HTML.
    """
    from email import message_from_bytes  # noqa: PLC0415  few files need it

    data = data.lstrip(_MARKS)
    archive = message_from_bytes(data)
    start, place = archive.get_param("start"), archive["Snapshot-Content-Location"]
    kinds = {"text/html", "application/xhtml+xml"}
    parts = [part for part in archive.walk() if part.get_content_type() in kinds]
    named = [
        part
        for part in parts
        if (start and part["Content-ID"] == start) or (place and part["Content-Location"] == place)
    ]
    if parts:
        page = (named or parts)[0]
        found: Any = page.get_payload(decode=True)
        return found, page.get_content_charset()
    if data.startswith(b"<"):
        return data, None
    raise UnreadableError("a web archive without a page")


def _decoded(data: bytes, declared: str | None) -> Text:
    """Decode a page: as UTF-8 where it is, else as it says, else as a page of text is."""
    from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415

    found = _DECLARED.search(_NO_MARKUP.sub(b"", data[:_HEAD]))
    label = declared or (found[1].decode("ascii", "replace") if found else _UTF_8)
    encoding = map_encoding_to_html5(label, fallback_utf8=False)
    if encoding in {None, _UTF_8, "utf-16-le", "utf-16-be"}:
        return decode(data)
    if encoding != _ESCAPING and _is_utf_8(data):
        return decode(data)
    text = data.decode(encoding, "replace")
    return text, zeros(text)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
