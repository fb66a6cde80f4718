"""Measures the gate and `qa extract`, and prints tables in Markdown.

    python -m benchmarks.extract [FOLDER ...] [--pages 1000]

A FOLDER holds texts or web pages that are no question pages, as a crawl is full of them; without
one there are generated articles and Python's own help alone.
"""

import argparse
import gzip
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

from benchmarks import machine
from benchmarks.extract.texts import other_texts, question_pages, wrapped
from benchmarks.tables import grid
from qa_cli.corpus.loader import parse_raw_page
from qa_cli.errors import SourceError
from qa_cli.extract import extract_shard
from qa_cli.extract.gate import may_ask
from qa_cli.extract.storage import opened
from qa_cli.sources.limits import CHUNK_BYTES
from qa_cli.sources.reader import RawPage, read_stream

CRAWL = 3_000_000_000
"""Pages of a monthly crawl of the web, about."""

ASKING = 0.01
"""Share of question pages in the shard that is measured: more than a crawl has."""

SIZE = 500
"""Pages of that shard."""

TIMES = 3
"""Times that a thing is measured; the least counts."""


def least(work: Callable[[], object]) -> float:
    """Return the processor time that something takes, in seconds, at best."""
    taken = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def write_wet(path: Path, texts: Iterable[str]) -> None:
    """Write texts as a crawl's plain texts: a record each, packed each on its own."""
    with path.open("wb") as file:
        for number, text in enumerate(texts):
            data = text.encode()
            head = (
                "WARC/1.0\r\nWARC-Type: conversion\r\n"
                f"WARC-Target-URI: https://example.com/{number}\r\n"
                f"Content-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + data + b"\r\n\r\n"))


def unpack(path: str) -> None:
    """Unpack a shard, and do nothing with it."""
    with gzip.open(path) as file:
        while file.read(CHUNK_BYTES):
            pass


def read(path: str) -> list[RawPage]:
    """Read a shard, and do nothing with it."""
    with opened(path) as file:
        return [one for one in read_stream(path, file) if not isinstance(one, SourceError)]


def gate_tables(asking: list[tuple[str, list[str]]], others: list[tuple[str, list[str]]]) -> None:
    """Print how many pages of each set the gate lets in, and what a look takes."""
    rnd = Random(5)
    menus = [text for name, texts in others if name != "generated articles" for text in texts]
    rows = []
    for name, texts in asking:
        whole = [wrapped(text, menus, rnd) for text in texts]
        share = [sum(map(may_ask, pages)) / len(pages) for pages in (texts, whole)]
        rows.append((name, f"{len(texts):,}", *(f"{one:.4f}" for one in share)))
    print(grid(("question pages", "pages", "let in", "with menus around"), rows), "\n")
    rows = []
    for name, texts in others:
        seconds = least(lambda texts=texts: [may_ask(text) for text in texts])  # type: ignore[misc]
        size = sum(map(len, texts)) / len(texts)
        share = [sum(map(may_ask, texts)) / len(texts)]
        cells = f"{size:,.0f}", f"{share[0]:.3f}", f"{seconds / len(texts) * 1e6:.0f}"
        rows.append((name, f"{len(texts):,}", *cells))
    print(grid(("other texts", "pages", "characters", "let in", "µs a page"), rows), "\n")


def speed_table(asking: list[str], others: list[str]) -> None:
    """Print what a shard takes, step by step, and a crawl at that."""
    rnd = Random(6)
    pages = [rnd.choice(asking if rnd.random() < ASKING else others) for _ in range(SIZE)]
    with tempfile.TemporaryDirectory() as folder:
        shard = Path(folder, "crawl.warc.wet.gz")
        write_wet(shard, pages)
        path, size = str(shard), shard.stat().st_size / 1e6
        text = sum(map(len, pages)) / len(pages)
        print(f"{len(pages):,} pages of {text:,.0f} characters, {size:.1f} MB packed\n")
        raws = read(path)
        let_in = [raw for raw in raws if may_ask(raw.text)]
        out = iter(range(1_000))
        steps: list[tuple[str, Callable[[], object]]] = [
            ("unpacking", lambda: unpack(path)),
            ("reading: unpacking, records, digests", lambda: read(path)),
            ("the gate", lambda: [may_ask(raw.text) for raw in raws]),
            ("parsing what it lets in", lambda: [parse_raw_page(raw) for raw in let_in]),
            ("parsing all", lambda: [parse_raw_page(raw) for raw in raws]),
            ("`qa extract`", lambda: extract_shard(path, f"{folder}/{next(out)}")),
        ]
        rows = []
        reading = 0.0
        for name, work in steps:
            seconds = least(work)
            reading = seconds if name.startswith("reading") else reading
            hours = seconds / len(pages) * CRAWL / 3600
            beside = f"{seconds / reading:.2f}" if reading else ""
            rows.append((name, f"{len(pages) / seconds:,.0f}", beside, f"{hours:,.0f}"))
        heads = ("step", "pages a second", "times reading", "core hours for 3 billion pages")
        print(grid(heads, rows))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.extract",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=1_000, help="generated pages of a profile")
    options = parser.parse_args()
    before = machine.load()
    asking = list(question_pages(options.pages))
    others = list(other_texts(options.folders, options.pages))
    gate_tables(asking, others)
    ordinary = [text for name, texts in others if name != "generated articles" for text in texts]
    speed_table([text for _, texts in asking for text in texts], ordinary)
    libraries = [machine.library("fastwarc"), machine.library("pyarrow")]
    print(f"\n{machine.conditions(before, libraries)}")


if __name__ == "__main__":
    main()
