"""Inserts a folder's paragraphs into SQLite's FTS5 as they are: what a build is compared with.

Run as `python -m benchmarks.scale.fts5 FOLDER DATABASE`.
"""

import sqlite3
import sys
from pathlib import Path


def insert(corpus: Path, target: Path) -> None:
    """Write the database anew."""
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    base.execute("create virtual table paragraphs using fts5(path unindexed, text)")
    for path in sorted(corpus.iterdir()):
        name = path.name
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        base.executemany(
            "insert into paragraphs values (?, ?)", ((name, one) for one in paragraphs)
        )
    base.commit()
    base.close()


if __name__ == "__main__":
    insert(Path(sys.argv[1]), Path(sys.argv[2]))
