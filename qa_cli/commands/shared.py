"""What several commands do alike: open the corpus, find pages, write JSON."""

import sys
from typing import TYPE_CHECKING

import typer

from qa_cli.commands.stream import say, write
from qa_cli.corpus import Corpus, Found, default_paths, load_corpus
from qa_cli.errors import NotFoundError, SourceError
from qa_cli.output.screen import Screen, screen_of

if TYPE_CHECKING:
    from qa_cli.output.documents import Document

JSON_INDENT = 2
"""Blanks per level where a person looks at JSON; scripts get each document on one line."""


def corpus_paths(ctx: typer.Context, own: list[str] | None) -> tuple[str, ...]:
    """Return the paths given with `-C` before the subcommand, then those after it; none: empty."""
    before = ctx.find_root().params.get("corpus")
    return (*(before or ()), *(own or ()))


def open_corpus(ctx: typer.Context, own: list[str] | None) -> Corpus:
    """Load the corpus that the command line means; say which samples, and what cannot be read."""
    paths = corpus_paths(ctx, own)
    if not paths:
        defaults = default_paths()
        paths = defaults.paths
        if defaults.note:
            say(defaults.note)
    corpus = load_corpus(paths)
    for error in corpus.errors:
        say(str(error))
    return corpus


def exit_code(corpus: Corpus, *, found: bool = True) -> int:
    """Return 2 if a part of the corpus could not be read, else 0, or 1 if nothing was found."""
    if corpus.errors:
        return SourceError.exit_code
    return 0 if found else NotFoundError.exit_code


def find(corpus: Corpus, ref: str) -> Found:
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
