"""Flatten a saved web page, HTML or MHTML, to the lines that a reader sees.

The text is what Resiliparse extracts: blocks, rows, list items and `<br>` end lines, white space
runs are one blank, scripts, styles and fields are left out; so is what the page itself hides.
Resiliparse, and not selectolax: a page of 200,000 open elements (1 MB) takes 0.3 s to parse with
the one and four minutes with the other.
"""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from qa_cli.model import Markup, Problem
from qa_cli.sources.checks import Text, zeros
from qa_cli.sources.encodings import decode
from qa_cli.sources.files import MissingError, UnreadableError

if TYPE_CHECKING:
    from qa_cli.sources.stated import Declared

_MISSING = "reading HTML needs Resiliparse: pip install 'qa-cli[html]'"

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
_MORE = 100
"""Characters in `<noscript>`, besides twice those that a reader sees, by which a page is told that
shows nothing without scripts."""
_DECLARATIONS = (
    *(("link[rel='canonical' i]", "href"), ("meta[property='og:url' i]", "content")),
    *(("html[lang]", "lang"), ("h1", None)),
)
"""Where a page says what its address, again its address, its language and its heading are: selector
and attribute; without one it is the text."""


_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def begins_as_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does."""
    return _BEGINNING.match(data) is not None


class Flat(NamedTuple):
    """A web page as a reader and as a program sees it."""

    text: str
    problems: tuple[Problem, ...]
    """As in `RawPage`, and the next one."""
    markup: Markup | None


def flatten(data: bytes, *, archived: bool, declared: str | None = None) -> Flat:
    """Return the text of a saved page, and what it states of itself.

    Args:
        data: The page.
        archived: It is an MHTML file: the first page in it is meant.
        declared: The encoding that it is said to have where it came from.

    Raises:
        MissingError: Resiliparse is not installed.
        UnreadableError: An archive holds no page.
    """
    try:
        from resiliparse.extract.html2text import extract_plain_text  # noqa: F401, PLC0415
        from resiliparse.parse.html import HTMLTree  # noqa: PLC0415  an extra

        from qa_cli.sources.markup import items_of  # noqa: PLC0415  needs it, too
    except ImportError as error:
        raise MissingError(_MISSING) from error
    from qa_cli.sources.stated import markup_of  # noqa: PLC0415

    place = None
    if archived:
        data, declared, place = _unarchived(data)
    page, problems = decode_page(data, declared)
    for pattern, name in _RENAMED:
        page = pattern.sub(name, page)
    tree = HTMLTree.parse(page)
    seen = _seen(tree)
    lowered = page.lower()
    if _room_of_noscript(lowered) > len(seen):  # else it cannot hold as much again
        unscripted = _seen(tree, scripted=False)
        seen = unscripted if len(unscripted) > _MORE + 2 * len(seen) else seen
    lines = "\n".join([line.rstrip() for line in seen.split("\n")])
    text = _BLANK_LINES.sub("\n\n", lines).strip("\n") + "\n"
    items = items_of(tree, lowered, _seen)
    return Flat(text, problems, markup_of(items, _declared(tree, place)))


def _room_of_noscript(lowered: str) -> int:
    """Return from the first `<noscript>` to the end of the last how long a page's source is."""
    first = lowered.find("<noscript")
    last = lowered.rfind("</noscript")
    return 0 if first < 0 else (last if last > first else len(lowered)) - first


def _seen(page: Any, *, scripted: bool = True) -> str:  # noqa: ANN401  a tree, or HTML
    """Return the text that a reader sees of a page or a part of it, in a browser with scripts."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415  an extra

    text: str = extract_plain_text(
        page,
        preserve_formatting=True,
        main_content=False,
        list_bullets=False,
        alt_texts=False,
        noscript=not scripted,
        skip_elements=_HIDDEN,
    )
    return text


def _declared(tree: Any, place: str | None) -> "Declared":  # noqa: ANN401  a tree of Resiliparse
    """Return what a page says of itself; its address is that of its archive if it gives none."""
    from qa_cli.sources.stated import Declared  # noqa: PLC0415  only for web pages

    found = [
        (element.getattr(attribute) if attribute else element.text) if element else None
        for selector, attribute in _DECLARATIONS
        for element in [tree.document.query_selector(selector)]
    ]
    canonical, address, language, heading = found
    urls = [one for one in (canonical, address) if (one or "").startswith(("http://", "https://"))]
    return Declared(urls[0] if urls else place, language, heading)


def _unarchived(data: bytes) -> tuple[bytes, str | None, str | None]:
    """Return the page in an MHTML file, with its encoding and address as the file has them.

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
        return found, page.get_content_charset(), place
    if data.startswith(b"<"):
        return data, None, None
    raise UnreadableError("a web archive without a page")


def decode_page(data: bytes, declared: str | None) -> Text:
    """Decode a page: as UTF-8 where it is, else as it is said to be, else as a page of text is.

    Args:
        data: The page.
        declared: The encoding that it is said to have where it came from; stronger than its own.

    Raises `MissingError` where Resiliparse is not installed.
    """
    try:
        from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingError(_MISSING) from error
    found = _DECLARED.search(_NO_MARKUP.sub(b"", data[:_HEAD]))
    labels = (declared, found[1].decode("ascii", "replace") if found else None)
    known = (map_encoding_to_html5(label, fallback_utf8=False) for label in labels if label)
    encoding = next(filter(None, known), None)
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
