"""`qa report`: questions and answers as one file, for those who do not use terminals."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qa_cli import __version__
from qa_cli.commands import lazy, options
from qa_cli.commands.aliasfile import known_aliases
from qa_cli.commands.narrowing import IdsArgument, chosen_of
from qa_cli.commands.saving import check_target, replace_file
from qa_cli.commands.shared import exit_code, open_corpus, study_of
from qa_cli.commands.stream import say
from qa_cli.corpus.excerpts import Excerpt
from qa_cli.errors import UsageError

if TYPE_CHECKING:
    from qa_cli.model import Page

EXAMPLE = "qa report -o report.html"
MOST = 200
"""Questions of a report, unless `--all` says otherwise: more make a file that browsers open slowly
and that nobody reads from one end to the other."""
LARGE = 5_000_000
"""Bytes of a file from which its size is worth a word."""


def run(
    ctx: typer.Context,
    ids: IdsArgument = None,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The file; its name ends in .html, .htm or .md."
        ),
    ] = None,
    corpus: options.CorpusOption = None,
    index: options.IndexOption = None,
    where: options.WhereOption = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help=f"Also of more than {MOST} questions, which make a large file."),
    ] = False,
) -> int:
    """Write a report for those who do not use terminals: one file, to be opened, sent or printed.

    It has the corpus in numbers, as qa summary has it; then each question with its doctors, what
    the answers say, each figure on an axis with the sentences that give it, and all answers; then
    the doctors in alphabetical order, and what the words used mean. Text is counted and quoted;
    nothing is advised, and nobody is ranked.

    The end of the file's name tells what it is. html, htm: a page that a browser shows without a
    script and without asking for anything else. md: Markdown, with tables in place of drawings. The
    same pages make the same file.

    Examples:
      qa report -o report.html
      qa report 004 -o botox.md
      qa report --where "masseter rating:>=4.5" -o masseter.html
    """
    if output is None:
        raise UsageError(f"a report goes into a file: {EXAMPLE}")
    check_target(ctx, corpus, output, "-o", lazy.binding.ENDINGS)
    pages = open_corpus(ctx, corpus, index)
    chosen = chosen_of(ctx, pages, corpus, ids, where)
    meant = _Whole(pages.pages) if chosen is None else chosen
    if not meant:
        return exit_code(pages, found=False)
    if len(meant) > MOST and not everything:
        raise UsageError(
            f"a report of {len(meant):,} questions is long: narrow it with --where, or say --all"
        )
    study = study_of(pages, known_aliases(), chosen)
    told = lazy.binding.Report(
        meant,
        study.summary(),
        study.tally(),
        pages.short_ids,
        _narrowed(ids, where),
        len(pages.errors),
    )
    form = lazy.binding.form_of(output)
    size = replace_file(output, lazy.binding.written(told, form, __version__))
    if size >= LARGE or _is_watched():
        say(f"{output}: {lazy.phrases.counted(len(meant), 'question')}, {size / 1e6:,.1f} MB")
    return exit_code(pages)


def _is_watched() -> bool:
    """Whether a person sees what is said, who else would wonder whether anything was done."""
    return sys.stderr is not None and sys.stderr.isatty()


class _Whole:
    """All pages of a corpus as they are, none of them kept."""

    def __init__(self, pages: "Sequence[Page]") -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    def __iter__(self) -> Iterator[Excerpt]:
        return map(Excerpt, self._pages)


def _narrowed(ids: list[str] | None, where: str | None) -> str | None:
    """Return a sentence that tells what was chosen; `None` where all was."""
    query = f"what this query finds: {lazy.sanitise.sanitise_line(where)}" if where else ""
    if ids:
        return "Only what was chosen by its id" + (f", and of that {query}" if query else ".")
    return f"Only {query}" if query else None
