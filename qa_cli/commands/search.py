"""`qa search`: the questions and answers that hold the words of a query."""

from textwrap import wrap
from typing import Annotated

import typer

from qa_cli.commands.options import CorpusOption, JsonOption
from qa_cli.commands.shared import exit_code, here, open_corpus, write_json
from qa_cli.commands.stream import say, write, write_all
from qa_cli.corpus import Corpus
from qa_cli.errors import UsageError
from qa_cli.index import build_index
from qa_cli.output.screen import Screen
from qa_cli.search import SYNTAX, SearchOptions, SearchResults, search

DEFAULT_LIMIT = 20
"""Hits shown unless `-n` says otherwise: about a screenful."""

HELP_WIDTH = 78
"""Columns of help: what Typer takes on a screen of 80."""


def epilog() -> str:
    """Return the query language by example, for the end of `--help`."""
    indent = 4 + max(len(example) for example, _ in SYNTAX)
    lines = ["\b", "Queries (in quotes, where they hold a -, parentheses or quotation marks):"]
    for example, meaning in SYNTAX:
        first, *rest = wrap(meaning, HELP_WIDTH - 2 - indent)
        lines += [f"  {example:<{indent - 2}}{first}", *(" " * indent + line for line in rest)]
    return "\n".join(lines)


def run(
    ctx: typer.Context,
    query: Annotated[
        list[str],
        typer.Argument(metavar="QUERY", help="Words that must all be found; more below."),
    ],
    *,
    corpus: CorpusOption = None,
    limit: Annotated[
        int, typer.Option("-n", "--limit", min=1, help="Show at most this many hits.")
    ] = DEFAULT_LIMIT,
    json: JsonOption = False,
) -> int:
    """Search titles, questions, headlines, answers and doctors' names.

    A hit is a question or an answer that holds all words. A word that the corpus lacks is taken for
    the nearest one it has, and that is said. Exact words stand before word forms, those before
    beginnings of words, and those before corrected ones; within that, the most relevant hit first.

    In a pipe: one hit a line, cells separated by a tab, no header: id, path:line, doctor, snippet.

    Examples:
      qa search masseter
      qa search masetter paralysis -n 5
      qa search "botox -filler rating:>=4.5" --json
    """
    text = " ".join(query)
    if not text.strip():
        raise UsageError("the query is empty (see qa search --help)")
    pages = open_corpus(ctx, corpus)
    results = search(build_index(pages.pages), text, SearchOptions(limit=limit))
    for correction in results.corrections:
        say(f'no "{correction.source}" in the corpus: searching for "{correction.target}"')
    _write(pages, results, here(), json=json)
    return exit_code(pages, found=results.total > 0)


def _write(pages: Corpus, results: SearchResults, screen: Screen, *, json: bool) -> None:
    if json:
        from qa_cli.output.documents import search_document  # noqa: PLC0415  only for --json

        write_json(search_document(results), screen)
    if not results.total:
        missing = ", ".join(f'"{word}"' for word in results.missing)
        reason = f": no word like {missing}" if missing else ""
        say(f'nothing found for "{results.query}"{reason}')
        return
    if json:
        return
    if screen.drawn:
        from qa_cli.output.hits import drawn_hits  # noqa: PLC0415  only to draw
        from qa_cli.output.screen import draw  # noqa: PLC0415

        write(draw(screen, *drawn_hits(results, pages.short_ids, screen)))
        return
    from qa_cli.output.plain import hit_rows  # noqa: PLC0415

    write_all(hit_rows(results))
    if len(results.hits) < results.total:
        say(f"{len(results.hits):,} of {results.total:,} hits (more with -n)")
