"""Which corpus is meant when the command line names none."""

import os
from pathlib import Path
from typing import NamedTuple

from qa_cli.sources.filenames import is_page_name

VARIABLE = "QA_CORPUS"
"""Environment variable: paths, separated as in `PATH`."""

FOLDER = "seeds"
"""The corpus folder looked for in the working folder."""

HERE = os.curdir
"""The working folder."""


class Defaults(NamedTuple):
    """The corpus to use, and what to say about the choice."""

    paths: tuple[str, ...]
    """At least one path, as for `load_corpus`."""
    note: str | None
    """One line for standard error; `None` where the choice needs no word."""


def default_paths() -> Defaults:
    """Choose the corpus: `QA_CORPUS`, else `./seeds`, else the working folder, else samples.

    `./seeds` counts if it is a folder, the working folder if a page lies directly in it. The sample
    pages lie inside an installed package, and beside it in a source checkout.
    """
    paths = tuple(path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path)
    if paths:
        return Defaults(paths, None)
    if Path(FOLDER).is_dir():
        return Defaults((FOLDER,), None)
    if _holds_pages():
        return Defaults((HERE,), None)
    package = Path(__file__).parent.parent
    shipped = package / "samples"
    samples = str(shipped if shipped.is_dir() else package.parent / FOLDER)
    note = f"no corpus named: these are the sample pages in {samples} (name yours with -C PATH)"
    return Defaults((samples,), note)


def _holds_pages() -> bool:
    """Whether the working folder has a file that is named as pages are.

    The home folder has not: what lies there is seldom a page, and below it is all that one owns.
    """
    try:
        if Path.home().samefile(HERE):
            return False
        with os.scandir(HERE) as entries:
            return any(is_page_name(entry.name) and entry.is_file() for entry in entries)
    except (OSError, RuntimeError):  # it is gone, may not be listed; RuntimeError: no home is known
        return False
