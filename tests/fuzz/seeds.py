"""What fuzzing starts from: the test pages, the sample pages, and small inputs of other kinds."""

import json
from gzip import compress
from io import BytesIO
from pathlib import Path
from typing import Any

from qa_cli.search import SYNTAX
from tests.crawls import chunked, record, response

_ROOT = Path(__file__).resolve().parents[2]

LONGEST = 8_000
"""Bytes of a seed at most: short inputs are tried more often."""

PAGES: dict[str, bytes] = {
    path.stem: path.read_bytes()
    for folder in ("seeds", "tests/pages")
    for path in sorted((_ROOT / folder).glob("*.txt"))
}
"""Name -> page as stored."""

HOSTILE = (
    "\x1b[2J", "\x1b]0;t\x07", "\x1b]8;;x\x1b\\", "\x1bP1$q\x1b\\", "\x9b2J", "\x9d0;t\x9c", "\0",
    "\x7f", "\r", "\b", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\u202e", "\u2066",
    "\u200b", "\u200d", "\ufe0f", "\ufeff", "\xad", "\u3164", "\U000e0041", "\U0001f468\u200d\u2695\ufe0f",
    "1\ufe0f\u20e3", "[/b]", "[red]", ":smile:", "=1+1", "\t", "\xa0", "\u202f",
)  # fmt: skip
"""Text that a terminal, Rich, a shell or a spreadsheet might obey."""

TOKENS = tuple(
    token.encode()
    for token in (
        *HOSTILE, "\n", "\n\n", "\r\n", "Doctor Answers 8\n\n", "Answer 1 of 2\n\n", "MD", ", MD",
        "{{ voteCount >= 0 }}\n\n", "{{", "}}", "4.4 out of 5 stars 28 reviews\n", "Dr. Emer",
        "Ana Probst, MD, FACS\n", "Salt Lake City Plastic Surgeon\n", "You might also like...\n",
        "These answers are for educational purposes and should not be relied upon as a substitute",
        "(photo)", "?", "Best,\n", "9" * 30, "I", "- one\n", "-----\n", "+1\n", "Home\n", "Thank you",
        "**", "### ", "=== ", "» ", " · ", " | ", " — ", ": ", "[1]", "](/a)", "()", ",", "Dentist",
        "Reply  Share\n", "{% votes %}\n", "Mara Tarn, DO · Dentist · Fonz\n", "Answered by ",
        "★ 4.7 (9)\n", "Comments (2)\n", "> jo: ", "#1\n", "1. ", "Top Doctor", "Fonz, Spain\n",
        '"', "(", ")", "-", "*", " OR ", " AND ", "title:", "rating:>=4", "is:", "id:", "..", "\\",
        '{"text": "', '"}\n', "\\ud800", "\\u0000", "null", "[", "{", "}",
    )
) + (b"\x80", b"\xff\xfe", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x92")  # fmt: skip
"""Pieces that the mutator puts in, and libFuzzer's dictionary."""

QUERIES = tuple(
    text.encode("utf-8", "surrogateescape")
    for text in (
        *(example for example, _ in SYNTAX),
        "masseter", "masetter paralysis", "headline:(paralysis OR smile)", "reviews:10..200",
        "(a OR b) AND -c", "\u201cface muscles\u201d", ":)", "Botox: yes?", "na\xefve", "don't",
        "semi-paralyzed", "a" * 1001, "(" * 17, "x " * 33, "*", "-", '"', "OR", "\udcff",
    )
)  # fmt: skip
"""Queries of every kind, well and badly formed."""

RECORDS = (
    b"".join(
        json.dumps({"text": page.decode()}).encode() + b"\n" for page in list(PAGES.values())[:2]
    ),
    b'{"text": "a"}\n\n{"text": 1}\n{"text": "\\ud800"}\nx\n[]\n{"text": "b"}',
    b'\xef\xbb\xbf{"text": "\x92"}\r\n{"text": "a", "n": 1e999}\n',
)
"""Files of records, sound and damaged."""


HTML = (
    b"<!doctype html><meta charset=windows-1252><h1>Is it?</h1><table><tr><td>a</table><p hidden>b",
    (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<p>a=C3=A9\n--b--\n"
    ),
    b"<div style='display:none'><template><svg><script>x</script></svg></template><pre>\n a&#0;&#x1b;",
    (
        b'<script type=\'application/ld+json\'>{"@type":"Question","name":"Is it?","acceptedAnswer":'
        b'{"text":"It is, it was, and it will be.","upvoteCount":"1,2","author":{"name":"Jo"},"url":"/a"},}'
        b"</script><html lang=en><h1>Is it?</h1>Jo<p>It is, it was, and it will be."
    ),
    (
        b"<div itemscope itemtype=https://schema.org/Question><b itemprop=name>Is it?</b><i itemscope "
        b"itemprop=suggestedAnswer><p itemprop=text>It is so.</p><time itemprop=dateCreated datetime=2021-1>"
    ),
)
"""Web pages, and an archive."""


def _crawl(page: bytes) -> bytes:
    """Return a WARC file with a page in several forms."""
    coded = "Transfer-Encoding: chunked\r\nContent-Encoding: "
    return b"".join([
        record("warcinfo", b"software: x\r\n", "application/warc-fields"),
        response(b"<p>" + page[:400], "text/html; charset=latin1"),
        response(chunked(compress(page, mtime=0)), more=f"{coded}gzip\r\n"),
        response(chunked(page), more="Transfer-Encoding: chunked\r\n"),
        record("conversion", page[:400], "text/plain"),
    ])  # fmt: skip


def _rows(pages: list[bytes], **options: Any) -> bytes:  # noqa: ANN401
    """Return a Parquet file of some pages."""
    import pyarrow as pa  # noqa: PLC0415  no other target needs it
    from pyarrow import parquet  # noqa: PLC0415

    columns = {"c": pages, "text": [*pages[1:], None], "id": range(len(pages))}
    file = BytesIO()
    parquet.write_table(pa.table(columns), file, store_schema=False, **options)
    return file.getvalue()


def seeds(target: str) -> list[bytes]:
    """Return what the fuzzing of this target starts from."""
    pages = [page[:LONGEST] for page in PAGES.values()]
    match target:
        case "query":
            return list(QUERIES)
        case "records":
            return list(RECORDS)
        case "sanitiser":
            return [text.encode("utf-8", "surrogatepass") for text in HOSTILE] + pages[:4]
        case "output":
            return [b"name\n" + page for page in pages]
        case "html":
            return [b"<p>" + page.replace(b"\n\n", b"<p>") for page in pages[:20]] + list(HTML)
        case "crawl":
            crawls = [_crawl(page) for page in pages[:5]]
            return [*crawls, compress(crawls[0], mtime=0)]
        case "rows":
            few = [page[:200] for page in pages[:6]]
            return [
                _rows(few, compression="none"),
                _rows(few, compression="none", use_dictionary=False, row_group_size=2),
                _rows(few * 3, compression="zstd", data_page_version="2.0"),
            ]
        case _:
            return pages
