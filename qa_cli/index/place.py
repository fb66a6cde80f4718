"""Where indexes are: one folder per corpus, below a folder that the user chooses or the cache.

Every command asks this before it reads a corpus: nothing here costs more than a few system calls.
"""

import os
import sys
from collections.abc import Sequence

from qa_cli.sources.digests import digest
from qa_cli.sources.filenames import STDIN
from qa_cli.sources.selection import WHOLE, Selection

VARIABLE = "QA_INDEX"
"""Environment variable: the folder that holds the indexes; set but empty, none is used."""

DATABASE = "index.db"
"""The database of an index; see `database`."""

ENGINE = "engine"
"""The folder of the search engine's files beside it."""


def index_root(chosen: str | None = None) -> str | None:
    """Return the folder that holds all indexes, `None` where there is none.

    That is the one chosen; else `QA_INDEX`; else `qa` in the user's cache folder. What is chosen,
    or named by `QA_INDEX`, but empty stands for none.
    """
    named = os.environ.get(VARIABLE) if chosen is None else chosen
    if named is not None:
        return named or None
    return _cache_folder()


def index_folder(
    paths: Sequence[str], root: str | None, selection: Selection = WHOLE
) -> str | None:
    """Return the folder of a corpus's index, whether or not there is one.

    `None` for standard input, which cannot be read twice, and where there is no place for indexes.

    Args:
        paths: The corpus, as the command line names it.
        root: What `index_root` returned.
        selection: What of the corpus is read; another choice has another index.
    """
    if root is None or STDIN in paths:
        return None
    try:
        resolved = resolve(paths)
    except (OSError, ValueError):  # ValueError: a path that no system call takes
        return None
    chosen = () if selection == WHOLE else ("", selection.column or "", str(selection.pages_only))
    key = "\0".join((*resolved, *chosen))  # no path is empty, so that no other corpus has this key
    return os.path.join(root, digest(key.encode("utf-8", "surrogatepass")))


def resolve(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the paths without links, from the root: what makes two corpora the same."""
    return tuple(os.path.realpath(path) for path in paths)


def _cache_folder() -> str | None:
    """Return platformdirs' `user_cache_dir("qa")`, where it is known without the package.

    Its import takes longer than a search.
    """
    if sys.platform.startswith("linux"):
        cache = os.environ.get("XDG_CACHE_HOME", "")
        if not cache.strip():
            cache = os.path.expanduser("~/.cache")
        return os.path.join(cache, "qa") if os.path.isabs(cache) else None
    from platformdirs import user_cache_dir  # type: ignore[unreachable,unused-ignore]  # noqa: PLC0415

    return user_cache_dir("qa", appauthor=False)
