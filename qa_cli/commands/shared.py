"""What several commands do alike: open the corpus, find pages, write JSON."""

import os.path
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar, cast

import typer

from qa_cli.commands import everywhere, lazy
from qa_cli.commands.again import WITHOUT
from qa_cli.commands.stream import say, write
from qa_cli.corpus import Corpus, Found, MemoryCorpus, default_paths, find_all, load_corpus
from qa_cli.errors import NotFoundError, SourceError, UsageError, quoted
from qa_cli.index.faults import DamagedError
from qa_cli.index.place import DATABASE, index_folder, index_root
from qa_cli.output.replies import readings_told
from qa_cli.output.screen import Screen, screen_of
from qa_cli.sources import STDIN

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from qa_cli.corpus.excerpts import Excerpt
    from qa_cli.index import Index
    from qa_cli.index.stored import StoredCorpus
    from qa_cli.insight.aliases import Aliases
    from qa_cli.insight.naming import DoctorsFound
    from qa_cli.insight.study import Study
    from qa_cli.insight.tally import Tally
    from qa_cli.output.documents import Document
    from qa_cli.search import SearchResults, Selection

T = TypeVar("T", bound=str)

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
    """Return the folder given with `--index` after the subcommand, else the one before it.

    Empty, which stands for none, where `--no-index` is given.
    """
    if not everywhere.may_use_index():
        return ""
    before: str | None = ctx.find_root().params.get("index")
    return before if own is None else own


def open_corpus(ctx: typer.Context, own: list[str] | None, index: str | None = None) -> Corpus:
    """Open the corpus that the command line means: its index where it has one, else its pages.

    Says which samples are meant, what is wrong with the index, and what cannot be read.

    Args:
        ctx: The subcommand's.
        own: Paths given with `-C` after the subcommand.
        index: Folder given with `--index` after the subcommand.
    """
    paths = meant_paths(ctx, own)
    stored = None if WITHOUT in ctx.meta else open_indexed(paths, meant_index(ctx, index))
    corpus = stored or load_corpus(paths, selection=everywhere.selection())
    for error in corpus.errors:
        say(str(error))
    say_left_out(corpus.left_out, len(corpus.pages))
    return corpus


def say_left_out(left_out: int, pages: int) -> None:
    """Say how many pages are left out beside those of the corpus; nothing where there are none."""
    if left_out:
        are = "is no question page" if left_out == 1 else "are no question pages"
        total = left_out + pages
        say(f"{left_out:,} of {total:,} page{'s' * (total != 1)} {are}: left out")


def open_indexed(paths: Sequence[str], chosen: str | None = None) -> "StoredCorpus | None":
    """Open a corpus by its index, `None` where there is none; say what is wrong with it.

    Only where it was `chosen` to look in a folder, a word is said if there is none.
    """
    folder = index_folder(paths, index_root(chosen), everywhere.selection())
    if folder is None or not os.path.lexists(os.path.join(folder, DATABASE)):
        if chosen:
            say(f"no index of this corpus in {chosen}: run qa index (going on without it)")
        return None
    opened = lazy.opening.open_index(folder, paths, everywhere.selection())
    reason = opened.reason
    if opened.corpus is not None:
        try:
            opened.corpus.told_stale = opened.corpus.is_stale(whole=False)
        except DamagedError as error:
            reason = str(error)
        else:
            if opened.corpus.told_stale:
                say(STALE)
            return opened.corpus
    if reason:
        say(f"{reason}: run qa index (going on without it)")
    return None


def say_if_stale(corpus: Corpus) -> bool:
    """Before nothing is found: look at all of the corpus, and say if the index is older."""
    if isinstance(corpus, MemoryCorpus):
        return False
    stored = cast("StoredCorpus", corpus)
    if not stored.told_stale and stored.is_stale(whole=True):
        stored.told_stale = True
        say(STALE)
    return stored.told_stale


def say_reading(results: "SearchResults | Selection") -> None:
    """Say what was searched for in place of the words as typed, and beside them."""
    for told in readings_told(results):
        say(told)


def say_warnings(corpus: Corpus) -> None:
    """Say what turned out to be wrong with an index while it was read."""
    warnings = getattr(corpus, "warnings", None)
    while warnings:
        say(warnings.pop(0))


def exit_code(corpus: Corpus, *, found: bool = True) -> int:
    """Return 2 if a part of the corpus could not be read, else 0, or 1 if nothing was found."""
    say_warnings(corpus)
    if not found:
        say_if_stale(corpus)
    if corpus.errors:
        return SourceError.exit_code
    return 0 if found else NotFoundError.exit_code


