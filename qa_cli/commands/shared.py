"""What several commands do alike: open the corpus, find pages, write JSON."""

import os.path
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from qa_cli.commands.stream import say, write
from qa_cli.corpus import Corpus, Found, default_paths, load_corpus
from qa_cli.errors import NotFoundError, SourceError
from qa_cli.index.disk.place import CURRENT, index_folder, index_root
from qa_cli.output.screen import Screen, screen_of

if TYPE_CHECKING:
    from qa_cli.index import Index
    from qa_cli.index.disk.reading import DiskCorpus
    from qa_cli.output.documents import Document

    AnyCorpus = Corpus | DiskCorpus

STALE = "the index is older than the corpus: run qa index"
"""What is said where the corpus has changed since it was indexed."""

JSON_INDENT = 2
"""Blanks per level where a person looks at JSON; scripts get each document on one line."""


def corpus_paths(ctx: typer.Context, own: list[str] | None) -> tuple[str, ...]:
    """Return the paths given with `-C` before the subcommand, then those after it; none: empty."""
    before = ctx.find_root().params.get("corpus")
    return (*(before or ()), *(own or ()))


def meant_paths(ctx: typer.Context, own: list[str] | None) -> tuple[str, ...]:
    """Return the paths of the corpus that the command line means; say which samples are meant."""
    paths = corpus_paths(ctx, own)
    if not paths:
        defaults = default_paths()
        paths = defaults.paths
        if defaults.note:
            say(defaults.note)
    return paths


def meant_index(ctx: typer.Context, own: str | None) -> str | None:
    """Return the folder given with `--index` after the subcommand, else the one before it."""
    before: str | None = ctx.find_root().params.get("index")
    return before if own is None else own


def open_corpus(ctx: typer.Context, own: list[str] | None, index: str | None = None) -> "AnyCorpus":
    """Open the corpus that the command line means: its index where it has one, else its pages.

    Says which samples are meant, what is wrong with the index, and what cannot be read.

    Args:
        ctx: The subcommand's.
        own: Paths given with `-C` after the subcommand.
        index: Folder given with `--index` after the subcommand.
    """
    paths = meant_paths(ctx, own)
    corpus = open_indexed(paths, meant_index(ctx, index)) or load_corpus(paths)
    for error in corpus.errors:
        say(str(error))
    return corpus


def open_indexed(paths: Sequence[str], chosen: str | None = None) -> "DiskCorpus | None":
    """Open a corpus by its index, `None` where there is none; say what is wrong with it.

    Only where it was `chosen` to look in a folder, a word is said if there is none.
    """
    folder = index_folder(paths, index_root(chosen))
    if folder is None or not os.path.exists(os.path.join(folder, CURRENT)):
        if chosen:
            say(f"no index of this corpus in {chosen}: run qa index (going on without it)")
        return None
    from qa_cli.index.disk.opening import open_index  # noqa: PLC0415  most corpora have none

    opened = open_index(folder, paths)
    if opened.reason:
        say(f"{opened.reason}: run qa index (going on without it)")
    elif opened.corpus is not None and opened.corpus.files.watch().is_stale():
        say(STALE)
    return opened.corpus


def say_warnings(corpus: "AnyCorpus") -> None:
    """Say what turned out to be wrong with an index while it was read."""
    warnings = getattr(corpus, "warnings", None)
    while warnings:
        say(warnings.pop(0))


def exit_code(corpus: "AnyCorpus", *, found: bool = True) -> int:
    """Return 2 if a part of the corpus could not be read, else 0, or 1 if nothing was found."""
    say_warnings(corpus)
    if corpus.errors:
        return SourceError.exit_code
    return 0 if found else NotFoundError.exit_code


def find(corpus: "AnyCorpus", ref: str) -> Found:
    """Look up an id.

    Raises what `Corpus.find` raises; where a part of the corpus could not be read, an unknown id is
    a `SourceError`, because the page may be in that part.
    """
    try:
        return corpus.find(ref)
    except NotFoundError as err:
        if corpus.errors:
            raise SourceError(f"{err} (in what could be read)") from err
        raise


def here() -> Screen:
    """Return what standard output is."""
    return screen_of(sys.stdout)


def write_json(document: "Document", screen: Screen, *, alone: bool = True) -> None:
    """Write a JSON document: indented on a terminal if it is the only one, else on one line."""
    from qa_cli.output.jsontext import json_text  # noqa: PLC0415  only --json needs it

    indent = JSON_INDENT if alone and sys.stdout.isatty() else None
    write(json_text(document, indent=indent, ascii_only=not screen.unicode))


def searchable(corpus: "AnyCorpus") -> "Index":
    """Return the index of a corpus, made in memory where there is none on disk."""
    from qa_cli.index import build_index  # noqa: PLC0415  loads the engine

    if isinstance(corpus, Corpus):
        return build_index(corpus.pages)
    from qa_cli.index.disk.errors import DamagedError  # noqa: PLC0415
    from qa_cli.index.disk.searching import searchable as opened  # noqa: PLC0415

    try:
        return opened(corpus)
    except DamagedError as error:
        say(f"{error}: run qa index (going on without it)")
        return build_index(corpus.pages)
