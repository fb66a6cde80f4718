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