def one_of(known: "Sequence[T]", typed: str, what: str) -> T:
    """Return that one of some words which is typed; raise `UsageError` for any other."""
    for one in known:
        if one == typed:
            return one
    raise UsageError(f"no {what} {quoted(typed)}; {what}s are {', '.join(map(str, known))}")


def refs_of(ctx: typer.Context, own: list[str] | None, refs: Sequence[str]) -> Iterator[str]:
    """Yield the references that are meant: those typed, and for `-` those on standard input.

    There they stand one a line, or, where there is a NUL, before one each.

    Args:
        ctx: The subcommand's.
        own: Paths given with `-C` after the subcommand.
        refs: As typed.

    Raises:
        UsageError: The corpus is on standard input, too.
    """
    for ref in refs:
        if ref != STDIN:
            yield ref
            continue
        if STDIN in corpus_paths(ctx, own):
            raise UsageError("standard input cannot hold both the corpus and ids")
        text = sys.stdin.read()
        yield from filter(None, text.split("\0") if "\0" in text else text.splitlines())


def find(corpus: Corpus, ref: str) -> tuple[Found, ...]:
    """Find what a reference stands for, at least one; `lookup` tells how references look.

    Raises what `lookup.find_all` raises; where a part of the corpus could not be read, an unknown
    reference is a `SourceError`, because the page may be in that part. A path that is none is a
    `UsageError`: it was meant as the corpus.
    """
    try:
        return find_all(ref, corpus.find, corpus.of_file)
    except NotFoundError as err:
        if os.path.exists(ref):
            raise UsageError(
                f"{quoted(ref)} is a path, not the id of a page; try: qa -C {_shell_word(ref)} list"
            ) from err
        say_if_stale(corpus)
        if corpus.errors:
            raise SourceError(f"{err} (in what could be read)") from err
        raise


def _shell_word(text: str) -> str:
    """Return a text as it is typed in a shell."""
    from shlex import quote  # noqa: PLC0415  only a mistake needs it

    return quote(text)


def here() -> Screen:
    """Return what standard output is."""
    return screen_of(sys.stdout, everywhere.color())


def write_json(document: "Document", screen: Screen, *, alone: bool = True) -> None:
    """Write a JSON document: indented on a terminal if it is the only one, else on one line."""
    indent = JSON_INDENT if alone and sys.stdout.isatty() else None
    write(lazy.jsontext.json_text(document, indent=indent, ascii_only=not screen.unicode))


def searchable(corpus: Corpus) -> "Index":
    """Return the index of a corpus, made in memory where there is none on disk."""
    if isinstance(corpus, MemoryCorpus):
        return lazy.store.build_index(corpus.pages)
    return lazy.searching.searchable(cast("StoredCorpus", corpus))


def quietly(corpus: Corpus) -> "AbstractContextManager[None]":
    """Take the failures of a stored corpus's engine for damage, and keep it from saying more."""
    return nullcontext() if isinstance(corpus, MemoryCorpus) else lazy.postings.quiet()


def study_of(
    corpus: Corpus, aliases: "Aliases" = (), chosen: "Sequence[Excerpt] | None" = None
) -> "Study":
    """Return what a corpus says as a whole: its index knows, where it has one.

    Args:
        corpus: The corpus.
        aliases: What the user has recorded of who is who.
        chosen: What alone counts of it; `None` for all.
    """
    whole: Study
    if isinstance(corpus, MemoryCorpus):
        whole = lazy.study.PagesStudy(corpus.pages, aliases)
    else:
        whole = lazy.survey.StoredStudy(cast("StoredCorpus", corpus), aliases)
    return whole if chosen is None else lazy.narrowed.NarrowedStudy(whole, chosen, aliases)


def persons_in(corpus: Corpus, ids: "Collection[str] | None" = None) -> "Mapping[str, str]":
    """Return the doctor's name of each answer with a byline, as the tally has it, by its id.

    Of these answers at least; `None`: of all.
    """
    from qa_cli.commands.aliasfile import known_aliases  # noqa: PLC0415  only for rows of answers

    return study_of(corpus, known_aliases()).persons(ids)


def named(corpus: Corpus, typed: str, study: "Study", counted: "Tally") -> "DoctorsFound":
    """Find the doctors of a name; say how it was read.

    Raises what `naming.find_doctors` raises; where a part of the corpus could not be read, an
    unknown name is a `SourceError`.
    """
    try:
        found = study.named(typed, counted)
    except NotFoundError as err:
        say_if_stale(corpus)
        if corpus.errors:
            raise SourceError(f"{err} (in what could be read)") from err
        raise
    for correction in found.corrections:
        say(f'no doctor is named "{correction.source}": showing "{correction.target}"')
    return found
