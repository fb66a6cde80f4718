"""The folders that a measurement works in."""

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks import timing
from benchmarks.corpus import write_corpus, write_pages

FEW = 2_000
"""Pages of the small corpus that a large one is compared with."""


@dataclass(frozen=True)
class Place:
    """A corpus and what is made of it, below one folder."""

    folder: Path
    """Where corpora of all seeds and sizes are."""
    seed: int
    pages: int

    @cached_property
    def work(self) -> Path:
        """Return the folder of this corpus."""
        return self.folder / f"{self.seed}-{self.pages}"

    @property
    def corpus(self) -> Path:
        """Return the folder of pages."""
        return self.work / "pages"

    @property
    def indexes(self) -> Path:
        """Return the folder of indexes."""
        return self.work / "indexes"

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment for `qa`."""
        return timing.environment(QA_INDEX=str(self.indexes))

    @property
    def few(self) -> "Place":
        """Return the place of a small corpus of the same seed."""
        return Place(self.folder, self.seed, FEW)

    def qa(self, *arguments: str) -> timing.Command:
        """Return a command of `qa` on the corpus."""
        return [*timing.QA, *arguments, "-C", str(self.corpus)], self.environment

    def prepare(self) -> None:
        """Write the pages that are not there, or not as they were written.

        Raises `ValueError` where there are others: an older generator wrote them.
        """
        if not self.corpus.is_dir():
            write_corpus(self.corpus, seed=self.seed, pages=self.pages, jobs=os.cpu_count() or 1)
        for number, path in enumerate(sorted(self.corpus.iterdir())):
            digest = hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest()
            if path.name == f"{number:06}_{digest}.txt":
                continue
            name = path.name
            path.unlink()  # an update was interrupted, and left its change
            write_pages(self.corpus, self.seed, range(number, number + 1))
            if not path.is_file():
                raise ValueError(f"{self.corpus}: another generator wrote {name}")

    def bring_up_to_date(self) -> None:
        """Make an index, or bring it up to date.

        Raises `ChildProcessError` where that fails: nothing measured without one would count.
        """
        if code := timing.take(*self.qa("index")).code:
            raise ChildProcessError(f"qa index of {self.corpus}: exit code {code}")

    def size(self) -> int:
        """Return the bytes of the pages."""
        return sum(path.stat().st_size for path in self.corpus.iterdir())
