"""Writes a corpus of generated pages into a folder, for measurements at scale.

    python -m benchmarks.corpus FOLDER --pages 20000

The same seed and number always give the same files. 20,000 pages are about 135 MB with more than
50,000 distinct words.
"""

import argparse
import hashlib
import os
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.generator import generate

_RARE = 0.1
"""Share of sentences with an extra rare word: as many as 50,000 distinct words take."""

_DOCTORS = 12_000
"""Doctors who answer, the n-th 1/n as often as the first: about as many as a large site has."""

_CHUNK = 100
"""Pages written by a worker at a time."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Written:
    """What was written so far."""

    pages: int = 0
    size: int = 0
    """Bytes."""
    words: set[str] = field(default_factory=set)
    """Distinct words, case folded."""


def write_pages(folder: Path, seed: int, numbers: range) -> Written:
    """Write the pages of these numbers, as `NUMBER_DIGEST.txt`."""
    written = Written()
    for number in numbers:
        text = generate(seed * 1_000_003 + number, "site", rare=_RARE, doctors=_DOCTORS).text
        data = text.encode()
        digest = hashlib.blake2b(data, digest_size=8).hexdigest()
        (folder / f"{number:06}_{digest}.txt").write_bytes(data)
        written.pages += 1
        written.size += len(data)
        written.words.update(_WORD.findall(text.casefold()))
    return written


def write_corpus(folder: Path, *, seed: int, pages: int, jobs: int) -> Written:
    """Write a corpus into a folder, which is made if need be.

    Args:
        folder: Where the files go; files that are there already stay.
        seed: Which corpus.
        pages: Number of files.
        jobs: Number of processes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chunks = [range(at, min(at + _CHUNK, pages)) for at in range(0, pages, _CHUNK)]
    total = Written()
    with ProcessPoolExecutor(jobs) as pool:
        for part in pool.map(partial(write_pages, folder, seed), chunks):
            total.pages += part.pages
            total.size += part.size
            total.words |= part.words
    return total


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.corpus",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=2000, help="number of files")
    parser.add_argument("--seed", type=int, default=1, help="which corpus")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    options = parser.parse_args()
    total = write_corpus(options.folder, seed=options.seed, pages=options.pages, jobs=options.jobs)
    print(f"seed {options.seed}")
    print(f"pages {total.pages}")
    print(f"bytes {total.size}")
    print(f"distinct words {len(total.words)}")


if __name__ == "__main__":
    main()
