"""Which corpus is meant when the command line names none."""

import os
from pathlib import Path
from typing import NamedTuple

VARIABLE = "QA_CORPUS"
"""Environment variable: paths, separated as in `PATH`."""

FOLDER = "seeds"
"""The corpus folder looked for in the working folder."""


class Defaults(NamedTuple):
    """The corpus to use, and what to say about the choice."""

    paths: tuple[str, ...]
    """At least one path, as for `load_corpus`."""
    note: str | None
    """One line for standard error; `None` where the choice needs no word."""


def default_paths() -> Defaults:
    """Choose the corpus: `QA_CORPUS`; else `./seeds` if it is a folder; else the sample pages.

    The sample pages lie inside an installed package, and beside it in a source checkout.
    """
    paths = tuple(path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path)
    if paths:
        return Defaults(paths, None)
    if Path(FOLDER).is_dir():
        return Defaults((FOLDER,), None)
    package = Path(__file__).parent.parent
    shipped = package / "samples"
    samples = str(shipped if shipped.is_dir() else package.parent / FOLDER)
    note = f"no corpus named: these are the sample pages in {samples} (name yours with -C PATH)"
    return Defaults((samples,), note)
