"""How much of a source is read at most, and why. Past a limit comes an error that names it."""

MAX_PAGE_BYTES = 32 * 1024 * 1024
"""Bytes of one page, unpacked, before decoding. Real pages have some 6 kB; this is five thousand
times as much, and even decoded to four bytes a character it stays near 128 MiB."""

MAX_PAGE_LINES = 250_000
"""Lines of one page. Real pages have some hundred; a parsed line takes up to a kilobyte, which is
256 MiB for this many, and would be gigabytes for a page of the size limit in lines of a letter."""

MAX_RECORD_BYTES = 8 * 1024 * 1024
"""Bytes of one JSON line. Smaller than a page because JSON can unfold: `[[],[],…]` takes some
twenty times its size in memory, which makes 160 MiB of this."""

MAX_ARCHIVE_BYTES = 2 * 1024 * 1024 * 1024
"""Bytes of one compressed file of records, unpacked. A few megabytes can unpack to terabytes; this
is room for 350,000 pages of 6 kB, and takes some ten seconds to unpack."""

MAX_ARCHIVE_LINES = 500_000
"""Lines of one compressed file of records: two gibibytes of tiny records would fill memory, and of
blank lines take an hour. A file that isn't compressed needs no such limit: it grows no further."""

MAX_CRAWL_BYTES = 16 * 1024 * 1024 * 1024
"""Bytes of one packed WARC file, unpacked; of the bodies in it, unpacked; of the pages in one
Parquet file. A crawl's file of one gigabyte unpacks to some five; what is read is let go again.
Above `MAX_ARCHIVE_BYTES` it is, moreover, no more than `MAX_RATIO` times the file's size."""

MAX_RATIO = 50
"""How many times its size a large file may unpack to: web pages unpack to ten times theirs, and a
file of two kilobytes that says it holds gigabytes of pages would keep the parser busy for hours."""

MAX_CRAWL_RECORDS = 5_000_000
"""Records of one WARC file, rows of one Parquet file: a crawl's file has some 150,000, a large
table a million."""

MAX_GROUP_BYTES = 2 * 1024 * 1024 * 1024
"""Bytes of the columns read of one group of rows in a Parquet file, unpacked: a page of them is
unpacked at once, and is a small part of the group in files that are not made to fill memory."""

MAX_BAD_RECORDS = 20
"""Unreadable records of one file that get a line of their own; the rest are counted in one more
line, so that a file of another format does not bury the results."""

CHUNK_BYTES = 64 * 1024
"""Bytes asked for at once: most pages arrive in one read, and a buffer of this size costs less
than the system call that fills it."""


def in_words(size: int) -> str:
    """Say a limit of whole mebibytes or gibibytes as people do: `32 MiB`, `2 GiB`."""
    mebibytes = size // (1024 * 1024)
    return f"{mebibytes // 1024} GiB" if mebibytes >= 1024 else f"{mebibytes} MiB"  # noqa: PLR2004
